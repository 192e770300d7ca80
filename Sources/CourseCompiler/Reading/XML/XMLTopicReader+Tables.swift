import CourseModel

extension XMLTopicReader {
  mutating func table(_ table: XMLElement, depth: Int) -> Block {
    allow(["id", "audience", "outputclass", "colalign"], on: table)
    refuseText(in: table)
    var caption: Caption?
    var header: [Table.Row] = []
    var body: [Table.Row] = []
    for element in table.elements {
      switch element.name {
      case "title":
        allow([], on: element)
        caption = builder.tableCaption(inlines(of: element), anchor: identifier(of: table), at: span(of: table))
      case "sthead": header.append(row(element, depth: depth))
      case "strow": body.append(row(element, depth: depth))
      default: refuse(element, expected: "title, sthead, strow")
      }
    }
    if caption == nil { refuseIdentifier(of: table) }
    let width = (header + body).map(\.cells.count).max() ?? 0
    guard width * (header.count + body.count) <= TopicBuilder.greatestCellCount else {
      let limit = TopicBuilder.greatestCellCount
      builder.report(
        .pathologicalText, Phrase("bảng có hơn \(limit) ô", "a table of more than \(limit) cells"), at: span(of: table),
        help: Phrase("tách bảng hoặc tách bài", "split the table or the topic"))
      return Block(.table(Table(caption: caption, columns: [], header: [], body: [])), at: span(of: table))
    }
    for row in header + body where row.cells.count < width {
      builder.report(
        .missingElement,
        Phrase(
          "hàng có \(row.cells.count) ô, bảng có \(width) cột",
          "a row of \(row.cells.count) cells in a table of \(width) columns"),
        at: row.span, help: Phrase("thêm `<stentry/>` cho đủ", "add `<stentry/>` to fill it"))
    }
    func filled(_ row: Table.Row) -> Table.Row {
      Table.Row(row.cells + Array(repeating: [], count: width - row.cells.count), at: row.span)
    }
    return Block(
      .table(
        Table(
          caption: caption, columns: alignments(of: table, width: width), header: header.map(filled),
          body: body.map(filled))), at: span(of: table), traits: traits(of: table))
  }

  /// `colalign="left center right natural"`: one word a column. DITA's simple table has no such thing; ours says what Markdown
  /// says with colons.
  private mutating func alignments(of table: XMLElement, width: Int) -> [Table.Alignment] {
    guard let text = table["colalign"] else { return Array(repeating: .natural, count: width) }
    let words = text.split(whereSeparator: \.isWhitespace).map { Table.Alignment(rawValue: String($0)) }
    let known = words.compactMap { $0 }
    guard known.count == width, words.count == width else {
      refuseValue(text, of: "colalign", on: table, expected: "natural, left, center, right × \(width)")
      return Array(repeating: .natural, count: width)
    }
    return known
  }

  private mutating func row(_ row: XMLElement, depth: Int) -> Table.Row {
    allow([], on: row)
    refuseText(in: row)
    let cells = row.elements.compactMap { entry -> [Block]? in
      guard entry.name == "stentry" else {
        refuse(entry, expected: "stentry")
        return nil
      }
      allow([], on: entry)
      return flow(entry.children, of: entry, depth: depth + 1)
    }
    return Table.Row(cells, at: span(of: row))
  }
}
