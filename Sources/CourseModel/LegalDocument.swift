/// How well something is known (facts.md, "Confidence").
package enum LegalEvidence: String, Sendable, CaseIterable {
  /// A: a source reports what the official portal says.
  case official
  /// B: press or another secondary source.
  case secondary
  /// K: own knowledge of who keeps the register, not confirmed by any source.
  case unconfirmed
  /// Named in the programme's own plan.
  case plan
}

/// A day in a document's life, as far as it is known.
package enum LegalDay: Hashable, Sendable {
  case known(CalendarDate, LegalEvidence)
  /// No source says it.
  case unknown
  /// Sources contradict one another; `LegalDocument.disputes` says how.
  case disputed

  /// The day, where it is known.
  package var date: CalendarDate? {
    switch self {
    case .known(let date, _): date
    case .unknown, .disputed: nil
    }
  }
}

/// A legal document as the register knows it.
package struct LegalDocument: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case law, resolution, decree, decision, circular, consolidation
    /// A resolution of a body of the Party; it binds members and gives the direction, and is no law.
    case partyResolution
  }

  /// In its exact spelling, for example `178/2024/NĐ-CP`.
  package let number: String
  package let kind: Kind
  package let issuer: String
  /// A law's title with the word Luật; of others what they are about. `nil` where no source says it.
  package let title: String?
  /// Other names under which texts cite it, for example `Nghị quyết 57`.
  package let aliases: [String]
  package let issued: LegalDay
  package let inForce: LegalDay
  /// The first day on which it is no longer in force; `nil` where no source speaks of an end.
  package let ended: LegalDay?
  /// The day on which the register's keeper last looked, for which an absent `ended` holds.
  package let asOf: CalendarDate
  package let relations: [LegalRelation]
  /// Parts whose dates differ from the document's own.
  package let provisions: [LegalProvision]
  /// What still applies after the end, or applied before the beginning.
  package let transitions: [String]
  /// Where sources contradict one another, and how.
  package let disputes: [String]
  /// What else a user has to know.
  package let notes: [String]
  /// How well the entry as a whole is known; a day may be known less well.
  package let evidence: LegalEvidence
  /// Marks of the sources, for example `S45`.
  package let sources: [String]
  /// Where its text can be read; `nil` where no address is known.
  package let address: String?
  package let span: SourceSpan

  package init(
    number: String, kind: Kind, issuer: String, title: String?, aliases: [String], issued: LegalDay, inForce: LegalDay,
    ended: LegalDay?, asOf: CalendarDate, relations: [LegalRelation], provisions: [LegalProvision],
    transitions: [String], disputes: [String], notes: [String], evidence: LegalEvidence, sources: [String],
    address: String?, at span: SourceSpan
  ) {
    self.number = number
    self.kind = kind
    self.issuer = issuer
    self.title = title
    self.aliases = aliases
    self.issued = issued
    self.inForce = inForce
    self.ended = ended
    self.asOf = asOf
    self.relations = relations
    self.provisions = provisions
    self.transitions = transitions
    self.disputes = disputes
    self.notes = notes
    self.evidence = evidence
    self.sources = sources
    self.address = address
    self.span = span
  }

  /// As it is cited after the first time (Nghị định số 30/2020/NĐ-CP): "Nghị định số 178/2024/NĐ-CP".
  package var shortCitation: String { "\(kind.label) số \(number)" }
}

extension LegalDocument.Kind {
  /// The word before the number.
  package var label: String {
    switch self {
    case .law: "Luật"
    case .resolution, .partyResolution: "Nghị quyết"
    case .decree: "Nghị định"
    case .decision: "Quyết định"
    case .circular: "Thông tư"
    case .consolidation: "Văn bản hợp nhất"
    }
  }
}
