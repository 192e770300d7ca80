import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("What the programme itself says")
struct ProgrammeTests {
  /// A programme whose decisions rest on a decree that ended on 01/07/2026 and on one that nobody knows.
  private func findings(on day: String) throws -> [String] {
    var sources = Fixture.sources([:] as [String: String])
    sources[Fixture.path("programme.yaml")] = Array(
      (Fixture.programme + "\nletterhead: {bases: [101/2017/NĐ-CP, 102/2017/NĐ-CP], basis: giả định}\n").utf8)
    sources[Fixture.path("legal/law.yaml")] = Array(
      """
      asOf: 2026-11-22
      documents:
        - {number: 101/2017/NĐ-CP, kind: decree, issuer: Chính phủ, title: đào tạo, issued: 2017-09-01, inForce: 2017-10-21, ended: 2026-07-01, evidence: secondary}
      """.utf8)
    let reading = readProgramme(sources)
    #expect(listing(of: reading.diagnostics) == "")
    let day = try #require(CalendarDate(day))
    return appraise(try #require(reading.programme), on: day).map(\.finding.message.english)
  }

  @Test("is held against the law of the day: a basis that ended or is not registered is found")
  func bases() throws {
    let unknown = "the basis `102/2017/NĐ-CP` of the decision to issue, on "
    #expect(try findings(on: "2026-06-30") == [unknown + "2026-06-30: is not in the register"])
    #expect(
      try findings(on: "2026-07-01") == [
        "the basis `101/2017/NĐ-CP` of the decision to issue, on 2026-07-01: is no longer in force",
        unknown + "2026-07-01: is not in the register",
      ])
  }
}
