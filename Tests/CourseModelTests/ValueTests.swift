import CourseModel
import CourseTestSupport
import Testing

@Suite("A source path")
struct SourcePathTests {
  @Test(
    "cannot leave the root or hide in it",
    arguments: ["", "/etc/passwd", "..", "a/../b", "a//b", "./a", "a/.", "a\\b", "a\u{0}b", "a\nb", "a/", "\u{7F}"])
  func refuses(_ text: String) { #expect(SourcePath(text) == nil) }

  @Test("knows its name, stem, extension and folder")
  func parts() throws {
    let path = try #require(SourcePath("modules/cd03/01-bài.MD"))
    #expect(path.name == "01-bài.MD")
    #expect(path.stem == "01-bài")
    #expect(path.fileExtension == "md")
    #expect(path.folder == SourcePath("modules/cd03"))
    #expect(SourcePath("x")?.folder == nil)
    #expect(SourcePath(".an")?.fileExtension == "")
  }

  @Test("resolves what a file names beside it, and refuses what lies outside the root")
  func siblings() throws {
    let path = try #require(SourcePath("modules/cd03/01.md"))
    #expect(path.sibling("media/h.svg")?.text == "modules/cd03/media/h.svg")
    #expect(path.sibling("../../shared/a.md")?.text == "shared/a.md")
    #expect(path.sibling("../../../etc/passwd") == nil)
    #expect(path.sibling("/etc/passwd") == nil)
    #expect(path.sibling("..") == SourcePath("modules"))
  }
}

@Suite("Fixes")
struct FixTests {
  private func fix(_ line: Int, _ columns: Range<Int>, _ text: String) throws -> Fix {
    let path = try #require(SourcePath("a.md"))
    let start = SourcePosition(line: line, column: columns.lowerBound)
    return Fix(SourceSpan(path, at: start, bytes: columns.count), with: text)
  }

  private func result(_ text: String, _ fixes: [Fix]) throws -> String {
    let path = try #require(SourcePath("a.md"))
    let tree = SourceTree([path: Array(text.utf8)]).applying(fixes)
    return String(decoding: try #require(tree[path]), as: UTF8.self)
  }

  @Test("are made at their places, in whatever order they come, and leave the rest as it was")
  func places() throws {
    let fixes = [try fix(3, 1..<4, "ba"), try fix(1, 5..<6, ""), try fix(1, 1..<3, "ô"), try fix(3, 5..<5, "!")]
    #expect(try result("abcdef\r\n\nabcde", fixes) == "ôcdf\r\n\nbad!e")
  }

  @Test("do not touch one another: of two that overlap the first is made")
  func overlaps() throws {
    #expect(try result("abcdef", [try fix(1, 3..<6, "Y"), try fix(1, 1..<4, "X")]) == "Xdef")
    #expect(try result("abcdef", [try fix(1, 4..<6, "Y"), try fix(1, 1..<4, "X")]) == "XYf")
  }

  @Test("are left out where they lie outside the file")
  func outside() throws {
    #expect(try result("abc", [try fix(2, 1..<2, "X"), try fix(1, 2..<9, "X")]) == "abc")
  }
}

@Suite("A calendar date")
struct CalendarDateTests {
  @Test(
    "is read from year-month-day only",
    arguments: ["2026-7-1", "01/07/2026", "2026-02-29", "2026-13-01", "20260701", "2026-07-01 ", ""])
  func refuses(_ text: String) { #expect(CalendarDate(text) == nil) }

  @Test("knows leap years", arguments: [("2024-02-29", true), ("1900-02-29", false), ("2000-02-29", true)])
  func leapYears(_ text: String, _ exists: Bool) { #expect((CalendarDate(text) != nil) == exists) }

  @Test("pads the day below 10 and the months 1 and 2 as Nghị định 30/2020 does")
  func zeroRule() throws {
    #expect(try #require(CalendarDate("2020-03-05")).forDocuments == "ngày 05 tháng 3 năm 2020")
    #expect(try #require(CalendarDate("2020-01-05")).forDocuments == "ngày 05 tháng 01 năm 2020")
    #expect(try #require(CalendarDate("2020-12-15")).forDocuments == "ngày 15 tháng 12 năm 2020")
    #expect(try #require(CalendarDate("2020-03-05")).forReaders == "05/03/2020")
  }

  @Test(
    "counts days since 1970",
    arguments: [("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11017), ("2026-11-22", 20779)])
  func daysSinceEpoch(_ text: String, _ days: Int) throws {
    #expect(try #require(CalendarDate(text)).daysSinceEpoch == days)
  }
}

@Suite("A version")
struct VersionTests {
  @Test(
    "has three numbers without leading zeros",
    arguments: ["1.0", "1.0.0.0", "01.0.0", "1.0.x", "v1.0.0", "1..0", "1.0.00", "12345.0.0"])
  func refuses(_ text: String) { #expect(Version(text) == nil) }

  @Test("is ordered by number, not by letter")
  func order() throws {
    #expect(try #require(Version("1.9.0")) < #require(Version("1.10.0")))
    #expect(try #require(Version("1.0.0")) < #require(Version("2.0.0")))
  }
}

@Suite("An identifier")
struct IdentifierTests {
  @Test("is plain ASCII", arguments: ["", "-a", "một", "a b", "a/b", String(repeating: "a", count: 65)])
  func refuses(_ text: String) { #expect(AnchorID(text) == nil) }

  @Test("may hold dots, hyphens and underscores", arguments: ["o1", "tbl-1", "a_b.c", "1"])
  func accepts(_ text: String) { #expect(AnchorID(text)?.text == text) }
}

@Suite("The canonical form")
struct CanonicalFormTests {
  private func form(_ inlines: [Inline]) -> String {
    let place = SourceSpan(Fixture.path("a.md"))
    return String(decoding: CanonicalForm.of(Block(.paragraph(inlines), at: place)), as: UTF8.self)
  }

  private let here = SourcePosition.start

  @Test("is deaf to how a text was cut into runs, and to where it stands")
  func runs() {
    let far = SourcePosition(line: 9, column: 9)
    #expect(form([.text("một ", at: here), .text("hai", at: far)]) == form([.text("một hai", at: far)]))
  }

  @Test(
    "hears every change of mark-up",
    arguments: [
      [Inline.text("a", at: .start)], [.emphasis([.text("a", at: .start)])], [.strong([.text("a", at: .start)])],
      [.code("a")],
      [.text("a", at: .start), .lineBreak], [.text("a", at: .start), .footnote(number: 1)],
      [.text("a", at: .start), .footnote(number: 2)],
    ])
  func marks(_ inlines: [Inline]) {
    let all: [[Inline]] = [
      [.text("a", at: here)], [.emphasis([.text("a", at: here)])], [.strong([.text("a", at: here)])], [.code("a")],
      [.text("a", at: here), .lineBreak], [.text("a", at: here), .footnote(number: 1)],
      [.text("a", at: here), .footnote(number: 2)],
    ]
    #expect(all.count { form($0) == form(inlines) } == 1)
  }

  @Test("cannot be imitated by text that looks like it")
  func escaping() {
    #expect(form([.text("a\" (code \"b", at: here)]) == #"(paragraph "a\" (code \"b")"#)
    #expect(form([.text(#"a\"#, at: here)]) == #"(paragraph "a\\")"#)
    #expect(form([.text("a\nb", at: here)]) == #"(paragraph "a\nb")"#)
  }
}
