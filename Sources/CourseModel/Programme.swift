/// The programme (chương trình) that the modules belong to: what `programme.yaml` declares, and what all modules look up.
package struct Programme: Sendable {
  package let path: SourcePath
  package let imprint: Imprint
  package let modules: [ProgrammeEntry]
  package let policy: AppraisalPolicy
  /// Texts that topics name with `{{value …}}`, for example the name of a body that changes with a reform.
  package let values: [String: String]
  package let law: LegalRegister
  package let glossary: Glossary
  package let names: DatedNames
  package let style: HouseStyle

  package init(
    path: SourcePath, imprint: Imprint, modules: [ProgrammeEntry], policy: AppraisalPolicy, values: [String: String],
    law: LegalRegister, glossary: Glossary, names: DatedNames, style: HouseStyle
  ) {
    self.values = values
    self.path = path
    self.imprint = imprint
    self.modules = modules
    self.policy = policy
    self.law = law
    self.glossary = glossary
    self.names = names
    self.style = style
  }
}

/// A module as the programme lists it; its folder may not exist yet.
package struct ProgrammeEntry: Sendable {
  package let id: ModuleID
  package let title: String
  /// Whether every learner takes it (bắt buộc) or may choose it (tự chọn).
  package let isCompulsory: Bool
  /// Whether the title is the project's assumption (facts.md 1.4).
  package let isAssumed: Bool
  package let span: SourceSpan

  package init(id: ModuleID, title: String, isCompulsory: Bool, isAssumed: Bool, at span: SourceSpan) {
    self.id = id
    self.title = title
    self.isCompulsory = isCompulsory
    self.isAssumed = isAssumed
    self.span = span
  }
}

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

  package init(
    size: Rule<ClosedRange<Int>>, oddSize: Rule<Bool>, roles: Rule<[CouncilRole: Int]>, quorum: Rule<Fraction>,
    majority: Rule<Fraction>, authorsMaySit: Rule<Bool>
  ) {
    self.size = size
    self.oddSize = oddSize
    self.roles = roles
    self.quorum = quorum
    self.majority = majority
    self.authorsMaySit = authorsMaySit
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
