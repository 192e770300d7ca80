import CourseComparison
import CourseCompiler
import CourseModel
import CourseRendering
import CourseTestSupport
import Testing

/// The smallest templates: what a page shows besides its body is not what these tests are about.
private let plainTemplates: HTMLTemplates = {
  let pages = [
    "top": "", "foot": "", "head": "", "topic": "{{{body}}}",
    "home": "{{title}}{{#topics}}|{{ordinal}} {{title}} {{href}}{{/topics}}\n",
    "changes": "{{since}} {{{body}}}", "teaching": "{{{body}}}", "whole": "{{{body}}}",
  ]
  guard let templates = HTMLTemplates.read(Fixture.templates(pages), below: Fixture.path("Templates/html")).0 else {
    preconditionFailure("the test's templates are broken")
  }
  return templates
}()

private let draft = Edition.Standing.draft(on: CalendarDate("2026-11-22").unsafelyUnwrapped)

@Suite("The renderers")
struct RenderingExampleTests {
  @Test("give each example its page and its print data", arguments: ExampleFolder.all(besides: #filePath))
  func examples(_ example: ExampleFolder) throws {
    let files = try example.files().filter { !$0.key.hasSuffix(".html") && !$0.key.hasSuffix(".json") }
    let compilation = Fixture.compile(Fixture.sources(files))
    #expect(listing(of: compilation.diagnostics) == "")
    let module = try #require(compilation.module)
    let print = try #require(PrintRenderer.read(printFiles, below: Fixture.path("Templates/print")).0)
    func outputs(for reader: Edition.Reader) -> (page: String, data: String) {
      let edition = Edition(of: module, standing: draft, for: reader)
      let html = HTMLRenderer(plainTemplates).render(edition)
      let data = String(decoding: print.render(edition)[Fixture.path("data.json")] ?? [], as: UTF8.self)
      return (
        String(decoding: html[Fixture.path("01-bai.html")] ?? [], as: UTF8.self),
        // One object a line is easier to review, and JSON all the same.
        data.replacing(",{", with: ",\n{").replacing("[{", with: "[\n{") + "\n"
      )
    }
    let (page, data) = outputs(for: .learner)
    golden(page, at: example.file("page.html"))
    golden(data, at: example.file("print.json"))
    let instructor = outputs(for: .instructor)
    guard instructor.page != page else { return }
    golden(instructor.page, at: example.file("page-instructor.html"))
    golden(instructor.data, at: example.file("print-instructor.json"))
  }

  private var printFiles: SourceTree {
    SourceTree([
      Fixture.path("Templates/print/book.typ"): Array("= x".utf8),
      Fixture.path("Templates/print/key.typ"): Array("= y".utf8),
    ])
  }

  @Test("put every page of a module where links look for it")
  func places() {
    let module = Fixture.module(["01-a.md": Fixture.topic("[](02-b.md#m)"), "02-b.md": Fixture.topic("## M {#m}")])
    let tree = HTMLRenderer(plainTemplates).render(Edition(of: module, standing: draft))
    #expect(
      tree.paths.map(\.text) == [
        "01-a.html", "02-b.html", "index.html", "tim-kiem.js", "toan-van.html", "tro-giup.html",
      ])
    #expect(String(decoding: tree[Fixture.path("01-a.html")] ?? [], as: UTF8.self).contains(#"href="02-b.html#m""#))
  }

  @Test("write each page from its own values, escaped once, though pages of one shape share the work")
  func shapes() throws {
    let page =
      "{{title}}·{{{title}}}·{{#objectives}}<{{.}}>{{/objectives}}·{{#next}}{{title}}{{/next}}·\u{2}7"
    let templates = try #require(
      HTMLTemplates.read(Fixture.templates(["topic": page]), below: Fixture.path("Templates/html")).0)
    let module = Fixture.module(
      Dictionary(
        uniqueKeysWithValues: (1...4).map {
          ("0\($0)-a.md", Fixture.topic("Một.", title: "'A & \($0) \"<b>\"'"))
        }))
    let tree = HTMLRenderer(templates).render(Edition(of: module, standing: draft))
    for number in 1...4 {
      let title = "A &amp; \(number) &quot;&lt;b&gt;&quot;"
      let next = number < 4 ? "Bài \(number + 1). A &amp; \(number + 1) &quot;&lt;b&gt;&quot;" : ""
      let page = String(decoding: tree[Fixture.path("0\(number)-a.html")] ?? [], as: UTF8.self)
      #expect(page.hasPrefix("\(title)·\(title)·<Nêu được>·\(next)·"))
      #expect(page.hasSuffix("·\u{2}7"))
    }
  }

  @Test("explain on the home page the terms that the edition uses, each with the topic where it comes first")
  func glossary() throws {
    let templates = try #require(
      HTMLTemplates.read(
        Fixture.templates(["home": "{{#glossary}}[{{{glossary}}}]{{/glossary}}"]), below: Fixture.path("Templates/html")
      ).0)
    func home(_ files: [String: String]) -> String {
      let tree = HTMLRenderer(templates).render(Edition(of: Fixture.module(files), standing: draft))
      return String(decoding: tree[Fixture.path("index.html")] ?? [], as: UTF8.self)
    }
    let glossary = """
      terms:
        - {id: a, term: dữ liệu, meaning: "Nghĩa <a>.", source: law, basis: Điều 3}
        - {id: b, term: câu lệnh, meaning: "Nghĩa b.", source: house}
        - {id: c, term: không dùng, meaning: "Nghĩa c.", source: house}
      """
    let instructors = "> [!INSTRUCTOR]\n> Câu lệnh."
    let files = ["01-a.md": Fixture.topic(instructors), "02-b.md": Fixture.topic("Dữ liệu.")]
    #expect(home(files) == "")
    #expect(
      home(files.merging(["glossary.yaml": glossary]) { $1 }) == """
        [<dt>dữ liệu</dt><dd>Nghĩa &lt;a&gt;. (Theo Điều 3.) <a href="02-b.html">Bài 2</a></dd>
        ]
        """)
  }

  @Test("print the terms that are used in the order of the alphabet, and the documents that are cited with their state")
  func lists() throws {
    let glossary = """
      terms:
        - {id: a, term: đo lường, meaning: Nghĩa a., source: house}
        - {id: b, term: dữ liệu, meaning: Nghĩa b., source: law, basis: Điều 3}
        - {id: c, term: không dùng, meaning: Nghĩa c., source: house}
      """
    let law = """
      asOf: 2026-11-22
      documents:
        - {number: 178/2024/NĐ-CP, kind: decree, issuer: Chính phủ, title: chính sách, issued: 2024-12-31, inForce: 2025-01-01, ended: 2026-07-01, evidence: secondary}
        - {number: 60/2024/QH15, kind: law, issuer: Quốc hội, title: Luật Dữ liệu, issued: 2024-11-30, inForce: 2025-07-01, evidence: secondary}
      """
    let module = Fixture.module([
      "01-a.md": Fixture.topic("Đo lường và dữ liệu: Nghị định số 178/2024/NĐ-CP, Luật số 60/2024/QH15."),
      "glossary.yaml": glossary, "legal/a.yaml": law,
    ])
    let print = try #require(PrintRenderer.read(printFiles, below: Fixture.path("Templates/print")).0)
    let tree = print.render(Edition(of: module, standing: draft), on: .a5)
    let data = String(decoding: tree[Fixture.path("data.json")] ?? [], as: UTF8.self)
    let lists = data[(data.firstRange(of: #""glossary""#)?.lowerBound ?? data.startIndex)...]
    #expect(
      lists == #"""
        "glossary":[{"id":"b","name":"dữ liệu","initial":"D","meaning":["Nghĩa b."],"basis":"Điều 3"},\#
        {"id":"a","name":"đo lường","initial":"Đ","meaning":["Nghĩa a."],"basis":null}],\#
        "documents":[{"number":"60/2024/QH15","short":"Luật số 60/2024/QH15",\#
        "full":["Luật Dữ liệu ",{"t":"keep","s":"ngày 30"}," ",{"t":"keep","s":"tháng 11"}," ",{"t":"keep","s":"năm 2024"},\#
        " ",{"t":"keep","s":"(số 60/2024/QH15)"}],\#
        "state":"inForce","inForce":"01/07/2025","ended":null,"address":null},\#
        {"number":"178/2024/NĐ-CP","short":"Nghị định số 178/2024/NĐ-CP",\#
        "full":["Nghị định ",{"t":"keep","s":"số 178/2024/NĐ-CP"}," ",{"t":"keep","s":"ngày 31"}," ",{"t":"keep","s":"tháng 12"},\#
        " ",{"t":"keep","s":"năm 2024"}," của Chính phủ về chính sách"],\#
        "state":"ended","inForce":"01/01/2025","ended":"01/07/2026","address":null}],"changes":null}
        """#)
    #expect(tree[Fixture.path("paper.typ")] == Array("#let paper = \"a5\"\n".utf8))
  }

  @Test("give the same bytes twice")
  func deterministic() {
    let module = Fixture.module(["01-a.md": Fixture.topic("Một[^a].\n\n[^a]: Hai."), "02-b.md": Fixture.topic("Ba.")])
    let edition = Edition(of: module, standing: draft)
    let (first, second) = (HTMLRenderer(plainTemplates).render(edition), HTMLRenderer(plainTemplates).render(edition))
    #expect(first.files == second.files)
  }

  @Test("show what changed, with every word in its place")
  func changes() throws {
    let old = Fixture.module(["01-a.md": Fixture.topic("Luật cũ có hiệu lực.")])
    let new = Fixture.module(
      ["01-a.md": Fixture.topic("Luật mới có hiệu lực <b>.".replacing("<b>", with: "\\<b>"))], version: "1.1.0",
      extra: "changes:\n  - {reason: Luật đổi, law: 1/2026/QH16}\n")
    let changes = compare(old, new)
    let page = String(
      decoding: HTMLRenderer(plainTemplates).changesPage(showing: changes, of: new, standing: draft), as: UTF8.self)
    let spoken = page.replacing("<span class=\"unseen\">", with: "").replacing("</span>", with: "")
    #expect(spoken.contains("<del>[bỏ: cũ]</del> <ins>[thêm: mới]</ins> "))
    #expect(page.contains("&lt;b&gt;"))
    #expect(page.contains("Luật đổi (1/2026/QH16)"))
    let files = ChangelogRenderer().render(changes)
    let markdown = String(decoding: files[Fixture.path("thay-doi.md")] ?? [], as: UTF8.self)
    #expect(markdown.contains("~~cũ~~ **mới** có hiệu"))
    #expect(markdown.contains(#"\<b\>"#))
  }
}

@Suite("Templates")
struct TemplateTests {
  private func read(_ pages: [String: String?]) -> [Diagnostic] {
    HTMLTemplates.read(Fixture.templates(pages), below: Fixture.path("Templates/html")).1
  }

  @Test("must be there")
  func missing() { #expect(read(["topic": nil]).map(\.kind.code) == ["KM-001"]) }

  @Test("must be well-formed, and the finding names the line")
  func malformed() {
    let found = read(["topic": "a\n{{#title}}\nb"])
    #expect(found.map(\.kind.code) == ["KM-002"])
    #expect(found.first?.finding.span.range.lowerBound.line == 3)
  }

  @Test("may use only names that are there; Mustache itself would print nothing")
  func unknownNames() {
    let found = read(["topic": "a\n  {{titel}} {{! a remark }} {{> part}} {{{body}}}"])
    #expect(found.map(\.kind.code) == ["KM-003"])
    #expect(
      found.first?.finding.span
        == SourceSpan(Fixture.path("Templates/html/topic.mustache"), at: SourcePosition(line: 2, column: 3), bytes: 7))
  }
}
