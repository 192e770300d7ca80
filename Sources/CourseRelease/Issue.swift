package import CourseAppraisal
package import CourseModel
package import CourseSealing

/// What the authority decides about an approved module.
package struct Decision: Sendable {
  package let number: String
  package let date: CalendarDate
  package let effective: CalendarDate
  package let signer: String
  package let capacity: String

  package init(number: String, date: CalendarDate, effective: CalendarDate, signer: String, capacity: String) {
    self.number = number
    self.date = date
    self.effective = effective
    self.signer = signer
    self.capacity = capacity
  }
}

/// A module that was approved and issued. Only `issue` makes one, and only from an `ApprovedModule`.
package struct IssuedModule: Sendable {
  package let approved: ApprovedModule
  package let record: IssueRecord

  fileprivate init(_ approved: ApprovedModule, _ record: IssueRecord) {
    self.approved = approved
    self.record = record
  }
}

/// Issues an approved module by a new decision of `day`. Refuses where the text as it is now is not what was appraised, or
/// corrected after it, and where the decision breaks a rule.
package func issue(
  _ approved: ApprovedModule, whoseTextNowIs live: SealedModule, by decision: Decision, on day: CalendarDate
) throws(Refusal) -> IssuedModule {
  let submission = approved.submission
  let version = submission.records.version
  let record = IssueRecord(
    module: approved.module.id, version: version, previous: digest(of: approved.lastRecord),
    seal: submission.frozen.manifest.seal, number: decision.number, date: decision.date, effective: decision.effective,
    signer: decision.signer, capacity: decision.capacity,
    supersedes: submission.history.filter { $0.version < version && $0.issue != nil }.map(\.version).max())
  let file = RecordFile(record, path: Place.record("issue.yaml", of: approved.module.id, version), bytes: record.bytes)
  let written = submission.records.adding([RecordKind.issue.fileName: record.bytes], issue: file)
  var diagnostics = appraise(submission.with(written), against: approved.policy, on: day).diagnostics
    .filter { $0.kind.severity == .error }
  if let difference = difference(of: live, from: submission.frozen.manifest, isIssued: false) {
    diagnostics.append(difference)
  }
  guard diagnostics.isEmpty else { throw Refusal(diagnostics) }
  return IssuedModule(approved, record)
}

/// The issued module that an approved one is by its own `issue.yaml`, which the appraisal has checked; `nil` where there is
/// none.
package func issued(_ approved: ApprovedModule) -> IssuedModule? {
  approved.submission.records.issue.map { IssuedModule(approved, $0.record) }
}
