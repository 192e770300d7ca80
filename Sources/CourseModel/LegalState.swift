/// Whether a document applies on a day, as far as the register can tell.
package enum LegalState: String, Sendable, CaseIterable {
  case notYetInForce, inForce, ended
  /// Sources contradict one another about the day.
  case disputed
  /// No source says it.
  case unknown
}

extension LegalDocument {
  /// The state on `day`. Validity lasts from the day of effect to the day before the end (facts.md 4.4). Where the day of
  /// effect is unknown and no source speaks of an end, the document is in force from the day on which its keeper last
  /// looked, and nothing is known of the time before.
  package func state(on day: CalendarDate) -> LegalState {
    if let issued = issued.date, day < issued { return .notYetInForce }
    if let inForce = inForce.date, day < inForce { return .notYetInForce }
    switch ended {
    case .known(let end, _)?:
      if day >= end { return .ended }
    case .unknown?: return .unknown
    case .disputed?: return .disputed
    case nil: break
    }
    switch inForce {
    case .known: return .inForce
    case .disputed: return .disputed
    case .unknown: return ended == nil && day >= asOf ? .inForce : .unknown
    }
  }
}
