import CourseModel

extension TokenBuilder {
  /// The parts of a block in reading order, in which every difference that a reader can notice shows: which option is right,
  /// where a link leads.
  mutating func parts(of block: Block) -> [Part] {
    switch block.content {
    case .heading(let heading): [line(.text, Phrase("Tiêu đề", "Heading"), heading.text)]
    case .paragraph(let inlines): [line(.text, Phrase("Đoạn", "Paragraph"), inlines)]
    case .list(let list): items(of: list)
    case .definitions(let definitions): definitions.map { entry(of: $0) }
    case .table(let table): rows(of: table)
    case .figure(let figure):
      [
        figure.caption.map { line(.caption, Phrase("Tên hình", "Caption"), $0.text) },
        line(
          .description, Phrase("Lời thay hình", "Alternative text"), [.text(figure.image.alternativeText, at: .start)]),
      ].compactMap { $0 }
    case .code(let code): code.text.split(separator: "\n").map { plain(.text, Phrase("Dòng", "Line"), String($0)) }
    case .quotation(let blocks): parts(of: blocks)
    case .callout(let callout):
      [
        callout.title.isEmpty
          ? plain(.title, Phrase("Loại hộp", "Kind of box"), callout.kind.label)
          : line(.title, Phrase("Tên hộp", "Title"), callout.title)
      ] + parts(of: callout.blocks)
    case .question(let question): parts(of: question)
    case .divider: [plain(.text, Phrase("Dấu ngắt", "Break"), "* * *")]
    }
  }

  mutating func parts(of blocks: [Block]) -> [Part] { blocks.flatMap { parts(of: $0) } }

  mutating func line(_ role: Part.Role, _ label: Phrase, _ inlines: [Inline]) -> Part {
    append(inlines)
    return Part(role, label, take())
  }

  mutating func plain(
    _ role: Part.Role, _ label: Phrase, _ text: String, isForInstructors: Bool = false, isSilent: Bool = false
  ) -> Part {
    append(text)
    return Part(role, label, take(), isForInstructors: isForInstructors, isSilent: isSilent)
  }

  private mutating func items(of list: List) -> [Part] {
    list.items.enumerated().map { index, item in
      let name = list.label(of: index)
      let label =
        name == "•"
        ? Phrase("Ý thứ \(index + 1)", "Item \(index + 1)") : Phrase("Mục \(name)", "Item \(name)")
      append(.label, name + " ", as: "#")
      if let isChecked = item.isChecked { append(.tick, isChecked ? "☑ " : "☐ ") }
      let rest = appendFirstParagraph(of: item.blocks)
      let row = take()
      return Part(.item, label, row, children: parts(of: Array(rest)))
    }
  }

  /// Puts the words of a leading paragraph into the line; gives what follows it.
  private mutating func appendFirstParagraph(of blocks: [Block]) -> ArraySlice<Block> {
    guard case .paragraph(let inlines) = blocks.first?.content else { return blocks[...] }
    append(inlines)
    return blocks.dropFirst()
  }

  private mutating func entry(of definition: Definition) -> Part {
    for (index, term) in definition.terms.enumerated() {
      if index > 0 { append(", ") }
      append(term)
    }
    let row = take()
    let meanings = definition.meanings.map {
      line(.meaning, Phrase("Nghĩa của “\(row.shortened)”", "Meaning of “\(row.shortened)”"), $0)
    }
    return Part(.item, Phrase("Từ “\(row.shortened)”", "Term “\(row.shortened)”"), row, children: meanings)
  }

  private mutating func rows(of table: Table) -> [Part] {
    let columns = table.header.first.map { names(of: $0, below: []) } ?? []
    let caption = table.caption.map { line(.caption, Phrase("Tên bảng", "Caption"), $0.text) }
    let header = table.header.map { row(.header, $0, label: Phrase("Hàng tiêu đề", "Header"), columns: []) }
    var body: [Part] = []
    var above: [String] = []
    for (index, entry) in table.body.enumerated() {
      above = names(of: entry, below: above)
      let first = above.first ?? ""
      let name =
        first.isEmpty ? Phrase("Hàng \(index + 1)", "Row \(index + 1)") : Phrase("Hàng “\(first)”", "Row “\(first)”")
      body.append(row(.row, entry, label: name, columns: columns))
    }
    return [caption].compactMap { $0 } + header + body
  }

  /// The beginning of the text in each place of a row; where a merged cell takes the place, of that cell.
  private mutating func names(of row: Table.Row, below above: [String]) -> [String] {
    var names: [String] = []
    var taken = 0
    for (column, cell) in row.cells.enumerated() {
      if !cell.isCovered {
        names.append(parts(of: cell.blocks).allTokens.shortened)
        taken = cell.columns
      } else {
        names.append((taken > 0 ? names.last : column < above.count ? above[column] : nil) ?? "")
      }
      taken -= 1
    }
    return names
  }

  private mutating func row(_ role: Part.Role, _ row: Table.Row, label: Phrase, columns: [String]) -> Part {
    var cells: [Part] = []
    var line: TokenRow = []
    var taken = 0
    for (index, cell) in row.cells.enumerated() {
      let column = index < columns.count && !columns[index].isEmpty ? "“\(columns[index])”" : "\(index + 1)"
      if cell.isCovered { append(.merged, taken > 0 ? "(gộp với ô trái)" : "(gộp với ô trên)") }
      taken = (cell.isCovered ? taken : cell.columns) - 1
      let tokens = cell.isCovered ? take() : joinedLine(of: parts(of: cell.blocks))
      cells.append(Part(.cell, label + Phrase(", cột \(column)", ", column \(column)"), tokens))
      if index > 0 {
        line = line.spaced
        append(.mark, "| ")
        line += take().spaced
      }
      line += tokens
    }
    return Part(role, label, line.trimmed, cells: cells)
  }

  private func joinedLine(of parts: [Part]) -> TokenRow {
    parts.reduce(into: TokenRow()) { line, part in
      if !line.isEmpty { line = line.spaced }
      line += joinedLine(of: [part.row] + part.children.map(\.row))
    }
  }

  private func joinedLine(of rows: [TokenRow]) -> TokenRow {
    rows.reduce(into: TokenRow()) { line, row in
      if !line.isEmpty { line = line.spaced }
      line += row
    }
  }
}

extension TokenRow {
  /// A row whose last token has a blank behind it.
  var spaced: TokenRow {
    guard let last else { return self }
    var row = self
    row[row.count - 1].text = last.text.trimmedEnd + " "
    return row
  }
}
