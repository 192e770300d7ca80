import CourseModel

extension XMLSourceWriter {
  /// The inlines of an element, without blanks at either end.
  mutating func write(_ inlines: [Inline]) {
    let inlines = inlines.asWritten
    if case .text(let text, _)? = inlines.first, text.unicodeScalars.first == " " {
      losses.note(.blankAtStart, at: span)
    }
    if case .text(let text, _)? = inlines.last, text.unicodeScalars.last == " " { losses.note(.blankAtEnd, at: span) }
    run(inlines)
  }

  /// Characters of an element that holds no inlines.
  mutating func trimmed(_ text: String) { if !text.isEmpty { write([.text(text, at: .start)]) } }

  private mutating func run(_ inlines: [Inline]) { for inline in inlines.asWritten { write(inline) } }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text, _): characters(text)
    case .emphasis(let inner): element("i") { $0.run(inner) }
    case .strong(let inner): element("b") { $0.run(inner) }
    case .strikethrough(let inner): element("line-through") { $0.run(inner) }
    case .code(let code): element("tt") { if !code.isEmpty { $0.characters(code) } }
    case .link(let link): reference(link.text, to: link.address, [("scope", "external")])
    case .reference(let reference):
      self.reference(reference.textAsWritten(in: topic), to: reference.targetAsWritten(in: topic))
    case .citation(let citation): reference(citation.text, to: citation.reference.address)
    case .term(let term): reference(term.text, to: term.id.address)
    case .footnote(let number): footnote(number)
    case .image(let image): write(image)
    case .lineBreak: xml.empty("br")
    }
  }

  private mutating func element(
    _ name: String, _ attributes: [(name: String, value: String)] = [], _ content: (inout XMLSourceWriter) -> Void
  ) {
    xml.open(name, attributes)
    let start = xml.count
    content(&self)
    if xml.count == start { xml.closeTag() } else { xml.end(name, onItsLine: false) }
  }

  private mutating func characters(_ text: String) {
    let scalars = text.unicodeScalars
    if !zip(scalars, scalars.dropFirst()).allSatisfy({ $0 != " " || $1 != " " })
      || scalars.contains(where: { $0 == "\t" || $0 == "\n" || $0 == "\r" })
    {
      losses.note(.blanks, at: span)
    }
    if !scalars.allSatisfy({ $0.isOfXML || $0 == "\r" }) { losses.note(.notOfXML, at: span) }
    xml.characters(text)
  }

  private mutating func reference(
    _ text: [Inline], to address: String, _ further: [(name: String, value: String)] = []
  ) {
    if !address.unicodeScalars.allSatisfy({ $0.isOfXML && $0.value >= 0x20 }) { losses.note(.notOfXML, at: span) }
    element("xref", [("href", address.withTopicPart)] + further) { $0.run(text) }
  }

  /// A footnote stands at its mark; another mark of the same one has no element.
  private mutating func footnote(_ number: Int) {
    guard topic.footnotes.indices.contains(number - 1), marked.insert(number).inserted else {
      losses.note(.secondMark, at: span)
      return
    }
    let blocks = topic.footnotes[number - 1].blocks
    element("fn") { $0.flow(blocks) }
  }

  mutating func write(_ image: Image) {
    element("image", [("href", image.path(from: topic))]) { writer in
      guard !image.alternativeText.isEmpty else { return }
      writer.element("alt") { $0.trimmed(image.alternativeText) }
    }
  }
}

extension String {
  /// DITA names an element as `#topic/element`, and the reader takes the first part away; where our own target holds a `/`, it
  /// gets a part to lose.
  fileprivate var withTopicPart: String {
    guard let hash = utf8.firstIndex(of: UInt8(ascii: "#")), utf8[hash...].contains(UInt8(ascii: "/")), !contains("://")
    else { return self }
    return self[...hash] + "./" + self[index(after: hash)...]
  }
}
