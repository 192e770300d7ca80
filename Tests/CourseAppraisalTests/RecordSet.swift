import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseTestSupport

/// The records of one version as the folder of an example tells them: lawful ones, with what the example's files put in their
/// place. A file `appraise.yaml` holds only the keys that differ; a key with the value `(bỏ)` is left out. Further files:
/// `policy.yaml` (keys of the policy), topics, `corrected/` (topics as corrected), `without` (records that are not there),
/// `version`, `spoil` (what happens to the files after they were written), `others` (decisions of other modules), `before/` (the
/// version before, told alike).
struct RecordSet {
  var topics: [String: [UInt8]] = ["01-bai.md": Array(Fixture.topic(RecordSet.body).utf8)]
  var corrected: [String: [UInt8]] = [:]
  var changes: [RecordKind: String] = [:]
  var without: Set<String> = ["correct.yaml", "withdraw.yaml"]
  var policy = ""
  var version = "1.0.0"
  var spoiling: [Substring] = []
  var others = ""
  var before: [String: [UInt8]] = [:]

  static let body = "Đoạn một.\n\n## Mục {#m}\n\nĐoạn hai.\n\nĐoạn ba.\n"

  private static let base: [RecordKind: String] = [
    .compile: "date: 2026-03-02\nauthors: [\"Nguyễn Văn A\", \"Trần Thị B\"]",
    .appraise: """
    decision: "05/QĐ-HV-MẪU"
    decisionDate: 2026-03-03
    meeting: 2026-03-10
    members:
    - {name: "Lê Văn C", role: chair, unit: "Đơn vị 1", attended: true}
    - {name: "Phạm Thị D", role: secretary, unit: "Đơn vị 1", attended: true}
    - {name: "Hoàng Văn E", role: critic, unit: "Đơn vị 2", attended: true}
    - {name: "Vũ Thị G", role: critic, unit: "Đơn vị 3", attended: true}
    - {name: "Đỗ Văn H", role: member, unit: "Đơn vị 4", attended: true}
    tally: {pass: 5, pass-with-edits: 0, fail: 0, invalid: 0}
    outcome: pass
    minutes: "BB-01/2026-MẪU"
    """,
    .correct: "date: 2026-03-12\nconfirmedBy: \"Phạm Thị D\"",
    .issue: """
    number: "08/QĐ-HV-MẪU"
    date: 2026-03-15
    effective: 2026-04-01
    signer: "Nguyễn Văn K"
    capacity: "Giám đốc"
    """,
    .withdraw: """
    number: "12/QĐ-HV-MẪU"
    date: 2026-06-01
    reason: "Thời hạn ghi sai"
    signer: "Nguyễn Văn K"
    capacity: "Giám đốc"
    """,
  ]

  init() {}

  init(_ files: [String: [UInt8]]) {
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let text = String(decoding: bytes, as: UTF8.self)
      if let kind = RecordKind.allCases.first(where: { $0.fileName == name }) {
        changes[kind] = text
        without.remove(name)
        continue
      }
      switch name {
      case "policy.yaml": policy = text
      case "version": version = String(text.dropLast())
      case "without": without.formUnion(text.split(separator: "\n").map(String.init))
      case "spoil": spoiling = text.split(separator: "\n")
      case "others": others = text
      case _ where name.hasPrefix("before/"): before[String(name.dropFirst("before/".count))] = bytes
      case _ where name.hasPrefix("corrected/"): corrected[String(name.dropFirst("corrected/".count))] = bytes
      default: topics[name] = bytes
      }
    }
    if !before.isEmpty, files["version"] == nil { version = "1.1.0" }
  }

  /// What these records are, and the policy that they were made under.
  func built() -> (submission: Submission, policy: AppraisalPolicy) {
    let history = before.isEmpty ? [] : [RecordSet(before).built().submission.records]
    let read = freezing(topics)
    let final = without.contains("correct.yaml") ? nil : freezing(topics.merging(corrected) { $1 })
    var files = [VersionRecords.manifestName: read.sealed.manifest.bytes, VersionRecords.sourcesName: read.archive]
    if let final {
      files[VersionRecords.correctedManifestName] = final.sealed.manifest.bytes
      files[VersionRecords.correctedSourcesName] = final.archive
    }
    let lastIssue = history.last?.issue
    var previous = lastIssue.map { digest(of: $0.bytes) }
    for kind in RecordKind.allCases where !without.contains(kind.fileName) {
      let isFinal = kind == .correct || kind == .issue || kind == .withdraw
      var text = "record: \(kind.rawValue)\nmodule: cd01\nversion: \(version)\n"
      if let previous { text += "previous: \(previous)\n" }
      text += "seal: \((isFinal ? final ?? read : read).sealed.manifest.seal)\n"
      if kind == .compile { text += "sources: \(digest(of: read.archive))\n" }
      if kind == .correct, let final { text += "sources: \(digest(of: final.archive))\n" }
      if kind == .issue, let lastIssue { text += "supersedes: \(lastIssue.record.version)\n" }
      let bytes = Array(merge(text + (RecordSet.base[kind] ?? ""), changes[kind] ?? "").utf8)
      files[kind.fileName] = bytes
      previous = digest(of: bytes)
    }
    let records = reading(spoilt(files))
    // The frozen modules are what the archives give, spoilt or not.
    let submission = Submission(
      final.map { module(in: records.finalSources) ?? $0.sealed } ?? module(in: records.sources) ?? read.sealed,
      appraised: module(in: records.sources) ?? read.sealed, records: records, history: history + [records],
      others: decisions())
    return (submission, read.policy)
  }

  private func freezing(_ files: [String: [UInt8]]) -> (sealed: SealedModule, archive: [UInt8], policy: AppraisalPolicy)
  {
    var files = files
    let indented = policy.split(separator: "\n").map { "  \($0)\n" }.joined()
    files["programme.yaml"] = Array(
      Fixture.programme.replacing("modules:\n", with: indented + "modules:\n").utf8)
    let sources = Fixture.sources(
      files, version: version, extra: before.isEmpty ? "" : "changes:\n  - reason: Vì luật mới\n")
    let compilation = Fixture.compile(sources)
    guard let module = compilation.module, let policy = readProgramme(sources).programme?.policy else {
      preconditionFailure("the example does not compile:\n\(listing(of: compilation.diagnostics))")
    }
    return (seal(module), freeze(sources, compilation.closure), policy)
  }

  /// The records that these files are. A file that cannot be read is a mistake of the example.
  private func reading(_ files: [String: [UInt8]]) -> VersionRecords {
    guard let number = Version(version) else { preconditionFailure("\(version) is no version") }
    var tree = SourceTree()
    for (name, bytes) in files { tree[Place.record(name, of: Fixture.id, number)] = bytes }
    let (versions, diagnostics) = readRecords(of: Fixture.id, in: tree)
    guard let records = versions.first, !diagnostics.containsErrors else {
      preconditionFailure("the records cannot be read:\n\(listing(of: diagnostics))")
    }
    return records
  }

  private func module(in archive: [UInt8]?) -> SealedModule? {
    guard let sources = try? thaw(archive ?? []), let programme = readProgramme(sources).programme else { return nil }
    return compile(Fixture.id, of: programme, from: sources).module.map(seal)
  }

  /// The files with `SHA256SUMS`, and then with what the lines of `spoil` do: `<file> | delete`, `<file> | add | <text>` or
  /// `<file> | <old> | <new>`.
  private func spoilt(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
    let folder = recordFolder(files)
    var files = Dictionary(uniqueKeysWithValues: folder.paths.map { ($0.text, folder[$0] ?? []) })
    for line in spoiling {
      let parts = line.split(separator: "|").map { $0.trimmed }
      switch (parts.count, parts[1]) {
      case (2, "delete"): files[parts[0]] = nil
      case (3, "add"): files[parts[0], default: []] += Array(parts[2].utf8)
      default:
        let text = String(decoding: files[parts[0]] ?? [], as: UTF8.self)
        precondition(text.contains(parts[1]), "\(parts[0]) does not hold \(parts[1])")
        files[parts[0]] = Array(text.replacing(parts[1], with: parts[2]).utf8)
      }
    }
    return files
  }

  /// `others` holds lines as `cd02 1.0.0 issue 08/QĐ-HV-MẪU 2026-03-15`.
  private func decisions() -> [NumberedDecision] {
    others.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let module = ModuleID(words[0]), let version = Version(words[1]), let date = CalendarDate(words[4]) else {
        preconditionFailure("\(line) is no decision")
      }
      let act: NumberedDecision.Act =
        switch words[2] {
        case "council": .council
        case "issue": .issue
        default: .withdrawal
        }
      return NumberedDecision(
        act: act, module: module, version: version, number: words[3], date: date,
        span: SourceSpan(Place.records(of: module, version)))
    }
  }
}

/// A mapping with the keys of another in the place of its own: keys start in the first column.
private func merge(_ base: String, _ changes: String) -> String {
  func entries(_ text: String) -> [(key: Substring, lines: [Substring])] {
    var entries: [(key: Substring, lines: [Substring])] = []
    for line in text.split(separator: "\n") {
      if let colon = line.firstIndex(of: ":"), let first = line.first, first.isLetter {
        entries.append((line[..<colon], [line]))
      } else if !entries.isEmpty {
        entries[entries.count - 1].lines.append(line)
      }
    }
    return entries
  }
  var result = entries(base)
  for entry in entries(changes) {
    if let index = result.firstIndex(where: { $0.key == entry.key }) {
      result[index] = entry
    } else {
      result.append(entry)
    }
  }
  return result.filter { !($0.lines.first?.hasSuffix("(bỏ)") ?? false) }.flatMap(\.lines).joined(separator: "\n") + "\n"
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
