package import CourseAppraisal
package import CourseModel
package import CourseSealing

/// What the authors say when they have made the edits that a council required.
package struct CorrectionReport: Sendable {
  package let date: CalendarDate
  /// Who confirms for the council that the edits are what it wanted.
  package let confirmedBy: String
  package let answers: [CorrectionRecord.Answer]

  package init(date: CalendarDate, confirmedBy: String, answers: [CorrectionRecord.Answer]) {
    self.date = date
    self.confirmedBy = confirmedBy
    self.answers = answers
  }
}

/// The files by which a version that passed on condition of edits is replaced by `corrected`, whose frozen sources are
/// `archive`. Refuses where an edit was left out, where anything else was changed, and where the report breaks a rule.
package func correct(
  _ submission: Submission, against policy: AppraisalPolicy, to corrected: SealedModule, frozenAs archive: [UInt8],
  reporting report: CorrectionReport, on day: CalendarDate
) throws(Refusal) -> [String: [UInt8]] {
  let records = submission.records
  let record = CorrectionRecord(
    module: records.module, version: records.version, previous: digest(of: records.appraise?.bytes ?? []),
    seal: corrected.manifest.seal, sources: digest(of: archive), date: report.date, confirmedBy: report.confirmedBy,
    answers: report.answers)
  let files = [
    RecordKind.correct.fileName: record.bytes, VersionRecords.correctedManifestName: corrected.manifest.bytes,
    VersionRecords.correctedSourcesName: archive,
  ]
  let path = Place.record(RecordKind.correct.fileName, of: records.module, records.version)
  let written = records.adding(files, correct: RecordFile(record, path: path, bytes: record.bytes))
  let appraisal = appraise(submission.with(written, frozen: corrected), against: policy, on: day)
  _ = try appraisal.approved()
  return files
}
