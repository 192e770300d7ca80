import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("The register of law and the glossary")
struct ReferenceTests {
  @Test("are read strictly, and say everything that is wrong at once")
  func faults() throws {
    let example = try #require(ExampleFolder.all(besides: #filePath).first { $0.name == "law-faults" })
    let reading = readProgramme(Fixture.sources(try example.files().filter { !$0.key.hasSuffix(".txt") }))
    golden(listing(of: reading.diagnostics), at: example.file("reference.txt"))
    #expect(reading.programme?.law.documents.map(\.number) == ["03/2023/TT-BNV", "06/2020/NĐ-CP"])
    #expect(reading.programme?.glossary.terms.map(\.id.text) == ["du-lieu"])
  }

  private func document(_ days: String) throws -> LegalDocument {
    let entry =
      "asOf: 2026-11-22\ndocuments:\n  - {number: 1/2020/NĐ-CP, kind: decree, issuer: A, title: unknown, \(days), evidence: secondary}\n"
    let reading = readProgramme(Fixture.sources(["legal/a.yaml": entry]))
    #expect(listing(of: reading.diagnostics) == "")
    return try #require(reading.programme?.law.documents.first)
  }

  private func states(_ days: String, on dates: String...) throws -> [LegalState] {
    let document = try document(days)
    return try dates.map { document.state(on: try #require(CalendarDate($0))) }
  }

  @Test("a document is in force from its day of effect to the day before its end")
  func known() throws {
    #expect(
      try states(
        "issued: 2020-01-01, inForce: 2020-03-01, ended: 2022-01-01", on: "2019-12-31", "2020-02-29", "2020-03-01",
        "2021-12-31", "2022-01-01") == [.notYetInForce, .notYetInForce, .inForce, .inForce, .ended])
  }

  @Test("what is not known or disputed is never answered by a guess")
  func unknown() throws {
    #expect(
      try states("issued: 2020-01-01, inForce: unknown", on: "2019-12-31", "2021-01-01", "2026-11-22")
        == [.notYetInForce, .unknown, .inForce])
    #expect(
      try states("issued: unknown, inForce: 2020-01-01, ended: unknown", on: "2019-01-01", "2021-01-01")
        == [.notYetInForce, .unknown])
    #expect(
      try states("issued: unknown, inForce: unknown, ended: 2022-01-01", on: "2021-01-01", "2022-01-01")
        == [.unknown, .ended])
    #expect(
      try states("issued: unknown, inForce: 2020-01-01, ended: disputed, disputes: [A nói khác B]", on: "2021-01-01")
        == [.disputed])
  }

  @Test("relations are found from either side")
  func relations() throws {
    let entry = """
      asOf: 2026-11-22
      documents:
        - {number: 01/2020/NĐ-CP, kind: decree, issuer: A, title: B, issued: unknown, inForce: unknown, evidence: secondary, amends: [{number: 02/2020/NĐ-CP, from: 2021-01-01}], details: [02/2020/NĐ-CP]}
        - {number: 02/2020/NĐ-CP, kind: decree, issuer: A, title: B, issued: unknown, inForce: unknown, evidence: secondary}
      """
    let law = try #require(readProgramme(Fixture.sources(["legal/a.yaml": entry])).programme?.law)
    #expect(
      law.relations(to: "02/2020/NĐ-CP").map { "\($0.from.number) \($0.1.kind)" } == [
        "01/2020/NĐ-CP amends", "01/2020/NĐ-CP details",
      ])
    #expect(law.relations(to: "01/2020/NĐ-CP").isEmpty)
  }
}
