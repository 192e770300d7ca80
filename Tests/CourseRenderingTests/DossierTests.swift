import CourseComparison
import CourseCompiler
import CourseModel
import CourseRendering
import CourseTestSupport
import Foundation
import Testing

@Suite("A dossier")
struct DossierTests {
  private static let folder = ExampleFolder(path: (#filePath as NSString).deletingLastPathComponent + "/Dossier")

  private func sources(_ name: String, version: String) throws -> SourceTree {
    var files = try Self.folder.files(below: name)
    files["legal/law.yaml"] = try Self.folder.bytes("law.yaml")
    let letterhead = """

      letterhead: {place: Hà Nội, symbol: HVM, head: Giám đốc, bases: [30/2020/NĐ-CP], basis: "giả định"}
      """
    files["programme.yaml"] = Array((Fixture.programme + letterhead).utf8)
    let changes =
      version == "1.0.0" ? "" : "changes:\n  - {reason: Luật Lưu trữ đòi làm trong ngày, law: 33/2024/QH15}\n"
    return Fixture.sources(files, version: version, extra: changes)
  }

  private func module(_ sources: SourceTree) throws -> Module {
    let compilation = Fixture.compile(sources)
    #expect(listing(of: compilation.diagnostics) == "")
    return try #require(compilation.module)
  }

  /// The second version of a module, before it is submitted or when it has been corrected and issued.
  private func dossier(isIssued: Bool) throws -> Dossier {
    let before = try sources("before", version: "1.0.0")
    let after = try sources("after", version: "1.1.0")
    let (old, new) = (try module(before), try module(after))
    let appraised = isIssued ? try module(sources("appraised", version: "1.1.0")) : new
    let programme = try #require(readProgramme(after).programme)
    let kind = DiagnosticKind(
      "TD-999", "example", .warning, summary: Phrase("Ví dụ.", "Example."), rationale: Phrase("Vì.", "Because."),
      basis: Phrase("Căn cứ", "Basis"), example: .init(bad: "a", good: "b"))
    let found = Diagnostic(
      kind, Finding(Phrase("sai", "wrong"), at: try #require(new.topics[0].placedBlocks.last?.block.span)))
    let waiver = Waiver(
      code: "TD-999", place: nil, reason: "Đã cân nhắc", by: "Nguyễn Văn K", date: Fixture.day, until: Fixture.day,
      at: found.finding.span)
    let proposal = Proposal(
      id: ProposalID(year: 2026, number: 3), kind: .update, module: Fixture.id, place: nil, reason: "Luật đã đổi",
      basis: "93/2025/QH15", unit: "Tỉnh mẫu", name: "Trần Thị B", date: Fixture.day,
      steps: [
        Proposal.Step(
          .done, on: Fixture.day, by: "Lê Văn C", reason: nil, version: new.metadata.version.value,
          at: found.finding.span)
      ], path: found.finding.span.path)
    return Dossier(
      of: new, appraised: appraised, in: programme, on: Fixture.day, seal: Record.seal, manifest: [],
      records: isIssued ? Record.all : nil, predecessor: isIssued ? Record.predecessor : nil,
      changes: compare(old, new), corrections: isIssued ? compare(appraised, new) : nil,
      findings: [found], waived: isIssued ? [WaivedFinding(found, by: waiver)] : [],
      proposals: isIssued ? [proposal] : [])
  }

  private func readable(_ data: [UInt8]) -> String {
    String(decoding: data, as: UTF8.self).replacing(",{", with: ",\n{").replacing("[{", with: "[\n{").replacing(
      ",\"", with: ",\n\"") + "\n"
  }

  @Test("gives its templates every fact, and null for what no record says yet", arguments: [false, true])
  func data(isIssued: Bool) throws {
    let dossier = try dossier(isIssued: isIssued)
    let name = isIssued ? "issued" : "compiling"
    golden(readable(DossierRenderer.data(of: .dossier, from: dossier)), at: Self.folder.file(name + ".json"))
  }

  @Test("gives a form by itself the same data as inside of the dossier", arguments: DossierForm.allCases)
  func forms(_ form: DossierForm) throws {
    let dossier = try dossier(isIssued: true)
    let whole = String(decoding: DossierRenderer.data(of: .dossier, from: dossier), as: UTF8.self)
    let alone = String(decoding: DossierRenderer.data(of: .form(form), from: dossier), as: UTF8.self)
    #expect(whole.contains("\"\(form.rawValue)\":" + alone))
    #expect(alone.hasPrefix("{\"form\":\"\(form.rawValue)\""))
  }

  @Test("puts no name on the ballot, and no ballot under a name")
  func secrecy() throws {
    let dossier = try dossier(isIssued: true)
    let ballot = String(decoding: DossierRenderer.data(of: .form(.ballot), from: dossier), as: UTF8.self)
    for member in Record.all.appraise?.record.members ?? [] { #expect(!ballot.contains(member.name)) }
    let review = String(decoding: DossierRenderer.data(of: .form(.review), from: dossier), as: UTF8.self)
    #expect(!review.contains("tally") && !review.contains("outcome"))
  }
}

/// Records as a version has them that was appraised and issued.
private enum Record {
  static let seal = Digest(hexadecimal: String(repeating: "ab", count: 32)).unsafelyUnwrapped
  private static let version = Version("1.1.0").unsafelyUnwrapped
  private static let people = [
    ("Lê Văn C", CouncilRole.chair), ("Phạm Thị D", .secretary), ("Hoàng Văn E", .critic), ("Vũ Thị G", .critic),
    ("Đỗ Văn H", .member),
  ]

  private static func day(_ text: String) -> CalendarDate { CalendarDate(text).unsafelyUnwrapped }

  private static func file<Value: Sendable>(_ record: Value, _ kind: RecordKind) -> RecordFile<Value> {
    RecordFile(record, path: Fixture.path(kind.fileName), bytes: [], places: [:])
  }

  static let all = VersionRecords(
    module: Fixture.id, version: version, files: [:],
    compile: file(
      CompileRecord(
        module: Fixture.id, version: version, date: day("2026-10-01"), authors: ["Nguyễn Văn A"], seal: seal,
        sources: seal, previous: seal, changes: []), .compile),
    appraise: file(
      AppraisalRecord(
        module: Fixture.id, version: version, previous: seal, seal: seal, decision: "9/QĐ-HVM-MẪU",
        decisionDate: day("2026-10-05"), meeting: day("2026-10-12"),
        members: people.map { .init(name: $0.0, role: $0.1, unit: "Đơn vị mẫu", attended: $0.1 != .member) },
        tally: .init(pass: 1, passWithEdits: 3, fail: 0, invalid: 0), outcome: .passWithEdits,
        comments: [
          .init(place: "01-nhan#ba-viec/1", text: "Nói rõ thời hạn.", answer: "Đã thêm “trong ngày”."),
          .init(place: "01-nhan#bang-han", text: "Thêm cột.", answer: "Giữ hai cột cho dễ đọc."),
          .init(place: "01-nhan", text: "Bài ngắn.", answer: "Đúng với một tiết."),
          .init(place: "", text: "Đề nghị ban hành.", answer: ""),
        ],
        requiredEdits: [RequiredEdit(at: "01-nhan#ba-viec/1", text: "Thay “sớm” bằng thời hạn.")],
        minutes: "BB-01/2026-MẪU"), .appraise),
    correct: file(
      CorrectionRecord(
        module: Fixture.id, version: version, previous: seal, seal: seal, sources: seal, date: day("2026-10-15"),
        confirmedBy: "Lê Văn C", answers: [.init(to: 4, text: "Cảm ơn Hội đồng.")]), .correct),
    issue: file(
      IssueRecord(
        module: Fixture.id, version: version, previous: seal, seal: seal, number: "10/QĐ-HVM-MẪU",
        date: day("2026-10-20"), effective: day("2026-11-01"), signer: "Nguyễn Văn K", capacity: "Giám đốc",
        supersedes: Version("1.0.0")), .issue))

  static let predecessor = VersionRecords(
    module: Fixture.id, version: Version("1.0.0").unsafelyUnwrapped, files: [:], compile: nil, appraise: nil,
    issue: file(
      IssueRecord(
        module: Fixture.id, version: Version("1.0.0").unsafelyUnwrapped, previous: seal, seal: seal,
        number: "3/QĐ-HVM-MẪU", date: day("2026-01-05"), effective: day("2026-02-01"), signer: "Nguyễn Văn K",
        capacity: "Giám đốc", supersedes: nil), .issue))
}
