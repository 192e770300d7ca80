/// Somebody's word that a finding is accepted as it is, for a time (ngoại lệ): an entry of a module's `records/waivers.yaml`.
package struct Waiver: Hashable, Sendable {
  /// The code of the findings it goes for.
  package let code: String
  /// A topic, a section, or a place of the manifest; `nil` for the whole module.
  package let place: String?
  package let reason: String
  /// Who answers for it.
  package let by: String
  package let date: CalendarDate
  /// The last day on which it holds.
  package let until: CalendarDate
  package let span: SourceSpan

  package init(
    code: String, place: String?, reason: String, by: String, date: CalendarDate, until: CalendarDate,
    at span: SourceSpan
  ) {
    self.code = code
    self.place = place
    self.reason = reason
    self.by = by
    self.date = date
    self.until = until
    self.span = span
  }
}

/// A finding that somebody answers for.
package struct WaivedFinding: Sendable {
  package let diagnostic: Diagnostic
  package let waiver: Waiver

  package init(_ diagnostic: Diagnostic, by waiver: Waiver) {
    self.diagnostic = diagnostic
    self.waiver = waiver
  }
}
