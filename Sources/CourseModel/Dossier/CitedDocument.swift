/// A legal document that a module cites, with every place where it does.
package struct CitedDocument: Sendable {
  /// One place.
  package struct Use: Hashable, Sendable {
    /// The paragraph's number; `nil` in a footnote.
    package let paragraph: Int?
    /// For people: `đoạn 12` or `Bài 1, chú thích 2`.
    package let name: String
    /// The provision, for example `khoản 2 Điều 5`; `nil` for the document as a whole.
    package let provision: String?
  }

  package let number: String
  /// `nil` where the register does not have it.
  package let document: LegalDocument?
  package let uses: [Use]
}

extension Module {
  /// The documents that the module cites, in the order in which they are cited first.
  package func citedDocuments(in law: LegalRegister) -> [CitedDocument] {
    var order: [String] = []
    var uses: [String: [CitedDocument.Use]] = [:]
    func collect(_ blocks: [Block], paragraph: Int?, name: String) {
      blocks.forEachNested { block in
        block.forEachInline { inline in
          guard case .citation(let citation) = inline else { return }
          let number = citation.reference.document
          let use = CitedDocument.Use(paragraph: paragraph, name: name, provision: citation.reference.provision)
          if uses[number] == nil { order.append(number) }
          if uses[number]?.contains(use) != true { uses[number, default: []].append(use) }
        }
      }
    }
    let paragraphs = numberedParagraphs
    for topic in topics {
      for paragraph in paragraphs where paragraph.topic == topic.id {
        collect([paragraph.block], paragraph: paragraph.number, name: "đoạn \(paragraph.number)")
      }
      for (index, footnote) in topic.footnotes.enumerated() {
        collect(footnote.blocks, paragraph: nil, name: "Bài \(topic.ordinal), chú thích \(index + 1)")
      }
    }
    return order.map { CitedDocument(number: $0, document: law[$0], uses: uses[$0] ?? []) }
  }
}

extension LegalDocument {
  /// As it is cited the first time, and as the basis of a decision (Nghị định số 30/2020/NĐ-CP): kind, number, day, issuer and
  /// subject; of a law its name and day. What is not known is left out.
  package var firstCitation: String {
    let day = issued.date.map { " " + $0.forDocuments } ?? ""
    if kind == .law { return (title ?? shortCitation) + day }
    return shortCitation + day + " của " + issuer + (title.map { " về " + $0 } ?? "")
  }
}
