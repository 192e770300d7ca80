package import CourseModel

/// A rule about a version's records, as a value. A new one is a line in `RecordCheck.all` and a folder of examples.
package struct RecordCheck: Sendable {
  package let kind: DiagnosticKind
  package let findings: @Sendable (RecordGrounds) -> [Finding]

  init(_ kind: DiagnosticKind, _ findings: @escaping @Sendable (RecordGrounds) -> [Finding]) {
    self.kind = kind
    self.findings = findings
  }

  /// A rule about the council and its decision, where there is one.
  init(
    _ kind: DiagnosticKind,
    appraisal findings: @escaping @Sendable (RecordFile<AppraisalRecord>, RecordGrounds) -> [Finding]
  ) {
    self.init(kind) { grounds in grounds.records.appraise.map { findings($0, grounds) } ?? [] }
  }

  /// A rule about the corrections that a council asked for, where they were made.
  init(
    _ kind: DiagnosticKind,
    correction findings: @escaping @Sendable (RecordFile<CorrectionRecord>, RecordGrounds) -> [Finding]
  ) {
    self.init(kind) { grounds in grounds.records.correct.map { findings($0, grounds) } ?? [] }
  }

  /// A rule about the decision that issues, where there is one.
  init(
    _ kind: DiagnosticKind,
    issue findings: @escaping @Sendable (RecordFile<IssueRecord>, RecordGrounds) -> [Finding]
  ) {
    self.init(kind) { grounds in grounds.records.issue.map { findings($0, grounds) } ?? [] }
  }

  /// Every rule about records: what is frozen and chained, the council, its meeting and outcome, corrections, and the
  /// decisions that issue and withdraw.
  package static let all: [RecordCheck] = [
    .frozenFileMissing, .frozenSourcesAltered, .manifestAltered, .sourcesDoNotMatchManifest, .recordChainBroken,
    .recordMismatch, .recordFileAltered, .authorsDiffer, .versionOutOfOrder,
    .councilSize, .councilRole, .authorOnCouncil, .memberTwice, .malformedCouncilNumber,
    .noQuorum, .absentWithoutOpinion, .criticWithoutReview, .minutesNotSigned,
    .tallyWrong, .noMajority, .outcomeAgainstBallots, .datesOutOfOrder, .recordFromTheFuture, .numberUsedTwice,
    .commentUnanswered, .commentOnNothing, .editsMissing, .editOfNothing, .editWithoutPlace,
    .correctionNotAskedFor, .correctionNotConfirmed, .editNotMade, .unaskedChange,
    .issueDates, .issueNumber, .supersedesWrong, .issuedOutOfOrder, .signerTookPart, .signerWithoutAuthority,
    .withdrawalDates, .replacementUnusable,
  ]
}

/// What a rule about records is asked of.
package struct RecordGrounds: Sendable {
  package let submission: Submission
  package let policy: AppraisalPolicy
  /// The day on which the question is asked; `nil` where records are proved, because a proof must not hang on a clock.
  package let day: CalendarDate?

  package init(_ submission: Submission, _ policy: AppraisalPolicy, on day: CalendarDate?) {
    self.submission = submission
    self.policy = policy
    self.day = day
  }

  var records: VersionRecords { submission.records }

  /// The place of a file of this version's records.
  func place(of name: String) -> SourceSpan { SourceSpan(Place.record(name, of: records.module, records.version)) }
}

extension AppraisalPolicy.Rule {
  /// The figure's source, as findings name it.
  var source: Phrase { Phrase("căn cứ: \(basis)", "basis: \(basis)") }
}

extension Phrase {
  static let policyRule = Phrase("Quy chế thẩm định trong programme.yaml", "Appraisal policy in programme.yaml")

  static let recordRule = Phrase(
    "Quy ước của Học Liệu về hồ sơ (product.md, “Records and the gate”)",
    "Rule of Học Liệu on records (product.md, “Records and the gate”)")
}

let restoreHelp = Phrase(
  "khôi phục tệp từ lịch sử git; không sửa hồ sơ đã lập",
  "restore the file from git's history; records are never edited")
