import CourseModel

/// The outline of a topic's blocks and footnotes.
enum TreeOutline {
  static func of(_ blocks: [Block]) -> [Outline] { blocks.compactMap(of) }

  static func of(_ footnote: Footnote) -> Outline { .node("footnote", of(footnote.blocks)) }

  private static func of(_ block: Block) -> Outline? {
    switch block.content {
    case .heading(let heading): .node("h\(heading.level)", inlines(heading.text))
    case .paragraph(let text): text.isEmpty ? nil : .node("p", inlines(text))
    case .list(let list): of(list)
    case .definitions(let definitions):
      .node("definitions", definitions.flatMap { $0.terms + $0.meanings }.map { .node("part", inlines($0)) })
    case .table(let table): of(table)
    case .figure(let figure): .node("p", [of(figure.image)])
    case .code(let code):
      .node("pre" + (code.language.map { " " + $0 } ?? ""), code.text.isEmpty ? [] : [.code(code.text)])
    case .quotation(let blocks): .node("quotation", of(blocks))
    case .callout(let callout): .node("callout \(callout.kind)", of(callout.blocks))
    case .question: .node("question", [])
    case .divider: .node("divider", [])
    }
  }

  /// HTML shows whether a list is tight only where an item has a paragraph.
  private static func of(_ list: List) -> Outline {
    let hasParagraph = list.items.contains { item in
      item.isChecked != nil
        || item.blocks.contains { if case .paragraph(let text) = $0.content { !text.isEmpty } else { $0.isFigure } }
    }
    let marker =
      switch list.marker {
      case .bullet: "•"
      case .number(let start): String(start)
      case .point(let start): "point \(start)"
      }
    return .node(
      "list \(marker)\(hasParagraph ? list.isTight ? " tight" : " loose" : "")",
      list.items.map { .node("item" + ($0.isChecked.map { $0 ? " ☑" : " ☐" } ?? ""), of($0.blocks)) })
  }

  private static func of(_ table: Table) -> Outline {
    func row(_ name: String, _ row: Table.Row) -> Outline {
      .node(
        name,
        zip(row.cells, table.columns).map { cell, alignment in
          let line = cell.blocks.flatMap { block -> [Outline] in
            if case .paragraph(let text) = block.content { inlines(text) } else { [] }
          }
          return .node(alignment == .natural ? "cell" : "cell \(alignment)", line)
        })
    }
    return .node("table", table.header.map { row("header", $0) } + table.body.map { row("row", $0) })
  }

  private static func inlines(_ inlines: [Inline]) -> [Outline] { inlines.map(of).asLine }

  private static func of(_ inline: Inline) -> Outline {
    switch inline {
    case .text(let text, _): .text(text)
    case .emphasis(let inlines): .node("em", inlines.map(of))
    case .strong(let inlines): .node("strong", inlines.map(of))
    case .strikethrough(let inlines): .node("del", inlines.map(of))
    case .code(let code): .code(code)
    case .link(let link): .node("a " + escaped(link.address), link.text.map(of))
    case .reference(let reference): .node("a " + escaped(reference.target), reference.text.map(of))
    case .citation(let citation): .node("citation", citation.text.map(of))
    case .term(let term): .node("term", term.text.map(of))
    case .footnote(let number): .node("mark \(number)", [])
    case .image(let image): of(image)
    case .lineBreak: .node("br", [])
    }
  }

  private static func of(_ image: Image) -> Outline {
    .node("image \(image.path.text.replacing("modules/cd01/", with: "")) \"\(image.alternativeText)\"", [])
  }

  /// An address as cmark-gfm writes it into HTML.
  private static func escaped(_ address: String) -> String {
    var text = ""
    for byte in address.utf8 {
      let sign = Character(Unicode.Scalar(byte))
      if byte < 0x80, sign.isLetter || sign.isNumber || "-_.+!*'(),%#@?=;:/&$~".contains(sign) {
        text.append(sign)
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}

extension Block {
  fileprivate var isFigure: Bool { if case .figure = content { true } else { false } }
}
