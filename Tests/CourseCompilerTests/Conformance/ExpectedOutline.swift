import CourseModel

/// The outline of an example's HTML, as the topic language means it: what the language refuses or reads in its own way is
/// taken out or changed here by rule, with the code of the finding that has to say so.
struct ExpectedOutline {
  /// Codes that have to be among the findings.
  private(set) var required: Set<String> = []
  /// Codes that may be: they say more than HTML can show.
  private(set) var allowed: Set<String> = []
  private(set) var footnotes: [Outline] = []
  private(set) var blocks: [Outline] = []

  init(of html: String) {
    blocks = flow(HTMLNode.read(html))
    if !footnotes.isEmpty { allowed.insert("BS-038") }
  }

  private static let inlineNames: Set<String> = [
    "a", "em", "strong", "del", "code", "img", "br", "sup", "input",
  ]

  /// Blocks, and a paragraph for the inlines between them.
  private mutating func flow(_ nodes: [HTMLNode]) -> [Outline] {
    var blocks: [Outline] = []
    var waiting: [Outline] = []
    func close() {
      let line = waiting.asLine
      waiting = []
      if !line.isEmpty { blocks.append(.node("p", line)) }
    }
    for node in nodes {
      switch node {
      case .text(let text): waiting.append(.text(text))
      case .element(let name, _, _) where ExpectedOutline.inlineNames.contains(name):
        waiting += inlines([node])
      case .element(let name, let attributes, let children):
        close()
        blocks += block(name, attributes, children)
      }
    }
    close()
    return blocks
  }

  private mutating func block(
    _ name: String, _ attributes: [String: String], _ children: [HTMLNode]
  ) -> [Outline] {
    switch name {
    case "p":
      let line = inlines(children).asLine
      return line.isEmpty ? [] : [.node("p", line)]
    case "h1", "h2", "h3", "h4", "h5", "h6":
      // Level 1 is the topic's own title; a level that is skipped, an empty heading and two of one name are findings.
      if name == "h1" { required.insert("BS-032") }
      allowed.formUnion(["BS-032", "BS-033", "BS-040"])
      return [.node(name == "h1" ? "h2" : name, inlines(children).asLine)]
    case "blockquote": return [.node("quotation", flow(children))]
    case "hr": return [.node("divider", [])]
    case "pre":
      guard case .element("code", let attributes, let content)? = children.first else { return [] }
      let language = attributes["class"].map { " " + $0.dropFirst("language-".count) } ?? ""
      return [.node("pre" + language, content.isEmpty ? [] : [.code(Self.text(of: content))])]
    case "ul", "ol": return [list(name, attributes, children)]
    case "table": return [table(children)]
    case "section":
      for case .element("ol", _, let items) in children {
        for case .element("li", _, let content) in items { footnotes.append(.node("footnote", flow(content))) }
      }
      return []
    default: return [.node("html " + name, flow(children))]
    }
  }

  private mutating func list(_ name: String, _ attributes: [String: String], _ children: [HTMLNode]) -> Outline {
    var tightness = ""
    var items: [Outline] = []
    for case .element("li", _, let content) in children {
      var mark = ""
      for node in content {
        if case .element("input", let attributes, _) = node { mark = attributes["checked"] == nil ? " ☐" : " ☑" }
        if case .element("p", _, _) = node { tightness = " loose" }
        if case .text(let text) = node, tightness.isEmpty, !text.allSatisfy(\.isWhitespace) { tightness = " tight" }
        if case .element(let name, _, _) = node, tightness.isEmpty, Self.inlineNames.contains(name) {
          tightness = " tight"
        }
      }
      items.append(.node("item" + mark, flow(content)))
    }
    return .node((name == "ul" ? "list •" : "list " + (attributes["start"] ?? "1")) + tightness, items)
  }

  private mutating func table(_ children: [HTMLNode]) -> Outline {
    var rows: [Outline] = []
    for case .element(let part, _, let content) in children {
      for case .element("tr", _, let cells) in content {
        var row: [Outline] = []
        for case .element(_, let attributes, let text) in cells {
          row.append(
            .node(["cell", attributes["align"]].compactMap { $0 }.joined(separator: " "), inlines(text).asLine))
        }
        rows.append(.node(part == "thead" ? "header" : "row", row))
      }
    }
    return .node("table", rows)
  }

  private mutating func inlines(_ nodes: [HTMLNode]) -> [Outline] {
    nodes.flatMap { node -> [Outline] in
      guard case .element(let name, let attributes, let children) = node else {
        if case .text(let text) = node { return [.text(text)] }
        return []
      }
      switch name {
      case "em", "strong", "del": return [.node(name, inlines(children))]
      case "code": return [.code(Self.text(of: children))]
      case "br": return [.node("br", [])]
      case "input": return []
      case "sup":
        guard case .element("a", _, let number)? = children.first else { return [] }
        return [.node("mark " + Self.text(of: number), [])]
      case "a": return link(attributes, children)
      case "img": return image(attributes)
      default: return [.node("html " + name, inlines(children))]
      }
    }
  }

  /// A title is not printed (BS-052), and only some schemes and places are allowed (BS-051).
  private mutating func link(_ attributes: [String: String], _ children: [HTMLNode]) -> [Outline] {
    if attributes["class"] == "footnote-backref" { return [] }
    let address = attributes["href"] ?? ""
    if attributes["title"] != nil { required.insert("BS-052") }
    let text = inlines(children)
    let isOutside = ["http://", "https://", "mailto:", "tel:"].contains { address.lowercased().hasPrefix($0) }
    if !isOutside, !address.hasPrefix("#") {
      required.insert("BS-051")
      return text
    }
    if !isOutside { required.insert("BS-050") }
    return [.node("a " + address, text)]
  }

  /// A picture has to lie in the module (BS-006), where the examples' pictures are not (BS-001).
  private mutating func image(_ attributes: [String: String]) -> [Outline] {
    let path = attributes["src"] ?? ""
    guard !path.hasPrefix("/"), !path.isEmpty else {
      required.insert("BS-006")
      return []
    }
    required.insert("BS-001")
    return [.node("image \(path) \"\(attributes["alt"] ?? "")\"", [])]
  }

  private static func text(of nodes: [HTMLNode]) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(_, _, let children): text(of: children)
      }
    }.joined()
  }
}
