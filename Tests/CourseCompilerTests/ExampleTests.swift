import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("The compiler")
struct CompilerExampleTests {
  /// Each folder is a module: its `.md`, `.xml`, `.yaml` and media files, and what is expected of them.
  @Test("gives each example its tree and its findings", arguments: ExampleFolder.all(besides: #filePath))
  func examples(_ example: ExampleFolder) throws {
    let files = try example.files().filter { !$0.key.hasSuffix(".txt") }
    let compilation = Fixture.compile(Fixture.sources(files))
    golden(compilation.module.map(tree) ?? "no module\n", at: example.file("tree.txt"))
    golden(listing(of: compilation.diagnostics), at: example.file("diagnostics.txt"))
  }

  /// Each folder holds the same topic written in both syntaxes.
  @Test("gives Markdown and XML the same tree", arguments: ExampleFolder.all(in: "Pairs", besides: #filePath))
  func pairs(_ example: ExampleFolder) throws {
    let shared = try example.files().filter { !$0.key.hasPrefix("source.") }
    func forms(_ name: String) throws -> [String] {
      let compilation = Fixture.compile(
        Fixture.sources(shared.merging([name.replacing("source", with: "01-bai"): try example.bytes(name)]) { $1 }))
      #expect(listing(of: compilation.diagnostics) == "")
      let module = try #require(compilation.module)
      let topic = try #require(module.topics.first)
      return [String(decoding: CanonicalForm.of(topic.metadata), as: UTF8.self)]
        + topic.blocks.map { String(decoding: CanonicalForm.of($0), as: UTF8.self) }
        + topic.footnotes.map { String(decoding: CanonicalForm.of($0), as: UTF8.self) }
    }
    #expect(try forms("source.md") == forms("source.xml"))
  }
}
