import CourseModel

extension Importer {
  /// A table: one header row, and every merged cell's text in each of the cells that it covered.
  mutating func table(_ content: PandocValue) -> [Block] {
    let columns = content[2].list.map { alignment($0[0].type) }
    var caption = content[1][1].list.first.map { blocks(of: $0).asOneLine } ?? []
    caption = CaptionLine.withoutNumber(caption, label: "Bảng") ?? caption
    let head = rows(content[3][1].list, width: columns.count)
    let body = content[4].list.flatMap { section in
      rows(section[2].list, width: columns.count) + rows(section[3].list, width: columns.count)
    }
    let foot = rows(content[5][1].list, width: columns.count)
    var all = head + body + foot
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

  /// Rows of cells `[attributes, alignment, rows, columns, blocks]`, each laid out on the table's grid.
  private mutating func rows(_ sources: [PandocValue], width: Int) -> [Table.Row] {
    var rows: [Table.Row] = []
    /// What still covers each column from above, and for how many rows.
    var above: [Int: (blocks: [Block], rows: Int)] = [:]
    for source in sources {
      var cells: [[Block]] = []
      func takeFromAbove() {
        while let covering = above[cells.count], covering.rows > 0 {
          above[cells.count] = (covering.blocks, covering.rows - 1)
          cells.append(covering.blocks)
        }
      }
      for cell in source[1].list {
        takeFromAbove()
        let text = self.cell(cell[4].list)
        let (height, breadth) = (max(cell[2].number, 1), max(cell[3].number, 1))
        if height > 1 || breadth > 1 {
          remark("ô gộp đã tách, nội dung lặp lại ở từng ô", "a merged cell was split; its text stands in each cell")
        }
        for _ in 0..<min(breadth, max(width - cells.count, 0)) {
          above[cells.count] = (text, height - 1)
          cells.append(text)
        }
      }
      takeFromAbove()
      rows.append(
        Table.Row(Array(cells.prefix(width)) + Array(repeating: [], count: max(width - cells.count, 0)), at: span))
    }
    return rows
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
