import CourseModel

extension XMLTopicReader {
  mutating func figure(_ figure: XMLElement) -> Block? {
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

  mutating func callout(_ note: XMLElement, depth: Int) -> Block {
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

  mutating func code(_ pre: XMLElement) -> Block {
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
