import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("A module that is wrong in every way")
struct EverythingWrongTests {
  /// Kinds that the example cannot show, and why.
  private static let absent = [
    "BS-002": "the disk gives it while sources are loaded (StorageTests, 04-bad-input.md)",
    "BS-003": "a file of 256 KB is no example (04-bad-input.md)",
    "BS-008": "pictures are called unused only where every topic could be read (figures)",
  ]

  /// The findings themselves are the golden file of the folder, like those of every other example.
  @Test("raises every kind of finding that a reader has")
  func everyKind() throws {
    let example = try #require(ExampleFolder.all(besides: #filePath).first { $0.name == "everything-wrong" })
    let sources = Fixture.sources(try example.files().filter { !$0.key.hasSuffix(".txt") })
    let compilation = Fixture.compile(sources)
    #expect(Invariants.broken(by: compilation, of: sources) == [])
    let raised = Set((compilation.diagnostics + readProgramme(sources).diagnostics).map(\.kind.code))
    let all = Set(compilerKinds.map(\.code))
    #expect(all.subtracting(raised).sorted() == EverythingWrongTests.absent.keys.sorted())
  }
}
