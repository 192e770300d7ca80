import CCMarkGFM

extension MarkdownReader {
  /// Gives a paragraph its place that a table's header ended, with no empty line between them. cmark cuts it off the table
  /// without a place, and leaves the header where the paragraph began.
  func restorePlace(ofParagraphAbove table: MarkdownNode, _ paragraph: MarkdownNode) {
    let first = Int(table.pointee.start_line)
    guard paragraph.pointee.start_line == 0, let delimiters = (first + 1..<lines.count + 1).first(where: isDelimiterRow)
    else { return }
    let above = delimiters - 1 - first
    paragraph.pointee.start_line = table.pointee.start_line
    paragraph.pointee.start_column = table.pointee.start_column
    paragraph.pointee.end_line = table.pointee.start_line + Int32(max(above, 1)) - 1
    paragraph.pointee.end_column = Int32(lines.range(ofLine: Int(paragraph.pointee.end_line)).count)
    move(paragraph.pointee.first_child, lines: table.pointee.start_line, columns: table.pointee.start_column)
    // It counts the header's columns from the paragraph's first byte.
    let firstLength = lines.range(ofLine: first).count - Int(table.pointee.start_column) + 2
    let before = above == 0 ? 0 : firstLength + textStarts[first + above - 1] - textStarts[first]
    table.pointee.start_line += Int32(above)
    guard let header = table.pointee.first_child else { return }
    header.pointee.start_line += Int32(above)
    header.pointee.end_line += Int32(above)
    move(header.pointee.first_child, lines: Int32(above), columns: -Int32(before))
  }

  /// Whether the line is the row of dashes under a table's header.
  private func isDelimiterRow(_ line: Int) -> Bool {
    let bytes = source[lines.range(ofLine: line)]
    return bytes.contains(UInt8(ascii: "-")) && bytes.allSatisfy { byte in "|:->\t \r".utf8.contains(byte) }
  }

  /// Moves inlines and what is inside them. Those of no place, such as line ends, get one when they are read.
  private func move(_ first: MarkdownNode?, lines: Int32, columns: Int32) {
    for node in MarkdownSiblings(first: first) {
      let place = node.pointee
      let isNowhere =
        place.start_line == 0 && place.end_line == 0 && place.start_column == 0 && place.end_column == 0
      if !isNowhere {
        node.pointee.start_line += lines
        node.pointee.end_line += lines
        // A first cell without a bar before it is given the paragraph's own column.
        node.pointee.start_column = max(node.pointee.start_column + columns, 1)
        node.pointee.end_column += columns
      }
      move(place.first_child, lines: lines, columns: columns)
    }
  }
}
