import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("The compiler, given input that stalls or crashes others,")
struct PathologicalTests {
  /// Each is what makes some step quadratic, or deep, where it was written without care. None of them takes a second; a test
  /// that hangs is the failure.
  @Test("ends with a tree or with the finding that refuses it", arguments: Pathological.all)
  func ends(_ input: Pathological) {
    let sources = Fixture.sources(input.files)
    let compilation = Fixture.compile(sources)
    #expect(Invariants.broken(by: compilation, of: sources) == [])
    let codes = Set(compilation.diagnostics.filter { $0.kind.severity == .error }.map(\.kind.code))
    if let errors = input.errors { #expect(codes == errors) }
    #expect((compilation.module?.topics.isEmpty == false) == input.hasTopic)
  }
}

/// Some input, and what comes of it.
struct Pathological: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let files: [String: String]
  /// The codes of its errors; empty for input that is only large, and `nil` where another test says which.
  let errors: Set<String>?
  /// Whether a topic is read all the same.
  let hasTopic: Bool

  private init(_ name: String, _ files: [String: String], errors: Set<String>?, hasTopic: Bool) {
    testDescription = name
    self.files = files
    self.errors = errors
    self.hasTopic = hasTopic
  }

  private static func markdown(
    _ name: String, _ body: String, errors: Set<String>? = [], hasTopic: Bool = true
  ) -> Pathological {
    Pathological(name, ["01-bai.md": "---\ntitle: Bài\n---\n" + body + "\n"], errors: errors, hasTopic: hasTopic)
  }

  private static func xml(
    _ name: String, _ body: String, errors: Set<String> = [], hasTopic: Bool = true
  ) -> Pathological {
    Pathological(
      name, ["01-bai.xml": "<topic><title>Bài</title><body>\(body)</body></topic>"], errors: errors, hasTopic: hasTopic)
  }

  /// `unit` as often as it fits into the greatest topic, or `count` times.
  private static func times(_ unit: String, _ count: Int? = nil) -> String {
    String(repeating: unit, count: count ?? 250_000 / unit.utf8.count)
  }

  static let all: [Pathological] = cmark + marks + blocks + elements + data + letters + law
}

extension Pathological {
  /// cmark-gfm's own corners (findings.md, "Parsing").
  fileprivate static let cmark = [
    markdown("unclosed pictures", times("![[]()"), errors: ["BS-041"], hasTopic: false),
    markdown("unclosed pictures, as many as are allowed", times("![[]()", 2048), errors: ["BS-051"]),
    markdown("unclosed CDATA", "a " + times("<![CDATA[", 2000) + times("x", 200_000)),
    markdown("unclosed instructions", "a " + times("<?", 4000) + times("x", 200_000)),
    markdown("unclosed declarations", "a " + times("<!A ", 4000) + times("x", 200_000)),
    markdown(
      "a table of 5,000 columns", times("|a", 5000) + "\n" + times("|-", 5000), errors: ["BS-041"], hasTopic: false),
    markdown("a table of 5,000 rows", "|a|b|\n|-|-|\n" + times("|a|b|\n", 5000)),
    markdown(
      "short rows below a wide header", times("a|", 200) + "\n" + times("-|", 200) + "\n" + times("a\n", 100_000),
      errors: ["BS-041"], hasTopic: false),
    markdown(
      "lines that ask whether a header stands above them", times("|-|-|\n|-|-|-|\n"), errors: ["BS-041"],
      hasTopic: false),
    markdown("dashes for empty cells", "|a|b|\n|-|-|\n" + times("|-|-|\n", 2000)),
    markdown("10,000 quotations on one line", times(">", 10_000) + "a", errors: ["BS-030"], hasTopic: false),
    markdown(
      "1,000 items on one line, and empty lines", times("- ", 1000) + "a" + times("\n", 200_000), errors: ["BS-030"],
      hasTopic: false),
    markdown("a divider of 1,000 dashes", times("- ", 1000)),
    markdown(
      "lists that go deeper line by line", (0..<300).map { times("  ", $0) + "- a\n" }.joined(), errors: ["BS-030"]),
    markdown("unclosed emphasis", times("*a _b ")),
    markdown("emphasis 40,000 deep", times("*a ", 40_000) + times("b* ", 40_000), errors: ["BS-030"]),
    markdown("backticks of every length", (0..<700).map { "e" + times("`", $0) }.joined()),
    markdown("links in links", times("*[a ", 2048) + times("](b)*", 2048), errors: ["BS-030"]),
  ]

  /// Marks that we read ourselves.
  fileprivate static let marks = [
    markdown("tildes that only open", times("~a ")),
    markdown("tildes that open, and others that close", times("~a ", 40_000) + times("b~~ ", 30_000)),
    markdown("50,000 pairs of tildes", times("~~a~~ ", 40_000)),
    markdown("strikethrough 30,000 deep", times("~a ", 40_000) + times("a~ ", 40_000), errors: ["BS-030"]),
    markdown("tildes alone", times("~~", 50_000)),
    markdown("escaped tildes", times("\\~")),
    markdown("escaped braces", times("\\{{ ")),
    markdown("20,000 opening braces", times("{{", 20_000), errors: ["BS-034"]),
    markdown("values without a name", times("{{value a}} "), errors: ["BS-042"]),
    markdown("ampersands before a brace", times("&", 200_000) + "{"),
    markdown("footnote marks without an end", times("[^", 2000) + times("x", 200_000)),
    markdown("escaped footnote marks before one end", times("\\[^", 4000) + times("x", 200_000) + "]"),
    markdown("100,000 footnote marks", times("[^1]", 60_000) + "\n\n[^1]: a", errors: ["BS-041"], hasTopic: false),
    markdown(
      "2,000 footnotes", (0..<1900).map { "[^\($0)]" }.joined() + "\n\n" + (0..<1900).map { "[^\($0)]: a\n" }.joined()),
    markdown("undefined footnotes", (0..<4000).map { "[^\($0)] " }.joined(), errors: ["BS-037"]),
    markdown("bare addresses", times("https://a.vn b@c.vn www.d.vn ")),
    markdown("addresses that are none", times("_www.a")),
    markdown("an address of 200,000 brackets", "https://a.vn/" + times(")", 200_000)),
    markdown("an address of 200,000 full stops", "https://a.vn/" + times(".", 200_000)),
    markdown("at signs", times("a@")),
    markdown("blanks, then thousands of marks", "a\n" + times(" ", 100_000) + times("*a* ", 30_000)),
    markdown("attributes", times("a {#b .c audience=d} "), errors: ["BS-034"]),
  ]

  fileprivate static let blocks = [
    markdown("50,000 equal headings", times("## a\n")),
    markdown("equal headings of 60 letters", times("## " + times("a", 60) + "\n")),
    markdown("lines that end in backslashes", times("*a*\\\n")),
    markdown("marks in one cell", "|a|\n|-|\n|" + times("\\| *a* ", 30_000) + "|"),
    markdown("points", times("a)\n")),
    markdown("points that no document has", times("d) a\nf) b\n")),
    markdown("points between blocks of code", times("a) b\n\n```\nc\n```\n\n")),
    markdown("definitions", times("a\n: b\n\n")),
    markdown("a definition of many lines", "a\n" + times(": b\n")),
    markdown(
      "dangling references", (0..<15_000).map { "## a\($0)\n" }.joined() + times("[a](#b) ", 4000), errors: ["BS-050"]),
    markdown("captions beside nothing", times("Bảng: a\n\n")),
    markdown("boxes in boxes", (1...60).map { times("> ", $0) + "[!NOTE]\n" }.joined()),
    markdown("questions", (0..<4000).map { "> [!QUESTION] #q\($0)\n> a\n\n" }.joined()),
    Pathological(
      "a bomb of inclusions",
      [
        "01-bai.md": "---\ntitle: Bài\n---\n" + times("{{include a.md}}\n\n", 10),
        "a.md": times("{{include b.md}}\n\n", 1000), "b.md": times("{{include c.md}}\n\n", 1000),
        "c.md": times("a ", 1000),
        "module.yaml": Fixture.moduleFile(topics: ["01-bai.md"]),
      ], errors: ["BS-076"], hasTopic: true),
    Pathological(
      "10,000 inclusions of one footnote",
      [
        "01-bai.md": "---\ntitle: Bài\n---\n" + times("{{include a.md}}\n\n", 10_000), "a.md": "b[^1]\n\n[^1]: c\n",
        "module.yaml": Fixture.moduleFile(topics: ["01-bai.md"]),
      ], errors: [], hasTopic: true),
  ]

  fileprivate static let elements = [
    xml(
      "30,000 attributes", "<p " + (0..<20_000).map { "a\($0)=\"\" " }.joined() + "/>", errors: ["BS-041"],
      hasTopic: false),
    xml("900 attributes", "<p " + (0..<900).map { "a\($0)=\"\" " }.joined() + "/>", errors: ["BS-073"]),
    xml("50,000 entities", "<p>" + times("&amp;", 50_000) + "</p>"),
    xml("an attribute of 250,000 bytes", "<p audience=\"\(times("x", 250_000))\">a</p>", errors: ["BS-034"]),
    xml(
      "elements nested 10,000 deep", times("<lq>", 10_000) + times("</lq>", 10_000), errors: ["BS-030"], hasTopic: false
    ),
    xml("quotations nested 100 deep", times("<lq>", 100) + "a" + times("</lq>", 100), errors: ["BS-030"]),
    xml(
      "sections nested 100 deep", times("<section><title>a</title>", 100) + times("</section>", 100),
      errors: ["BS-030", "BS-032"]),
    xml("marks nested 100 deep", "<p>" + times("<b>", 100) + "a" + times("</b>", 100) + "</p>", errors: ["BS-030"]),
    xml("25,000 footnotes", "<p>" + times("<fn>a</fn>", 24_000) + "</p>"),
    xml(
      "one wide row among many short ones",
      "<simpletable><strow>" + times("<stentry/>", 10_000) + "</strow>" + times("<strow/>", 15_000) + "</simpletable>",
      errors: ["BS-041"]),
    xml("unknown elements", times("<x/>", 60_000), errors: ["BS-072"]),
    xml(
      "missing pictures", "<p>" + (0..<9000).map { "<image href=\"a\($0)\"/>" }.joined() + "</p>", errors: ["BS-001"]),
    xml(
      "dangling references", "<p>" + (0..<9000).map { "<xref href=\"#a\($0)\"/>" }.joined() + "</p>", errors: ["BS-050"]
    ),
    Pathological(
      "a billion laughs",
      [
        "01-bai.xml":
          "<!DOCTYPE topic [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><topic><title>&b;</title><body/></topic>"
      ],
      errors: ["BS-071"], hasTopic: false),
    Pathological(
      "a picture of 400,000 attributes and entities",
      [
        "01-bai.md": "---\ntitle: Bài\n---\n![a](media/a.svg)\n![b](media/b.svg)\n",
        "media/a.svg": "<svg viewBox=\"0 0 9 9\" " + (0..<300_000).map { "a\($0)=\"\" " }.joined() + "/>",
        "media/b.svg": "<svg viewBox=\"0 0 9 9\"><text>" + times("&amp;", 800_000) + "</text></svg>",
      ], errors: ["BS-041"], hasTopic: true),
  ]

  fileprivate static let data = [
    Pathological(
      "a list of 100,000 items on one line",
      ["01-bai.md": "---\ntitle: Bài\nobjectives: [\(times("o1,", 80_000))o1]\n---\na\n"], errors: [], hasTopic: true),
    Pathological(
      "50,000 lists on one line", ["01-bai.md": "---\ntitle: Bài\nobjectives: [\(times("[],", 60_000))o1]\n---\na\n"],
      errors: ["BS-015"], hasTopic: true),
    Pathological(
      "YAML nested 10,000 deep", ["01-bai.md": "---\ntitle: \(times("[", 10_000))\n---\na\n"], errors: ["BS-030"],
      hasTopic: false),
    Pathological(
      "100,000 topics",
      [
        "01-bai.md": "---\ntitle: Bài\n---\na\n",
        "module.yaml": Fixture.moduleFile(topics: (0..<50_000).map { "a\($0).md" }),
      ],
      errors: ["BS-001"], hasTopic: false),
    Pathological(
      "20,000 objectives, and none that is meant",
      [
        "01-bai.xml":
          "<topic><title>Bài</title><prolog><metadata><othermeta name=\"objectives\" content=\"\(times("x ", 50_000))\"/></metadata></prolog><body><p>a</p></body></topic>",
        "module.yaml": Fixture.moduleFile(topics: ["01-bai.xml"]).replacing(
          "topics:", with: (0..<10_000).map { "  - {id: p\($0), kind: skill, text: a}\n" }.joined() + "topics:"),
      ], errors: ["BS-062"], hasTopic: true),
  ]

  /// Text in wrong letters, on one line and on many.
  fileprivate static let letters = [
    ("loose marks", "a\u{301}\u{323}"), ("marks alone", "\u{301}"), ("invisible characters", "a\u{200B}"),
    ("directions", "\u{202E}a\u{202C}"), ("look-alikes", "Нọc "), ("legacy text", "Bµi vÒ trËt tù "),
    ("text encoded twice", "Tiáº¿ng Viá»‡t "), ("byte order marks", "\u{FEFF}"),
  ].flatMap { name, unit in
    [
      markdown(name + " on one line", times(unit), errors: nil),
      markdown(name + " line by line", times(unit + "\n"), errors: nil),
    ]
  }

  fileprivate static let law = [
    "Nghị định số 178/2024/NĐ-CP, ", "Nghị định số ", "178/2024/NĐ-", "1/2/", "điểm a khoản 2 Điều 5 ", "Điều 5, ",
    "và ", "(sau đây gọi là Nghị định 178) ", "chữ ký số ",
  ].flatMap { unit in
    ["", "\n"].map { end in
      Pathological(
        "`\(unit)`\(end.isEmpty ? "" : " line by line")",
        [
          "01-bai.md": "---\ntitle: Bài\n---\n" + times(unit + end) + "\n",
          "legal/a.yaml":
            "asOf: 2026-11-22\ndocuments:\n  - {number: 178/2024/NĐ-CP, kind: decree, issuer: A, title: B, issued: 2024-12-31, inForce: 2025-01-01, evidence: plan}\n",
          "glossary.yaml": "terms:\n  - {id: chu-ky-so, term: chữ ký số, meaning: A, source: house}\n",
        ], errors: [], hasTopic: true)
    }
  }
}
