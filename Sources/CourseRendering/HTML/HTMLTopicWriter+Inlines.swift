import CourseModel

extension HTMLTopicWriter {
  mutating func write(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text, _): html.text(text)
      case .emphasis(let inner): element("em") { $0.write(inner) }
      case .strong(let inner): element("strong") { $0.write(inner) }
      case .strikethrough(let inner): element("s") { $0.write(inner) }
      case .code(let code): element("code") { $0.html.text(code) }
      case .link(let link):
        element("a", [.href(link.address)]) {
          if link.text.isEmpty { $0.html.text(link.address) } else { $0.write(link.text) }
        }
      case .reference(let reference): write(reference)
      case .citation(let citation): write(citation)
      case .term(let term): write(term)
      case .footnote(let number): writeMark(number)
      case .image(let image): write(image)
      case .lineBreak: html.void("br")
      }
    }
  }

  /// A reference that leads nowhere was a finding; here it is plain text.
  private mutating func write(_ reference: CrossReference) {
    guard let destination = reference.destination else { return write(reference.text) }
    if destination.topic == topic.id, let anchor = destination.anchor {
      return element("a", [.here(anchor.text)]) { $0.write(reference.text) }
    }
    let address = HTMLPlace.page(of: destination.topic) + (destination.anchor.map { "#" + $0.text } ?? "")
    element("a", [.page(address)]) { $0.write(reference.text) }
  }

  /// A document that the register knows leads to the note on it, so that its state can be read without a network. Another is
  /// plain text, or leads where the author said; one that no register could name is its number.
  private mutating func write(_ citation: Citation) {
    let reference = citation.reference
    let number = [reference.provision, reference.document].compactMap { $0 }.joined(separator: ", ")
    let text = citation.text.isEmpty ? [.text(number, at: citation.span.range.lowerBound)] : citation.text
    guard let document = sources.law[reference.document] else {
      guard let address = citation.address else { return write(text) }
      return element("a", [.class("law"), .href(address)]) { $0.write(text) }
    }
    let known = cited.firstIndex(of: reference.document)
    let place = (known ?? cited.count) + 1
    if known == nil { cited.append(reference.document) }
    let state = document.state(on: sources.date)
    let isDoubtful = state == .ended || state == .notYetInForce
    element(
      "a",
      [.class(isDoubtful ? "law doubtful" : "law"), .here("/vb-\(place)")]
        + (known == nil ? [.id("/vb-\(place)-cho")] : [])
    ) { $0.write(text) }
  }

  /// Outside a project there is no glossary to fill a term from.
  private mutating func write(_ term: TermUse) {
    guard term.meaning != nil else {
      return element("dfn") { if term.text.isEmpty { $0.html.text(term.id.text) } else { $0.write(term.text) } }
    }
    let isFirst = !terms.contains { $0.id == term.id }
    if isFirst { terms.append(term) }
    element("a", [.class("term"), .here("/tn-\(term.id)")] + (isFirst ? [.id("/tn-\(term.id)-cho")] : [])) {
      $0.write(term.text)
    }
  }

  private mutating func writeMark(_ number: Int) {
    let isFirst = marked.insert(number).inserted
    element("sup") {
      $0.element(
        "a",
        [.here("fn-\(number)"), .class("mark"), HTMLAttribute("aria-label", "Chú thích \(number)")]
          + (isFirst ? [.id("fnref-\(number)")] : [])
      ) { $0.html.text(String(number)) }
    }
  }
}
