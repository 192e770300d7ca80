import CCMarkGFM
import CourseModel

/// What a cell of a Markdown table says of its place.
private enum CellMark {
  case own([Block])
  /// Nothing at all between two bars: the cell to the left reaches over it.
  case joinsLeft
  /// A lone `^`: the cell above reaches over it.
  case joinsAbove
}

extension MarkdownReader {
  /// The rows of a table's header or body. Two bars with nothing between them, not even a blank, and a lone `^` merge cells,
  /// as in MultiMarkdown and Swift's cmark; a viewer that knows only GFM shows them as an empty cell and a `^`.
  mutating func rows(_ nodes: [MarkdownNode], width: Int, isHeader: Bool) -> [Table.Row] {
    var cells: [[Table.Cell]] = []
    /// Where the cell begins that takes each place of the row above.
    var above: [(row: Int, column: Int)] = []
    for (index, node) in nodes.enumerated() {
      var row: [Table.Cell] = []
      var owners: [(row: Int, column: Int)] = []
      var places: [SourceSpan] = []
      for cell in node.children {
        let column = row.count
        places.append(span(of: cell))
        switch mark(of: cell, inFirstColumn: column == 0) {
        case .own(let blocks):
          row.append(Table.Cell(blocks))
          owners.append((index, column))
        case .joinsLeft:
          let owner = owners[column - 1]
          if owner.row == index {
            row[owner.column] = Table.Cell(row[owner.column].blocks, columns: column - owner.column + 1)
          }
          row.append(.covered)
          owners.append(owner)
        case .joinsAbove where column >= above.count:
          builder.reportMerged(
            isHeader
              ? Phrase("`^` ở hàng tiêu đề không có ô nào ở trên", "`^` in the header has no cell above it")
              : Phrase(
                "`^` ở hàng đầu của thân bảng: ô gộp không đi từ hàng tiêu đề xuống",
                "`^` in the first row of the body: no cell reaches down from the header"),
            at: span(of: cell), help: Phrase("viết chữ của ô, hoặc `\\^`", "write the cell's text, or `\\^`"))
          row.append(Table.Cell([]))
          owners.append((index, column))
        case .joinsAbove:
          row.append(.covered)
          owners.append(above[column])
        }
      }
      for column in row.count..<max(width, row.count) {
        row.append(Table.Cell([]))
        owners.append((index, column))
        places.append(span(of: node))
      }
      reachDown(into: &row, &owners, from: &cells, above, places)
      cells.append(row)
      above = owners
    }
    return zip(cells, nodes).map { Table.Row($0, at: span(of: $1)) }
  }

  /// Lets the cells above that `row` joins reach down into it: each with its whole width, or it is a fault.
  private mutating func reachDown(
    into row: inout [Table.Cell], _ owners: inout [(row: Int, column: Int)], from cells: inout [[Table.Cell]],
    _ above: [(row: Int, column: Int)], _ places: [SourceSpan]
  ) {
    let index = cells.count
    var column = 0
    while column < row.count {
      let owner = owners[column]
      let end = owners[column...].firstIndex { $0 != owner } ?? row.count
      defer { column = end }
      guard owner.row < index else { continue }
      let cell = cells[owner.row][owner.column]
      if owner.column == column, end - column == cell.columns {
        cells[owner.row][owner.column] = Table.Cell(cell.blocks, columns: cell.columns, rows: index - owner.row + 1)
        continue
      }
      builder.reportMerged(
        Phrase(
          "phần gộp với ô bên trên rộng \(end - column) cột, ô ấy rộng \(cell.columns) cột",
          "what joins the cell above is \(end - column) columns wide, that cell \(cell.columns)"), at: places[column],
        help: Phrase("viết `^` ở mọi cột của ô bên trên", "write `^` in every column of the cell above"))
      for place in column..<end {
        row[place] = Table.Cell([])
        owners[place] = (index, place)
      }
    }
  }

  private mutating func mark(of cell: MarkdownNode, inFirstColumn isFirst: Bool) -> CellMark {
    // cmark gives a cell the bytes between its bars, blanks included.
    if !isFirst, cell.pointee.end_column < cell.pointee.start_column { return .joinsLeft }
    let inlines = self.inlines(in: cell)
    if inlines.count == 1, case .text("^", let position) = inlines[0], isCaret(at: position) { return .joinsAbove }
    return .own(inlines.isEmpty ? [] : [Block(.paragraph(inlines), at: span(of: cell))])
  }
}
