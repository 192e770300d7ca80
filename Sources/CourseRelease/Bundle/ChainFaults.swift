package import CourseModel
import CourseSealing

/// What keeps the records in a bundle from proving that its core was issued: every record carries the SHA-256 of the one
/// before, and they join the decision with the seal of `content.manifest` and with the frozen sources. The sources themselves
/// need not be there: they tell the answers, so learners do not get them; the issued package's manifest gives their digest.
package func chainFaults(of core: OpenedBundle.Core, in history: [VersionRecords]) -> [Phrase] {
  let listed = core.listed
  let name = "\(listed.module) \(listed.version)"
  guard let records = history.last, records.version.description == listed.version,
    records.module.text == listed.module, let compile = records.compile, let appraise = records.appraise,
    let issue = records.issue
  else { return [Phrase("không có đủ hồ sơ của \(name)", "the records of \(name) are not all there")] }
  var faults: [Phrase] = []
  func expect(_ isRight: Bool, _ fault: Phrase) { if !isRight { faults.append(fault) } }

  let before =
    records.correct.map { (record: $0.bytes, name: "correct.yaml") } ?? (record: appraise.bytes, name: "appraise.yaml")
  expect(
    issue.record.previous == digest(of: before.record),
    Phrase("issue.yaml không nối với \(before.name)", "issue.yaml does not follow \(before.name)"))
  if let correct = records.correct {
    expect(
      correct.record.previous == digest(of: appraise.bytes),
      Phrase("correct.yaml không nối với appraise.yaml", "correct.yaml does not follow appraise.yaml"))
  }
  expect(
    appraise.record.previous == digest(of: compile.bytes) && appraise.record.seal == compile.record.seal,
    Phrase("appraise.yaml không nối với compile.yaml", "appraise.yaml does not follow compile.yaml"))
  expect(
    appraise.record.outcome != .fail && (appraise.record.outcome == .pass || records.correct != nil),
    Phrase("Hội đồng không thông qua bản này", "the council did not pass this version"))
  let seal = records.finalManifest.map { digest(of: $0) }
  expect(
    seal == issue.record.seal && seal == records.finalSeal && seal?.hexadecimal == listed.seal,
    Phrase("niêm phong không khớp với content.manifest", "the seal does not fit content.manifest"))
  let folder = "data/records/\(records.version)/"
  expect(
    core.manifest[folder + VersionRecords.sourcesName] == compile.record.sources,
    Phrase("nguồn đóng băng không phải nguồn đã trình", "the frozen sources are not those submitted"))
  if let correct = records.correct {
    expect(
      core.manifest[folder + VersionRecords.correctedSourcesName] == correct.record.sources,
      Phrase("nguồn đã hoàn thiện không khớp", "the corrected sources do not fit"))
  }
  let record = issue.record
  expect(
    listed.decision
      == Release.Decision(
        number: record.number, date: record.date.description, effective: record.effective.description,
        signer: record.signer, capacity: record.capacity),
    Phrase("quyết định trong bundle.json khác issue.yaml", "the decision in bundle.json differs from issue.yaml"))
  return faults
}
