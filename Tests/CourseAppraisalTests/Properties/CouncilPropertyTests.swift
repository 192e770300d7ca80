import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseTestSupport
import Testing

/// A version to which any council's records can be made.
private struct Version1 {
  let sealed: SealedModule
  let archive: [UInt8]
  let policy: AppraisalPolicy

  init() throws {
    let formalities = """
        councilMayPrecedeSubmission: {value: false, basis: "b"}
        minutes: {signedBy: [chair, secretary], basis: "b"}
        absentOpinions: {value: true, basis: "b"}
        criticReviews: {value: true, basis: "b"}
        signers: {capacities: ["Giám đốc"], basis: "b"}
        signerMayTakePart: {value: false, basis: "b"}
      """
    let programme = Fixture.programme.replacing("modules:\n", with: formalities + "\nmodules:\n")
    let authors = Scene.authors.map { Scene.names[$0] }.joined(separator: ", ")
    let module = Fixture.moduleFile(topics: ["01-bai.md"]).replacing("Nguyễn Văn A, Trần Thị B", with: authors)
    let sources = Fixture.sources([
      "programme.yaml": programme, "module.yaml": module, "01-bai.md": Fixture.topic(RecordSet.body),
    ])
    let compilation = Fixture.compile(sources)
    sealed = seal(try #require(compilation.module))
    archive = freeze(sources, compilation.closure)
    policy = try #require(readProgramme(sources).programme).policy
  }

  func submission(_ scene: Scene) -> Submission {
    let version = sealed.module.metadata.version.value
    let seal = sealed.manifest.seal
    let compile = CompileRecord(
      module: Fixture.id, version: version, date: Scene.day(scene.submitted),
      authors: Scene.authors.map { Scene.names[$0] }, seal: seal, sources: digest(of: archive), previous: nil,
      changes: [])
    let appraise = AppraisalRecord(
      module: Fixture.id, version: version, previous: digest(of: compile.bytes), seal: seal,
      decision: Scene.numbers[scene.councilNumber], decisionDate: Scene.day(scene.decided),
      meeting: Scene.day(scene.met),
      members: scene.seats.map { seat in
        .init(
          name: Scene.name(seat.person, seat.spelling), role: seat.role, unit: "Đơn vị", attended: seat.attends,
          review: seat.hasReview ? "NX" : nil, opinion: seat.hasOpinion ? "YK" : nil)
      },
      tally: .init(
        pass: scene.votes.pass, passWithEdits: scene.votes.edits, fail: scene.votes.fail, invalid: scene.votes.invalid),
      outcome: scene.outcome,
      comments: [.init(place: "01-bai#m/1", text: "Ý kiến", answer: scene.hasOpenComment ? "" : "Trả lời")],
      requiredEdits: (0..<scene.edits).map { RequiredEdit(at: "01-bai#m/\($0 + 1)", text: "Sửa") }, minutes: "BB",
      minutesDate: Scene.day(scene.minuted),
      minutesSignedBy: scene.signatures.map { Scene.name(scene.seats[$0].person, 0) })
    let issue = IssueRecord(
      module: Fixture.id, version: version, previous: digest(of: appraise.bytes), seal: seal,
      number: Scene.numbers[scene.issueNumber], date: Scene.day(scene.issued), effective: Scene.day(scene.effective),
      signer: Scene.name(scene.signer, scene.signerSpelling), capacity: Scene.capacities[scene.capacity],
      supersedes: nil)
    func file<Record>(_ record: Record, _ kind: RecordKind, _ bytes: [UInt8]) -> RecordFile<Record> {
      RecordFile(record, path: Place.record(kind.fileName, of: Fixture.id, version), bytes: bytes)
    }
    let frozen = VersionRecords(
      module: Fixture.id, version: version,
      files: [VersionRecords.manifestName: sealed.manifest.bytes, VersionRecords.sourcesName: archive],
      compile: file(compile, .compile, compile.bytes), appraise: nil, issue: nil)
    let records = frozen.adding(
      ["compile.yaml": compile.bytes, "appraise.yaml": appraise.bytes, "issue.yaml": issue.bytes],
      appraise: file(appraise, .appraise, appraise.bytes), issue: file(issue, .issue, issue.bytes))
    return Submission(sealed, records: records, history: [records])
  }
}

@Suite("A thousand councils")
struct CouncilPropertyTests {
  @Test("are judged as the words of the policy say: every violation is named and refused, every lawful one accepted")
  func councils() throws {
    var random = SeededGenerator(seed: 20_261_122)
    let version = try Version1()
    var (lawful, unlawful, seen) = (0, 0, Set<String>())
    for number in 0..<1_000 {
      var scene = Scene(random: &random)
      for _ in 0..<(number % 4) { scene.disturb(&random) }
      let expected = scene.faults
      let appraisal = appraise(version.submission(scene), against: version.policy, on: Scene.day(scene.today))
      #expect(Set(appraisal.diagnostics.map(\.kind.code)) == expected, "council \(number): \(scene)")
      let isAccepted = (try? appraisal.approved()) != nil
      #expect(isAccepted == (expected.isEmpty && scene.outcome == .pass), "council \(number): \(scene)")
      if expected.isEmpty { lawful += 1 } else { unlawful += 1 }
      seen.formUnion(expected)
    }
    // The sample is worth something only if both kinds are in it, and every rule was broken.
    #expect(lawful > 300 && unlawful > 300, "\(lawful) lawful, \(unlawful) not")
    #expect(seen.count == 21, "broken: \(seen.sorted())")
  }
}
