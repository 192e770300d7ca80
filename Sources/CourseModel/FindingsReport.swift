/// Everything that a check found, as reviewers read it: by module, with source lines and ways into the built pages.
package struct FindingsReport: Sendable {
  /// What was found in one module, or in what all modules share.
  package struct Part: Sendable {
    /// `nil` for `programme.yaml`, the register, and the like.
    package let module: ModuleID?
    package let title: Phrase
    package let entries: [Entry]

    package init(module: ModuleID?, title: Phrase, entries: [Entry]) {
      self.module = module
      self.title = title
      self.entries = entries
    }
  }

  package struct Entry: Sendable {
    package let diagnostic: Diagnostic
    /// The file, as it can be opened from the folder in which the check ran.
    package let file: String
    package let frame: SourceFrame?
    /// Who answers for the finding, where somebody does; it does not count then.
    package let waiver: Waiver?
    /// Where the place can be seen in a built page, as seen from the report; `nil` where no page was built.
    package let page: String?

    package init(
      _ diagnostic: Diagnostic, waivedBy waiver: Waiver?, file: String, frame: SourceFrame?, page: String?
    ) {
      self.diagnostic = diagnostic
      self.waiver = waiver
      self.file = file
      self.frame = frame
      self.page = page
    }
  }

  package let parts: [Part]
  /// The day for which the question was asked.
  package let day: CalendarDate
  package let stage: Stage
  package let imprint: Imprint

  package init(_ parts: [Part], on day: CalendarDate, upTo stage: Stage, for imprint: Imprint) {
    self.parts = parts
    self.day = day
    self.stage = stage
    self.imprint = imprint
  }

  /// How many findings of a severity count.
  package func count(_ severity: Severity) -> Int {
    parts.reduce(0) { $0 + $1.entries.count { $0.waiver == nil && $0.diagnostic.kind.severity == severity } }
  }

  /// How many are waived.
  package var waived: Int { parts.reduce(0) { $0 + $1.entries.count { $0.waiver != nil } } }
}
