import CourseCompiler
import CourseModel
import Foundation
import Testing

/// Texts in which a person marked what is cited, against the register of `Content/legal`.
@Suite("Recognising citations, measured")
struct CitationMeasureTests {
  private static let folder = (#filePath as NSString).deletingLastPathComponent

  private static let register: LegalRegister = {
    let content = folder + "/../../Content"
    guard let loaded = try? SourceTree.loadProgramme(at: content), let programme = readProgramme(loaded.0).programme
    else {
      preconditionFailure("the repository's programme cannot be read")
    }
    return programme.law
  }()

  @Test(
    "finds at least so many of a hundred marks, and of a hundred findings as many are right",
    arguments: [("01-modules", 1.0, 1.0, 165), ("02-forms", 1.0, 1.0, 165), ("03-unseen", 1.0, 0.966, 90)])
  func measure(_ name: String, precision: Double, recall: Double, marks: Int) throws {
    let text = try String(contentsOfFile: "\(Self.folder)/Citations/\(name).txt", encoding: .utf8)
    let measure = CitationMeasure(of: try MarkedText(text), against: Self.register)
    #expect(measure.marked >= marks)
    #expect(Double(measure.right) >= precision * Double(measure.found), "false alarms: \(measure.falseAlarms)")
    #expect(Double(measure.right) >= recall * Double(measure.marked), "missed: \(measure.missed)")
  }

  @Test("counts a citation as right only where place, surface, document and provision agree")
  func strictness() throws {
    let text = try MarkedText(
      """
      # Điều 5 Luật Dữ liệu
      [[Điều 5 Luật Dữ liệu => 60/2024/QH15 | Điều 5]], [[Luật Dữ liệu => 60/2024/QH15 | Điều 5]]
      Điều 5 [[Luật Dữ liệu => 60/2024/QH15]] và Luật Đo lường
      """)
    let measure = CitationMeasure(of: text, against: Self.register)
    #expect(measure.marked == 3)
    #expect(measure.found == 4)
    #expect(measure.right == 1)
    #expect(measure.missed.map(\.line) == [2, 3])
    #expect(measure.falseAlarms.map(\.surface) == ["Luật Dữ liệu", "Điều 5 Luật Dữ liệu", "Luật Đo lường"])
  }

  @Test("says which line holds a malformed mark", arguments: ["a\n[[b]]", "a\n[[b => c", "a\n[[b => "])
  func malformed(_ text: String) {
    #expect(throws: MarkedText.Malformed.self) { try MarkedText(text) }
  }
}
