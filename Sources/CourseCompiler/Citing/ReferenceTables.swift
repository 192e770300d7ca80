package import CourseModel

/// The register of law and the glossary of a programme as texts are searched for them. To make them takes as long as to read
/// several topics, so that whoever compiles many modules makes them once.
package struct ReferenceTables: Sendable {
  let index: LegalIndex
  let finder: TermFinder

  package init(_ programme: Programme) {
    self.init(LegalIndex(programme.law), TermFinder(programme.glossary))
  }

  private init(_ index: LegalIndex, _ finder: TermFinder) {
    self.index = index
    self.finder = finder
  }

  /// The same register beside another glossary: a frozen version keeps its own words, and is asked what it cites of the law
  /// as it is known today.
  package func with(_ glossary: Glossary) -> ReferenceTables { ReferenceTables(index, TermFinder(glossary)) }
}
