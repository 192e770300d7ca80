import CourseModel

/// A row as XML has it: only the cells that begin in it, none for the places that others reach over.
struct WrittenRow {
  struct Cell {
    let blocks: [Block]
    var columns: Int
    var rows: Int
    let span: SourceSpan
  }

  let cells: [Cell]
  let span: SourceSpan
}

/// The header or the body of a table, its cells put into places from left to right and from top to bottom, as HTML does it.
struct CellGrid {
  /// How many columns each row reaches over, with those that cells above it take.
  private(set) var extents: [Int] = []
  private var placed: [(row: Int, column: Int, cell: WrittenRow.Cell)] = []
  private let spans: [SourceSpan]

  init(_ rows: [WrittenRow], reportingTo builder: inout TopicBuilder) {
    spans = rows.map(\.span)
    /// Into how many further rows each column is taken from above.
    var taken: [Int] = []
    for (index, row) in rows.enumerated() {
      var column = 0
      var starts: [(column: Int, cell: WrittenRow.Cell)] = []
      for var cell in row.cells {
        while column < taken.count, taken[column] > 0 { column += 1 }
        let free = taken.dropFirst(column).firstIndex { $0 > 0 }.map { $0 - column } ?? cell.columns
        if free < cell.columns {
          builder.reportMerged(
            Phrase(
              "ô gộp \(cell.columns) cột chồng lên ô gộp từ hàng trên xuống",
              "a cell of \(cell.columns) columns overlaps one that reaches down from above"), at: cell.span,
            help: Phrase("giảm `colspan` hoặc `rowspan`", "make `colspan` or `rowspan` smaller"))
          cell.columns = free
        }
        if cell.rows > rows.count - index {
          builder.reportMerged(
            Phrase(
              "ô gộp \(cell.rows) hàng, phần này của bảng chỉ còn \(rows.count - index) hàng",
              "a cell of \(cell.rows) rows where this part of the table has \(rows.count - index) left"), at: cell.span,
            help: Phrase(
              "giảm `rowspan`; ô gộp không đi từ hàng tiêu đề xuống thân bảng",
              "make `rowspan` smaller; no cell reaches from the header into the body"))
          cell.rows = rows.count - index
        }
        starts.append((column, cell))
        column += cell.columns
      }
      extents.append(max(column, (taken.lastIndex { $0 > 0 } ?? -1) + 1))
      taken = taken.map { max($0 - 1, 0) }
      for (column, cell) in starts {
        taken += Array(repeating: 0, count: max(column + cell.columns - taken.count, 0))
        if cell.rows > 1 { for place in column..<(column + cell.columns) { taken[place] = cell.rows - 1 } }
        placed.append((index, column, cell))
      }
    }
  }

  /// The rows that hold no cell of several columns: they know best how wide the table is.
  var plainExtents: [Int] {
    let wide = Set(placed.filter { $0.cell.columns > 1 }.map(\.row))
    return extents.indices.filter { !wide.contains($0) }.map { extents[$0] }
  }

  var hasMergedCells: Bool { placed.contains { $0.cell.columns > 1 || $0.cell.rows > 1 } }

  /// The rows, each `width` wide; a merged cell that goes beyond is reported and cut.
  func rows(width: Int, reportingTo builder: inout TopicBuilder) -> [Table.Row] {
    var rows = Array(repeating: Array(repeating: Table.Cell([]), count: width), count: extents.count)
    var reported: Set<Int> = []
    for (row, column, cell) in placed {
      if column + cell.columns > width, reported.insert(row).inserted {
        builder.reportMerged(
          Phrase(
            "ô gộp vượt mép bảng: hàng này rộng \(extents[row]) cột, bảng có \(width) cột",
            "merged cells beyond the table's edge: a row of \(extents[row]) columns in a table of \(width)"),
          at: cell.span, help: Phrase("giảm `colspan` hoặc bớt ô", "make `colspan` smaller, or take a cell away"))
      }
      let columns = min(cell.columns, width - column)
      guard columns > 0 else { continue }
      for place in row..<(row + cell.rows) { for next in column..<(column + columns) { rows[place][next] = .covered } }
      rows[row][column] = Table.Cell(cell.blocks, columns: columns, rows: cell.rows)
    }
    return zip(rows, spans).map { Table.Row($0, at: $1) }
  }
}

extension TopicBuilder {
  mutating func reportMerged(_ message: Phrase, at span: SourceSpan, help: Phrase) {
    report(.mergedCells, message, at: span, help: help)
  }

  /// Reports rows and columns in which no cell begins: browsers, readers of PDF and people do not find them.
  mutating func reportCoveredLines(_ header: [Table.Row], _ body: [Table.Row], at span: SourceSpan) {
    for row in header + body where !row.cells.isEmpty && row.cells.allSatisfy(\.isCovered) {
      reportMerged(
        Phrase("hàng không có ô nào của riêng nó", "a row without a cell of its own"), at: row.span,
        help: Phrase("bỏ hàng này, gộp ít đi một hàng", "take the row away, and merge one row less"))
    }
    for column in 0..<((header + body).first?.cells.count ?? 0)
    where (header + body).allSatisfy({ $0.cells[column].isCovered }) {
      reportMerged(
        Phrase("cột \(column + 1) không có ô nào của riêng nó", "column \(column + 1) has no cell of its own"),
        at: span,
        help: Phrase("bỏ cột này, gộp ít đi một cột", "take the column away, and merge one column less"))
    }
  }
}
