import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseTestSupport
import Foundation
import Testing

/// An issued version of a small module, in memory.
enum Issued {
  static let files = ["01-bai.md": Fixture.topic("Đoạn một.\n\n## Mục {#m}\n\nĐoạn hai.")]

  static func approved(_ files: [String: String] = files) throws -> ApprovedModule {
    let sources = Fixture.sources(files)
    let compilation = Fixture.compile(sources)
    let module = try #require(compilation.module)
    let sealed = seal(module)
    let archive = freeze(sources, compilation.closure)
    let version = module.metadata.version.value
    let day = try #require(CalendarDate("2026-03-02"))
    let compile = CompileRecord(
      module: Fixture.id, version: version, date: day, authors: ["Nguyễn Văn A", "Trần Thị B"],
      seal: sealed.manifest.seal,
      sources: digest(of: archive), previous: nil, changes: [])
    let roles: [CouncilRole] = [.chair, .secretary, .critic, .critic, .member]
    let appraisal = AppraisalRecord(
      module: Fixture.id, version: version, previous: digest(of: compile.bytes), seal: sealed.manifest.seal,
      decision: "05/QĐ-HV-MẪU", decisionDate: day, meeting: day,
      members: roles.enumerated().map { .init(name: "Người \($0)", role: $1, unit: "Đơn vị “A: b”", attended: true) },
      tally: .init(pass: 5, passWithEdits: 0, fail: 0, invalid: 0), outcome: .pass,
      comments: [.init(place: "01-bai#m/1", text: "Dấu \" và \\ và: #", answer: "Đã sửa\nhai dòng")], requiredEdits: [],
      minutes: "BB-01")
    let folder = recordFolder([
      VersionRecords.manifestName: sealed.manifest.bytes, VersionRecords.sourcesName: archive,
      "compile.yaml": compile.bytes, "appraise.yaml": appraisal.bytes,
    ])
    var tree = SourceTree()
    for path in folder.paths { tree[Place.record(path.text, of: Fixture.id, version)] = folder[path] }
    let (history, diagnostics) = readRecords(of: Fixture.id, in: tree)
    #expect(listing(of: diagnostics) == "")
    let policy = try #require(readProgramme(sources).programme).policy
    let submission = Submission(sealed, records: try #require(history.first), history: history)
    return try appraise(submission, against: policy).approved()
  }

  static func decision(_ number: String = "01/QĐ-HV-MẪU", _ date: String = "2026-03-15") throws -> Decision {
    let day = try #require(CalendarDate(date))
    return Decision(number: number, date: day, effective: day, signer: "Nguyễn Văn K", capacity: "Giám đốc")
  }

  static func module() throws -> IssuedModule {
    let approved = try approved()
    return try issue(approved, whoseTextNowIs: approved.submission.frozen, by: decision(), on: Fixture.day)
  }

  static func package(_ page: String = "<p>Trang", pdf: [UInt8] = Array("%PDF".utf8)) throws -> Package {
    let issued = try module()
    var contents = OutputTree()
    contents.add(page, at: "html/index.html")
    contents.add(pdf, at: "cd01-1.0.0.pdf")
    contents.add("<p>Bài", at: "html/01-bai.html")
    contents.add("<p>Đáp án", at: "giang-vien/html/index.html")
    return pack(issued, contents, changes: nil, changelog: OutputTree(), page: nil, templates: digest(of: []))
  }

  static func zip() throws -> [UInt8] { try #require(package().files[Fixture.path("cd01-1.0.0.zip")]) }
}

@Suite("Issuing")
struct IssuingTests {
  @Test("takes what was appraised")
  func lawful() throws {
    let approved = try Issued.approved()
    let issued = try issue(approved, whoseTextNowIs: approved.submission.frozen, by: Issued.decision(), on: Fixture.day)
    #expect(issued.record.seal == approved.submission.frozen.manifest.seal)
    #expect(issued.record.previous == digest(of: approved.appraise.bytes))
  }

  @Test(
    "refuses a text that differs from what was appraised, and names the block",
    arguments: [
      ("Đoạn hai.", "Đoạn ba.", "01-bai#m/1"), ("Đoạn hai.", "Đoạn hai!", "01-bai#m/1"),
      ("## Mục", "## Phần", "01-bai#m/0"),
      ("Tóm tắt.", "Tóm tắt", "01-bai"),
    ])
  func differs(_ old: String, _ new: String, _ place: String) throws {
    let live = seal(Fixture.module(Issued.files.mapValues { $0.replacing(old, with: new) }))
    let refusal = #expect(throws: Refusal.self) {
      try issue(Issued.approved(), whoseTextNowIs: live, by: Issued.decision(), on: Fixture.day)
    }
    let finding = try #require(refusal?.diagnostics.first)
    #expect(finding.kind.code == "BH-310")
    #expect(finding.finding.message.vietnamese.contains("`\(place)`"))
  }

  @Test("refuses each of a thousand random edits of one character")
  func randomEdits() throws {
    let approved = try Issued.approved()
    let text = Array(try #require(Issued.files["01-bai.md"]))
    let body = try #require(text.firstIndex(of: "Đ"))
    let letters = Array("aăâbcdđeêghiklmnoôơpqrstuưvxy0123456789")
    for _ in 0..<1000 {
      var edited = text
      let place = Int.random(in: body..<text.count)
      // Blanks and mark-up may mean the same in another form; letters never do.
      guard edited[place].isLetter, let letter = letters.randomElement(), letter != edited[place] else { continue }
      edited[place] = letter
      let compilation = Fixture.compile(Fixture.sources(["01-bai.md": String(edited)]))
      let live = seal(try #require(compilation.module))
      #expect(throws: Refusal.self, "\(String(edited[body...]))") {
        try issue(approved, whoseTextNowIs: live, by: Issued.decision(), on: Fixture.day)
      }
    }
  }

  @Test(
    "refuses a decision that breaks a rule",
    arguments: [("01/QĐ-HV", "2026-03-15", "BH-304"), ("01/QĐ-HV-MẪU", "2026-03-01", "BH-303")])
  func decisions(_ number: String, _ date: String, _ code: String) throws {
    let approved = try Issued.approved()
    let refusal = #expect(throws: Refusal.self) {
      try issue(
        approved, whoseTextNowIs: approved.submission.frozen, by: Issued.decision(number, date), on: Fixture.day)
    }
    #expect(refusal?.diagnostics.map(\.kind.code) == [code])
  }
}

@Suite("Records")
struct RecordWritingTests {
  @Test("are read back as they were written, whatever the texts hold")
  func roundTrip() throws {
    let record = try Issued.approved().appraise.record
    #expect(record.members.first?.unit == "Đơn vị “A: b”")
    #expect(record.comments.first?.text == "Dấu \" và \\ và: #")
    #expect(record.comments.first?.answer == "Đã sửa\nhai dòng")
    #expect(try Issued.approved().appraise.bytes == record.bytes)
  }
}

@Suite("A package")
struct PackageTests {
  @Test("has the same bytes twice")
  func deterministic() throws { #expect(try Issued.zip() == Issued.zip()) }

  // In a process of its own: the time zone is the whole process's, and libzip compares the times of an archive through it,
  // so that a test beside this one could take a sound archive for a damaged one.
  @Test("has the same bytes in every time zone")
  func timeZones() async {
    await #expect(processExitsWith: .success) {
      let here = try Issued.zip()
      setenv("TZ", "Pacific/Kiritimati", 1)
      tzset()
      #expect(try Issued.zip() == here)
    }
  }

  @Test("is whole as it was packed")
  func whole() throws {
    let opened = verify(try Issued.zip(), named: Fixture.path("cd01-1.0.0.zip"))
    #expect(listing(of: opened.diagnostics) == "")
    #expect(opened.name == "cd01-1.0.0")
    #expect(opened.payload.paths.map(\.text).contains("records/1.0.0/source.zip"))
  }

  @Test("says that it is a specimen")
  func specimen() throws {
    let opened = verify(try Issued.zip(), named: Fixture.path("a.zip"))
    let text = String(decoding: try #require(opened.payload[Fixture.path("DOC-TRUOC.txt")]), as: UTF8.self)
    #expect(text.hasPrefix("BẢN MẪU"))
  }

  @Test("refuses every single-byte change")
  func tampered() throws {
    let zip = try Issued.zip()
    let whole = verify(zip, named: Fixture.path("a.zip")).payload
    for place in stride(from: 0, to: zip.count, by: 7) {
      var bytes = zip
      bytes[place] ^= 0x10
      let opened = verify(bytes, named: Fixture.path("a.zip"))
      // A byte in the zip's own headers may leave every file as it was; then nothing that is issued has changed.
      if opened.diagnostics.isEmpty { #expect(opened.payload.files == whole.files, "byte \(place)") }
    }
  }

  @Test(
    "is judged as a BagIt bag, unpacked or not",
    arguments: [
      ("bagit.txt", "BH-402"), ("bag-info.txt", "BH-402"), ("manifest-sha256.txt", "BH-402"),
      ("tagmanifest-sha256.txt", "BH-405"),
      ("data/cd01-1.0.0.pdf", "BH-402"), ("data/html/index.html", "BH-402"),
    ])
  func altered(_ name: String, _ code: String) throws {
    var tree = try unpacked()
    let path = Fixture.path("cd01-1.0.0/\(name)")
    tree[path] = try #require(tree[path]) + Array("x".utf8)
    #expect(verify(tree, named: path).diagnostics.map(\.kind.code).contains(code))
  }

  @Test("lacks nothing and holds nothing else")
  func missingAndExtra() throws {
    var tree = try unpacked()
    tree[Fixture.path("cd01-1.0.0/data/cd01-1.0.0.pdf")] = nil
    #expect(verify(tree, named: Fixture.path("a")).diagnostics.map(\.kind.code).contains("BH-403"))
    tree = try unpacked()
    tree[Fixture.path("cd01-1.0.0/data/la.exe")] = [1]
    #expect(verify(tree, named: Fixture.path("a")).diagnostics.map(\.kind.code).contains("BH-404"))
    tree = try unpacked()
    tree[Fixture.path("cd01-1.0.0/la.txt")] = [1]
    #expect(verify(tree, named: Fixture.path("a")).diagnostics.map(\.kind.code) == ["BH-404"])
  }

  @Test("is no other file", arguments: [[1, 2, 3], Array("PK\u{3}\u{4}".utf8)] as [[UInt8]])
  func unreadable(_ bytes: [UInt8]) {
    #expect(verify(bytes, named: Fixture.path("a.zip")).diagnostics.map(\.kind.code) == ["BH-401"])
  }

  /// The bag's files, by way of `thaw`, which reads any of our archives.
  private func unpacked() throws -> OutputTree {
    var tree = OutputTree()
    for (path, bytes) in try thaw(Issued.zip()).files { tree[path] = bytes }
    return tree
  }
}

@Suite("A release")
struct ReleaseFileTests {
  @Test("is read back from release.json, and from nothing else")
  func roundTrip() throws {
    let package = try Issued.package()
    let bytes = try #require(package.files[Fixture.path("release.json")])
    #expect(readRelease(bytes) == package.release)
    #expect(
      readRelease(
        Array(String(decoding: bytes, as: UTF8.self).replacing("\"format\" : 1", with: "\"format\" : 2").utf8)) == nil)
    #expect(readRelease([]) == nil)
  }
}
