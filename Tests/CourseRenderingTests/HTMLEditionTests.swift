import CourseCompiler
import CourseModel
import CourseRendering
import CourseTestSupport
import Testing

@Suite("The HTML edition")
struct HTMLEditionTests {
  private static let standing = Edition.Standing.draft(on: Fixture.day)

  private func pages(
    _ files: [String: String], templates pages: [String: String] = [:], for reader: Edition.Reader = .learner
  ) throws -> (String) -> String {
    let bodies = ["topic": "{{{body}}}", "whole": "{{{body}}}"].merging(pages) { $1 }
    let templates = try #require(
      HTMLTemplates.read(Fixture.templates(bodies), below: Fixture.path("Templates/html")).0)
    let edition = Edition(of: Fixture.module(files), standing: HTMLEditionTests.standing, for: reader)
    let tree = HTMLRenderer(templates).render(edition)
    return { String(decoding: tree[Fixture.path($0)] ?? [], as: UTF8.self) }
  }

  private static func question(right: Int) -> String {
    let options = (0..<3).map { "> - [\($0 == right ? "x" : " ")] Phương án \($0)\n>\n>   Vì \($0)." }
    return "> [!QUESTION] #q1 objective=o1\n> Chọn?\n>\n" + options.joined(separator: "\n")
  }

  @Test("for learners differs by nothing but a digest when another option is right")
  func digests() throws {
    var learners: Set<String> = []
    var withoutDigest: Set<String> = []
    for right in 0..<3 {
      let files = ["01-a.md": Fixture.topic(HTMLEditionTests.question(right: right))]
      let page = try pages(files)("01-a.html")
      let key = try #require(page.firstMatch(of: /data-key="([0-9a-f]{16})"/)).1
      learners.insert(page)
      withoutDigest.insert(page.replacing(key, with: "…"))
      #expect(try pages(files, for: .instructor)("01-a.html").contains("data-key") == false)
    }
    #expect(learners.count == 3)
    #expect(withoutDigest.count == 1)
  }

  @Test("tells answers by the digest that README names, of the module, the question and the chosen places")
  func digestOfAnswer() throws {
    let page = try pages(["01-a.md": Fixture.topic(HTMLEditionTests.question(right: 1))])("01-a.html")
    // printf cd01/q1/1 | sha256sum
    #expect(page.contains(#"data-key="7350eb4c60c844a9""#))
  }

  @Test("gives a paragraph one address in every edition: its place in the manifest")
  func addresses() throws {
    let text = "Một.\n\n## Mục {#m}\n\n> [!INSTRUCTOR]\n> Riêng.\n\nHai.\n\n***\n\nBa."
    let learner = try pages(["01-a.md": Fixture.topic(text)])("01-a.html")
    let instructor = try pages(["01-a.md": Fixture.topic(text)], for: .instructor)("01-a.html")
    for paragraph in [#"<p id="/1">Một.</p>"#, #"<p id="m/2">Hai.</p>"#, #"<p id="m/4">Ba.</p>"#] {
      #expect(learner.contains(paragraph))
      #expect(instructor.contains(paragraph))
    }
  }

  @Test("puts all topics on one page, with every name and link of its own topic and headings one level lower")
  func wholePage() throws {
    let page = try pages([
      "01-a.md": Fixture.topic(
        "Xem [](#m), [](02-b.md#m) và [](02-b.md).[^a]\n\n## M {#m}\n\n### Sâu {#s}\n\n[^a]: Chú."),
      "02-b.md": Fixture.topic("## N {#m}"),
    ])("toan-van.html")
    for part in [
      ##"href="#01-a.m""##, ##"href="#02-b.m""##, ##"href="#02-b""##, #"<h3 id="01-a.m">M</h3>"#,
      #"<h4 id="01-a.s">Sâu</h4>"#, #"<h3 id="02-b.m">N</h3>"#, ##"<a href="#01-a.fn-1""##, #"<li id="01-a.fn-1">"#,
      #"<article class="topic" id="02-b""#,
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains(".html"))
  }

  @Test("writes an index with the words of every block under its address, and nothing of the marks between them")
  func searchIndex() throws {
    let text = """
      Một *hai* "ba" \\\\ <&>[^a] bốn.

      ## Mục {#m}

      - x
      - y

      Bảng: Tên {#tbl}

      | A | B |
      |---|---|
      | c | d |

      [^a]: Chú.
      """
    let script = try pages(["01-a.md": Fixture.topic(text.replacing("<&>", with: "\\<&\\>"))])("tim-kiem.js")
    #expect(
      script == #"""
        (window.hocLieuIndex=window.hocLieuIndex||[]).push(["cd01","Chuyên đề mẫu",[
        ["01-a","Bài 1. Bài mẫu","1	Một hai \"ba\" \\ <&> bốn.\n#m	Mục\n1	x y\n!tbl	Bảng 1.1. Tên A B c d\n!fn-1	Chú.\n"],]]);

        """#)
  }

  @Test("shows the preface on the first page, and no heading for one that is not there")
  func preface() throws {
    let home = ["home": "{{#hasPreface}}Lời nói đầu{{/hasPreface}}{{#preface}}|{{.}}{{/preface}}"]
    let topic = Fixture.topic("A")
    let file = Fixture.moduleFile(topics: ["01-a.md"], extra: "preface: [\"Đoạn <một>.\", Đoạn hai.]\n")
    #expect(
      try pages(["01-a.md": topic, "module.yaml": file], templates: home)("index.html")
        == "Lời nói đầu|Đoạn &lt;một&gt;.|Đoạn hai.")
    #expect(try pages(["01-a.md": topic], templates: home)("index.html") == "")
  }

  @Test("says of every cited document whether it was in force on the day of the edition, and what is known to come")
  func law() throws {
    let law = """
      asOf: 2026-11-22
      documents:
        - {number: 1/2025/NĐ-CP, kind: decree, issuer: Chính phủ, title: một, issued: 2025-01-01, inForce: 2025-02-01, ended: 2027-03-01, evidence: official}
        - {number: 2/2025/NĐ-CP, kind: decree, issuer: Chính phủ, title: hai, issued: 2025-01-01, inForce: 2025-02-01, ended: 2026-01-01, evidence: official}
        - {number: 3/2026/NĐ-CP, kind: decree, issuer: Chính phủ, title: ba, issued: 2026-11-01, inForce: 2027-01-01, evidence: official}
      """
    let text =
      "Nghị định số 1/2025/NĐ-CP, Nghị định số 2/2025/NĐ-CP, Nghị định số 3/2026/NĐ-CP; Nghị định số 1/2025/NĐ-CP."
    let page = try pages(["01-a.md": Fixture.topic(text), "legal/a.yaml": law])("01-a.html")
    for part in [
      ##"<a class="law" href="#/vb-1" id="/vb-1-cho">Nghị định số 1/2025/NĐ-CP</a>"##,
      ##"<a class="law doubtful" href="#/vb-2""##, ##"<a class="law doubtful" href="#/vb-3""##,
      #"<li id="/vb-1" data-from="2025-02-01" data-until="2027-03-01">"#,
      "Ngày 22/11/2026: còn hiệu lực (hết hiệu lực từ 01/03/2027).", "Ngày 22/11/2026: đã hết hiệu lực",
      "Ngày 22/11/2026: chưa có hiệu lực (có hiệu lực từ 01/01/2027).",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.split(separator: "<li id=\"/vb-").count == 4)
  }

  @Test("names the digest of the stylesheet that a page holds, for its content security policy")
  func styleDigest() throws {
    var files = Fixture.templates(["changes": "{{styleDigest}}"])
    files[Fixture.path("Templates/html/assets/style.css")] = Array("p{}".utf8)
    let templates = try #require(HTMLTemplates.read(files, below: Fixture.path("Templates/html")).0)
    let module = Fixture.module(["01-a.md": Fixture.topic("A")])
    let changes = ModuleChanges(
      module: module.id, title: "", from: module.metadata.version.value, to: module.metadata.version.value, reasons: [],
      fields: [], topics: [], media: [],
      extent: ChangeExtent(blocks: 0, replacedBlocks: 0, objectives: 0, replacedObjectives: 0), minutesPerPeriod: 45)
    let page = HTMLRenderer(templates).changesPage(showing: changes, of: module, standing: HTMLEditionTests.standing)
    // printf 'p{}' | openssl dgst -sha256 -binary | base64
    #expect(String(decoding: page, as: UTF8.self) == "gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y=")
  }
}
