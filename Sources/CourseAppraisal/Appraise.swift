package import CourseModel
package import CourseSealing

/// Runs checks over a module's content and says everything they find, in the order of the sources.
package func appraise(_ module: Module, on grounds: Grounds, against checks: [Check] = Check.all) -> [Diagnostic] {
  appraise(ModuleText(module), on: grounds, against: checks)
}

/// The same for a module whose text has been laid out already.
package func appraise(_ text: ModuleText, on grounds: Grounds, against checks: [Check] = Check.all) -> [Diagnostic] {
  checks.flatMap { check in check.findings(in: text, on: grounds).map { Diagnostic(check.kind, $0) } }
    .sorted(by: Diagnostic.precedes)
}

/// Runs checks over all modules together, which are given in the programme's order.
package func appraise(
  _ modules: [Fingerprints], against checks: [ProgrammeCheck] = ProgrammeCheck.all
) -> [Diagnostic] {
  checks.flatMap { check in check.findings(modules).map { Diagnostic(check.kind, $0) } }
    .sorted(by: Diagnostic.precedes)
}

/// A frozen version with its records: what a council decided on.
package struct Submission: Sendable {
  /// The module compiled from the frozen sources that are issued: the corrected ones, where there are such.
  package let frozen: SealedModule
  /// The module compiled from the frozen sources that the council read.
  package let appraised: SealedModule
  package let records: VersionRecords
  /// The records of all versions of the module.
  package let history: [VersionRecords]
  /// What the records of the other modules decided; `nil` where nobody knows, as for a package by itself.
  let othersIfKnown: [NumberedDecision]?

  /// `appraised` is left out where nothing was corrected.
  package init(
    _ frozen: SealedModule, appraised: SealedModule? = nil, records: VersionRecords, history: [VersionRecords],
    others: [NumberedDecision]? = nil
  ) {
    self.frozen = frozen
    self.appraised = appraised ?? frozen
    self.records = records
    self.history = history
    self.othersIfKnown = others
  }

  var others: [NumberedDecision] { othersIfKnown ?? [] }

  /// The same submission with other records of this version: what it would be if they were written.
  package func with(_ records: VersionRecords, frozen: SealedModule? = nil) -> Submission {
    Submission(
      frozen ?? self.frozen, appraised: appraised, records: records,
      history: history.map { $0.version == records.version ? records : $0 }, others: othersIfKnown)
  }
}

/// Holds a frozen version against its records and the policy. `day` is that on which records are written or looked at, and
/// `nil` where they are proved.
package func appraise(
  _ submission: Submission, against policy: AppraisalPolicy, on day: CalendarDate? = nil
) -> Appraisal {
  let grounds = RecordGrounds(submission, policy, on: day)
  let diagnostics = RecordCheck.all.flatMap { check in check.findings(grounds).map { Diagnostic(check.kind, $0) } }
  return Appraisal(
    submission: submission, policy: policy, diagnostics: diagnostics.sorted(by: Diagnostic.precedes))
}

/// What appraising a submission gave.
package struct Appraisal: Sendable {
  package let submission: Submission
  package let policy: AppraisalPolicy
  package let diagnostics: [Diagnostic]

  /// The approved module, or the reasons why there is none.
  package func approved() throws(Refusal) -> ApprovedModule {
    let errors = diagnostics.filter { $0.kind.severity == .error }
    guard errors.isEmpty else { throw Refusal(errors) }
    let records = submission.records
    guard let compile = records.compile, let appraise = records.appraise else {
      let path = records.compile?.path ?? submission.frozen.module.metadata.path
      throw Refusal([
        Diagnostic(
          .notAppraised,
          Finding(
            Phrase(
              "phiên bản \(records.version) chưa có kết quả thẩm định",
              "version \(records.version) has not been appraised"),
            at: SourceSpan(path),
            help: Phrase(
              "ghi kết quả: `hoclieu appraise \(records.module)`",
              "record the result: `hoclieu appraise \(records.module)`")))
      ])
    }
    let isCorrected = appraise.record.outcome == .passWithEdits && records.correct != nil
    guard appraise.record.outcome == .pass || isCorrected else {
      throw Refusal([
        Diagnostic(
          .notApproved,
          Finding(
            Phrase("Hội đồng kết luận: ", "the council's outcome: ") + appraise.record.outcome.label,
            at: appraise.place(of: "outcome"), help: appraise.record.outcome.nextStep(for: records.module)))
      ])
    }
    return ApprovedModule(submission, policy, compile: compile, appraise: appraise)
  }
}

/// A module that a council approved, exactly as it was read, or with exactly the edits that the council asked for. Only an
/// appraisal can make one, and issuing takes nothing else: that nothing is issued without appraisal is a matter for the Swift
/// compiler.
package struct ApprovedModule: Sendable {
  package let submission: Submission
  package let policy: AppraisalPolicy
  package let compile: RecordFile<CompileRecord>
  package let appraise: RecordFile<AppraisalRecord>

  /// The module as it may be issued.
  package var module: Module { submission.frozen.module }

  /// The bytes of the record that ends the appraisal: what the decision to issue follows.
  package var lastRecord: [UInt8] { submission.records.correct?.bytes ?? appraise.bytes }

  /// The SHA-256 of the frozen sources of what may be issued.
  package var sources: Digest { submission.records.correct?.record.sources ?? compile.record.sources }

  init(
    _ submission: Submission, _ policy: AppraisalPolicy, compile: RecordFile<CompileRecord>,
    appraise: RecordFile<AppraisalRecord>
  ) {
    self.submission = submission
    self.policy = policy
    self.compile = compile
    self.appraise = appraise
  }
}

/// Why something may not be done.
package struct Refusal: Error {
  package let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

extension AppraisalRecord.Outcome {
  /// The outcome in the words of Nghị định số 101/2017/NĐ-CP, Điều 24 (facts.md 2.3).
  package var label: Phrase {
    switch self {
    case .pass: Phrase("đạt yêu cầu, đề nghị ban hành", "passed, to be issued")
    case .passWithEdits: Phrase("đạt yêu cầu nhưng phải chỉnh sửa, hoàn thiện", "passed, to be edited first")
    case .fail: Phrase("không đạt yêu cầu", "not passed")
    }
  }

  /// What has to be done before a version with this outcome can be issued.
  package func nextStep(for module: ModuleID) -> Phrase {
    switch self {
    case .pass: Phrase(verbatim: "`hoclieu issue \(module)`")
    case .passWithEdits:
      Phrase(
        "sửa đúng các chỗ Hội đồng nêu, không sửa gì khác, rồi `hoclieu correct \(module)`",
        "make exactly the edits that the council named, then `hoclieu correct \(module)`")
    case .fail:
      Phrase(
        "biên soạn lại, tăng số phiên bản và trình lại: `hoclieu submit \(module)`",
        "rewrite it, raise the version and submit again: `hoclieu submit \(module)`")
    }
  }
}
