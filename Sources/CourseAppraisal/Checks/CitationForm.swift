import CourseModel

extension Check {
  static let fullCitationRepeated = Check(
    DiagnosticKind(
      "BS-169", "full-citation-repeated", .information,
      summary: Phrase(
        "Viện dẫn đầy đủ một văn bản lần thứ hai trong bài.",
        "A document is cited in full for the second time in a topic."),
      rationale: Phrase(
        "Lần đầu ghi tên loại, số, ngày, cơ quan, trích yếu; các lần sau chỉ ghi tên loại và số.",
        "The first time says kind, number, date, issuer and subject; later ones kind and number only."),
      basis: .decree30,
      example: .init(
        bad: "Nghị định số 178/2024/NĐ-CP ngày 31 tháng 12 năm 2024 của Chính phủ … (lần thứ hai)",
        good: "Nghị định số 178/2024/NĐ-CP (từ lần thứ hai)")),
    text: { text, _ in
      var findings: [Finding] = []
      for topic in text.topics {
        var first: [String: SourceSpan] = [:]
        // What stands in a table, a question or a footnote is read by itself.
        for passage in topic.passages where passage.role == .paragraph && !passage.isFootnote && passage.isAuthors {
          for (index, citation) in passage.citations.enumerated() {
            let limit =
              index + 1 < passage.citations.count ? passage.citations[index + 1].range.lowerBound : passage.bytes.count
            guard let end = passage.endOfFullCitation(citation, before: limit) else { continue }
            let span = passage.span(citation.range.lowerBound..<end)
            guard let earlier = first[citation.reference.document] else {
              first[citation.reference.document] = span
              continue
            }
            findings.append(
              Finding(
                Phrase(
                  "`\(citation.reference.document)` đã viện dẫn đầy đủ trong bài",
                  "`\(citation.reference.document)` has been cited in full in this topic"),
                at: span,
                help: Phrase("từ lần thứ hai chỉ ghi tên loại và số", "from then on give kind and number only"),
                notes: [.init(Phrase("lần đầu ở đây", "the first time is here"), at: earlier)]))
          }
        }
      }
      return findings
    })
}

extension Passage {
  /// Where a citation ends that says the day and the issuer behind the number; `nil` for the short form.
  fileprivate func endOfFullCitation(_ citation: Mention, before limit: Int) -> Int? {
    let inside = firstRange(of: "ngày", from: citation.range.lowerBound)
    guard let day = inside, day.lowerBound <= citation.range.upperBound + 1, day.upperBound < limit else { return nil }
    guard let issuer = firstRange(of: " của ", from: day.upperBound), issuer.lowerBound < limit,
      issuer.lowerBound - day.upperBound <= " 31 tháng 12 năm 2024".utf8.count
    else { return nil }
    return max(citation.range.upperBound, issuer.lowerBound)
  }
}
