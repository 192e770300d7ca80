/// Something that happens to a legal document on a day of the register's calendar.
package struct LegalChange: Hashable, Sendable {
  /// What happens.
  package enum Event: Hashable, Sendable {
    /// The document begins to apply.
    case begins
    /// The document applies no longer: it was replaced or repealed, or its time ran out.
    case ends
    /// Other documents change its text.
    case isAmended
    /// Other documents mend slips of its text.
    case isCorrected
    /// A part of it begins by itself: "phần về đánh giá".
    case partBegins(String)
    /// A part of it ends by itself: "khoản 3 Điều 16".
    case partEnds(String)
  }

  /// How far one may rely on the day.
  package enum Certainty: Hashable, Sendable {
    case known(LegalEvidence)
    /// Sources contradict one another about it.
    case disputed
  }

  package let day: CalendarDate
  /// The number of the document to which it happens.
  package let document: String
  package let event: Event
  /// The numbers of the documents that do it, in the order of the register; empty where the register names none.
  package let causes: [String]
  package let certainty: Certainty

  package init(
    _ event: Event, _ document: String, on day: CalendarDate, by causes: [String] = [], certainty: Certainty
  ) {
    self.day = day
    self.document = document
    self.event = event
    self.causes = causes
    self.certainty = certainty
  }
}

/// Everything that the register knows to happen from `since` to `until`, both included: what begins, ends or is amended, as
/// a whole or in part. Without `until` also whatever is known of the future. By day, and on one day in the order of the
/// register.
///
/// What nobody knows the day of is not in it: `undatedChanges(in:)`.
package func legalChanges(
  in register: LegalRegister, since: CalendarDate, until: CalendarDate? = nil
) -> [LegalChange] {
  register.documents.flatMap { register.changes(of: $0) }.enumerated()
    .filter { _, change in change.day >= since && until.map { change.day <= $0 } ?? true }
    .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
    .map(\.element)
}

/// What the register knows to happen, or to have happened, without knowing when: documents of which no source says when they
/// came into force, with what they replace, repeal, amend or correct. In the order of the register.
package func undatedChanges(in register: LegalRegister) -> [(document: LegalDocument, relations: [LegalRelation])] {
  register.documents.compactMap { document in
    guard document.inForce.date == nil else { return nil }
    let relations = document.relations.filter { $0.from == nil && $0.kind.changesItsObject }
    return relations.isEmpty ? nil : (document, relations)
  }
}

extension LegalRegister {
  /// All changes of one document, whatever the day.
  fileprivate func changes(of document: LegalDocument) -> [LegalChange] {
    let acts = relations(to: document.number).map { Act(by: $0.from, $0.1) }
    var changes: [LegalChange] = []
    if case .known(let day, let evidence) = document.inForce {
      changes.append(LegalChange(.begins, document.number, on: day, certainty: .known(evidence)))
    }
    for part in document.provisions {
      if let day = part.inForce {
        changes.append(
          LegalChange(.partBegins(part.part), document.number, on: day, certainty: .known(document.evidence)))
      }
      if let day = part.ended {
        changes.append(
          LegalChange(.partEnds(part.part), document.number, on: day, certainty: .known(document.evidence)))
      }
    }
    changes += merged(.isCorrected, of: document, by: acts.filter { $0.kind == .corrects })
    changes += merged(.isAmended, of: document, by: acts.filter { $0.kind == .amends })
    changes += ends(of: document, by: acts.filter { $0.kind == .replaces || $0.kind == .repeals })
    return changes
  }

  /// The end that the entry itself gives; where it leaves the day open, the days on which others are said to end it.
  private func ends(of document: LegalDocument, by acts: [Act]) -> [LegalChange] {
    guard case .known(let day, let evidence)? = document.ended else {
      let isDisputed = document.ended == .disputed
      return merged(.ends, of: document, by: acts, certainty: isDisputed ? .disputed : nil)
    }
    let causes = acts.filter { $0.day == nil || $0.day == day }.map(\.number)
    return [LegalChange(.ends, document.number, on: day, by: causes.unique, certainty: .known(evidence))]
  }

  /// One change for each day, whoever brings it about.
  private func merged(
    _ event: LegalChange.Event, of document: LegalDocument, by acts: [Act], certainty: LegalChange.Certainty? = nil
  ) -> [LegalChange] {
    let days = Set(acts.compactMap(\.day)).sorted()
    return days.map { day in
      let causes = acts.filter { $0.day == day }
      return LegalChange(
        event, document.number, on: day, by: causes.map(\.number).unique,
        certainty: certainty ?? .known(causes[0].evidence))
    }
  }
}

/// What another document does to one, and when as far as that is known.
private struct Act {
  let kind: LegalRelation.Kind
  let number: String
  let day: CalendarDate?
  let evidence: LegalEvidence

  /// Where the relation has no day of its own, it begins with the document that brings it about.
  init(by document: LegalDocument, _ relation: LegalRelation) {
    kind = relation.kind
    number = document.number
    switch (relation.from, document.inForce) {
    case (let from?, _): (day, evidence) = (from, document.evidence)
    case (nil, .known(let start, let known)): (day, evidence) = (start, known)
    case (nil, .unknown), (nil, .disputed): (day, evidence) = (nil, document.evidence)
    }
  }
}

extension LegalRelation.Kind {
  /// Whether it makes the other document's text or validity another than before.
  package var changesItsObject: Bool {
    switch self {
    case .replaces, .repeals, .amends, .corrects: true
    case .consolidates, .details, .guides, .continues: false
    }
  }
}

extension [String] {
  /// Each once, where it came first.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
