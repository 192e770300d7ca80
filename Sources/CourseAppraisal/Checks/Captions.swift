import CourseModel

extension Check {
  static let bareAddress = Check(
    DiagnosticKind(
      "BS-105", "bare-address", .information,
      summary: Phrase("Địa chỉ mạng viết trần trong câu.", "A web address in running text."),
      rationale: Phrase(
        "Địa chỉ dài làm gãy dòng và trình đọc màn hình đọc từng ký tự.",
        "Long addresses break lines, and screen readers read every character."),
      basis: Phrase("WCAG 2.2, 2.4.4", "WCAG 2.2, 2.4.4"),
      example: .init(
        bad: "Mở https://dichvucong.gov.vn/p/home/dvc-trang-chu.html.",
        good: "Mở [Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn/p/home/dvc-trang-chu.html).")),
    eachLink: { link in
      // A short name of a site is what people type; mail addresses are a matter of their own.
      guard link.isBare, !link.address.hasPrefix("mailto:"), link.text.plainText.utf8.count > 40 else { return nil }
      return Finding(
        Phrase("`\(link.text.plainText)` viết trần", "`\(link.text.plainText)` stands bare"), at: link.span,
        help: Phrase("viết `[tên trang](địa chỉ)`", "write `[name of the page](address)`"))
    })

  static let captionNotMentioned = Check(
    DiagnosticKind(
      "BS-106", "caption-not-mentioned", .information,
      summary: Phrase(
        "Bảng hoặc hình có số mà không câu nào nhắc tới.", "A numbered table or figure that the text never mentions."),
      rationale: Phrase(
        "Người học không biết xem bảng lúc nào, để làm gì; bản nghe bỏ qua bảng.",
        "Readers do not know when to look at it and what for."),
      basis: .houseRule,
      example: .init(bad: "Bảng: Việc phải làm {#viec}", good: "[](#viec) kê các việc phải làm.")),
    text: { text, _ in
      var mentioned = text.typedCaptionNumbers
      for reference in text.topics.lazy.flatMap(\.references) {
        // Where a reference leads nowhere, it is not known what it should mention.
        guard let place = reference.destination else { return [] }
        if let anchor = place.anchor { mentioned.insert("\(place.topic)#\(anchor)") }
      }
      var findings: [Finding] = []
      for text in text.topics {
        let captioned = text.captioned
        let figures = captioned.count { $0.label == "Hình" }
        for (caption, label, block) in captioned {
          let name = "\(label) \(caption.number)"
          let isMentioned = [name, caption.anchor.map { "\(text.topic.id)#\($0)" }].contains {
            $0.map(mentioned.contains) ?? false
          }
          // The only figure of a topic explains itself by where it stands.
          guard !isMentioned, label == "Bảng" || figures > 1 else { continue }
          findings.append(
            Finding(
              Phrase("không câu nào nhắc tới \(name)", "nothing mentions \(name)"), at: block.span,
              help: Phrase(
                "đặt mã `{#ma}` ở dòng tên và viết `[](#ma)` trong câu giới thiệu",
                "give its caption an `{#id}` and write `[](#id)` where it is introduced")))
        }
      }
      return findings
    })

  static let duplicateCaption = Check(
    DiagnosticKind(
      "BS-108", "duplicate-caption", .warning,
      summary: Phrase("Hai bảng hoặc hình cùng tên, hoặc tên trống.", "Two captions alike, or one without text."),
      rationale: Phrase(
        "Danh mục bảng, hình và lời nhắc bằng tên không phân biệt được.", "Lists of tables cannot tell them apart."),
      basis: .houseRule,
      example: .init(
        bad: "Bảng: Phân công\n…\nBảng: Phân công", good: "Bảng: Phân công trong tháng\n…\nBảng: Phân công khi có sự cố"
      )),
    text: { text, _ in
      var first: [String: SourceSpan] = [:]
      var findings: [Finding] = []
      for topic in text.topics {
        for (caption, label, block) in topic.captioned {
          let text = caption.text.plainText.lowercased()
          let name = "\(label) \(caption.number)"
          if text.allSatisfy(\.isWhitespace) {
            findings.append(
              Finding(
                Phrase("\(name) có tên trống", "\(name) has an empty caption"), at: block.span,
                help: Phrase("viết tên", "write a caption")))
          } else if let earlier = first[label + text] {
            findings.append(
              Finding(
                Phrase(
                  "\(name) cùng tên với một \(label.lowercased()) khác: “\(caption.text.plainText)”",
                  "\(name) has the caption of another: “\(caption.text.plainText)”"),
                at: block.span, help: Phrase("nói rõ chỗ khác nhau trong tên", "say in the caption what differs"),
                notes: [.init(Phrase("cái thứ nhất ở đây", "the first one is here"), at: earlier)]))
          } else {
            first[label + text] = block.span
          }
        }
      }
      return findings
    })
}

extension ModuleText {
  /// The numbers of tables and figures that authors typed, for example `Bảng 2.1`.
  fileprivate var typedCaptionNumbers: Set<String> {
    let (table, figure) = (wordHash("bảng"), wordHash("hình"))
    var numbers: Set<String> = []
    forEachPassage { passage in
      guard passage.role != .caption, passage.signs.contains("."), passage.signs.hasDigit else { return }
      for word in passage.words.indices.dropLast(2) {
        let hash = passage.words[word].hash
        guard hash == table || hash == figure, passage.next(word + 1) != nil,
          let topic = passage.number(word + 1), passage.stands(".", before: word + 2),
          let number = passage.number(word + 2)
        else { continue }
        numbers.insert("\(hash == table ? "Bảng" : "Hình") \(topic).\(number)")
      }
    }
    return numbers
  }
}

extension TopicText {
  /// The tables and figures with a number, in reading order.
  fileprivate var captioned: [(caption: Caption, label: String, block: Block)] {
    var captioned: [(Caption, String, Block)] = []
    for block in blocks {
      switch block.content {
      case .table(let table): if let caption = table.caption { captioned.append((caption, "Bảng", block)) }
      case .figure(let figure): if let caption = figure.caption { captioned.append((caption, "Hình", block)) }
      case .heading, .paragraph, .list, .definitions, .code, .quotation, .callout, .question, .divider: break
      }
    }
    return captioned
  }
}
