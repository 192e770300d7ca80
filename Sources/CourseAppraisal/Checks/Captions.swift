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
        good: "Mở [Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn/p/home/dvc-trang-chu.html)."))
  ) { module in
    var findings: [Finding] = []
    for topic in module.topics {
      topic.forEachBlock { block in
        block.forEachInline { inline in
          // A short name of a site is what people type; mail addresses are a matter of their own.
          guard case .link(let link) = inline, link.isBare, !link.address.hasPrefix("mailto:"),
            link.text.plainText.utf8.count > 40
          else { return }
          findings.append(
            Finding(
              Phrase("`\(link.text.plainText)` viết trần", "`\(link.text.plainText)` stands bare"), at: link.span,
              help: Phrase("viết `[tên trang](địa chỉ)`", "write `[name of the page](address)`")))
        }
      }
    }
    return findings
  }

  static let captionNotMentioned = Check(
    DiagnosticKind(
      "BS-106", "caption-not-mentioned", .information,
      summary: Phrase(
        "Bảng hoặc hình có số mà không câu nào nhắc tới.", "A numbered table or figure that the text never mentions."),
      rationale: Phrase(
        "Người học không biết xem bảng lúc nào, để làm gì; bản nghe bỏ qua bảng.",
        "Readers do not know when to look at it and what for."),
      basis: .houseRule,
      example: .init(bad: "Bảng: Việc phải làm {#viec}", good: "[](#viec) kê các việc phải làm."))
  ) { module in
    var mentioned: Set<CrossReference.Destination> = []
    for topic in module.topics {
      topic.forEachBlock { block in
        block.forEachInline {
          if case .reference(let reference) = $0, let place = reference.destination { mentioned.insert(place) }
        }
      }
    }
    var findings: [Finding] = []
    for topic in module.topics {
      let text = topic.captioned.isEmpty ? "" : topic.blocks.plainText
      for (caption, label, block) in topic.captioned {
        if let anchor = caption.anchor, mentioned.contains(.init(topic: topic.id, anchor: anchor)) { continue }
        // Typed by hand, as many do.
        if text.contains("\(label) \(caption.number)") { continue }
        let name = "\(label) \(caption.number)"
        findings.append(
          Finding(
            Phrase("không câu nào nhắc tới \(name)", "nothing mentions \(name)"), at: block.span,
            help: Phrase(
              "đặt mã `{#ma}` ở dòng tên và viết `[](#ma)` trong câu giới thiệu",
              "give its caption an `{#id}` and write `[](#id)` where it is introduced")))
      }
    }
    return findings
  }

  static let duplicateCaption = Check(
    DiagnosticKind(
      "BS-108", "duplicate-caption", .warning,
      summary: Phrase("Hai bảng hoặc hình cùng tên, hoặc tên trống.", "Two captions alike, or one without text."),
      rationale: Phrase(
        "Danh mục bảng, hình và lời nhắc bằng tên không phân biệt được.", "Lists of tables cannot tell them apart."),
      basis: .houseRule,
      example: .init(
        bad: "Bảng: Phân công\n…\nBảng: Phân công", good: "Bảng: Phân công trong tháng\n…\nBảng: Phân công khi có sự cố"
      ))
  ) { module in
    var first: [String: SourceSpan] = [:]
    var findings: [Finding] = []
    for topic in module.topics {
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
  }
}

extension Topic {
  /// The tables and figures with a number, in reading order.
  fileprivate var captioned: [(caption: Caption, label: String, block: Block)] {
    var captioned: [(Caption, String, Block)] = []
    forEachBlock { block in
      switch block.content {
      case .table(let table): if let caption = table.caption { captioned.append((caption, "Bảng", block)) }
      case .figure(let figure): if let caption = figure.caption { captioned.append((caption, "Hình", block)) }
      case .heading, .paragraph, .list, .definitions, .code, .quotation, .callout, .question, .divider: break
      }
    }
    return captioned
  }
}
