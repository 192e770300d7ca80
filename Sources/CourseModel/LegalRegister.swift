/// The legal documents that the programme's material rests on, and what is known of their lives: what `legal/*.yaml`
/// declares.
package struct LegalRegister: Sendable {
  /// In the order of the files.
  package let documents: [LegalDocument]
  /// Where the marks of `LegalDocument.sources` lead, by mark; a source without a stable address has none.
  package let addresses: [String: String]
  private let places: [String: Int]
  /// Whose relations name a document, by its number.
  private let named: [String: [Int]]

  /// Of two documents with one number the first counts.
  package init(_ documents: [LegalDocument], addresses: [String: String]) {
    self.documents = documents
    self.addresses = addresses
    places = Dictionary(
      documents.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    var named: [String: [Int]] = [:]
    for (index, document) in documents.enumerated() {
      for relation in document.relations where named[relation.number]?.last != index {
        named[relation.number, default: []].append(index)
      }
    }
    self.named = named
  }

  /// A register without documents: that of versions which were frozen before there was one.
  package static let empty = LegalRegister([], addresses: [:])

  /// The document with exactly this number.
  package subscript(number: String) -> LegalDocument? { places[number].map { documents[$0] } }

  /// The relations in which other documents stand to the one with this number, in the order of the files.
  package func relations(to number: String) -> [(from: LegalDocument, LegalRelation)] {
    (named[number] ?? []).map { documents[$0] }.flatMap { document in
      document.relations.filter { $0.number == number }.map { (document, $0) }
    }
  }
}
