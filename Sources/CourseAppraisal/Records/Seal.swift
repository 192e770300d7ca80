import CourseModel
import CourseSealing

extension DiagnosticKind {
  static let frozenFileMissing = DiagnosticKind(
    "TD-201", "frozen-file-missing", .error,
    summary: Phrase(
      "Thiếu `content.manifest`, `source.zip` hoặc biên bản của một phiên bản.",
      "`content.manifest`, `source.zip` or a record of a version is missing."),
    rationale: Phrase(
      "Thiếu một trong các tệp này thì không chứng minh được bản đã thẩm định.",
      "Without them nobody can prove what was appraised."),
    basis: recordRule,
    example: .init(
      bad: """
        records/1.0.0/appraise.yaml
        records/1.0.0/compile.yaml
        records/1.0.0/content.manifest
        """,
      good: """
        records/1.0.0/appraise.yaml
        records/1.0.0/compile.yaml
        records/1.0.0/content.manifest
        records/1.0.0/source.zip
        """))
  static let frozenSourcesAltered = DiagnosticKind(
    "TD-202", "frozen-sources-altered", .error,
    summary: Phrase("`source.zip` đã bị thay đổi sau khi trình.", "`source.zip` was altered after it was submitted."),
    rationale: Phrase("Bản đóng băng phải đúng từng byte với bản đã trình.", "A frozen version is kept byte for byte."),
    basis: recordRule,
    example: .init(
      bad: "records/1.0.0/source.zip   # nén lại bằng tay",
      good: "records/1.0.0/source.zip   # đúng tệp mà `submit` đã ghi"))
  static let manifestAltered = DiagnosticKind(
    "TD-203", "manifest-altered", .error,
    summary: Phrase("`content.manifest` không khớp với niêm phong.", "`content.manifest` does not match the seal."),
    rationale: Phrase("Niêm phong là SHA-256 của tệp này.", "The seal is the SHA-256 of that file."),
    basis: recordRule,
    example: .init(
      bad: "records/1.0.0/content.manifest   # xóa một dòng",
      good: "records/1.0.0/content.manifest   # đúng tệp mà `submit` đã ghi"))
  static let sourcesDoNotMatchManifest = DiagnosticKind(
    "TD-204", "sources-do-not-match-manifest", .error,
    summary: Phrase(
      "Nguồn đóng băng không cho ra nội dung đã niêm phong.", "The frozen sources do not give the sealed content."),
    rationale: Phrase(
      "Bản phát hành được dựng từ nguồn này, nên phải đúng bản đã thẩm định.",
      "Releases are built from them, so they must be what was appraised."),
    basis: recordRule,
    example: .init(
      bad: """
        # source.zip: “Thời hạn là 5 ngày.”
        # content.manifest: mã của “Thời hạn là 3 ngày.”
        """,
      good: """
        # source.zip: “Thời hạn là 3 ngày.”
        # content.manifest: mã của “Thời hạn là 3 ngày.”
        """))
  static let chainBroken = DiagnosticKind(
    "TD-205", "record-chain-broken", .error,
    summary: Phrase("Biên bản không nối với biên bản trước nó.", "A record does not follow the one before it."),
    rationale: Phrase(
      "Mỗi biên bản mang SHA-256 của biên bản trước; đứt một mắt là có biên bản bị sửa.",
      "Every record carries the SHA-256 of the one before; a break means that one was edited."),
    basis: recordRule,
    example: .init(
      bad: """
        record: appraise
        previous: 0000…   # không phải SHA-256 của compile.yaml
        """,
      good: """
        record: appraise
        previous: bf02…   # SHA-256 của compile.yaml
        """))
  static let recordMismatch = DiagnosticKind(
    "TD-206", "record-mismatch", .error,
    summary: Phrase(
      "Biên bản ghi chuyên đề, phiên bản hoặc niêm phong khác.", "A record names another module, version or seal."),
    rationale: Phrase(
      "Biên bản chỉ có giá trị cho đúng bản mà nó ghi.", "A record holds only for the version it names."),
    basis: recordRule,
    example: .init(
      bad: """
        # records/1.0.0/appraise.yaml
        version: 1.1.0
        """,
      good: """
        # records/1.0.0/appraise.yaml
        version: 1.0.0
        """))

  static let recordFileAltered = DiagnosticKind(
    "TD-207", "record-file-altered", .error,
    summary: Phrase(
      "Một tệp hồ sơ không khớp với `SHA256SUMS`.", "A file of the records does not fit `SHA256SUMS`."),
    rationale: Phrase(
      "Hồ sơ đã lập không được sửa, thêm hay bớt.", "Records are never edited, added to or taken from by hand."),
    basis: recordRule,
    example: .init(
      bad: "records/1.0.0/appraise.yaml   # sửa sau khi ghi",
      good: "records/1.0.0/appraise.yaml   # đúng tệp mà `appraise` đã ghi"))

  static let recordRule = Phrase(
    "Quy ước của Học Liệu về hồ sơ (product.md, “Records and the gate”)",
    "Rule of Học Liệu on records (product.md, “Records and the gate”)")
}

/// Whether the frozen files are the ones that the records speak of.
func checkSeal(of submission: Submission, reporting findings: inout Findings) {
  let records = submission.records
  guard let compile = records.compile, let manifest = records.manifest, let sources = records.sources else {
    let missing = [
      records.compile == nil ? "compile.yaml" : nil, records.manifest == nil ? "content.manifest" : nil,
      records.sources == nil ? "source.zip" : nil,
    ].compactMap { $0 }.joined(separator: ", ")
    findings.report(
      .frozenFileMissing,
      Phrase("phiên bản \(records.version) thiếu \(missing)", "version \(records.version) lacks \(missing)"),
      at: SourceSpan(Place.record("compile.yaml", of: records.module, records.version)),
      help: restoreHelp)
    return
  }
  let folder = compile.path
  if digest(of: sources) != compile.record.sources {
    findings.report(
      .frozenSourcesAltered,
      Phrase("`source.zip` không còn là tệp đã trình", "`source.zip` is no longer the file that was submitted"),
      at: SourceSpan(folder.sibling("source.zip") ?? folder), help: restoreHelp)
  }
  if digest(of: manifest) != compile.record.seal {
    findings.report(
      .manifestAltered,
      Phrase(
        "`content.manifest` không còn khớp với niêm phong \(compile.record.seal.short)…",
        "`content.manifest` no longer matches the seal \(compile.record.seal.short)…"),
      at: SourceSpan(folder.sibling("content.manifest") ?? folder), help: restoreHelp)
  }
  guard submission.frozen.manifest.bytes != manifest else { return }
  let places = Manifest(manifest).map { submission.frozen.manifest.places(differingFrom: $0) } ?? []
  let first = places.first.map { Phrase(" (đầu tiên: `\($0)`)", " (first: `\($0)`)") } ?? Phrase(verbatim: "")
  findings.report(
    .sourcesDoNotMatchManifest,
    Phrase(
      "nguồn đóng băng khác nội dung đã niêm phong ở \(places.count) chỗ",
      "the frozen sources differ from the sealed content in \(places.count) places") + first,
    at: SourceSpan(folder.sibling("content.manifest") ?? folder), help: restoreHelp)
}

/// Whether the files are those that `SHA256SUMS` lists: each is there, none has changed, none is too many.
func checkSums(of submission: Submission, reporting findings: inout Findings) {
  let records = submission.records
  let sumsPlace = SourceSpan(Place.record(VersionRecords.sumsName, of: records.module, records.version))
  guard let sums = records.files[VersionRecords.sumsName] else {
    return findings.report(
      .frozenFileMissing,
      Phrase("phiên bản \(records.version) thiếu SHA256SUMS", "version \(records.version) lacks SHA256SUMS"),
      at: sumsPlace, help: restoreHelp)
  }
  var listed: [String: Digest] = [:]
  for line in String(decoding: sums, as: UTF8.self).split(separator: "\n") {
    guard line.utf8.count > 66, let digest = Digest(hexadecimal: line.prefix(64)) else {
      return findings.report(
        .recordFileAltered, Phrase("SHA256SUMS có dòng sai dạng", "SHA256SUMS has a malformed line"),
        at: sumsPlace, help: restoreHelp)
    }
    listed[String(line.dropFirst(66))] = digest
  }
  for (name, bytes) in records.files.sorted(by: { $0.key < $1.key }) where name != VersionRecords.sumsName {
    guard listed[name] != digest(of: bytes) else { continue }
    let isKnown = listed[name] != nil
    findings.report(
      .recordFileAltered,
      isKnown
        ? Phrase("`\(name)` đã bị sửa sau khi lập", "`\(name)` was altered after it was written")
        : Phrase("`\(name)` không có trong SHA256SUMS", "`\(name)` is not in SHA256SUMS"),
      at: SourceSpan(Place.records(of: records.module, records.version).appending(name) ?? sumsPlace.path),
      help: restoreHelp)
  }
  for name in listed.keys.sorted() where records.files[name] == nil {
    findings.report(
      .frozenFileMissing, Phrase("hồ sơ thiếu `\(name)`", "the records lack `\(name)`"),
      at: sumsPlace, help: restoreHelp)
  }
}

/// Whether each record follows the one before it and speaks of the same thing.
func checkChain(of submission: Submission, reporting findings: inout Findings) {
  let records = submission.records
  func check<Record>(
    _ file: RecordFile<Record>, module: ModuleID, version: Version, seal: Digest, previous: Digest?, expected: [UInt8]?
  ) {
    if module != records.module || version != records.version {
      findings.report(
        .recordMismatch,
        Phrase(
          "biên bản ghi \(module) \(version), nhưng nằm trong hồ sơ \(records.module) \(records.version)",
          "the record says \(module) \(version) but lies with \(records.module) \(records.version)"),
        at: file.place(of: "version"), help: restoreHelp)
    }
    if let sealed = records.compile?.record.seal, seal != sealed {
      findings.report(
        .recordMismatch,
        Phrase(
          "biên bản ghi niêm phong \(seal.short)…, bản đã trình là \(sealed.short)…",
          "the record names the seal \(seal.short)…, the submitted one is \(sealed.short)…"),
        at: file.place(of: "seal"), help: restoreHelp)
    }
    guard let expected else { return }
    if previous != digest(of: expected) {
      findings.report(
        .chainBroken,
        Phrase(
          "`previous` không phải SHA-256 của biên bản trước", "`previous` is not the SHA-256 of the record before"),
        at: file.place(of: "previous"), help: restoreHelp)
    }
  }
  if let file = records.compile {
    check(
      file, module: file.record.module, version: file.record.version, seal: file.record.seal, previous: nil,
      expected: nil)
    checkPredecessor(of: file, in: submission, reporting: &findings)
  }
  if let file = records.appraise {
    guard let before = records.compile else {
      return reportMissing("compile.yaml", before: file.path, reporting: &findings)
    }
    check(
      file, module: file.record.module, version: file.record.version, seal: file.record.seal,
      previous: file.record.previous,
      expected: before.bytes)
  }
  if let file = records.issue {
    guard let before = records.appraise else {
      return reportMissing("appraise.yaml", before: file.path, reporting: &findings)
    }
    check(
      file, module: file.record.module, version: file.record.version, seal: file.record.seal,
      previous: file.record.previous,
      expected: before.bytes)
  }
}

/// A version that follows an issued one carries the SHA-256 of that one's `issue.yaml`.
private func checkPredecessor(
  of compile: RecordFile<CompileRecord>, in submission: Submission, reporting findings: inout Findings
) {
  let issued = submission.history.filter { $0.version < submission.records.version }.compactMap(\.issue)
  guard let previous = compile.record.previous else {
    guard let earlier = issued.first(where: { $0.record.date <= compile.record.date }) else { return }
    return findings.report(
      .chainBroken,
      Phrase(
        "thiếu `previous`, trong khi phiên bản \(earlier.record.version) đã ban hành",
        "`previous` is missing although version \(earlier.record.version) is issued"),
      at: SourceSpan(compile.path), help: restoreHelp)
  }
  guard !issued.contains(where: { digest(of: $0.bytes) == previous }) else { return }
  findings.report(
    .chainBroken,
    Phrase(
      "`previous` không phải SHA-256 của `issue.yaml` nào trước đó",
      "`previous` is not the SHA-256 of any earlier `issue.yaml`"),
    at: compile.place(of: "previous"), help: restoreHelp)
}

private func reportMissing(_ name: String, before path: SourcePath, reporting findings: inout Findings) {
  findings.report(
    .frozenFileMissing, Phrase("có `\(path.name)` mà không có `\(name)`", "there is `\(path.name)` but no `\(name)`"),
    at: SourceSpan(path), help: restoreHelp)
}

let restoreHelp = Phrase(
  "khôi phục tệp từ lịch sử git; không sửa hồ sơ đã lập",
  "restore the file from git's history; records are never edited")
