import CourseModel

extension XMLTopicReader {
  /// The inlines of an element that holds nothing else.
  mutating func inlines(of element: XMLElement) -> [Inline] { inlines(element.children, in: element) }

  /// The inlines of some nodes of `parent`, without blanks at either end.
  mutating func inlines(_ nodes: [XMLElement.Node], in parent: XMLElement) -> [Inline] {
    var inlines = inlines(nodes, in: parent, depth: 1)
    if case .text(let text, let position)? = inlines.first, text.first == " " {
      inlines.removeFirst()
      if text.count > 1 { inlines.insert(.text(String(text.dropFirst()), at: position.advanced(byColumns: 1)), at: 0) }
    }
    if case .text(let text, let position)? = inlines.last, text.last == " " {
      inlines.removeLast()
      if text.count > 1 { inlines.append(.text(String(text.dropLast()), at: position)) }
    }
    return inlines
  }

  private mutating func inlines(_ nodes: [XMLElement.Node], in parent: XMLElement, depth: Int) -> [Inline] {
    guard builder.allows(inlineDepth: depth, at: span(of: parent)) else { return [] }
    var inlines: [Inline] = []
    for node in nodes {
      switch node {
      case .text(let text, let offset): appendText(text, at: offset, to: &inlines)
      case .element(let element): append(element, to: &inlines, depth: depth)
      }
    }
    return inlines
  }

  private mutating func append(_ element: XMLElement, to inlines: inout [Inline], depth: Int) {
    switch element.name {
    case "b", "strong": inlines.append(.strong(children(of: element, depth: depth)))
    case "i", "em": inlines.append(.emphasis(children(of: element, depth: depth)))
    case "line-through": inlines.append(.strikethrough(children(of: element, depth: depth)))
    case "br":
      allow([], on: element)
      refuseContent(of: element)
      inlines.append(.lineBreak)
    case "ph": inlines += phrase(element, depth: depth)
    case "tt":
      allow([], on: element)
      inlines.append(.code(children(of: element, depth: depth).plainText))
    case "xref": append(xref: element, to: &inlines, depth: depth)
    case "term": append(term: element, to: &inlines, depth: depth)
    case "image": if let image = image(element) { inlines.append(.image(image)) }
    case "fn": append(footnote: element, to: &inlines)
    default: refuse(element, expected: "b, strong, i, em, line-through, tt, ph, xref, term, fn, image, br")
    }
  }

  /// A phrase or, with `keyref`, the value of that name in programme.yaml.
  private mutating func phrase(_ element: XMLElement, depth: Int) -> [Inline] {
    guard let name = element["keyref"] else { return children(of: element, depth: depth) }
    allow(["keyref"], on: element)
    refuseText(in: element)
    return builder.value(name, at: span(of: element)).map { [.text($0, at: lines.position(of: element.start))] } ?? []
  }

  private mutating func children(of element: XMLElement, depth: Int) -> [Inline] {
    allow([], on: element)
    return inlines(element.children, in: element, depth: depth + 1)
  }

  private mutating func append(xref: XMLElement, to inlines: inout [Inline], depth: Int) {
    allow(["href", "scope", "format"], on: xref)
    let text = self.inlines(xref.children, in: xref, depth: depth + 1)
    guard let href = xref["href"] else {
      require("href", in: xref)
      inlines += text
      return
    }
    if let link = builder.link(to: XMLTopicReader.withoutTopic(href), text: text, at: span(of: xref)) {
      inlines.append(link)
    } else {
      inlines += text
    }
  }

  /// A word of the glossary; one that names no entry is text.
  private mutating func append(term: XMLElement, to inlines: inout [Inline], depth: Int) {
    allow(["keyref"], on: term)
    let text = self.inlines(term.children, in: term, depth: depth + 1)
    guard let name = term["keyref"] else {
      require("keyref", in: term)
      inlines += text
      return
    }
    if let use = builder.link(to: "term:" + name, text: text, at: span(of: term)) {
      inlines.append(use)
    } else {
      inlines += text
    }
  }

  /// DITA names an element as `#topic/element` or, in the same topic, `#./element`; we name it `#element`.
  private static func withoutTopic(_ href: String) -> String {
    guard let hash = href.firstIndex(of: "#"), let slash = href[hash...].firstIndex(of: "/"), !href.contains("://")
    else {
      return href
    }
    return String(href[...hash]) + href[href.index(after: slash)...]
  }

  /// Gives the footnote the next number and keeps its text.
  private mutating func append(footnote: XMLElement, to inlines: inout [Inline]) {
    guard !isInFootnote else {
      builder.report(
        .footnoteInFootnote, Phrase("`<fn>` nằm trong một `<fn>` khác", "a `<fn>` inside a `<fn>`"),
        at: span(of: footnote),
        help: Phrase("viết gộp vào một chú thích", "write both as one note"))
      return
    }
    allow([], on: footnote)
    isInFootnote = true
    let blocks = flow(footnote.children, of: footnote, depth: 1)
    isInFootnote = false
    footnotes.append(Footnote(blocks, at: span(of: footnote)))
    inlines.append(.footnote(number: footnotesBefore + footnotes.count))
  }

  /// A picture with its alternative text; `nil` where it has no path or a refused one.
  mutating func image(_ image: XMLElement) -> Image? {
    allow(["href"], on: image)
    guard let href = image["href"] else {
      require("href", in: image)
      return nil
    }
    var alternative = ""
    for element in image.elements {
      if element.name == "alt" {
        alternative = plainText(of: element).value
      } else {
        refuse(element, expected: "alt")
      }
    }
    return builder.image(href, alternativeText: alternative, at: span(of: image))
  }

  /// XML knows no lines: any blanks are one space. Each line of the source starts a run of its own, and so does what stands
  /// behind an entity or a comment, so that places stay exact.
  private func appendText(_ text: String, at offset: Int, to inlines: inout [Inline]) {
    var run: [UInt8] = []
    var runStart = offset
    func flush() {
      guard !run.isEmpty else { return }
      inlines.append(.text(String(decoding: run, as: UTF8.self), at: lines.position(of: runStart)))
      run.removeAll(keepingCapacity: true)
    }
    var endsInBlank = inlines.last.map { if case .text(let text, _) = $0 { text.last == " " } else { false } } ?? false
    var source = XMLTextFollower(bytes, from: offset)
    var hasLineEnded = false
    for byte in text.utf8 {
      let (here, isNext) = source.place(of: byte)
      if !isNext { flush() }
      if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        if !endsInBlank {
          if run.isEmpty { runStart = here }
          run.append(0x20)
        }
        endsInBlank = true
        if byte == 0x0A { hasLineEnded = true }
      } else {
        if hasLineEnded { flush() }
        if run.isEmpty { runStart = here }
        hasLineEnded = false
        endsInBlank = false
        run.append(byte)
      }
    }
    flush()
  }
}
