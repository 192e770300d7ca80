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
  /// The module compiled from the frozen sources.
  package let frozen: SealedModule
  package let records: VersionRecords
  /// The records of all versions of the module.
  package let history: [VersionRecords]

  package init(_ frozen: SealedModule, records: VersionRecords, history: [VersionRecords]) {
    self.frozen = frozen
    self.records = records
    self.history = history
  }
}

/// Holds a frozen version against its records and the policy: whether the seal fits, the records follow one another, and
/// the council and its decision keep the rules.
package func appraise(_ submission: Submission, against policy: AppraisalPolicy) -> Appraisal {
  var findings = Findings()
  checkSums(of: submission, reporting: &findings)
  checkSeal(of: submission, reporting: &findings)
  checkChain(of: submission, reporting: &findings)
  if let appraisal = submission.records.appraise {
    checkCouncil(appraisal, of: submission, against: policy, reporting: &findings)
    checkDecision(appraisal, of: submission, against: policy, reporting: &findings)
  }
  if let issue = submission.records.issue { checkIssue(issue, of: submission, reporting: &findings) }
  return Appraisal(submission: submission, diagnostics: findings.diagnostics.sorted(by: Diagnostic.precedes))
}

/// What appraising a submission gave.
package struct Appraisal: Sendable {
  package let submission: Submission
  package let diagnostics: [Diagnostic]

  /// The approved module, or the reasons why there is none.
  package func approved() throws(Refusal) -> ApprovedModule {
    let errors = diagnostics.filter { $0.kind.severity == .error }
    guard errors.isEmpty else { throw Refusal(errors) }
    guard let compile = submission.records.compile, let appraise = submission.records.appraise else {
      let path = submission.records.compile?.path ?? submission.frozen.module.metadata.path
      throw Refusal([
        Diagnostic(
          .notAppraised,
          Finding(
            Phrase(
              "phiên bản \(submission.records.version) chưa có kết quả thẩm định",
              "version \(submission.records.version) has not been appraised"),
            at: SourceSpan(path),
            help: Phrase(
              "ghi kết quả: `hoclieu appraise \(submission.records.module)`",
              "record the result: `hoclieu appraise \(submission.records.module)`")))
      ])
    }
    guard appraise.record.outcome == .pass else {
      let outcome = appraise.record.outcome.label
      throw Refusal([
        Diagnostic(
          .notApproved,
          Finding(
            Phrase("Hội đồng kết luận: ", "the council's outcome: ") + outcome, at: appraise.place(of: "outcome"),
            help: Phrase(
              "chỉnh sửa theo kết luận, tăng số phiên bản và trình lại: `hoclieu submit`",
              "edit as required, raise the version and submit again: `hoclieu submit`")))
      ])
    }
    return ApprovedModule(submission, compile: compile, appraise: appraise)
  }
}

/// A module that a council approved, exactly as it was read. Only an appraisal can make one, and issuing takes nothing
/// else: that nothing is issued without appraisal is a matter for the Swift compiler.
package struct ApprovedModule: Sendable {
  package let submission: Submission
  package let compile: RecordFile<CompileRecord>
  package let appraise: RecordFile<AppraisalRecord>

  /// The module, exactly as the council read it.
  package var module: Module { submission.frozen.module }

  init(_ submission: Submission, compile: RecordFile<CompileRecord>, appraise: RecordFile<AppraisalRecord>) {
    self.submission = submission
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
}

/// Findings about records, as they are gathered.
struct Findings {
  var diagnostics: [Diagnostic] = []

  mutating func report(_ kind: DiagnosticKind, _ message: Phrase, at span: SourceSpan, help: Phrase? = nil) {
    diagnostics.append(Diagnostic(kind, Finding(message, at: span, help: help)))
  }
}
