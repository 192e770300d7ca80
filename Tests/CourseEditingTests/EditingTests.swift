import CourseCompiler
import CourseEditing
import CourseModel
import CourseTestSupport
import Testing

@Suite("A place in an edited text")
struct EditedTextTests {
  /// A letter of three bytes, one outside the basic plane (two units of UTF-16), and one in the decomposed form.
  private static let bytes = Array("a\nĐiều 𝟓 e\u{302}\u{301}x\r\n\ncuối".utf8)

  @Test("is the same place after both ways of counting", arguments: EditedText.Unit.allCases)
  func roundTrip(_ unit: EditedText.Unit) {
    let text = EditedText(Self.bytes, counting: unit)
    for (number, line) in Self.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      for column in 0...line.count where line.dropFirst(column).first.map({ $0 & 0xC0 != 0x80 }) ?? true {
        let place = SourcePosition(line: number + 1, column: column + 1)
        #expect(text.place(of: text.position(of: place)) == place)
      }
    }
  }

  @Test("counts what the editor counts")
  func units() {
    let behindDigit = SourcePosition(line: 2, column: "Điều 𝟓".utf8.count + 1)
    #expect(EditedText(Self.bytes, counting: .utf16).position(of: behindDigit).character == 7)
    #expect(EditedText(Self.bytes, counting: .utf8).position(of: behindDigit).character == 12)
  }

  @Test("outside the text is its end", arguments: EditedText.Unit.allCases)
  func outside(_ unit: EditedText.Unit) {
    let text = EditedText(Self.bytes, counting: unit)
    let end = text.place(of: .init(line: 99, character: 99))
    #expect(end == SourcePosition(line: 4, column: 7))
    #expect(text.position(of: SourcePosition(line: 99, column: 99)) == text.whole.upperBound)
    #expect(text.place(of: .init(line: -1, character: -1)) == SourcePosition(line: 1, column: 1))
  }
}

@Suite("What an editor asks")
struct WorkplaceTests {
  private static let register = """
    asOf: 2026-11-22
    documents:
      - {number: 20/2023/QH15, kind: law, issuer: Quốc hội, title: Luật Giao dịch điện tử, issued: 2023-06-22, inForce: 2024-07-01, evidence: official}
      - {number: 51/2005/QH11, kind: law, issuer: Quốc hội, title: Luật Giao dịch điện tử, issued: 2005-11-29, inForce: 2006-03-01, ended: 2024-07-01, evidence: official}
      - {number: 178/2024/NĐ-CP, kind: decree, issuer: Chính phủ, title: chính sách, issued: 2024-12-31, inForce: 2025-01-01, evidence: official}
    """
  private static let glossary = """
    terms: [{id: chu-ky-so, term: chữ ký số, meaning: "Chữ ký trên tệp điện tử.", source: house}]
    """
  private static let topic = Fixture.topic(
    """
    ## Mục một {#mot}

    Theo Luật Giao dịch điện tử, chữ ký số thay chữ ký tay. Xem [](#bang-1) và [](02-hai.md).

    Bảng: Hai cột {#bang-1}

    | Một | Hai |
    | --- | --- |
    | a | b |

    Theo {{value ten}} thì thế.

    {{include ../../shared/manh.md#dau}}

    > [!QUESTION] #q1 objective=o1
    > Đúng không?
    >
    > - [x] Đúng
    > - [ ] Sai
    """)

  private let path = SourcePath("modules/cd01/01-mot.md").unsafelyUnwrapped
  private let workplace: Workplace

  init() throws {
    let programme = Fixture.programme + "\nvalues:\n  - {id: ten, text: \"Ủy ban nhân dân\"}\n"
    var sources = Fixture.sources([
      "01-mot.md": Array(Self.topic.utf8), "02-hai.md": Array(Fixture.topic("Hai.", title: "Bài hai").utf8),
      "programme.yaml": Array(programme.utf8), "legal/van-ban.yaml": Array(Self.register.utf8),
      "glossary.yaml": Array(Self.glossary.utf8),
    ])
    sources[try #require(SourcePath("shared/manh.md"))] = Array(
      "## Đầu {#dau}\n\nĐiều 3 Nghị định số 178/2024/NĐ-CP.\n".utf8)
    let read = try #require(readProgramme(sources).programme)
    let compilation = compile(Fixture.id, of: read, from: sources)
    #expect(!compilation.diagnostics.containsErrors)
    workplace = Workplace(read, module: compilation.module, sources: sources)
  }

  private func text(_ path: SourcePath) -> EditedText {
    EditedText(workplace.sources[path] ?? [], counting: .utf8)
  }

  /// Where the middle of some words stands in a file.
  private func place(of words: String, in path: SourcePath) throws -> SourcePosition {
    let lines = String(decoding: workplace.sources[path] ?? [], as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains(words) })
    let start = try #require(lines[line].firstRange(of: words)).lowerBound
    return SourcePosition(line: line + 1, column: lines[line][..<start].utf8.count + words.utf8.count / 2 + 1)
  }

  /// The line to which a mention of the topic, or of another file, leads.
  private func definition(_ words: String, in path: SourcePath? = nil) throws -> String? {
    let path = path ?? self.path
    let place = try place(of: words, in: path)
    return workplace.mention(at: place, in: text(path), of: path).flatMap { workplace.definition(of: $0.subject) }
      .map { "\($0.path):\($0.range.lowerBound.line)" }
  }

  @Test("leads from a mention to where the thing is written")
  func definitions() throws {
    #expect(try definition("Luật Giao dịch") == "legal/van-ban.yaml:3")
    #expect(try definition("chữ ký số") == "glossary.yaml:1")
    #expect(try definition("[](#bang-1)") == "modules/cd01/01-mot.md:12")
    #expect(try definition("[](02-hai.md)") == "modules/cd01/02-hai.md:2")
    #expect(try definition("{{value ten}}") == "programme.yaml:16")
    #expect(try definition("{{include ../../shared/manh.md#dau}}") == "shared/manh.md:1")
    #expect(try definition("objective=o1") == "modules/cd01/module.yaml:8")
    #expect(try definition("thì thế") == nil)
    let fragment = try #require(SourcePath("shared/manh.md"))
    #expect(try definition("178/2024", in: fragment) == "legal/van-ban.yaml:5")
  }

  /// The labels of what may be meant by `typed` at the end of the topic, with what the line then reads.
  private func completions(_ typed: String) -> [String] {
    let text = EditedText(Array(typed.utf8), counting: .utf8)
    let place = SourcePosition(line: 1, column: typed.utf8.count + 1)
    return workplace.completions(at: place, in: text, of: path, on: Fixture.day).map { completion in
      let kept = typed.utf8.prefix(Int(completion.replaced.lowerBound.column) - 1)
      return "\(completion.isOutdated ? "†" : "")\(String(decoding: kept, as: UTF8.self))\(completion.text)"
    }
  }

  @Test(
    "completes what is being typed",
    arguments: [
      ("[](vbpl:178", ["[](vbpl:178/2024/NĐ-CP"]), ("[](vbpl:nd-cp", ["[](vbpl:178/2024/NĐ-CP"]),
      ("theo Nghị định số ", ["theo Nghị định số 178/2024/NĐ-CP"]), ("theo Nghị định số 9", []),
      ("Luật giao", ["Luật Giao dịch điện tử", "†Luật Giao dịch điện tử"]),
      ("số 20", ["số 20/2023/QH15", "số 178/2024/NĐ-CP", "†số 51/2005/QH11"]),
      ("[](term:", ["[](term:chu-ky-so"]), ("dùng chu ky", ["dùng chữ ký số"]), ("dùng chữ ký số", []),
      ("[](#", ["[](#mot", "[](#bang-1", "[](#q1", "[](#dau"]), ("[](#bang", ["[](#bang-1"]),
      ("[](0", ["[](02-hai.md"]),
      ("{{value ", ["{{value ten"]), ("{{include ", ["{{include ../../shared/manh.md"]),
      ("> [!PRAC", ["> [!PRACTICE"]), ("> [!cau", ["> [!CAUTION", "> [!QUESTION"]),
      ("> [!QUESTION] #q2 objective=", ["> [!QUESTION] #q2 objective=o1"]),
      ("objectives: [o1, ", ["objectives: [o1, o1"]), ("<xref href=\"#bang", ["<xref href=\"#bang-1"]),
      ("<ph keyref=\"t", ["<ph keyref=\"ten"]), ("## Mục {audience=g", ["## Mục {audience=giang-vien"]), ("", []),
    ])
  func completing(_ typed: String, _ expected: [String]) {
    #expect(completions(typed) == expected)
  }

  @Test("lists the parts of a topic, each in its section")
  func outlines() throws {
    let topic = try #require(workplace.module?.topics.first)
    func lines(_ entries: [OutlineEntry], _ depth: String = "") -> [String] {
      entries.flatMap { ["\(depth)\($0.title)"] + lines($0.parts, depth + "  ") }
    }
    #expect(
      lines(outline(of: topic)) == ["Mục một", "  Bảng 1.1. Hai cột", "  Câu hỏi 1.1 #q1"])
  }
}
