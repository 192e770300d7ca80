/// A key by which the programme signs what it publishes: one entry of `keys.yaml`.
package struct TrustedKey: Sendable, Equatable {
  /// What people call it.
  package let name: String
  package let key: PublicKey
  /// Who keeps the private half.
  package let holder: String
  /// The first and the last day for which it signs; `nil` where no last day is set.
  package let from: CalendarDate
  package let until: CalendarDate?
  /// The day from which nothing that it signed proves anything, because somebody else may hold it; `nil` while it is safe.
  package let revoked: CalendarDate?

  package init(
    name: String, key: PublicKey, holder: String, from: CalendarDate, until: CalendarDate? = nil,
    revoked: CalendarDate? = nil
  ) {
    self.name = name
    self.key = key
    self.holder = holder
    self.from = from
    self.until = until
    self.revoked = revoked
  }

  /// Whether the key may sign on that day.
  package func maySign(on day: CalendarDate) -> Bool { revoked == nil && from <= day && day <= until ?? day }

  /// Whether its signature counts for something that was decided on that day; what is older than the key was published anew
  /// with it. Who stole a key can write any day, so a revoked one never counts.
  package func counts(for day: CalendarDate) -> Bool { revoked == nil && day <= until ?? day }
}
