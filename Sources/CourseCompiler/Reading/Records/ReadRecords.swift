package import CourseModel

/// Reads what lies in `records/` of a module, oldest version first.
package func readRecords(
  of module: ModuleID, in sources: SourceTree
) -> (versions: [VersionRecords], diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let folder = Place.records(of: module).text + "/"
  var versions: Set<Version> = []
  for path in sources.paths where path.text.hasPrefix(folder) {
    let name = path.text.dropFirst(folder.count).prefix { $0 != "/" }
    if path == Place.waivers(of: module) { continue }
    if let version = Version(name) {
      versions.insert(version)
    } else {
      diagnostics.append(
        Diagnostic(
          .invalidValue,
          Finding(
            Phrase(
              "`records/\(name)` không phải là thư mục của một phiên bản", "`records/\(name)` is no version's folder"),
            at: SourceSpan(path), help: Phrase("xóa hoặc chuyển đi nơi khác", "delete it or move it elsewhere"))))
    }
  }
  let records = versions.sorted().map { version in
    func file(_ kind: RecordKind) -> SourcePath { Place.record(kind.fileName, of: module, version) }
    let place = Place.records(of: module, version).text + "/"
    var files: [String: [UInt8]] = [:]
    for (path, bytes) in sources.files where path.text.hasPrefix(place) {
      files[String(path.text.dropFirst(place.count))] = bytes
    }
    return VersionRecords(
      module: module, version: version, files: files,
      compile: readCompileRecord(file(.compile), in: sources, reporting: &diagnostics),
      appraise: readAppraisalRecord(file(.appraise), in: sources, reporting: &diagnostics),
      correct: readCorrectionRecord(file(.correct), in: sources, reporting: &diagnostics),
      issue: readIssueRecord(file(.issue), in: sources, reporting: &diagnostics),
      withdraw: readWithdrawalRecord(file(.withdraw), in: sources, reporting: &diagnostics))
  }
  return (records, diagnostics)
}

/// Reads a `withdraw.yaml` that lies elsewhere than in the records of its version; `nil` where it is none.
package func readWithdrawal(_ bytes: [UInt8], of module: ModuleID, _ version: Version) -> WithdrawalRecord? {
  let path = Place.record(RecordKind.withdraw.fileName, of: module, version)
  var diagnostics: [Diagnostic] = []
  let record = readWithdrawalRecord(path, in: SourceTree([path: bytes]), reporting: &diagnostics)?.record
  guard let record, record.module == module, record.version == version, !diagnostics.containsErrors else { return nil }
  return record
}

/// The keys that every record starts with.
private struct RecordHead {
  let fields: YAMLFields
  let bytes: [UInt8]
  let module: ModuleID
  let version: Version
  let seal: Digest

  /// `nil` where there is no such file, which is no fault, or where a key is missing or wrong, which is reported.
  init?(
    _ kind: RecordKind, at path: SourcePath, in sources: SourceTree, known: [String],
    reporting diagnostics: inout [Diagnostic]
  ) {
    guard let bytes = sources[path],
      let fields = readData(
        path, in: sources, known: ["record", "module", "version", "previous", "seal"] + known, reporting: &diagnostics)
    else { return nil }
    _ = fields.value(
      "record", expected: Phrase("`\(kind.rawValue)`", "`\(kind.rawValue)`"), reporting: &diagnostics,
      parse: { $0 == kind.rawValue ? $0 : nil })
    let module = fields.identifier("module", as: ModuleID.self, reporting: &diagnostics)
    let version = fields.version("version", reporting: &diagnostics)
    let seal = fields.digest("seal", reporting: &diagnostics)
    guard let module, let version, let seal else { return nil }
    self.fields = fields
    self.bytes = bytes
    self.module = module.value
    self.version = version.value
    self.seal = seal
  }

  func file<Record>(_ record: Record, at path: SourcePath, places: [String: SourceSpan] = [:]) -> RecordFile<Record> {
    RecordFile(record, path: path, bytes: bytes, places: fields.places.merging(places) { $1 })
  }
}

private func readCompileRecord(
  _ path: SourcePath, in sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> RecordFile<CompileRecord>? {
  guard
    let head = RecordHead(
      .compile, at: path, in: sources, known: ["date", "authors", "sources", "changes"], reporting: &diagnostics)
  else { return nil }
  let fields = head.fields
  let previous = fields.digest("previous", required: false, reporting: &diagnostics)
  let date = fields.date("date", reporting: &diagnostics)
  let authors = fields.texts("authors", reporting: &diagnostics)
  let frozen = fields.digest("sources", reporting: &diagnostics)
  let changes = readChanges(fields, reporting: &diagnostics)
  guard let date, let frozen else { return nil }
  return head.file(
    CompileRecord(
      module: head.module, version: head.version, date: date, authors: authors.map(\.value), seal: head.seal,
      sources: frozen, previous: previous, changes: changes), at: path)
}

private func readAppraisalRecord(
  _ path: SourcePath, in sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> RecordFile<AppraisalRecord>? {
  guard
    let head = RecordHead(.appraise, at: path, in: sources, known: AppraisalFields.keys, reporting: &diagnostics),
    let previous = head.fields.digest("previous", reporting: &diagnostics),
    let body = AppraisalFields(head.fields, reporting: &diagnostics)
  else { return nil }
  return head.file(
    body.record(module: head.module, version: head.version, previous: previous, seal: head.seal), at: path,
    places: body.places)
}

private func readCorrectionRecord(
  _ path: SourcePath, in sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> RecordFile<CorrectionRecord>? {
  guard
    let head = RecordHead(
      .correct, at: path, in: sources, known: ["sources"] + CorrectionFields.keys, reporting: &diagnostics)
  else { return nil }
  let previous = head.fields.digest("previous", reporting: &diagnostics)
  let frozen = head.fields.digest("sources", reporting: &diagnostics)
  let body = CorrectionFields(head.fields, reporting: &diagnostics)
  guard let previous, let frozen, let body else { return nil }
  return head.file(
    CorrectionRecord(
      module: head.module, version: head.version, previous: previous, seal: head.seal, sources: frozen, date: body.date,
      confirmedBy: body.confirmedBy, answers: body.answers), at: path)
}

private func readIssueRecord(
  _ path: SourcePath, in sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> RecordFile<IssueRecord>? {
  guard
    let head = RecordHead(
      .issue, at: path, in: sources,
      known: ["number", "date", "effective", "signer", "capacity", "supersedes"], reporting: &diagnostics)
  else { return nil }
  let fields = head.fields
  let previous = fields.digest("previous", reporting: &diagnostics)
  let number = fields.text("number", reporting: &diagnostics)
  let date = fields.date("date", reporting: &diagnostics)
  let effective = fields.date("effective", reporting: &diagnostics)
  let signer = fields.text("signer", reporting: &diagnostics)
  let capacity = fields.text("capacity", reporting: &diagnostics)
  let supersedes = fields.version("supersedes", required: false, reporting: &diagnostics)
  guard let previous, let number, let date, let effective, let signer, let capacity else { return nil }
  return head.file(
    IssueRecord(
      module: head.module, version: head.version, previous: previous, seal: head.seal, number: number.value, date: date,
      effective: effective, signer: signer.value, capacity: capacity.value, supersedes: supersedes?.value), at: path)
}

private func readWithdrawalRecord(
  _ path: SourcePath, in sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> RecordFile<WithdrawalRecord>? {
  guard
    let head = RecordHead(
      .withdraw, at: path, in: sources, known: ["number", "date", "reason", "signer", "capacity", "instead"],
      reporting: &diagnostics)
  else { return nil }
  let fields = head.fields
  let previous = fields.digest("previous", reporting: &diagnostics)
  let number = fields.text("number", reporting: &diagnostics)
  let date = fields.date("date", reporting: &diagnostics)
  let reason = fields.text("reason", reporting: &diagnostics)
  let signer = fields.text("signer", reporting: &diagnostics)
  let capacity = fields.text("capacity", reporting: &diagnostics)
  let replacement = fields.fields("instead", known: ["module", "version"], required: false, reporting: &diagnostics)
  let module = replacement?.identifier("module", as: ModuleID.self, reporting: &diagnostics)
  let version = replacement?.version("version", reporting: &diagnostics)
  guard let previous, let number, let date, let reason, let signer, let capacity else { return nil }
  if replacement != nil, module == nil || version == nil { return nil }
  let instead = module.flatMap { module in
    version.map { WithdrawalRecord.Replacement(module: module.value, version: $0.value) }
  }
  return head.file(
    WithdrawalRecord(
      module: head.module, version: head.version, previous: previous, seal: head.seal, number: number.value, date: date,
      reason: reason.value, signer: signer.value, capacity: capacity.value, instead: instead), at: path)
}
