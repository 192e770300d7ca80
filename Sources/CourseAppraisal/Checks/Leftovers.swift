import CourseModel

// What copying from another file, or from a page image, leaves behind in a text (facts.md 6.10).

extension Check {
  static let leftovers: [Check] = [
    .numberLeftBlank, .paragraphCutInTwo, .gluedFootnoteMark, .pageNumberInText, .footnoteInText, .missingAppendix,
    .commonMisspelling,
  ]

  static let numberLeftBlank = Check(
    DiagnosticKind(
      "BS-200", "number-left-blank", .warning,
      summary: Phrase("Số hiệu hoặc ngày của văn bản để trống.", "A document's number or date is left blank."),
      rationale: Phrase(
        "Bản nháp chưa cho số được chép vào tài liệu; người đọc không tra được văn bản.",
        "A draft was copied before it had its number; readers cannot look the document up."),
      basis: leftoverBasis,
      example: .init(
        bad: "Quyết định số      /QĐ-BKHCN ngày   /   /2025", good: "Quyết định số 1596/QĐ-BKHCN ngày 03/7/2025")),
    eachPassage: { passage, _, findings in
      guard passage.signs.contains("/"), passage.isAuthors else { return }
      for word in passage.words.indices {
        let range = passage.words[word].range
        guard passage.small[range].elementsEqual("số".utf8) || passage.small[range].elementsEqual("ngày".utf8) else {
          continue
        }
        var end = range.upperBound
        while passage.byte(at: end) == 0x20 { end += 1 }
        guard end > range.upperBound, passage.byte(at: end) == UInt8(ascii: "/") else { continue }
        let name = passage.text(of: passage.words[word])
        findings.append(
          Finding(
            Phrase("sau “\(name)” để trống", "nothing stands behind “\(name)”"),
            at: passage.span(range.lowerBound..<end + 1),
            help: Phrase(
              "ghi số và ngày, hoặc dẫn một văn bản đã ban hành", "give number and date, or cite an issued one")
          ))
      }
    })

  static let paragraphCutInTwo = Check(
    DiagnosticKind(
      "BS-201", "paragraph-cut-in-two", .warning,
      summary: Phrase("Một câu bị cắt thành hai đoạn.", "A sentence cut into two paragraphs."),
      rationale: Phrase(
        "Dòng trống chép từ trang in thành chỗ xuống đoạn; người nghe bằng trình đọc màn hình thấy câu cụt.",
        "Blank lines of a printed page become ends of paragraphs, and sentences break off for who listens."),
      basis: leftoverBasis,
      example: .init(
        bad: """
          Thực hiện công văn số 17/CV-BCĐ của Ban chỉ đạo sắp

          xếp đơn vị hành chính.
          """, good: "Thực hiện công văn số 17/CV-BCĐ của Ban chỉ đạo sắp xếp đơn vị hành chính."))
  ) { module in
    module.topics.compactMap { topic in
      let cuts = zip(topic.blocks, topic.blocks.dropFirst()).filter { first, second in
        guard case .paragraph(let before) = first.content, case .paragraph(let after) = second.content,
          let last = before.plainText.last(where: { !$0.isWhitespace }),
          let next = after.plainText.first(where: { !$0.isWhitespace })
        else { return false }
        return (last.isLetter || last.isNumber || last == ",") && next.isLowercase
      }
      guard let (first, second) = cuts.first else { return nil }
      return Finding(
        Phrase(
          "câu bị cắt ở đây\(cuts.count > 1 ? ", và ở \(cuts.count - 1) chỗ nữa trong bài" : "")",
          "a sentence is cut here\(cuts.count > 1 ? ", and at \(cuts.count - 1) more places of the topic" : "")"),
        at: first.span, help: Phrase("xóa dòng trống giữa hai nửa câu", "delete the empty line between its halves"),
        notes: [.init(Phrase("câu đi tiếp ở đây", "it goes on here"), at: second.span)])
    }
  }

  static let gluedFootnoteMark = Check(
    DiagnosticKind(
      "BS-202", "footnote-mark-glued-to-word", .warning,
      summary: Phrase("Chữ số dính liền sau một từ.", "A digit glued to the end of a word."),
      rationale: Phrase(
        "Số chú thích chép từ bản in mất kiểu chữ nhỏ và dính vào từ; chú thích không còn dẫn tới đâu.",
        "A footnote's mark lost its small raised form in copying, and leads nowhere."),
      basis: leftoverBasis, example: .init(bad: "hệ thống chính trị1", good: "hệ thống chính trị[^1]")),
    eachPassage: { passage, _, findings in
      guard passage.isAuthors else { return }
      for word in passage.words where word.traits.contains(.hasDigit) && word.traits.contains(.hasMark) {
        let bytes = passage.bytes[word.range]
        let digits = bytes.reversed().prefix { $0.isASCIIDigit }.count
        guard (1...2).contains(digits), !word.traits.contains(.capital),
          !bytes.dropLast(digits).contains(where: \.isASCIIDigit)
        else { continue }
        findings.append(
          Finding(
            Phrase(
              "chữ số dính vào “\(passage.text(of: word))”", "a digit is glued to “\(passage.text(of: word))”"),
            at: passage.span(word.range),
            help: Phrase("viết chú thích bằng `[^1]`, hoặc thêm dấu cách", "write a footnote as `[^1]`, or add a blank")
          ))
      }
    })

  static let pageNumberInText = Check(
    DiagnosticKind(
      "BS-203", "page-number-in-text", .warning,
      summary: Phrase("Một đoạn chỉ có một số.", "A paragraph that is nothing but a number."),
      rationale: Phrase(
        "Số trang của bản in cũ lẫn vào nội dung.", "The page number of an old printed copy got into the text."),
      basis: leftoverBasis, example: .init(bad: "… trong thời hạn\n\n4\n\nba năm.", good: "… trong thời hạn ba năm.")),
    eachParagraph: { text, span in
      guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
      return Finding(
        Phrase("đoạn chỉ có số \(text)", "the paragraph is only the number \(text)"), at: span,
        help: Phrase("nếu là số trang thì xóa", "delete it if it is a page number"))
    })

  static let footnoteInText = Check(
    DiagnosticKind(
      "BS-204", "footnote-in-text", .warning,
      summary: Phrase("Nội dung chú thích nằm giữa bài.", "The text of a footnote stands amid the topic."),
      rationale: Phrase(
        "Chú thích cuối trang của bản in cũ thành một đoạn chen ngang câu.",
        "A footnote of an old printed page became a paragraph that interrupts a sentence."),
      basis: leftoverBasis,
      example: .init(
        bad: "1 Được sửa đổi tại Nghị định số 67/2025/NĐ-CP.",
        good: "[^1]: Được sửa đổi tại Nghị định số 67/2025/NĐ-CP.")),
    eachParagraph: { text, span in
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let rest = text.dropFirst(digits.count)
      guard (1...2).contains(digits.count), rest.first == " ", rest.dropFirst().first?.isUppercase == true else {
        return nil
      }
      return Finding(
        Phrase(
          "đoạn bắt đầu bằng số \(digits) như một chú thích", "the paragraph begins with \(digits) like a footnote"),
        at: span,
        help: Phrase("đặt `[^\(digits)]` trong câu và `[^\(digits)]: …` ở cuối bài", "write it as `[^\(digits)]: …`"))
    })

  static let missingAppendix = Check(
    DiagnosticKind(
      "BS-205", "missing-appendix", .warning,
      summary: Phrase(
        "Bài dẫn một phụ lục kèm theo nhưng không có phụ lục ấy.", "A topic refers to an appendix that is not there."),
      rationale: Phrase(
        "Phụ lục nằm ở tệp khác và không được chép theo; người đọc không có danh mục mà bài nói tới.",
        "It lay in another file and was not copied; readers lack the list that the text speaks of."),
      basis: leftoverBasis,
      example: .init(
        bad: "Các chuyên đề (chi tiết tại Phụ lục I kèm theo).",
        good: "Các chuyên đề (chi tiết tại Phụ lục I kèm theo).\n\n## Phụ lục I. Danh mục chuyên đề")),
    text: { text, _ in
      var isThere = false
      var mentions: [(passage: Passage, range: Range<Int>)] = []
      text.forEachPassage { passage in
        var start = 0
        while let found = passage.firstRange(of: "phụ lục ", from: start) {
          start = found.upperBound
          switch passage.role {
          case .heading, .caption: isThere = true
          case .paragraph, .cell, .term, .meaning, .preformatted, .metadata:
            let end = passage.words.first { $0.start >= start }?.end ?? start
            guard passage.isAuthors, let with = passage.firstRange(of: " kèm theo", from: end), with.lowerBound == end
            else { continue }
            mentions.append((passage, found.lowerBound..<end))
          }
        }
      }
      guard !isThere, let (passage, range) = mentions.first else { return [] }
      let name = passage.text(range)
      return [
        Finding(
          Phrase("chuyên đề không có “\(name)”", "the module has no “\(name)”"), at: passage.span(range),
          help: Phrase(
            "thêm mục `## \(name)`, hoặc nói phụ lục ấy của văn bản nào",
            "add a section `## \(name)`, or say whose appendix it is"))
      ]
    })

  static let commonMisspelling = Check(
    DiagnosticKind(
      "BS-206", "common-misspelling", .warning,
      summary: Phrase("Một lỗi chính tả hay gặp.", "A frequent spelling mistake."),
      rationale: Phrase(
        "Lỗi chính tả trong tài liệu của Bộ làm người học mất tin cậy và không tìm được từ.",
        "Spelling mistakes cost trust, and searches miss the word."),
      basis: Phrase(
        "Thông tư số 03/2023/TT-BNV, Điều 24, tiêu chí 6 (facts.md 2.4); danh sách của Học Liệu",
        "Circular 03/2023/TT-BNV, Article 24, criterion 6 (facts.md 2.4); Học Liệu's own list"),
      example: .init(bad: "theo quy định của vị trị việc làm", good: "theo quy định của vị trí việc làm")),
    eachPassage: { passage, _, findings in
      guard passage.isAuthors else { return }
      for word in passage.words.indices {
        guard let (index, last) = misspellingFinder.phrase(at: word, in: passage.words) else { continue }
        let range = passage.range(word...last)
        let right = misspellings[index].right
        let isCapital = passage.words[word].traits.contains(.capital)
        let text = isCapital ? right.prefix(1).uppercased() + right.dropFirst() : right
        findings.append(
          Finding(
            Phrase("“\(passage.text(range))” viết sai", "“\(passage.text(range))” is misspelt"),
            at: passage.span(range),
            help: Phrase("viết “\(text)”", "write “\(text)”"), fix: passage.fix(range, with: text)))
      }
    })

  private static let leftoverBasis = Phrase(
    "Lỗi thật trong các tệp chép từ bản in (facts.md 6.10)", "Real faults of files copied from print (facts.md 6.10)")

  /// Pairs of which the first is never right.
  private static let misspellings: [(wrong: String, right: String)] = [
    ("vị trị", "vị trí"), ("sử lý", "xử lý"), ("xử dụng", "sử dụng"), ("sát nhập", "sáp nhập"),
    ("bổ xung", "bổ sung"), ("cập nhập", "cập nhật"), ("chuẩn đoán", "chẩn đoán"), ("chia xẻ", "chia sẻ"),
    ("xuất xắc", "xuất sắc"), ("trương trình", "chương trình"), ("nghị đinh", "nghị định"),
    ("thủ tục hành chánh", "thủ tục hành chính"), ("giả quyết", "giải quyết"),
  ]

  private static let misspellingFinder = PhraseFinder(
    misspellings.enumerated().map { ($0.element.wrong, $0.offset) })

  /// A rule about the plain text of each paragraph that stands by itself, outside of lists and boxes.
  private init(_ kind: DiagnosticKind, eachParagraph look: @escaping @Sendable (String, SourceSpan) -> Finding?) {
    self.init(kind) { module in
      module.topics.flatMap { topic in
        topic.blocks.compactMap { block in
          guard case .paragraph(let inlines) = block.content else { return nil }
          return look(inlines.plainText, block.span)
        }
      }
    }
  }
}
