/// `appraise.yaml` (thẩm định): what the council read and decided. Ballots stay secret; only their tally is kept.
package struct AppraisalRecord: Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    /// Đạt yêu cầu, đề nghị ban hành.
    case pass
    /// Đạt yêu cầu nhưng phải chỉnh sửa, hoàn thiện.
    case passWithEdits = "pass-with-edits"
    /// Không đạt yêu cầu.
    case fail
  }

  package struct Member: Sendable {
    package let name: String
    package let role: CouncilRole
    package let unit: String
    package let attended: Bool
    /// Where a critic's written review (nhận xét phản biện) is kept; `nil` where the record does not say.
    package let review: String?
    /// Where the written opinion of a member who was absent is kept; `nil` where the record does not say.
    package let opinion: String?

    package init(
      name: String, role: CouncilRole, unit: String, attended: Bool, review: String? = nil, opinion: String? = nil
    ) {
      self.name = name
      self.role = role
      self.unit = unit
      self.attended = attended
      self.review = review
      self.opinion = opinion
    }
  }

  /// How many ballots said what.
  package struct Tally: Sendable {
    package let pass: Int
    package let passWithEdits: Int
    package let fail: Int
    package let invalid: Int

    package init(pass: Int, passWithEdits: Int, fail: Int, invalid: Int) {
      self.pass = pass
      self.passWithEdits = passWithEdits
      self.fail = fail
      self.invalid = invalid
    }

    package var cast: Int { pass + passWithEdits + fail + invalid }

    package subscript(_ outcome: Outcome) -> Int {
      switch outcome {
      case .pass: pass
      case .passWithEdits: passWithEdits
      case .fail: fail
      }
    }
  }

  /// What a member remarked, and how the authors answered.
  package struct Comment: Sendable {
    /// A place of the manifest (`01-bai#muc/2`), or a topic, or empty for the whole module.
    package let place: String
    package let text: String
    package let answer: String

    package init(place: String, text: String, answer: String) {
      self.place = place
      self.text = text
      self.answer = answer
    }
  }

  package let module: ModuleID
  package let version: Version
  /// The SHA-256 of `compile.yaml`.
  package let previous: Digest
  /// The seal that the council read.
  package let seal: Digest
  /// The decision that set up the council: its number and date.
  package let decision: String
  package let decisionDate: CalendarDate
  package let meeting: CalendarDate
  package let members: [Member]
  package let tally: Tally
  package let outcome: Outcome
  package let comments: [Comment]
  /// What must be edited before issue, for `passWithEdits`.
  package let requiredEdits: [RequiredEdit]
  /// Where the minutes are kept.
  package let minutes: String
  /// The day of the minutes; `nil` where the record does not say.
  package let minutesDate: CalendarDate?
  /// Who signed the minutes; empty where the record does not say.
  package let minutesSignedBy: [String]

  package init(
    module: ModuleID, version: Version, previous: Digest, seal: Digest, decision: String, decisionDate: CalendarDate,
    meeting: CalendarDate, members: [Member], tally: Tally, outcome: Outcome, comments: [Comment],
    requiredEdits: [RequiredEdit], minutes: String, minutesDate: CalendarDate? = nil, minutesSignedBy: [String] = []
  ) {
    self.module = module
    self.version = version
    self.previous = previous
    self.seal = seal
    self.decision = decision
    self.decisionDate = decisionDate
    self.meeting = meeting
    self.members = members
    self.tally = tally
    self.outcome = outcome
    self.comments = comments
    self.requiredEdits = requiredEdits
    self.minutes = minutes
    self.minutesDate = minutesDate
    self.minutesSignedBy = minutesSignedBy
  }
}

/// What a council wants to be edited before a version is issued: where, and what. Whether it was done can be told from the
/// sealed text; whether it was done well is for a person to confirm.
package struct RequiredEdit: Hashable, Sendable {
  /// What becomes of the place.
  package enum Action: String, Sendable, CaseIterable {
    /// The place reads otherwise. A single block stays a single block; a section or a topic may change in any way.
    case change
    /// One or more new blocks follow the place.
    case add
    /// The place is gone.
    case remove
  }

  package let action: Action
  /// A place of the manifest (`01-bai#muc/2`), a section, table, figure, call-out or question by its anchor (`01-bai#muc`),
  /// a topic, or a picture; `nil` in records older than places, which no machine can hold against a text.
  package let place: String?
  package let text: String

  package init(_ action: Action = .change, at place: String?, text: String) {
    self.action = action
    self.place = place
    self.text = text
  }
}
