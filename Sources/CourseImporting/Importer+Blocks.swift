import CourseModel

extension Importer {
  mutating func blocks(of sources: [PandocValue]) -> [Block] { sources.flatMap { blocks(of: $0) } }

  /// The blocks that one of pandoc's gives.
  mutating func blocks(of source: PandocValue, isTopLevel: Bool = false) -> [Block] {
    switch source.type {
    case "Para", "Plain": return paragraph(source.content)
    case "LineBlock": return paragraph(.list(source.content.list.flatMap { $0.list + [PandocValue.lineBreak] }))
    case "Header":
      if isTopLevel { return heading(source).map { [$0] } ?? [] }
      remark("tiêu đề nằm trong danh sách hoặc ô, đã thành chữ đậm", "a heading in a list or cell is bold text now")
      return [Block(.paragraph([.strong(inlines(source.content[2]))]), at: span)]
    case "BulletList": return list(.bullet, source.content.list)
    case "OrderedList":
      let items = source.content[1].list
      return list(marker(source.content[0], count: items.count), items)
    case "DefinitionList": return definitions(source.content.list)
    case "Table": return table(source.content)
    case "Figure": return figure(source.content)
    case "BlockQuote":
      let inner = blocks(of: source.content.list)
      return inner.isEmpty ? [] : [Block(.quotation(inner), at: span)]
    case "CodeBlock":
      return [Block(.code(CodeBlock(language: nil, text: source.content[1].text + "\n")), at: span)]
    case "HorizontalRule": return [Block(.divider, at: span)]
    // A style that we do not know: what it is called is no part of the text.
    case "Div": return source.content[1].list.flatMap { blocks(of: $0, isTopLevel: isTopLevel) }
    default:
      remark("có phần không chuyển được (\(source.type))", "something could not be converted (\(source.type))")
      return []
    }
  }

  /// A paragraph, or the figure that a picture alone in its paragraph is.
  private mutating func paragraph(_ source: PandocValue) -> [Block] {
    let text = inlines(source)
    if text.isEmpty { return [] }
    if text.count == 1, case .image(let image) = text[0] {
      return [Block(.figure(Figure(image, caption: nil)), at: span)]
    }
    return [Block(.paragraph(text), at: span)]
  }

  /// What pandoc takes for a picture with its caption; where it is anything else, the caption is a paragraph behind it.
  private mutating func figure(_ content: PandocValue) -> [Block] {
    let caption = blocks(of: content[1][1].list).asOneLine
    let inner = blocks(of: content[2].list)
    guard !caption.isEmpty else { return inner }
    guard inner.count == 1, case .figure(let figure) = inner[0].content else {
      return inner + [Block(.paragraph(caption), at: span)]
    }
    let text = CaptionLine.withoutNumber(caption, label: "Hình") ?? caption
    return [Block(.figure(Figure(figure.image, caption: Caption(number: "", anchor: nil, text: text))), at: span)]
  }

  // MARK: Lists

  private mutating func marker(_ attributes: PandocValue, count: Int) -> List.Marker {
    let start = attributes[0].number
    switch attributes[1].type {
    case "Decimal", "DefaultStyle": return .number(start: start)
    case "LowerAlpha":
      if start + count > 5 {
        remark("Word đánh a, b, c, d, e; ở đây sau điểm d) là điểm đ)", "Word counts a, b, c, d, e; here đ) follows d)")
      }
      return .point(start: max(start, 1))
    default:
      remark(
        "danh sách đánh số La Mã hoặc chữ hoa đã thành 1, 2, 3", "a list with Roman numerals or capitals is 1, 2, 3 now"
      )
      return .number(start: start)
    }
  }

  private mutating func list(_ marker: List.Marker, _ sources: [PandocValue]) -> [Block] {
    let items = sources.map { blocks(of: $0.list) }.filter { !$0.isEmpty }
    guard !items.isEmpty else { return [] }
    let isTight = items.allSatisfy { item in
      guard let first = item.first, case .paragraph = first.content else { return false }
      return item.dropFirst().allSatisfy { if case .list = $0.content { true } else { false } } && item.count <= 2
    }
    return [
      Block(
        .list(
          List(
            marker, isTight: isTight || items.count == 1 && items[0].count == 1,
            items: items.map { .init($0, at: span) })),
        at: span)
    ]
  }

  private mutating func definitions(_ sources: [PandocValue]) -> [Block] {
    let definitions = sources.compactMap { source -> Definition? in
      let term = inlines(source[0])
      let meanings = source[1].list.map { blocks(of: $0.list).asOneLine }.filter { !$0.isEmpty }
      return term.isEmpty || meanings.isEmpty ? nil : Definition([term], meanings: meanings, at: span)
    }
    return definitions.isEmpty ? [] : [Block(.definitions(definitions), at: span)]
  }
}

extension PandocValue {
  fileprivate static let lineBreak = PandocValue.object(["t": .text("LineBreak")])
}

extension [Block] {
  /// The text of the blocks as one paragraph, for places that hold no more.
  var asOneLine: [Inline] {
    if count == 1, case .paragraph(let text) = self[0].content {
      return text.map { if case .lineBreak = $0 { .text(" ", at: .start) } else { $0 } }
    }
    let words = plainText.split(separator: "\n").joined(separator: " ")
    return words.isEmpty ? [] : [.text(words, at: .start)]
  }
}
