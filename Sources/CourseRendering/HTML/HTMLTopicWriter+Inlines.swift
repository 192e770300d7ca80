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
      case .term(let term):
        element("dfn", term.meaning.map { [HTMLAttribute("title", $0)] } ?? []) {
          // Outside a project there is no glossary to fill it from.
          if term.text.isEmpty { $0.html.text(term.id.text) } else { $0.write(term.text) }
        }
      case .footnote(let number): writeMark(number)
      case .image(let image): write(image)
      case .lineBreak: html.void("br")
      }
    }
  }

  /// A reference that leads nowhere was a finding; here it is plain text.
  private mutating func write(_ reference: CrossReference) {
    guard let destination = reference.destination else { return write(reference.text) }
    let page = destination.topic == topic.id ? "" : HTMLPlace.page(of: destination.topic)
    let anchor = destination.anchor.map { "#" + $0.text } ?? ""
    element("a", [.href(page.isEmpty && anchor.isEmpty ? HTMLPlace.page(of: topic.id) : page + anchor)]) {
      $0.write(reference.text)
    }
  }

  /// A document whose address is not known is plain text; one that no register could name is its number.
  private mutating func write(_ citation: Citation) {
    let reference = citation.reference
    let number = [reference.provision, reference.document].compactMap { $0 }.joined(separator: ", ")
    let text = citation.text.isEmpty ? [.text(number, at: citation.span.range.lowerBound)] : citation.text
    guard let address = citation.address else { return write(text) }
    element("a", [.class("law"), .href(address)]) { $0.write(text) }
  }

  private mutating func writeMark(_ number: Int) {
    let isFirst = marked.insert(number).inserted
    element("sup") {
      $0.element(
        "a",
        [.href("#fn-\(number)"), .class("mark"), HTMLAttribute("aria-label", "Chú thích \(number)")]
          + (isFirst ? [.id("fnref-\(number)")] : [])
      ) { $0.html.text(String(number)) }
    }
  }

  // MARK: Footnotes

  mutating func writeFootnotes() {
    guard !topic.footnotes.isEmpty else { return }
    element("section", [.class("footnotes"), HTMLAttribute("aria-label", "Chú thích")]) { writer in
      writer.element("ol") { writer in
        for (index, footnote) in writer.topic.footnotes.enumerated() {
          writer.element("li", [.id("fn-\(index + 1)")]) {
            $0.write(footnote.blocks, isTight: footnote.blocks.count == 1)
            $0.html.text(" ")
            $0.element(
              "a",
              [
                .href("#fnref-\(index + 1)"), .class("back"),
                HTMLAttribute("aria-label", "Về chỗ đánh dấu chú thích \(index + 1)"),
              ]
            ) { $0.html.text("↩") }
          }
          writer.html.newline()
        }
      }
    }
  }
}
