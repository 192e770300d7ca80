package import CourseAppraisal
package import CourseModel
import CourseSealing

/// What the authority decides when it takes an issued version back.
package struct WithdrawalDecision: Sendable {
  package let number: String
  package let date: CalendarDate
  package let reason: String
  package let signer: String
  package let capacity: String
  /// What is to be used instead; `nil` where there is nothing yet.
  package let instead: WithdrawalRecord.Replacement?

  package init(
    number: String, date: CalendarDate, reason: String, signer: String, capacity: String,
    instead: WithdrawalRecord.Replacement?
  ) {
    self.number = number
    self.date = date
    self.reason = reason
    self.signer = signer
    self.capacity = capacity
    self.instead = instead
  }
}

/// The record by which an issued version is withdrawn. Nothing that was issued is touched. Refuses where the decision breaks
/// a rule; `policy` is that of today, because the version's own may be as old as the version.
package func withdraw(
  _ issued: IssuedModule, by decision: WithdrawalDecision, against policy: AppraisalPolicy, on day: CalendarDate
) throws(Refusal) -> WithdrawalRecord {
  let submission = issued.approved.submission
  let records = submission.records
  let record = WithdrawalRecord(
    module: records.module, version: records.version, previous: digest(of: records.issue?.bytes ?? []),
    seal: issued.record.seal, number: decision.number, date: decision.date, reason: decision.reason,
    signer: decision.signer, capacity: decision.capacity, instead: decision.instead)
  let path = Place.record(RecordKind.withdraw.fileName, of: records.module, records.version)
  let written = records.adding(
    [RecordKind.withdraw.fileName: record.bytes],
    withdraw: RecordFile(record, path: path, bytes: record.bytes))
  let errors = appraise(submission.with(written), against: policy, on: day).diagnostics
    .filter { $0.kind.severity == .error && $0.finding.span.path == path }
  guard errors.isEmpty else { throw Refusal(errors) }
  return record
}
