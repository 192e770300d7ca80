import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("Marking citations and terms")
struct MarkingTests {
  private static let law = """
    asOf: 2026-11-22
    documents:
      - {number: 178/2024/NĐ-CP, kind: decree, issuer: A, title: B, issued: unknown, inForce: unknown, evidence: secondary, address: "https://vi.du/178"}
      - {number: 60/2024/QH15, kind: law, issuer: A, title: Luật Dữ liệu, issued: unknown, inForce: unknown, evidence: secondary}
    """
  private static let glossary = """
    terms:
      - {id: du-lieu, term: dữ liệu, meaning: "Nghĩa một.", source: house}
      - {id: du-lieu-mo, term: dữ liệu mở, aliases: [Open Data], meaning: "Nghĩa hai.", source: house}
      - {id: hoa-mang, term: hòa mạng, meaning: "Nghĩa ba.", source: house}
      - {id: ai, term: trí tuệ nhân tạo, aliases: [AI], meaning: "Nghĩa bốn.", source: house}
    """

  private func module(_ body: String, title: String = "Bài mẫu") -> Module {
    Fixture.module([
      "01-bai.md": Fixture.topic(body, title: title), "legal/a.yaml": MarkingTests.law,
      "glossary.yaml": MarkingTests.glossary,
    ])
  }

  /// Every mark of a module, with its place in the source: line:column of its first byte and of the one behind its last.
  private func marks(_ module: Module) -> [String] {
    var marks: [String] = []
    func note(_ inline: Inline) {
      func line(_ what: String, _ text: [Inline], _ span: SourceSpan) {
        let (start, end) = (span.range.lowerBound, span.range.upperBound)
        marks.append("\(start.line):\(start.column)-\(end.line):\(end.column) \(what) “\(text.plainText)”")
      }
      switch inline {
      case .citation(let citation):
        let reference = [citation.reference.provision, citation.reference.document].compactMap { $0 }
        line(reference.joined(separator: " "), citation.text, citation.span)
      case .term(let use): line(use.id.text, use.text, use.span)
      case .text, .emphasis, .strong, .strikethrough, .code, .link, .reference, .footnote, .image, .lineBreak: break
      }
    }
    for topic in module.topics { topic.forEachBlock { $0.forEachInline(note) } }
    return marks
  }

  @Test("joins what the lines of the source take apart, and keeps every place")
  func lines() {
    let body = "Theo khoản 2\nĐiều 5 Nghị định số\n178/2024/NĐ-CP, dữ\nliệu mở là gì?"
    #expect(
      marks(module(body)) == [
        "8:6-10:16 khoản 2 Điều 5 178/2024/NĐ-CP “khoản 2 Điều 5 Nghị định số 178/2024/NĐ-CP”",
        "10:18-11:12 du-lieu-mo “dữ liệu mở”",
      ])
  }

  @Test("keeps the places of text that a table follows without an empty line")
  func tables() {
    let body =
      "Theo khoản 2\nĐiều 5 Nghị định số\n178/2024/NĐ-CP và:\nLuật Dữ liệu | Nghị định số 178/2024/NĐ-CP\n--- | ---\n"
    #expect(
      marks(module(body)) == [
        "8:6-10:16 khoản 2 Điều 5 178/2024/NĐ-CP “khoản 2 Điều 5 Nghị định số 178/2024/NĐ-CP”",
        "11:1-11:19 60/2024/QH15 “Luật Dữ liệu”",
        "11:22-11:57 178/2024/NĐ-CP “Nghị định số 178/2024/NĐ-CP”",
      ])
  }

  @Test("leaves every character of the text as it was")
  func text() {
    let body = """
      ## Điều 5 Luật Dữ liệu {#dieu}

      Một **Luật Dữ liệu** và *dữ liệu mở*, `178/2024/NĐ-CP`[^1], [Luật Dữ liệu](https://a.vn), [](#dieu), dữ liệu.

      - AI theo các khoản 2, 3 Điều 16 Nghị định số
        178/2024/NĐ-CP; hoà mạng.

      > [!NOTE] Luật này
      > Dữ liệu mở.

      | Luật Dữ liệu | b |
      | --- | --- |
      | 178/2024/ND-CP | Luật này |

      [^1]: Nghị định này.
      """
    let marked = module(body)
    let plain = Fixture.module(["01-bai.md": Fixture.topic(body)])
    #expect(marks(plain).isEmpty)
    #expect(marks(marked).count > 12)
    for (left, right) in zip(marked.topics, plain.topics) {
      #expect(left.blocks.plainText == right.blocks.plainText)
      #expect(left.blocks.map { CanonicalForm.of($0) } == right.blocks.map { CanonicalForm.of($0) })
      #expect(left.footnotes.map { CanonicalForm.of($0) } == right.footnotes.map { CanonicalForm.of($0) })
    }
  }

  @Test("marks a term at its first use in a topic, the longest term first")
  func firstUse() {
    #expect(
      marks(module("Dữ liệu mở là dữ liệu; dữ liệu mở nữa.\n\nDữ liệu, Open Data, open data.")) == [
        "8:1-8:17 du-lieu-mo “Dữ liệu mở”", "8:22-8:33 du-lieu “dữ liệu”",
      ])
  }

  @Test("knows terms in either spelling of tone marks, as whole words only, and abbreviations by their capitals")
  func spelling() {
    #expect(marks(module("Máy hoà mạng.")).map { $0.split(separator: " ")[1] } == ["hoa-mang"])
    #expect(marks(module("Dữ liệuu, hòa mạngg, ai, AIm, trí tuệ nhân").self).isEmpty)
    #expect(marks(module("Dùng AI.")).map { $0.split(separator: " ")[1] } == ["ai"])
  }

  @Test("marks no term in headings, questions, links, code and citations")
  func places() {
    let body = """
      ## Dữ liệu

      [dữ liệu](https://a.vn), `dữ liệu`, Luật Dữ liệu.

      > [!QUESTION] #q1
      > Dữ liệu là gì?
      >
      > - [x] dữ liệu
      > - [ ] Luật Dữ liệu
      """
    #expect(marks(module(body)).map { $0.split(separator: " ")[1] } == ["60/2024/QH15", "60/2024/QH15"])
  }

  @Test("gives a citation the register's address, and a term its meaning")
  func lookedUp() throws {
    let marked = module("Nghị định số 178/2024/NĐ-CP, Luật Dữ liệu, [](vbpl:178/2024/NĐ-CP#dieu-5), [](term:ai)")
    var addresses: [String?] = []
    var meanings: [String?] = []
    for topic in marked.topics {
      topic.forEachBlock { block in
        block.forEachInline {
          if case .citation(let citation) = $0 { addresses.append(citation.address) }
          if case .term(let use) = $0 { meanings.append(use.meaning) }
        }
      }
    }
    #expect(addresses == ["https://vi.du/178", nil, "https://vi.du/178"])
    #expect(meanings == ["Nghĩa bốn."])
    #expect(marked.terms.map(\.id.text) == ["ai"])
  }

  @Test("knows what a paragraph named before, also across other inlines, and forgets it with the topic")
  func memory() {
    let bodies = ["01-a.md": "**Luật Dữ liệu** và *Luật này*.", "02-b.md": "Luật này."]
    var files = bodies.mapValues { Fixture.topic($0) }
    files["legal/a.yaml"] = MarkingTests.law
    #expect(marks(Fixture.module(files)).map { $0.split(separator: " ")[1] } == ["60/2024/QH15", "60/2024/QH15"])
  }

  @Test("keeps the register and the glossary with the module, and a version without them compiles as before")
  func closure() {
    let topic = Fixture.topic("Nghị định số 178/2024/NĐ-CP và dữ liệu.")
    let files = ["01-bai.md": topic, "legal/a.yaml": MarkingTests.law, "glossary.yaml": MarkingTests.glossary]
    let closure = Fixture.compile(Fixture.sources(files)).closure.map(\.text)
    #expect(closure.contains("legal/a.yaml") && closure.contains("glossary.yaml"))
    let before = Fixture.compile(Fixture.sources(["01-bai.md": topic]))
    #expect(before.closure.map(\.text) == ["modules/cd01/01-bai.md", "modules/cd01/module.yaml", "programme.yaml"])
    #expect(before.diagnostics.isEmpty)
  }
}
