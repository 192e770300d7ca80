import CourseModel

extension MarkdownSourceWriter {
  mutating func lines(of table: Table, _ traits: Block.Traits) -> [String] {
    var lines: [String] = []
    if let caption = table.caption {
      let attributes = traits.markdown(anchor: caption.anchor)
      lines = inlines(caption.text, .caption, attributes: attributes, behind: "Bảng: ") + [""]
    }
    if table.header.count != 1 || table.columns.isEmpty { losses.note(.tableHeader, at: span) }
    let header = table.header.first?.cells ?? Array(repeating: Table.Cell([]), count: table.columns.count)
    lines += rows([header])
    lines.append("|" + table.columns.map(\.markdown).joined(separator: "|") + "|")
    lines += rows((table.header.dropFirst() + table.body).map(\.cells))
    return lines
  }

  /// The rows of the header or the body. A place that a cell to the left takes is nothing at all; one that a cell above takes
  /// is a `^`, in every column, so that other viewers show what stands beside it in its own column.
  private mutating func rows(_ rows: [[Table.Cell]]) -> [String] {
    rows.map { cells in
      var line = "|"
      var taken = 0
      for cell in cells {
        if !cell.isCovered {
          line += " \(self.cell(cell.blocks)) |"
          taken = cell.columns - 1
        } else if taken > 0 {
          line += "|"
          taken -= 1
        } else {
          line += " ^ |"
        }
      }
      return line
    }
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
    return result == "^" ? "\\^" : result
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
