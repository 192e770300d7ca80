/// A term that a module uses, as a glossary at its end lists it.
package struct GlossaryEntry: Sendable {
  package let term: Term
  /// The topic in which it is used first.
  package let topic: Topic
  /// The letter under which it stands, for example `Đ`.
  package let initial: String
}

extension Module {
  /// The terms that the module's text uses, in the order of the Vietnamese alphabet.
  package var glossaryEntries: [GlossaryEntry] {
    guard !terms.isEmpty else { return [] }
    var firstUses: [TermID: Topic] = [:]
    for topic in topics {
      topic.forEachBlock { block in
        block.forEachInline { inline in
          if case .term(let use) = inline, firstUses[use.id] == nil { firstUses[use.id] = topic }
        }
      }
    }
    return terms.compactMap { term in firstUses[term.id].map { (VietnameseOrder(term.name), term, $0) } }
      .sorted { $0.0 < $1.0 }
      .map { GlossaryEntry(term: $1, topic: $2, initial: $0.initial) }
  }

  /// The legal documents that the module cites, in the order of a list of sources: laws first, of one kind by their age; what
  /// the register does not have comes last.
  package var documentsInOrder: [CitedDocument] {
    func rank(_ cited: CitedDocument) -> (Int, String, String) {
      guard let document = cited.document else { return (LegalDocument.Kind.allCases.count, "", cited.number) }
      let kind = LegalDocument.Kind.allCases.firstIndex(of: document.kind) ?? 0
      return (kind, document.issued.date?.description ?? "", cited.number)
    }
    return citedDocuments(in: LegalRegister(law, addresses: [:])).map { (rank($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
