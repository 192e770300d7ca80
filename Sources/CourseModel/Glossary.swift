/// The words that the material explains: what `glossary.yaml` declares.
package struct Glossary: Sendable {
  /// In the order of the file.
  package let terms: [Term]
  private let places: [TermID: Int]

  /// Of two terms with one identifier the first counts.
  package init(_ terms: [Term]) {
    self.terms = terms
    places = Dictionary(terms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A glossary without terms: that of versions which were frozen before there was one.
  package static let empty = Glossary([])

  /// The place of a term in `terms`.
  package func place(of id: TermID) -> Int? { places[id] }
}

/// A word of the glossary.
package struct Term: Sendable {
  /// Who explains it.
  package enum Source: Hashable, Sendable {
    /// A legal definition, with the provision that gives it.
    case law(String)
    /// The authors, in plain words; it has no legal force.
    case house
  }

  package let id: TermID
  /// As it is written inside a sentence.
  package let name: String
  /// Other ways to write it.
  package let aliases: [String]
  /// Ways in which it must not be written.
  package let avoid: [String]
  package let meaning: String
  package let source: Source
  package let span: SourceSpan

  package init(
    id: TermID, name: String, aliases: [String], avoid: [String], meaning: String, source: Source, at span: SourceSpan
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.avoid = avoid
    self.meaning = meaning
    self.source = source
    self.span = span
  }
}
