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
}
