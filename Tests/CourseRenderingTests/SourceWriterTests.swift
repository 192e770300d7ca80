import CourseCompiler
import CourseModel
import CourseRendering
import CourseTestSupport
import Foundation
import Testing

@Suite("The writers of Markdown and XML")
struct SourceWriterTests {
  enum Syntax: String, CaseIterable, Sendable { case markdown, xml }

  @Test(
    "give back every ordinary random topic, and what they cannot write they say",
    arguments: 1...300 as ClosedRange<UInt64>)
  func ordinary(_ seed: UInt64) throws {
    let topic = RandomTopic.make(seed: seed, .ordinary, at: Self.path(.xml))
    let xml = Self.write(topic, as: .xml)
    #expect(xml.losses.isEmpty, "\(listing(of: xml.losses))")
    try Self.expectRound(topic, isNumbered: false)
  }

  @Test("say what they cannot write of a topic that no author would write", arguments: 1...300 as ClosedRange<UInt64>)
  func wild(_ seed: UInt64) throws {
    try Self.expectRound(RandomTopic.make(seed: seed, .wild, at: Self.path(.xml)), isNumbered: false)
  }

  @Test("can write nearly all ordinary random topics as Markdown")
  func coverage() {
    let written = (1...300 as ClosedRange<UInt64>).count { seed in
      Self.write(RandomTopic.make(seed: seed, .ordinary, at: Self.path(.markdown)), as: .markdown).losses.isEmpty
    }
    #expect(written > 260)
  }

  @Test(
    "give back the compiler's examples and pairs",
    arguments: ["Examples", "Pairs"].flatMap {
      ExampleFolder.all(in: "../CourseCompilerTests/" + $0, besides: #filePath)
      // What is wrong in every way has findings instead of a meaning to keep.
    }.filter { $0.name != "everything-wrong" })
  func examples(_ folder: ExampleFolder) throws {
    try Self.expectRound(Fixture.sources(folder.files().filter { !$0.key.hasSuffix(".txt") }))
  }

  @Test(
    "give back the topics of the specimen modules",
    arguments: ExampleFolder.all(in: "../../Content/modules", besides: #filePath))
  func content(_ folder: ExampleFolder) throws {
    for topic in try Self.expectRound(Fixture.sources(folder.files().filter { !$0.key.contains("/") })) {
      for syntax in Syntax.allCases { #expect(Self.write(topic, as: syntax).losses.isEmpty) }
    }
  }

  @Test("write everything that the model holds the way a person would", arguments: Syntax.allCases)
  func everything(_ syntax: Syntax) throws {
    let folder = ExampleFolder(path: (#filePath as NSString).deletingLastPathComponent + "/Source")
    let topic = try Self.read(folder.bytes("everything.md"), as: .markdown)
    #expect(Self.write(topic, as: syntax).losses.isEmpty)
    let name = syntax == .xml ? "everything.xml" : "everything.md"
    golden(
      String(decoding: Self.write(topic, as: syntax).bytes, as: UTF8.self), at: folder.file(name))
  }

  // MARK: Single rules

  @Test(
    "escape a character only where it would mean something",
    arguments: [
      "2 * 3 = 6; tên_tệp_a.txt; 50 % & 60 %; a < b; C# và #1; x - y; [tên cơ quan] ký", "1\\. a", "\\- a", "\\# a",
      "a\\) b", "đ\\) b", "\\> a", "Bảng\\: a", "\\*a\\*", "\\[a](b)", "\\<b>", "\\&amp;", "\\{{value x}}",
      "\\~\\~a\\~\\~",
      "https\\://a.vn và www\\.a.vn và a\\@b.vn", "**“Trích”** và *a*", "&#120;**(b)**&#121;", "\\`a\\`",
    ])
  func escaping(_ markdown: String) throws {
    let topic = try Self.read(Array("---\ntitle: A\n---\n\n\(markdown)\n".utf8), as: .markdown)
    #expect(String(decoding: MarkdownSourceWriter.fragment(of: topic).bytes, as: UTF8.self) == markdown + "\n")
  }

  @Test(
    "name what the other syntax has no words for",
    arguments: [
      (
        Syntax.xml, "<simpletable><sthead><stentry><p>a</p><p>b</p></stentry></sthead></simpletable>",
        "một ô có nhiều hơn"
      ),
      (.xml, "<simpletable><strow><stentry>a</stentry></strow></simpletable>", "đúng một hàng tiêu đề"),
      (.xml, "<p><b/></p>", "không có chữ"), (.xml, "<p><image href=\"media/h.svg\"/></p>", "chỉ có một hình"),
      (.xml, "<ul><li><p>a</p></li></ul>", "giãn dòng"),
      (.xml, "<ul><li>a<dl><dlentry><dt>b</dt><dd>c</dd></dlentry></dl></li></ul>", "liền dòng"),
      (.xml, "<p>a {#b}</p>", "thuộc tính"),
      (
        .xml, "<dl><dlentry><dt>a</dt><dd>b</dd></dlentry></dl><dl><dlentry><dt>a</dt><dd>b</dd></dlentry></dl>",
        "đứng liền nhau"
      ),
      (.markdown, "a[^1] b[^1]\n\n[^1]: c", "hơn một dấu"), (.markdown, "a  b", "nhiều dấu cách"),
      (.markdown, "```\n```", "khối mã trống"),
    ])
  func losses(_ syntax: Syntax, _ body: String, _ message: String) throws {
    let source =
      switch syntax {
      case .markdown: "---\ntitle: A\n---\n\n\(body)\n"
      case .xml: "<topic id=\"a\"><title>A</title><body>\(body)</body></topic>"
      }
    let topic = try Self.read(Array(source.utf8), as: syntax)
    let losses = Self.write(topic, as: syntax == .xml ? .markdown : .xml).losses
    #expect(losses.contains { $0.finding.message.vietnamese.contains(message) }, "\(listing(of: losses))")
  }

  // MARK: Going round

  private static func write(_ topic: Topic, as syntax: Syntax) -> SourceText {
    switch syntax {
    case .markdown: MarkdownSourceWriter.write(topic)
    case .xml: XMLSourceWriter.write(topic)
    }
  }

  private static func path(_ syntax: Syntax) -> SourcePath {
    Fixture.path("modules/cd01/bai.\(syntax == .xml ? "xml" : "md")")
  }

  private static func read(_ bytes: [UInt8], as syntax: Syntax) throws -> Topic {
    let path = path(syntax)
    let compilation = compileTopic(try #require(TopicID("bai")), at: path, from: SourceTree([path: bytes]))
    return try #require(
      compilation.topic, "\(listing(of: compilation.diagnostics))\n\(String(decoding: bytes, as: UTF8.self))")
  }

  /// Expects every topic of a module to go round; gives those that have no errors.
  @discardableResult private static func expectRound(_ sources: SourceTree) throws -> [Topic] {
    var topics: [Topic] = []
    for path in sources.paths
    where path.folder == Place.folder(of: Fixture.id) && ["md", "xml"].contains(path.fileExtension) {
      let compilation = compileTopic(try #require(TopicID("bai")), at: path, from: sources)
      guard let topic = compilation.topic else { continue }
      try expectRound(topic)
      if !compilation.diagnostics.containsErrors { topics.append(topic) }
    }
    return topics
  }

  /// Writes the topic in both syntaxes and reads it again; from there, the way through both syntaxes ends where it started,
  /// byte for byte.
  private static func expectRound(_ topic: Topic, isNumbered: Bool = true) throws {
    for syntax in Syntax.allCases {
      let source = write(topic, as: syntax)
      guard source.losses.isEmpty else { continue }
      let again = try read(source.bytes, as: syntax)
      guard expectSame(topic, again, isNumbered: isNumbered, source) else { continue }
      #expect(text(write(again, as: syntax)) == text(source))
      let other = write(again, as: syntax == .xml ? .markdown : .xml)
      guard other.losses.isEmpty else { continue }
      let further = try read(other.bytes, as: syntax == .xml ? .markdown : .xml)
      #expect(text(write(further, as: syntax)) == text(source))
    }
  }

  /// A random topic has no numbers of its own.
  private static func expectSame(_ topic: Topic, _ other: Topic, isNumbered: Bool, _ source: SourceText) -> Bool {
    let (left, right) = (forms(topic, isNumbered), forms(other, isNumbered))
    let differing = zip(left, right).first { $0 != $1 }
    if differing == nil, left.count == right.count { return true }
    Issue.record("\(differing?.0 ?? "\(left.count)")\n\(differing?.1 ?? "\(right.count)")\n\(text(source))")
    return false
  }

  private static func text(_ source: SourceText) -> String { String(decoding: source.bytes, as: UTF8.self) }

  /// Everything that a seal hears.
  private static func forms(_ topic: Topic, _ isNumbered: Bool) -> [String] {
    func form(_ block: Block) -> [UInt8] {
      isNumbered ? CanonicalForm.of(block) : CanonicalForm.withoutNumbers(block)
    }
    let notes = topic.footnotes.flatMap { [Array("footnote".utf8)] + $0.blocks.map(form) }
    return ([CanonicalForm.of(topic.metadata)] + topic.blocks.map(form) + notes).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
