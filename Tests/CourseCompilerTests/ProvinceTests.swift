import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("Provinces")
struct ProvinceTests {
  private func reading(_ units: String) -> (provinces: Provinces, diagnostics: [Diagnostic]) {
    let file = "asOf: \"2026-11-22\"\nsources: [{mark: S, title: nguồn}]\nunits:\n\(units)\n"
    var diagnostics: [Diagnostic] = []
    let provinces = readProvinces(
      SourceTree([Fixture.path("provinces.yaml"): Array(file.utf8)]), reporting: &diagnostics)
    return (provinces, diagnostics)
  }

  private func state(_ code: String, _ name: String, _ kind: String, _ from: String, _ until: String? = nil) -> String {
    let end = until.map { ", until: \"\($0)\"" } ?? ""
    let mark = until == nil ? "" : ", until: S"
    return
      "{code: \"\(code)\", name: \(name), kind: \(kind), from: \"\(from)\"\(end), marks: {unit: S, from: S\(mark)}}"
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private var dongNai: String {
    "  - {id: dong-nai, states: [\(state("75", "Đồng Nai", "tinh", "2025-07-01", "2026-04-29")), \(state("75", "Đồng Nai", "thanh-pho", "2026-04-30"))]}\n"
      + "  - {id: thanh-hoa, states: [\(state("38", "Thanh Hóa", "tinh", "2025-07-01"))]}"
  }

  @Test(
    "bear the name and kind of the day",
    arguments: [
      ("2025-06-30", nil), ("2025-07-01", "tỉnh Đồng Nai"), ("2026-04-29", "tỉnh Đồng Nai"),
      ("2026-04-30", "thành phố Đồng Nai"), ("2030-01-01", "thành phố Đồng Nai"),
    ] as [(String, String?)])
  func names(_ date: String, _ name: String?) throws {
    let (provinces, diagnostics) = reading(dongNai)
    #expect(listing(of: diagnostics) == "")
    #expect(provinces.unit(named: "75", on: try day(date))?.state.fullName == name)
  }

  @Test(
    "are found by code, identifier and name, however its marks are written",
    arguments: ["38", "thanh-hoa", "Thanh Hóa", "Thanh Hoá", "thanh hoa", "tỉnh Thanh Hóa"])
  func found(_ text: String) throws {
    #expect(reading(dongNai).provinces.unit(named: text, on: try day("2026-05-01"))?.state.code == "38")
  }

  @Test("are suggested where a name is nearly right, and told where it held on other days only")
  func suggestions() throws {
    let provinces = reading(dongNai).provinces
    #expect(provinces.unit(named: "Thanh Ha", on: try day("2026-05-01")) == nil)
    #expect(
      provinces.suggestion(for: "Thanh Ha", on: try day("2026-05-01"))?.vietnamese
        == "có phải là 38 (tỉnh Thanh Hóa)?")
    #expect(
      provinces.suggestion(for: "75", on: try day("2025-01-01"))?.vietnamese.contains("--as-of 2025-01-01") == true)
    #expect(provinces.suggestion(for: "Atlantis", on: try day("2026-05-01")) == nil)
  }

  @Test(
    "leave no day in doubt: states follow each other, and no two units share a code or a name",
    arguments: [
      ("overlap", "BS-137"), ("gap", "BS-137"), ("open", "BS-137"),
      ("backwards", "BS-137"), ("code", "BS-138"), ("name", "BS-138"), ("id", "BS-138"),
    ])
  func contradictions(_ fault: String, _ code: String) {
    func two(_ first: String, _ second: String, other: String? = nil) -> String {
      "  - {id: a, states: [\(first)\(other == nil ? ", " + second : "")]}\n"
        + (other.map { "  - {id: \($0), states: [\(second)]}" } ?? "")
    }
    let units =
      switch fault {
      case "gap": two(state("75", "A", "tinh", "2025-07-01", "2026-04-28"), state("75", "A", "tinh", "2026-04-30"))
      case "open": two(state("75", "A", "tinh", "2025-07-01"), state("75", "A", "thanh-pho", "2026-04-30"))
      case "backwards":
        two(state("75", "A", "tinh", "2025-07-01", "2025-01-01"), state("75", "A", "tinh", "2025-01-02"))
      case "code": two(state("75", "A", "tinh", "2025-07-01"), state("75", "B", "tinh", "2026-01-01"), other: "b")
      case "name": two(state("75", "A", "tinh", "2025-07-01"), state("76", "A", "tinh", "2026-01-01"), other: "b")
      case "id":
        two(state("75", "A", "tinh", "2025-07-01", "2025-12-31"), state("75", "A", "tinh", "2026-01-01"), other: "a")
      default:
        two(state("75", "A", "tinh", "2025-07-01", "2026-04-30"), state("75", "A", "tinh", "2026-04-30"))
      }
    let codes = Set(reading(units).diagnostics.map(\.kind.code))
    #expect(codes == [code], "\(units)")
  }

  @Test(
    "are read strictly",
    arguments: [
      (
        "  - {id: a, states: [{code: 75, name: A, kind: huyen, from: \"2025-07-01\", marks: {unit: S, from: S}}]}",
        "BS-016"
      ),
      (
        "  - {id: a, states: [{code: \"7\", name: A, kind: tinh, from: \"2025-07-01\", marks: {unit: S, from: S}}]}",
        "BS-016"
      ),
      (
        "  - {id: a, states: [{code: \"75\", name: A, kind: tinh, from: \"2025-07-01\", marks: {unit: X, from: S}}]}",
        "BS-136"
      ),
      (
        "  - {id: a, states: [{code: \"75\", name: A, kind: tinh, from: \"2025-07-01\", until: \"2026-01-01\", marks: {unit: S, from: S}}]}",
        "BS-014"
      ),
      ("  - {id: a, states: []}", "BS-016"),
    ])
  func strict(_ units: String, _ code: String) {
    #expect(Set(reading(units).diagnostics.map(\.kind.code)) == [code])
  }

  @Test("a code may pass to another unit, on another day")
  func reused() throws {
    let (provinces, diagnostics) = reading(
      "  - {id: a, states: [\(state("27", "A", "tinh", "2020-01-01", "2025-06-30"))]}\n  - {id: b, states: [\(state("27", "B", "tinh", "2025-07-01"))]}"
    )
    #expect(listing(of: diagnostics) == "")
    #expect(provinces.unit(named: "27", on: try day("2025-06-30"))?.province.id.text == "a")
    #expect(provinces.unit(named: "27", on: try day("2025-07-01"))?.province.id.text == "b")
  }
}
