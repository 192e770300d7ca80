import CourseModel

extension XMLTopicReader {
  mutating func table(_ table: XMLElement, depth: Int) -> Block {
    allow(["id", "audience", "outputclass", "colalign"], on: table)
    refuseText(in: table)
    var caption: Caption?
    var header: [WrittenRow] = []
    var body: [WrittenRow] = []
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
    let head = CellGrid(header, reportingTo: &builder)
    let rest = CellGrid(body, reportingTo: &builder)
    let extents = head.extents + rest.extents
    let width = (head.plainExtents + rest.plainExtents).max() ?? extents.max() ?? 0
    guard (extents.max() ?? 0) * extents.count <= TopicBuilder.greatestCellCount else {
      let limit = TopicBuilder.greatestCellCount
      builder.report(
        .pathologicalText, Phrase("bảng có hơn \(limit) ô", "a table of more than \(limit) cells"), at: span(of: table),
        help: Phrase("tách bảng hoặc tách bài", "split the table or the topic"))
      return Block(.table(Table(caption: caption, columns: [], header: [], body: [])), at: span(of: table))
    }
    let isMerged = head.hasMergedCells || rest.hasMergedCells
    for (row, extent) in zip(header + body, extents) where extent < width {
      builder.report(
        .missingElement,
        isMerged
          ? Phrase(
            "hàng rộng \(extent) cột, bảng có \(width) cột", "a row of \(extent) columns in a table of \(width) columns"
          )
          : Phrase(
            "hàng có \(extent) ô, bảng có \(width) cột", "a row of \(extent) cells in a table of \(width) columns"),
        at: row.span, help: Phrase("thêm `<stentry/>` cho đủ", "add `<stentry/>` to fill it"))
    }
    let columns = alignments(of: table, width: width)
    let headRows = head.rows(width: width, reportingTo: &builder)
    let bodyRows = rest.rows(width: width, reportingTo: &builder)
    builder.reportCoveredLines(headRows, bodyRows, at: span(of: table))
    return Block(
      .table(Table(caption: caption, columns: columns, header: headRows, body: bodyRows)), at: span(of: table),
      traits: traits(of: table))
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

  private mutating func row(_ row: XMLElement, depth: Int) -> WrittenRow {
    allow([], on: row)
    refuseText(in: row)
    let cells = row.elements.compactMap { entry -> WrittenRow.Cell? in
      guard entry.name == "stentry" else {
        refuse(entry, expected: "stentry")
        return nil
      }
      allow(["colspan", "rowspan"], on: entry)
      return WrittenRow.Cell(
        blocks: flow(entry.children, of: entry, depth: depth + 1), columns: extent("colspan", of: entry),
        rows: extent("rowspan", of: entry), span: span(of: entry))
    }
    return WrittenRow(cells: cells, span: span(of: row))
  }

  /// Over how many columns or rows a cell reaches, as DITA 2.0 and HTML say it.
  private mutating func extent(_ name: String, of entry: XMLElement) -> Int {
    guard let text = entry[name] else { return 1 }
    if let number = Int(text), (1...1000).contains(number) { return number }
    refuseValue(text, of: name, on: entry, expected: "1–1000")
    return 1
  }
}
