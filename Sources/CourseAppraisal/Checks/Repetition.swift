import CourseModel

extension Check {
  static let repeatedPassage = Check(
    DiagnosticKind(
      "BS-157", "repeated-passage", .information,
      summary: Phrase("Một đoạn lặp lại trong cùng chuyên đề.", "A passage that stands twice in a module."),
      rationale: Phrase(
        "Sửa một chỗ, quên chỗ kia thì chuyên đề tự mâu thuẫn; dùng chung bằng `{{include}}` hoặc dẫn tới.",
        "One of them will be mended and the other forgotten; include it, or refer to it."),
      basis: .criterion(3),
      example: .init(
        bad: "(hai bài có cùng một đoạn 30 tiếng)", good: "Xem [](01-bai.md#quy-trinh).")),
    text: { text, _ in
      var finder = CommonStretchFinder()
      var findings: [Finding] = []
      for piece in text.fingerprints.pieces {
        if let stretch = finder.longest(in: piece, least: 30) {
          findings.append(
            Finding(
              Phrase(
                "\(stretch.count) tiếng “\(stretch.beginning) …” đã có trong chuyên đề",
                "\(stretch.count) syllables “\(stretch.beginning) …” stand in the module already"),
              at: stretch.span,
              help: Phrase(
                "giữ một chỗ và dẫn tới, hoặc dùng chung bằng `{{include}}`", "keep one and refer to it, or include it"),
              notes: [.init(Phrase("chỗ trước ở đây", "the earlier place is here"), at: stretch.earlierSpan)]))
        }
        finder.remember(piece)
      }
      return findings
    })
}

extension ProgrammeCheck {
  static let passageOfAnotherModule = ProgrammeCheck(
    DiagnosticKind(
      "BS-158", "passage-of-another-module", .warning,
      summary: Phrase("Một đoạn trùng với chuyên đề khác.", "A passage that another module has too."),
      rationale: Phrase(
        "Người học gặp lại nội dung cũ; luật thay đổi thì phải sửa nhiều nơi.",
        "Learners meet the same again, and a change of the law has to be made in several places."),
      basis: .criterion(3),
      example: .init(
        bad: "(cd05 chép một đoạn 40 tiếng của cd03)", good: "{{include ../../shared/an-toan.md#ba-viec}}"))
  ) { modules in
    var finder = CommonStretchFinder()
    var findings: [Finding] = []
    for module in modules {
      for piece in module.pieces {
        guard let stretch = finder.longest(in: piece, least: 30) else { continue }
        findings.append(
          Finding(
            Phrase(
              "\(stretch.count) tiếng “\(stretch.beginning) …” trùng với `\(stretch.earlier.path)`",
              "\(stretch.count) syllables “\(stretch.beginning) …” are also in `\(stretch.earlier.path)`"),
            at: stretch.span,
            help: Phrase(
              "viết riêng cho chuyên đề này, hoặc đưa vào `shared/` và dùng chung bằng `{{include}}`",
              "write it for this module, or move it to `shared/` and include it"),
            notes: [.init(Phrase("chỗ kia ở đây", "the other place is here"), at: stretch.earlierSpan)]))
      }
      for piece in module.pieces { finder.remember(piece) }
    }
    return findings
  }
}

extension CommonStretch {
  fileprivate var span: SourceSpan { passage.span(passage.range(words)) }
  fileprivate var earlierSpan: SourceSpan { earlier.span(earlier.range(earlierWords)) }
  /// Its first words, by which people recognise it.
  fileprivate var beginning: String {
    passage.text(passage.range(words.lowerBound...min(words.lowerBound + 5, words.upperBound)))
  }
}
