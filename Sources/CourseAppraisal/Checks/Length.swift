import CourseModel

extension Check {
  static let longSentence = Check(
    DiagnosticKind(
      "BS-179", "long-sentence", .information,
      summary: Phrase("Câu quá dài.", "A sentence that is too long."),
      rationale: Phrase(
        "Người nghe giảng và người đọc trên điện thoại mất mạch ở câu dài.",
        "Listeners and people with a phone lose the thread."),
      basis: Phrase("`measures.sentence` của programme.yaml", "`measures.sentence` of programme.yaml"),
      example: .init(
        bad: "Khi nhận được văn bản mà …, rồi …, sau đó … (80 tiếng)", good: "Nhận văn bản. Kiểm tra nơi gửi. Vào sổ.")),
    eachPassage: { passage, grounds, findings in
      let limit = grounds.programme.style.sentence.value
      guard passage.words.count > limit, passage.role != .preformatted, !passage.isQuotation else { return }
      var start = 0
      while start < passage.words.count {
        let sentence = passage.sentence(around: start)
        start = sentence.upperBound
        guard let (words, count) = passage.longestPart(of: sentence), count > limit else { continue }
        let range = passage.range(words)
        findings.append(
          Finding(
            Phrase(
              "câu dài \(count) tiếng, hơn \(limit) tiếng của chương trình",
              "the sentence has \(count) syllables, more than the programme's \(limit)"),
            at: passage.span(range),
            help: Phrase("tách thành hai, ba câu hoặc một danh sách", "make two, three or a list of it")))
      }
    })

  static let longParagraph = Check(
    DiagnosticKind(
      "BS-107", "long-paragraph", .information,
      summary: Phrase("Đoạn quá dài.", "A paragraph that is too long."),
      rationale: Phrase(
        "Một đoạn nói một ý; đoạn dài che mất ý.", "A paragraph says one thing; in a long one it gets lost."),
      basis: Phrase("`measures.paragraph` của programme.yaml", "`measures.paragraph` of programme.yaml"),
      example: .init(bad: "(một đoạn 250 tiếng)", good: "(ba đoạn 80 tiếng)")),
    eachPassage: { passage, grounds, findings in
      let limit = grounds.programme.style.paragraph.value
      guard passage.words.count > limit, passage.isAuthors, !passage.isFootnote else { return }
      let range = passage.range(0...passage.words.count - 1)
      findings.append(
        Finding(
          Phrase(
            "đoạn dài \(passage.words.count) tiếng, hơn \(limit) tiếng của chương trình",
            "the paragraph has \(passage.words.count) syllables, more than the programme's \(limit)"),
          at: passage.span(range), help: Phrase("mỗi ý một đoạn", "give every thought its own")))
    })

  static let sectionTooLong = Check(
    DiagnosticKind(
      "BS-119", "long-section", .information,
      summary: Phrase("Mục dài mà không có tiêu đề nhỏ.", "A long section without a heading inside."),
      rationale: Phrase(
        "Người học tra cứu theo tiêu đề; mục dài phải đọc hết mới tìm ra.", "People look things up by headings."),
      basis: Phrase("`measures.section` của programme.yaml", "`measures.section` of programme.yaml"),
      example: .init(bad: "## Quy trình\n\n(1.200 tiếng)", good: "## Quy trình\n\n### Tiếp nhận\n\n(400 tiếng)")
    ),
    text: { text, grounds in
      let limit = grounds.programme.style.section.value
      var findings: [Finding] = []
      for topic in text.topics {
        var count = 0
        var start: Block?
        func close() {
          guard let block = start, count > limit else { return }
          findings.append(
            Finding(
              Phrase(
                "mục dài \(count) tiếng không có tiêu đề nhỏ, hơn \(limit) tiếng của chương trình",
                "\(count) syllables without a heading, more than the programme's \(limit)"),
              at: block.span, help: Phrase("chia mục bằng tiêu đề nhỏ", "divide it by headings")))
        }
        for (block, syllables) in zip(topic.topic.blocks, topic.syllablesOfBlocks) {
          switch block.content {
          case .heading:
            close()
            (start, count) = (block, 0)
          // Questions follow one another without headings, and everybody finds them.
          case .question: break
          case .paragraph, .list, .definitions, .table, .figure, .code, .quotation, .callout, .divider:
            if start == nil { start = block }
            count += syllables
          }
        }
        close()
      }
      return findings
    })
}

extension Passage {
  /// The longest part of a sentence between semicolons, which part the items of a list, and how many words it has. The names
  /// of legal documents are as long as they are and do not count.
  fileprivate func longestPart(of sentence: Range<Int>) -> (words: ClosedRange<Int>, count: Int)? {
    var longest: (words: ClosedRange<Int>, count: Int)?
    var (start, count) = (sentence.lowerBound, 0)
    for word in sentence {
      if !words[word].traits.contains(.cited) { count += 1 }
      let isLast = word + 1 == sentence.upperBound || byte(at: words[word].end) == UInt8(ascii: ";")
      guard isLast else { continue }
      if count > longest?.count ?? 0 { longest = (start...word, count) }
      (start, count) = (word + 1, 0)
    }
    return longest
  }
}
