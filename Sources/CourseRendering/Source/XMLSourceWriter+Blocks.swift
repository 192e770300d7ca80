import CourseModel

extension XMLSourceWriter {
  mutating func write(_ block: Block) {
    let outer = span
    span = block.span
    defer { span = outer }
    let traits = block.traits
    switch block.content {
    case .heading:
      // Only a section has a heading, and sections stand in the body.
      losses.note(.nestedHeading, at: span)
    case .paragraph(let text): line("p", attributes(of: traits)) { $0.write(text) }
    case .list(let list): write(list, traits)
    case .definitions(let definitions): write(definitions, traits)
    case .table(let table): write(table, traits)
    case .figure(let figure):
      parent("fig", attributes(of: traits, id: figure.caption?.anchor)) { writer in
        if let caption = figure.caption { writer.line("title") { $0.write(caption.text) } }
        writer.xml.newline()
        writer.write(figure.image)
      }
    case .code(let code): write(code, traits)
    case .quotation(let blocks):
      parent("lq", attributes(of: traits)) { writer in for block in blocks { writer.write(block) } }
    case .callout(let callout): write(callout, traits)
    case .question(let question): write(question, traits)
    case .divider:
      if traits != .none { losses.note(.dividerTraits, at: span) }
      line("hr") { _ in }
    }
  }

  /// The blocks of an element that may hold bare text: a single paragraph is written as such, anything else as elements.
  mutating func flow(_ blocks: [Block]) {
    if blocks.count == 1, case .paragraph(let text) = blocks[0].content, blocks[0].traits == .none, !text.isEmpty {
      let outer = span
      span = blocks[0].span
      write(text)
      span = outer
      return
    }
    guard !blocks.isEmpty else { return }
    xml.depth += 1
    for block in blocks { write(block) }
    xml.depth -= 1
    xml.newline()
  }

  /// An element with such content.
  mutating func flowing(_ name: String, _ blocks: [Block], _ attributes: [(name: String, value: String)] = []) {
    line(name, attributes) { $0.flow(blocks) }
  }

  // MARK: Lists

  private mutating func write(_ list: List, _ traits: Block.Traits) {
    if traits.classes.contains("points") { losses.note(.reservedClass, at: span) }
    let name: String
    var own: [String] = []
    var start = 1
    switch list.marker {
    case .bullet: name = "ul"
    case .number(let first): (name, start) = ("ol", first)
    case .point(let first): (name, own, start) = ("ol", ["points"], first)
    }
    let isShownLoose = list.items.contains { $0.blocks.contains(where: \.isParagraph) }
    if !list.isTight, !isShownLoose { losses.note(.looseWithoutParagraph, at: span) }
    let attributes = attributes(of: traits, classes: own) + (start == 1 ? [] : [("start", String(start))])
    parent(name, attributes) { writer in
      for item in list.items { writer.write(item, isTight: list.isTight) }
    }
  }

  private mutating func write(_ item: List.Item, isTight: Bool) {
    let outer = span
    span = item.span
    defer { span = outer }
    let tick = item.isChecked.map { [("outputclass", $0 ? "checked" : "unchecked")] } ?? []
    line("li", tick) { writer in
      guard !item.blocks.isEmpty else { return }
      writer.xml.depth += 1
      var followsText = false
      for (index, block) in item.blocks.enumerated() {
        if isTight, case .paragraph(let text) = block.content {
          if followsText || text.isEmpty || block.traits != .none {
            writer.losses.note(.paragraphInTightItem, at: block.span)
          }
          if index > 0 { writer.xml.newline() }
          writer.write(text)
          followsText = true
        } else {
          writer.write(block)
          followsText = false
        }
      }
      writer.xml.depth -= 1
      if item.blocks.count > 1 || !followsText { writer.xml.newline() }
    }
  }

  private mutating func write(_ definitions: [Definition], _ traits: Block.Traits) {
    parent("dl", attributes(of: traits)) { writer in
      for definition in definitions {
        writer.span = definition.span
        writer.parent("dlentry") { writer in
          for term in definition.terms { writer.line("dt") { $0.write(term) } }
          for meaning in definition.meanings { writer.line("dd") { $0.write(meaning) } }
        }
      }
    }
  }

  // MARK: Tables, code, boxes

  private mutating func write(_ table: Table, _ traits: Block.Traits) {
    if table.header.isEmpty, table.body.isEmpty, !table.columns.isEmpty { losses.note(.emptyTable, at: span) }
    let alignments =
      table.columns.allSatisfy { $0 == .natural }
      ? [] : [("colalign", table.columns.map(\.rawValue).joined(separator: " "))]
    parent("simpletable", attributes(of: traits, id: table.caption?.anchor) + alignments) { writer in
      if let caption = table.caption { writer.line("title") { $0.write(caption.text) } }
      for (name, rows) in [("sthead", table.header), ("strow", table.body)] {
        for row in rows {
          writer.parent(name) { writer in
            for cell in row.cells where !cell.isCovered {
              let extents = [("colspan", cell.columns), ("rowspan", cell.rows)].filter { $0.1 > 1 }
              writer.flowing("stentry", cell.blocks, extents.map { ($0.0, String($0.1)) })
            }
          }
        }
      }
    }
  }

  private mutating func write(_ code: CodeBlock, _ traits: Block.Traits) {
    let language = code.language ?? ""
    if code.text.utf8.last != 0x0A || !code.text.unicodeScalars.allSatisfy(\.isOfXML)
      || !language.unicodeScalars.allSatisfy({ $0.isOfXML && $0.value > 0x20 && !$0.properties.isWhitespace })
      || traits.classes.contains(where: { $0.hasPrefix("language-") })
    {
      losses.note(.codeBlockInXML, at: span)
    }
    line("pre", attributes(of: traits, classes: language.isEmpty ? [] : ["language-" + language])) {
      $0.xml.characters("\n" + code.text)
    }
  }

  private mutating func write(_ callout: Callout, _ traits: Block.Traits) {
    let name = callout.kind.rawValue
    let type: [(name: String, value: String)] =
      switch callout.kind {
      case .note, .tip, .important, .warning, .caution: [("type", name)]
      case .example, .case, .discussion, .practice, .instructor: [("type", "other"), ("othertype", name)]
      }
    parent("note", type + attributes(of: traits, id: callout.anchor)) { writer in
      if !callout.title.isEmpty { writer.line("title") { $0.write(callout.title) } }
      for block in callout.blocks { writer.write(block) }
    }
  }
}
