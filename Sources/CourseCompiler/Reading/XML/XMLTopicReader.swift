import CourseModel

/// Turns the elements of an XML topic into blocks. One reader serves one topic.
struct XMLTopicReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: LineIndex
  var builder: TopicBuilder
  /// How many footnotes stand before those of this file.
  let footnotesBefore: Int
  var footnotes: [Footnote] = []
  var isInFootnote = false

  init(bytes: UnsafeBufferPointer<UInt8>, lines: LineIndex, footnotesBefore: Int = 0, builder: TopicBuilder) {
    self.bytes = bytes
    self.lines = lines
    self.footnotesBefore = footnotesBefore
    self.builder = builder
  }

  mutating func read(_ root: XMLElement) -> TopicContent? {
    guard root.name == "topic" else {
      refuse(root, expected: "topic")
      return nil
    }
    allow(["id", "xml:lang"], on: root)
    refuseText(in: root)
    var title: Located<String>?
    var summary: Located<String>?
    var prolog = Prolog()
    var blocks: [Block] = []
    var hasBody = false
    for element in root.elements {
      switch element.name {
      case "title": title = plainText(of: element)
      case "shortdesc": summary = plainText(of: element)
      case "prolog": prolog = readProlog(element)
      case "body":
        hasBody = true
        allow([], on: element)
        blocks = self.blocks(in: element, level: 1, depth: 1)
      default: refuse(element, expected: "title, shortdesc, prolog, body")
      }
    }
    if title == nil { require("title", in: root) }
    if !hasBody { require("body", in: root) }
    guard let title else { return nil }
    let metadata = TopicMetadata(title: title, summary: summary, objectives: prolog.objectives, periods: prolog.periods)
    return TopicContent(metadata: metadata, blocks: blocks, footnotes: footnotes)
  }

  // MARK: Prolog

  private struct Prolog {
    var objectives: [Located<ObjectiveID>] = []
    var periods: Located<Periods>?
  }

  private mutating func readProlog(_ prolog: XMLElement) -> Prolog {
    var result = Prolog()
    var counts: [String: Int] = [:]
    allow([], on: prolog)
    refuseText(in: prolog)
    for metadata in prolog.elements {
      guard metadata.name == "metadata" else {
        refuse(metadata, expected: "metadata")
        continue
      }
      allow([], on: metadata)
      refuseText(in: metadata)
      for entry in metadata.elements {
        guard entry.name == "othermeta" else {
          refuse(entry, expected: "othermeta")
          continue
        }
        allow(["name", "content"], on: entry)
        refuseContent(of: entry)
        guard let name = entry["name"], let content = entry["content"] else {
          require("name, content", in: entry)
          continue
        }
        switch name {
        case "objectives":
          for word in content.split(whereSeparator: \.isWhitespace) {
            if let objective = ObjectiveID(String(word)) {
              result.objectives.append(Located(objective, at: span(of: entry)))
            } else {
              refuseValue(content, of: "content", on: entry, expected: "o1 o2 …")
            }
          }
        case "periods-theory", "periods-discussion", "periods-practice":
          if let count = Int(content), (0...200).contains(count) {
            counts[name] = count
            result.periods = Located(
              Periods(
                theory: counts["periods-theory"] ?? 0, discussion: counts["periods-discussion"] ?? 0,
                practice: counts["periods-practice"] ?? 0), at: result.periods?.span ?? span(of: entry))
          } else {
            refuseValue(content, of: "content", on: entry, expected: "0–200")
          }
        default:
          refuseValue(
            name, of: "name", on: entry, expected: "objectives, periods-theory, periods-discussion, periods-practice")
        }
      }
    }
    return result
  }

  // MARK: Blocks

  /// The blocks of `body` or of a section. `level` is the heading level of what surrounds them.
  mutating func blocks(in parent: XMLElement, level: Int, depth: Int) -> [Block] {
    refuseText(in: parent)
    return parent.elements.flatMap { element -> [Block] in
      if element.name == "title" && parent.name == "section" { return [] }
      if let included = included(by: element, depth: depth) { return included }
      if element.name == "section" { return section(element, level: level + 1, depth: depth) }
      return block(element, depth: depth).map { [$0] } ?? refusedBlock(element)
    }
  }

  mutating func section(_ section: XMLElement, level: Int, depth: Int) -> [Block] {
    let place = span(of: section)
    guard builder.allows(blockDepth: depth, at: place) else { return [] }
    allow(["id", "audience", "outputclass"], on: section)
    guard let title = section.elements.first, title.name == "title" else {
      require("title", in: section)
      return blocks(in: section, level: level, depth: depth + 1)
    }
    if level > 6 {
      builder.report(
        .headingLevel, Phrase("mục lồng quá 5 tầng", "sections nested more than 5 levels"), at: place,
        help: Phrase("viết lại cho phẳng hơn", "flatten it"))
    }
    allow([], on: title)
    let text = inlines(of: title)
    let heading = builder.heading(
      level: min(level, 6), anchor: identifier(of: section), text: text, at: span(of: title))
    return [Block(.heading(heading), at: span(of: title), traits: traits(of: section))]
      + blocks(in: section, level: level, depth: depth + 1)
  }

  /// A block element; `nil` for an element that is none.
  mutating func block(_ element: XMLElement, depth: Int) -> Block? {
    let place = span(of: element)
    guard builder.allows(blockDepth: depth, at: place) else { return Block(.paragraph([]), at: place) }
    switch element.name {
    case "p":
      allow(["audience", "outputclass"], on: element)
      return Block(.paragraph(inlines(of: element)), at: place, traits: traits(of: element))
    case "ul", "ol": return list(element, depth: depth)
    case "dl": return definitions(element)
    case "simpletable": return table(element, depth: depth)
    case "fig": return figure(element)
    case "note": return callout(element, depth: depth)
    case "lq":
      allow(["audience", "outputclass"], on: element)
      return Block(
        .quotation(flow(element.children, of: element, depth: depth + 1)), at: place, traits: traits(of: element))
    case "pre": return code(element)
    case "hr":
      allow([], on: element)
      refuseContent(of: element)
      return Block(.divider, at: place)
    case "lcSingleSelect", "lcMultipleSelect", "lcTrueFalse", "lcMatching", "lcSequencing", "lcOpenQuestion",
      "lcSingleSelect2", "lcMultipleSelect2", "lcTrueFalse2", "lcMatching2", "lcSequencing2", "lcOpenQuestion2":
      return question(element, depth: depth)
    default: return nil
    }
  }

  private mutating func refusedBlock(_ element: XMLElement) -> [Block] {
    refuse(
      element,
      expected:
        "p, ul, ol, dl, simpletable, fig, note, lq, pre, hr, section, lcSingleSelect, lcMultipleSelect, lcTrueFalse, lcMatching, lcSequencing, lcOpenQuestion"
    )
    return []
  }

  /// Mixed content, as items, cells, boxes and options have it: block elements, and paragraphs for the text between them.
  mutating func flow(_ nodes: [XMLElement.Node], of parent: XMLElement, depth: Int) -> [Block] {
    var blocks: [Block] = []
    var waiting: [XMLElement.Node] = []
    for node in nodes {
      guard case .element(let element) = node, XMLTopicReader.standsAlone(element) else {
        waiting.append(node)
        continue
      }
      // The words before it are read first, so that their footnotes are counted first.
      paragraph(of: &waiting, in: parent, into: &blocks)
      if let included = included(by: element, depth: depth) {
        blocks += included
      } else if let block = block(element, depth: depth) {
        blocks.append(block)
      }
    }
    paragraph(of: &waiting, in: parent, into: &blocks)
    return blocks
  }

  /// Whether an element is a block, or stands for some.
  private static func standsAlone(_ element: XMLElement) -> Bool {
    element.name == "xi:include" || element["conref"] != nil || blockNames.contains(element.name)
  }

  private static let blockNames: Set<String> = [
    "p", "ul", "ol", "dl", "simpletable", "fig", "note", "lq", "pre", "hr", "lcSingleSelect", "lcMultipleSelect",
    "lcTrueFalse", "lcMatching", "lcSequencing", "lcOpenQuestion", "lcSingleSelect2", "lcMultipleSelect2",
    "lcTrueFalse2", "lcMatching2", "lcSequencing2", "lcOpenQuestion2",
  ]

  private mutating func paragraph(of nodes: inout [XMLElement.Node], in parent: XMLElement, into blocks: inout [Block])
  {
    let inlines = inlines(nodes, in: parent)
    nodes = []
    if !inlines.isEmpty { blocks.append(Block(.paragraph(inlines), at: span(of: parent))) }
  }

  private mutating func list(_ list: XMLElement, depth: Int) -> Block {
    allow(list.name == "ol" ? ["audience", "outputclass", "start"] : ["audience", "outputclass"], on: list)
    refuseText(in: list)
    var isTight = true
    var items: [List.Item] = []
    for item in list.elements {
      guard item.name == "li" else {
        refuse(item, expected: "li")
        continue
      }
      allow(["outputclass"], on: item)
      if item.elements.contains(where: { $0.name == "p" }) { isTight = false }
      let isChecked: Bool? =
        switch item["outputclass"] {
        case "checked": true
        case "unchecked": false
        default: nil
        }
      if let name = item["outputclass"], isChecked == nil {
        refuseValue(name, of: "outputclass", on: item, expected: "checked, unchecked")
      }
      items.append(
        List.Item(isChecked: isChecked, flow(item.children, of: item, depth: depth + 1), at: span(of: item)))
    }
    return Block(
      .list(List(marker(of: list), isTight: isTight, items: items)), at: span(of: list),
      traits: traits(of: list, besides: ["points"]))
  }

  /// `<ol outputclass="points">` has the points of Vietnamese drafting; `start` is the first number, or the first letter's
  /// place among them.
  private mutating func marker(of list: XMLElement) -> List.Marker {
    guard list.name == "ol" else { return .bullet }
    var start = 1
    if let text = list["start"] {
      if let number = Int(text), (0...999_999_999).contains(number) {
        start = number
      } else {
        refuseValue(text, of: "start", on: list, expected: "1, 2, 3 …")
      }
    }
    return classes(of: list).contains("points") ? .point(start: max(start, 1)) : .number(start: start)
  }

  /// Terms and what they mean; a meaning is text, because Markdown can write no more.
  private mutating func definitions(_ list: XMLElement) -> Block {
    allow(["audience", "outputclass"], on: list)
    refuseText(in: list)
    var definitions: [Definition] = []
    for entry in list.elements {
      guard entry.name == "dlentry" else {
        refuse(entry, expected: "dlentry")
        continue
      }
      allow([], on: entry)
      refuseText(in: entry)
      var (terms, meanings): ([[Inline]], [[Inline]]) = ([], [])
      for part in entry.elements {
        allow([], on: part)
        switch part.name {
        case "dt": terms.append(inlines(of: part))
        case "dd": meanings.append(inlines(of: part))
        default: refuse(part, expected: "dt, dd")
        }
      }
      if terms.isEmpty || meanings.isEmpty {
        require(terms.isEmpty ? "dt" : "dd", in: entry)
      } else {
        definitions.append(Definition(terms, meanings: meanings, at: span(of: entry)))
      }
    }
    return Block(.definitions(definitions), at: span(of: list), traits: traits(of: list))
  }

  private mutating func table(_ table: XMLElement, depth: Int) -> Block {
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

  private mutating func figure(_ figure: XMLElement) -> Block? {
    allow(["id", "audience", "outputclass"], on: figure)
    refuseText(in: figure)
    var caption: Caption?
    var image: Image?
    for element in figure.elements {
      switch element.name {
      case "title":
        allow([], on: element)
        caption = builder.figureCaption(inlines(of: element), anchor: identifier(of: figure), at: span(of: figure))
      case "image": image = self.image(element)
      default: refuse(element, expected: "title, image")
      }
    }
    if caption == nil { refuseIdentifier(of: figure) }
    if !figure.elements.contains(where: { $0.name == "image" }) { require("image", in: figure) }
    guard let image else { return Block(.paragraph([]), at: span(of: figure)) }
    return Block(.figure(Figure(image, caption: caption)), at: span(of: figure), traits: traits(of: figure))
  }

  private mutating func callout(_ note: XMLElement, depth: Int) -> Block {
    let type = note["type"] ?? "note"
    let isOther = type == "other"
    allow(["id", "type", "audience", "outputclass"] + (isOther ? ["othertype"] : []), on: note)
    let name = isOther ? note["othertype"] ?? "" : type
    let kind: Callout.Kind
    if let known = Callout.Kind(rawValue: name), XMLTopicReader.dita.contains(known) != isOther {
      kind = known
    } else {
      kind = .note
      builder.report(
        .unknownCallout, Phrase("không có loại hộp `\(name)`", "there is no call-out `\(name)`"), at: span(of: note),
        help: Phrase("dùng một trong: \(XMLTopicReader.calloutNames)", "use one of: \(XMLTopicReader.calloutNames)"))
    }
    let anchor = identifier(of: note)
    var title: [Inline] = []
    var children = note.children
    if let index = children.firstIndex(where: { if case .element = $0 { true } else { false } }),
      case .element(let first) = children[index], first.name == "title"
    {
      allow([], on: first)
      title = inlines(of: first)
      children.remove(at: index)
    }
    if let anchor {
      builder.declare(anchor, .callout(title.isEmpty ? kind.label : title.plainText), at: span(of: note))
    }
    return Block(
      .callout(Callout(kind, anchor: anchor, title: title, blocks: flow(children, of: note, depth: depth + 1))),
      at: span(of: note), traits: traits(of: note))
  }

  /// The kinds that DITA knows as types of a note; the others are `type="other"`.
  private static let dita: [Callout.Kind] = [.note, .tip, .important, .warning, .caution]

  private static let calloutNames = Callout.Kind.allCases.map {
    dita.contains($0) ? "type=\"\($0.rawValue)\"" : "type=\"other\" othertype=\"\($0.rawValue)\""
  }.joined(separator: ", ")

  private mutating func code(_ pre: XMLElement) -> Block {
    allow(["audience", "outputclass"], on: pre)
    var text = ""
    for node in pre.children {
      switch node {
      case .text(let piece, _): text += piece
      case .element(let element): refuse(element, expected: "#text")
      }
    }
    if text.first == "\n" { text.removeFirst() }
    if text.last != "\n" { text += "\n" }
    let named = pre["outputclass"]?.split(separator: " ").first { $0.hasPrefix("language-") }
    return Block(
      .code(CodeBlock(language: named.map { String($0.dropFirst("language-".count)) }, text: text)), at: span(of: pre),
      traits: traits(of: pre, besides: named.map { [$0] } ?? []))
  }
}
