import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("Waivers")
struct WaiverTests {
  /// A module in which two tables lack their names: `01-bai#/1` and `01-bai#m/1`.
  private static let sources = Fixture.sources([
    "01-bai.md": Fixture.topic("| a | b |\n|---|---|\n| 1 | 2 |\n\n## Mục {#m}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
  ])

  /// What counts and what is waived with these entries of `waivers.yaml`, as codes with lines.
  private func judgement(_ entries: String..., after search: Search = .programme) throws -> (
    counted: [String], waived: [String]
  ) {
    let compilation = Fixture.compile(WaiverTests.sources)
    let module = try #require(compilation.module)
    let text = "waivers:\n" + entries.map { "  - {\($0), reason: R, by: Nguyễn Văn K, date: 2026-03-02}\n" }.joined()
    let path = Place.waivers(of: Fixture.id)
    let (waivers, reading) = readWaivers(of: Fixture.id, in: SourceTree([path: Array(text.utf8)]))
    #expect(listing(of: reading) == "")
    let programme = try #require(readProgramme(WaiverTests.sources).programme)
    let found = compilation.diagnostics + appraise(module, on: Grounds(programme, on: Fixture.day))
    let result = judge(
      found, of: module, waiving: waivers, on: Fixture.day, among: compilerKinds + appraisalKinds, after: search)
    func name(_ diagnostic: Diagnostic) -> String {
      "\(diagnostic.kind.code) \(diagnostic.finding.span.path.name):\(diagnostic.finding.span.range.lowerBound.line)"
    }
    // What else is found in so small a module is no matter here.
    return (
      result.counted.map(name).filter { $0.hasPrefix("BS-103") || $0.contains("waivers.yaml") },
      result.waived.map { name($0.diagnostic) }
    )
  }

  private let both = ["BS-103 01-bai.md:8", "BS-103 01-bai.md:14"]

  @Test("set apart what they name: the module, a topic, a section, a block")
  func places() throws {
    for place in ["", ", place: 01-bai"] {
      let result = try judgement("code: BS-103, until: 2026-12-31\(place)")
      #expect(result.counted == [] && result.waived == both)
    }
    for place in ["01-bai#m", "01-bai#m/1"] {
      let result = try judgement("code: BS-103, until: 2026-12-31, place: \"\(place)\"")
      #expect(result.counted == [both[0]] && result.waived == [both[1]])
    }
  }

  @Test("hold up to their last day, and are told of when they have ended")
  func days() throws {
    #expect(try judgement("code: BS-103, until: 2026-11-22").waived == both)
    let ended = try judgement("code: BS-103, until: 2026-11-21")
    #expect(ended.waived == [] && ended.counted == both + ["TD-240 waivers.yaml:2"])
  }

  @Test("that waive nothing are told of, where what they are for was looked for")
  func unused() throws {
    let unused = both + ["TD-241 waivers.yaml:2"]
    #expect(try judgement("code: BS-104, until: 2026-12-31").counted == unused)
    #expect(try judgement("code: BS-104, until: 2026-12-31", after: .module).counted == unused)
    #expect(try judgement("code: BS-104, until: 2026-12-31", after: .partly).counted == both)
  }

  @Test("of what only shows beside other modules are unused only where the module was laid beside all of them")
  func unusedBesideOthers() throws {
    let code = try #require(ProgrammeCheck.all.first).kind.code
    let unused = both + ["TD-241 waivers.yaml:2"]
    #expect(try judgement("code: \(code), until: 2026-12-31").counted == unused)
    #expect(try judgement("code: \(code), until: 2026-12-31", after: .module).counted == both)
    #expect(try judgement("code: \(code), until: 2026-12-31", after: .partly).counted == both)
  }

  @Test(
    "cannot be given for errors of reading, records, seals and waivers, nor for codes that are not there",
    arguments: ["BS-010", "BS-050", "TD-203", "TD-216", "BH-310", "TD-240", "TD-251", "BS-999"])
  func forbidden(_ code: String) throws {
    #expect(try judgement("code: \(code), until: 2026-12-31").counted.contains("TD-242 waivers.yaml:2"))
  }

  @Test("name a place that is there, and days in order")
  func faults() throws {
    let nowhere = try judgement("code: BS-103, until: 2026-12-31, place: \"01-bai#m/7\"")
    #expect(nowhere.counted.contains("TD-243 waivers.yaml:2") && nowhere.waived == [])
    #expect(try judgement("code: BS-103, until: 2026-03-01").counted.contains("TD-244 waivers.yaml:2"))
  }
}
