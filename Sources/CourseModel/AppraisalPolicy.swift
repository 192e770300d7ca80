/// The rules that a council and its decision must keep. The figures are data of the programme, each with its source,
/// because the law on them is changing and partly unknown (facts.md 2.3).
package struct AppraisalPolicy: Sendable {
  /// A figure and where it comes from.
  package struct Rule<Value: Sendable>: Sendable {
    package let value: Value
    package let basis: String

    package init(_ value: Value, basis: String) {
      self.value = value
      self.basis = basis
    }
  }

  /// A share of the members, for example 2/3.
  package struct Fraction: Hashable, Sendable, CustomStringConvertible {
    package let numerator: Int
    package let denominator: Int

    package init(_ numerator: Int, _ denominator: Int) {
      self.numerator = numerator
      self.denominator = denominator
    }

    package var description: String { "\(numerator)/\(denominator)" }
  }

  /// How many members a council may have.
  package let size: Rule<ClosedRange<Int>>
  /// Whether the number of members must be odd.
  package let oddSize: Rule<Bool>
  /// At least so many of each role.
  package let roles: Rule<[CouncilRole: Int]>
  /// At least this share of the members attends.
  package let quorum: Rule<Fraction>
  /// More than this share of the ballots cast is needed for an outcome.
  package let majority: Rule<Fraction>
  /// Whether an author of the module may sit in its council.
  package let authorsMaySit: Rule<Bool>
  /// What versions that were frozen before these figures existed do not have; `nil` asks for nothing.
  package let formalities: Formalities

  /// The figures of the policy that came later. A figure that is not there asks for nothing, so that what was lawful when
  /// it was frozen stays so.
  package struct Formalities: Sendable {
    /// Whether a council may be older than the first submission that it reads.
    package var councilMayPrecedeSubmission: Rule<Bool>?
    /// Who signs the minutes: the members with these roles who attended.
    package var minutesSigners: Rule<[CouncilRole]>?
    /// Whether a member who is absent sends a written opinion.
    package var absentOpinions: Rule<Bool>?
    /// Whether every critic writes a review.
    package var criticReviews: Rule<Bool>?
    /// Who may confirm that required edits were made.
    package var correctionConfirmers: Rule<[CouncilRole]>?
    /// In which capacities a decision that issues or withdraws may be signed.
    package var signerCapacities: Rule<[String]>?
    /// Whether who signs the issue may have sat in the council or be an author.
    package var signerMayTakePart: Rule<Bool>?

    /// Nothing is asked for.
    package init() {}
  }

  package init(
    size: Rule<ClosedRange<Int>>, oddSize: Rule<Bool>, roles: Rule<[CouncilRole: Int]>, quorum: Rule<Fraction>,
    majority: Rule<Fraction>, authorsMaySit: Rule<Bool>, formalities: Formalities = Formalities()
  ) {
    self.size = size
    self.oddSize = oddSize
    self.roles = roles
    self.quorum = quorum
    self.majority = majority
    self.authorsMaySit = authorsMaySit
    self.formalities = formalities
  }
}

/// What a person is in an appraisal council.
package enum CouncilRole: String, Sendable, CaseIterable {
  /// Chủ tịch.
  case chair
  /// Phó Chủ tịch.
  case deputy
  /// Thư ký.
  case secretary
  /// Ủy viên phản biện.
  case critic
  /// Ủy viên.
  case member
}
