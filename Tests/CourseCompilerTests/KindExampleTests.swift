import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("The example of a kind of finding")
struct KindExampleTests {
  /// Kinds that a single topic shows. The others need a second file, or a text too long for an example.
  private static let kinds = compilerKinds.filter { kind in
    let number = Int(kind.code.dropFirst(3)) ?? 0
    return (10...17).contains(number) || (30...90).contains(number) && ![41, 53, 54].contains(number)
  }

  private func codes(_ snippet: String, of kind: DiagnosticKind) -> Set<String> {
    let isWhole = ["BS-017", "BS-071", "BS-088"].contains(kind.code)
    let files: [String: String] =
      switch kind.code.prefix(5) {
      case "BS-01": ["01-bai.md": isWhole ? snippet : "---\n\(snippet)\n---\n\nNội dung.\n"]
      case "BS-07":
        [
          "01-bai.xml": isWhole
            ? snippet
            : "<topic id=\"bai\" xml:lang=\"vi\"><title>Bài</title><body>\n\(snippet)\n</body></topic>"
        ]
      default: ["01-bai.md": isWhole ? snippet : Fixture.topic(snippet)]
      }
    return Set(Fixture.compile(Fixture.sources(files)).diagnostics.map(\.kind.code))
  }

  @Test("shows the finding, and no other, where it is wrong", arguments: kinds)
  func bad(_ kind: DiagnosticKind) { #expect(codes(kind.example.bad, of: kind) == [kind.code]) }

  @Test("shows nothing where it is right", arguments: kinds)
  func good(_ kind: DiagnosticKind) { #expect(codes(kind.example.good, of: kind) == []) }
}
