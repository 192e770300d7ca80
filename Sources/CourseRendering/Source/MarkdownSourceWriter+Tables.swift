import CourseModel

extension MarkdownSourceWriter {
  mutating func lines(of table: Table, _ traits: Block.Traits) -> [String] {
    var lines: [String] = []
    if let caption = table.caption {
      let attributes = traits.markdown(anchor: caption.anchor)
      lines = inlines(caption.text, .caption, attributes: attributes, behind: "Bảng: ") + [""]
    }
    if table.header.count != 1 || table.columns.isEmpty { losses.note(.tableHeader, at: span) }
    let header = table.header.first?.cells ?? Array(repeating: [], count: table.columns.count)
    lines.append(row(header.map { cell($0) }))
    lines.append("|" + table.columns.map(\.markdown).joined(separator: "|") + "|")
    for next in table.header.dropFirst() + table.body { lines.append(row(next.cells.map { cell($0) })) }
    return lines
  }

  func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// A cell of a table: text without blocks.
  mutating func cell(_ blocks: [Block]) -> String {
    guard let first = blocks.first else { return "" }
    guard blocks.count == 1, case .paragraph(let text) = first.content else {
      losses.note(.cell, at: first.span)
      return ""
    }
    if first.traits != .none { losses.note(.traits, at: first.span) }
    if text.isEmpty { losses.note(.emptyParagraph, at: first.span) }
    return cell(text)
  }

  mutating func cell(_ inlines: [Inline]) -> String {
    // A table is cut at its bars before anything else is read, and `\|` is a bar that does not cut.
    var result = ""
    var backslashes = 0
    for scalar in text(inlines, .cell).unicodeScalars {
      if scalar == "|" {
        if !backslashes.isMultiple(of: 2) { losses.note(.codeInCell, at: span) }
        result += "\\"
      }
      backslashes = scalar == "\\" ? backslashes + 1 : 0
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

extension Table.Alignment {
  fileprivate var markdown: String {
    switch self {
    case .natural: "---"
    case .left: ":--"
    case .center: ":-:"
    case .right: "--:"
    }
  }
}
