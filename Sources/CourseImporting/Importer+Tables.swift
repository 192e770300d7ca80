import CourseModel

extension Importer {
  /// A table of one header row, its merged cells kept.
  mutating func table(_ content: PandocValue) -> [Block] {
    let columns = content[2].list.map { alignment($0[0].type) }
    var caption = content[1][1].list.first.map { blocks(of: $0).asOneLine } ?? []
    caption = CaptionLine.withoutNumber(caption, label: "Bảng") ?? caption
    let head = content[3][1].list
    let parts = [head] + content[4].list.flatMap { [$0[2].list, $0[3].list] } + [content[5][1].list]
    var all: [Table.Row] = []
    for part in parts { all += rows(part, width: columns.count, beginTable: all.isEmpty) }
    guard !columns.isEmpty, !all.isEmpty else { return [] }
    if head.isEmpty {
      remark(
        "bảng không có hàng tiêu đề, hàng đầu đã thành tiêu đề", "the table had no header row; its first row is one now"
      )
    }
    if head.count > 1 {
      remark(
        "bảng có \(head.count) hàng tiêu đề, chỉ hàng đầu còn là tiêu đề",
        "the table had \(head.count) header rows; only the first is one now")
    }
    let header = all.removeFirst()
    return [
      Block(
        .table(
          Table(
            caption: caption.isEmpty ? nil : Caption(number: "", anchor: nil, text: caption), columns: columns,
            header: [header], body: all)), at: span)
    ]
  }

  private func alignment(_ name: String) -> Table.Alignment {
    switch name {
    case "AlignLeft": .left
    case "AlignCenter": .center
    case "AlignRight": .right
    default: .natural
    }
  }

  /// Rows of cells `[attributes, alignment, rows, columns, blocks]`, each laid out on the table's grid. The first row of the
  /// table will be its header, from which no cell reaches down.
  private mutating func rows(_ sources: [PandocValue], width: Int, beginTable: Bool) -> [Table.Row] {
    var grid: [[Table.Cell?]] = Array(repeating: Array(repeating: nil, count: width), count: sources.count)
    func place(_ cell: Table.Cell, _ row: Int, _ column: Int) {
      for next in row..<(row + cell.rows) {
        for other in column..<(column + cell.columns) { grid[next][other] = .covered }
      }
      grid[row][column] = cell
    }
    for (index, source) in sources.enumerated() {
      for cell in source[1].list {
        let text = self.cell(cell[4].list)
        guard let column = grid[index].firstIndex(where: { $0 == nil }) else { break }
        let free = grid[index][column...].prefix { $0 == nil }.count
        let columns = min(max(cell[3].number, 1), free)
        let rows = min(max(cell[2].number, 1), sources.count - index)
        guard beginTable, index == 0, rows > 1 else {
          place(Table.Cell(text, columns: columns, rows: rows), index, column)
          continue
        }
        remark(
          "ô gộp từ hàng tiêu đề xuống đã tách, nội dung lặp lại ở hàng dưới",
          "a cell that reached down from the header was split; its text stands in both parts")
        place(Table.Cell(text, columns: columns), index, column)
        place(Table.Cell(text, columns: columns, rows: rows - 1), index + 1, column)
      }
    }
    return grid.map { Table.Row($0.map { $0 ?? Table.Cell([]) }, at: span) }
  }

  private mutating func cell(_ sources: [PandocValue]) -> [Block] {
    let blocks = blocks(of: sources)
    let text = blocks.asOneLine
    if blocks.count > 1 || blocks.contains(where: { if case .paragraph = $0.content { false } else { true } }) {
      remark(
        "ô có nhiều đoạn hoặc danh sách đã gộp thành một dòng", "a cell of several paragraphs or a list is one line now"
      )
    }
    return text.isEmpty ? [] : [Block(.paragraph(text), at: span)]
  }
}
