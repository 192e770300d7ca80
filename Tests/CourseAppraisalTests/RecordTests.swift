import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseTestSupport
import Testing

/// A lawful version of a small module with its records, which a test can spoil in one way.
struct Dossier {
  var files = ["01-bai.md": Fixture.topic("Đoạn một.\n\n## Mục {#m}\n\nĐoạn hai.")]
  var version = "1.0.0"
  var moduleExtra = ""
  var submittedOn = "2026-03-02"
  var decisionDate = "2026-03-03"
  var meeting = "2026-03-10"
  var roles: [CouncilRole] = [.chair, .secretary, .critic, .critic, .member]
  var names = ["Lê Văn C", "Phạm Thị D", "Hoàng Văn E", "Vũ Thị G", "Đỗ Văn H"]
  var absent: Set<Int> = []
  var tally = (pass: 5, edits: 0, fail: 0, invalid: 0)
  var outcome = AppraisalRecord.Outcome.pass
  var comments: [AppraisalRecord.Comment] = []
  var requiredEdits: [RequiredEdit] = []
  var decision: (number: String, date: String, effective: String)? = ("01/QĐ-HV-MẪU", "2026-03-15", "2026-04-01")
  var history: [VersionRecords] = []
  var previousOfCompile: Digest?
  var isAppraised = true
  /// Files that do not belong.
  var foreign: [String: [UInt8]] = [:]
  /// Changes the bytes of a file after everything was written.
  var spoil: (String, [UInt8]) -> [UInt8] = { $1 }

  var submission: Submission {
    let sources = Fixture.sources(files, version: version, extra: moduleExtra)
    let compilation = Fixture.compile(sources)
    guard let module = compilation.module else { preconditionFailure("the fixture does not compile") }
    let sealed = seal(module)
    let archive = freeze(sources, compilation.closure)
    let number = module.metadata.version.value
    let submitted = CompileRecord(
      module: Fixture.id, version: number, date: date(submittedOn), authors: module.metadata.authors.map(\.value),
      seal: sealed.manifest.seal, sources: digest(of: archive), previous: previousOfCompile, changes: [])
    let appraise = AppraisalRecord(
      module: Fixture.id, version: number, previous: digest(of: submitted.bytes), seal: sealed.manifest.seal,
      decision: "05/QĐ-HV-MẪU", decisionDate: date(decisionDate), meeting: date(meeting),
      members: zip(names, roles).enumerated().map { index, pair in
        .init(name: pair.0, role: pair.1, unit: "Đơn vị", attended: !absent.contains(index))
      },
      tally: .init(pass: tally.pass, passWithEdits: tally.edits, fail: tally.fail, invalid: tally.invalid),
      outcome: outcome,
      comments: comments, requiredEdits: requiredEdits, minutes: "BB-01")
    let issue = decision.map { decision in
      IssueRecord(
        module: Fixture.id, version: number, previous: digest(of: appraise.bytes), seal: sealed.manifest.seal,
        number: decision.number, date: date(decision.date), effective: date(decision.effective), signer: "Nguyễn Văn K",
        capacity: "Giám đốc", supersedes: history.filter { $0.issue != nil }.map(\.version).max())
    }
    var written = [
      VersionRecords.manifestName: sealed.manifest.bytes, VersionRecords.sourcesName: archive,
      "compile.yaml": submitted.bytes, "appraise.yaml": appraise.bytes,
    ]
    written["issue.yaml"] = issue?.bytes
    if !isAppraised { written["appraise.yaml"] = nil }
    let folder = recordFolder(written)
    var files = SourceTree()
    for path in folder.paths + foreign.keys.compactMap(SourcePath.init) {
      let bytes = spoil(path.text, folder[path] ?? foreign[path.text] ?? [])
      files[Place.record(path.text, of: Fixture.id, number)] = bytes
    }
    let (versions, diagnostics) = readRecords(of: Fixture.id, in: files)
    guard let records = versions.first else { preconditionFailure("no records:\n\(listing(of: diagnostics))") }
    // The frozen module is what the archive gives, spoilt or not.
    let frozen =
      (try? thaw(records.sources ?? [])).flatMap { sources in
        readProgramme(sources).programme.flatMap { compile(Fixture.id, of: $0, from: sources).module }
      } ?? module
    return Submission(seal(frozen), records: records, history: history + [records])
  }

  func codes() throws -> [String] {
    let submission = submission
    let policy = try #require(readProgramme(Fixture.sources([:] as [String: String])).programme).policy
    return appraise(submission, against: policy).diagnostics.map(\.kind.code)
  }

  func approved() throws -> ApprovedModule {
    let policy = try #require(readProgramme(Fixture.sources([:] as [String: String])).programme).policy
    return try appraise(submission, against: policy).approved()
  }

  private func date(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("\(text) is no date") }
    return date
  }
}

/// One way to break the rules, and the code that says so.
struct Violation: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let code: String
  let change: @Sendable (inout Dossier) -> Void

  static let all: [Violation] = [
    Violation(testDescription: "three members", code: "TD-211") {
      $0.roles = [.chair, .secretary, .critic]
      $0.tally.pass = 3
    },
    Violation(testDescription: "an even number of members", code: "TD-211") {
      $0.roles.append(.member)
      $0.names.append("Bùi Thị I")
      $0.tally.pass = 6
    },
    Violation(testDescription: "no secretary", code: "TD-212") { $0.roles[1] = .member },
    Violation(testDescription: "one critic", code: "TD-212") { $0.roles[3] = .member },
    Violation(testDescription: "two chairs", code: "TD-212") { $0.roles[4] = .chair },
    Violation(testDescription: "an author on the council", code: "TD-213") { $0.names[4] = "nguyễn  văn A" },
    Violation(testDescription: "a member listed twice", code: "TD-214") { $0.names[4] = $0.names[3] },
    Violation(testDescription: "three of five present", code: "TD-215") {
      $0.absent = [3, 4]
      $0.tally.pass = 3
    },
    Violation(testDescription: "the chair absent", code: "TD-215") {
      $0.absent = [0]
      $0.tally.pass = 4
    },
    Violation(testDescription: "more ballots than people", code: "TD-216") { $0.tally.pass = 6 },
    Violation(testDescription: "an outcome without a majority", code: "TD-217") { $0.tally = (2, 3, 0, 0) },
    Violation(testDescription: "half of the ballots only", code: "TD-217") {
      $0.absent = [4]
      $0.tally = (2, 2, 0, 0)
    },
    Violation(testDescription: "a meeting before the submission", code: "TD-218") { $0.submittedOn = "2026-03-11" },
    Violation(testDescription: "a meeting before the council", code: "TD-218") { $0.decisionDate = "2026-03-11" },
    Violation(testDescription: "a comment without an answer", code: "TD-219") {
      $0.comments = [.init(place: "01-bai#m/1", text: "Sửa câu này", answer: "")]
    },
    Violation(testDescription: "edits required but not named", code: "TD-220") {
      $0.outcome = .passWithEdits
      $0.tally = (0, 5, 0, 0)
      $0.decision = nil
    },
    Violation(testDescription: "issued before the meeting", code: "BH-303") {
      $0.decision = ("01/QĐ-HV-MẪU", "2026-03-09", "2026-04-01")
    },
    Violation(testDescription: "in effect before the issue", code: "BH-303") {
      $0.decision = ("01/QĐ-HV-MẪU", "2026-03-15", "2026-03-14")
    },
    Violation(testDescription: "a specimen's number without MẪU", code: "BH-304") {
      $0.decision = ("01/QĐ-HV", "2026-03-15", "2026-04-01")
    },
    Violation(testDescription: "a number without a leading zero", code: "BH-304") {
      $0.decision = ("1/QĐ-HV-MẪU", "2026-03-15", "2026-04-01")
    },
    Violation(testDescription: "a number with a blank", code: "BH-304") {
      $0.decision = ("01/QĐ - HV-MẪU", "2026-03-15", "2026-04-01")
    },
    Violation(testDescription: "an altered manifest", code: "TD-203") {
      $0.spoil = { $0 == "content.manifest" ? $1.dropLast() + [0x20, 0x0A] : $1 }
    },
    Violation(testDescription: "altered frozen sources", code: "TD-202") {
      $0.spoil = { $0 == "source.zip" ? $1 + [0] : $1 }
    },
    Violation(testDescription: "an altered submission", code: "TD-205") {
      $0.spoil = { $0 == "compile.yaml" ? Dossier.replacing("Nguyễn Văn A", "Nguyễn Văn Z", in: $1) : $1 }
    },
    Violation(testDescription: "an altered appraisal", code: "TD-205") {
      $0.spoil = { $0 == "appraise.yaml" ? Dossier.replacing("BB-01", "BB-02", in: $1) : $1 }
    },
    Violation(testDescription: "an appraisal of another version", code: "TD-206") {
      $0.spoil = { $0 == "appraise.yaml" ? Dossier.replacing("version: 1.0.0", "version: 1.0.1", in: $1) : $1 }
    },
    Violation(testDescription: "an altered appraisal that no record follows", code: "TD-207") {
      $0.decision = nil
      $0.spoil = { $0 == "appraise.yaml" ? Dossier.replacing("BB-01", "BB-02", in: $1) : $1 }
    },
    Violation(testDescription: "an altered decision", code: "TD-207") {
      $0.spoil = { $0 == "issue.yaml" ? Dossier.replacing("Nguyễn Văn K", "Nguyễn Văn L", in: $1) : $1 }
    },
    Violation(testDescription: "an altered list of digests", code: "TD-207") {
      $0.spoil = { $0 == "SHA256SUMS" ? Array("không phải danh sách\n".utf8) + $1 : $1 }
    },
    Violation(testDescription: "a foreign file among the records", code: "TD-207") {
      $0.foreign = ["ghi-chu.txt": [1]]
    },
    Violation(testDescription: "sources of another text", code: "TD-204") {
      $0.spoil = { name, bytes in
        guard name == "source.zip" else { return bytes }
        var other = Dossier()
        other.files["01-bai.md"] = Fixture.topic("Đoạn một.\n\n## Mục {#m}\n\nĐoạn khác.")
        return other.submission.records.sources ?? []
      }
    },
    Violation(testDescription: "a predecessor that is none", code: "TD-205") { $0.previousOfCompile = digest(of: [1]) },
  ]
}

extension Dossier {
  static func replacing(_ old: String, _ new: String, in bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    precondition(text.contains(old), "\(old) is not in the record")
    return Array(text.replacing(old, with: new).utf8)
  }
}

@Suite("The gate")
struct GateTests {
  @Test("lets a lawful version pass")
  func lawful() throws {
    #expect(try Dossier().codes() == [])
    #expect(try Dossier().approved().module.id == Fixture.id)
  }

  @Test("accepts a deputy in the chair's place, and one absent member of five")
  func deputy() throws {
    var dossier = Dossier()
    dossier.roles[4] = .deputy
    dossier.absent = [0]
    dossier.tally.pass = 4
    #expect(try dossier.codes() == [])
  }

  @Test("names every violation and refuses the version", arguments: Violation.all)
  func violations(_ violation: Violation) throws {
    var dossier = Dossier()
    violation.change(&dossier)
    #expect(try dossier.codes().contains(violation.code))
    #expect(throws: Refusal.self) { try dossier.approved() }
  }

  @Test("refuses what did not pass", arguments: [AppraisalRecord.Outcome.fail, .passWithEdits])
  func outcomes(_ outcome: AppraisalRecord.Outcome) throws {
    var dossier = Dossier()
    dossier.outcome = outcome
    dossier.tally = outcome == .fail ? (0, 0, 5, 0) : (0, 5, 0, 0)
    dossier.requiredEdits = [RequiredEdit(at: "01-bai#m/1", text: "Sửa mục 1")]
    dossier.decision = nil
    #expect(try dossier.codes() == [])
    let refusal = #expect(throws: Refusal.self) { try dossier.approved() }
    #expect(refusal?.diagnostics.map(\.kind.code) == ["BH-302"])
  }

  @Test("refuses what no council has read")
  func notAppraised() throws {
    var dossier = Dossier()
    dossier.decision = nil
    dossier.isAppraised = false
    let refusal = #expect(throws: Refusal.self) { try dossier.approved() }
    #expect(refusal?.diagnostics.map(\.kind.code) == ["BH-301"])
  }

  @Test("refuses every single-byte change of every file it depends on")
  func singleBytes() throws {
    let lawful = Dossier().submission.records
    let names = ["content.manifest", "source.zip", "compile.yaml", "appraise.yaml", "issue.yaml"]
    var generator = SystemRandomNumberGenerator()
    for name in names {
      let length = try #require(lawful.files[name]?.count)
      for _ in 0..<40 {
        let (place, bit) = (
          Int.random(in: 0..<length, using: &generator), UInt8(1) << UInt8.random(in: 0..<7, using: &generator)
        )
        var dossier = Dossier()
        dossier.spoil = { file, bytes in
          guard file == name else { return bytes }
          var bytes = bytes
          bytes[place] ^= bit
          return bytes
        }
        #expect(throws: (any Error).self, "\(name), byte \(place), bit \(bit)") { try dossier.approved() }
      }
    }
  }
}

@Suite("The seal")
struct SealTests {
  private func manifest(_ body: String, front: String? = nil) -> Manifest {
    let text = front.map { "---\n\($0)---\n\n\(body)\n" } ?? Fixture.topic(body)
    return seal(Fixture.module(["01-bai.md": text])).manifest
  }

  private static let body = "Một đoạn *văn*[^a].\n\n## Mục {#m}\n\n- a\n- b\n\n[^a]: Chú thích.\n"

  @Test("is deaf to line breaks in the source and to where footnotes are defined")
  func deaf() {
    #expect(
      manifest(SealTests.body)
        == manifest("Một\nđoạn *văn*[^a].\n\n[^a]: Chú\n    thích.\n\n## Mục {#m}\n\n\n* a\n* b\n"))
  }

  @Test(
    "hears every change that a reader can see, and names its place",
    arguments: [
      ("Một đoạn", "Hai đoạn", "01-bai#/1"), ("*văn*", "**văn**", "01-bai#/1"), ("## Mục", "## Phần", "01-bai#m/0"),
      ("- b", "- c", "01-bai#m/1"), ("Chú thích.", "Chú giải.", "01-bai^1"), ("- a\n- b", "1. a\n2. b", "01-bai#m/1"),
    ])
  func hears(_ old: String, _ new: String, _ place: String) {
    let changed = manifest(SealTests.body.replacing(old, with: new))
    #expect(changed.places(differingFrom: manifest(SealTests.body)) == [place])
    #expect(changed.seal != manifest(SealTests.body).seal)
  }

  @Test("hears the topic's and the module's own words")
  func metadata() {
    let base = manifest("Chữ.")
    #expect(
      manifest("Chữ.", front: "title: Tên khác\nsummary: Tóm tắt.\nobjectives: [o1]\nperiods: {theory: 1}\n").places(
        differingFrom: base) == ["01-bai"])
    let other = seal(Fixture.module(["01-bai.md": Fixture.topic("Chữ.")], extra: "changes:\n  - reason: Vì luật mới\n"))
      .manifest
    #expect(other.places(differingFrom: base) == ["module"])
  }

  @Test("is the SHA-256 that stock tools give")
  func standard() {
    // echo -n abc | sha256sum (FIPS 180-4, appendix B.1)
    #expect(
      digest(of: Array("abc".utf8)).hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("is read back from its file, and from nothing else")
  func reading() throws {
    let manifest = manifest(SealTests.body)
    #expect(Manifest(manifest.bytes) == manifest)
    #expect(Manifest(Array(manifest.bytes.dropLast())) == nil)
    #expect(Manifest(Array("another header\n".utf8)) == nil)
  }
}
