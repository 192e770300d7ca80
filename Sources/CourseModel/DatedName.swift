/// A name that is right between two days only, and what to write instead: what `terms.yaml` declares.
package struct DatedName: Sendable {
  /// As it is written inside a sentence. A capital stands for itself; a small letter stands for both.
  package let name: String
  /// Other ways to write it.
  package let aliases: [String]
  /// The first and the last day on which it is right; `nil` where it has no such day.
  package let from: CalendarDate?
  package let until: CalendarDate?
  /// What to write when it is not right.
  package let replacement: String
  /// Who says so, with a mark of facts.md.
  package let source: String
  /// Phrases that make a sentence with the name right all the same.
  package let exceptions: [String]
  package let span: SourceSpan

  package init(
    name: String, aliases: [String], from: CalendarDate?, until: CalendarDate?, replacement: String, source: String,
    exceptions: [String], at span: SourceSpan
  ) {
    self.name = name
    self.aliases = aliases
    self.from = from
    self.until = until
    self.replacement = replacement
    self.source = source
    self.exceptions = exceptions
    self.span = span
  }
}

/// The names that held for a while, and the words that tell that a sentence speaks of the past.
package struct DatedNames: Sendable {
  /// In the order of the file.
  package let names: [DatedName]
  /// Phrases such as "trước đây": a sentence that has one may use a name that has ended.
  package let pastMarks: [String]

  package init(_ names: [DatedName], pastMarks: [String]) {
    self.names = names
    self.pastMarks = pastMarks
  }

  /// No names: those of a programme without `terms.yaml`.
  package static let empty = DatedNames([], pastMarks: [])
}
