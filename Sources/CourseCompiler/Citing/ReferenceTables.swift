package import CourseModel

/// The register of law and the glossary of a programme as texts are searched for them. To make them takes as long as to read
/// several topics, so that whoever compiles many modules makes them once.
package struct ReferenceTables: Sendable {
  let index: LegalIndex
  let finder: TermFinder

  package init(_ programme: Programme) {
    index = LegalIndex(programme.law)
    finder = TermFinder(programme.glossary)
  }
}
