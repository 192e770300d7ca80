import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseRendering
import CourseSealing
import CourseTestSupport
import Testing

/// A module with all that a seal has to hear, in files that a test can change in one character.
private struct Text {
  static let topic = """
    ---
    title: Nhận văn bản
    summary: Ba việc phải làm.
    objectives: [o1]
    periods: {theory: 1}
    ---

    Văn bản đến phải được kiểm tra *trước khi* vào **sổ**, theo `số đến`.[^a]

    [^a]: Xem khoản 2 Điều 5.

    ## Ba việc {#viec .hep}

    Bảng: Việc phải làm {#bang}

    | Việc | Ai làm |
    |---|:--|
    | Kiểm tra nơi gửi | Văn thư |
    | Vào sổ, xem [](#hinh) | [Văn phòng](https://a.vn/b) |

    ![Sơ đồ ba bước](media/h.svg "Đường đi"){#hinh}

    > [!TIP] Làm đúng thứ tự
    > Xem [](#bang) trước.

    > [!QUESTION] #q1 objective=o1
    > Việc đầu tiên là gì?
    >
    > - [x] Kiểm tra
    >
    >   Đúng: chưa rõ nơi gửi thì chưa vào sổ.
    > - [ ] Vào sổ

    1. Mở tệp
    2. Đọc ~~kỹ~~ nhanh

    """

  static let picture = """
    <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><title>h</title><rect x="5" y="5" width="9" height="9"/></svg>
    """

  static let files = [
    "01-bai.md": topic, "media/h.svg": picture, "module.yaml": Fixture.moduleFile(topics: ["01-bai.md"]),
  ]
}

@Suite("Ten thousand edits of one character between appraisal and issue")
struct EditPropertyTests {
  /// What may be typed by mistake or on purpose.
  private static let letters = Array("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ0123456789 .,;:!?-–()[]{}*_#|>`~\"'/=\n")

  private static let templates: HTMLTemplates? = {
    let pages = [
      "top": "", "foot": "", "head": "", "topic": "{{title}}{{{body}}}",
      "home": "{{#topics}}{{ordinal}} {{title}} {{href}}{{/topics}}", "changes": "",
    ]
    return HTMLTemplates.read(Fixture.templates(pages), below: Fixture.path("Templates/html")).0
  }()

  /// What a reader reads: the pages of both editions, the pictures, and what is printed of the module. Made by the renderer,
  /// which knows nothing of canonical forms.
  private func reading(_ module: Module) throws -> [String] {
    let templates = try #require(EditPropertyTests.templates)
    var reading = ["\(module.metadata.title.value)", "\(module.metadata.leadUnit.value)"]
    reading += module.metadata.authors.map(\.value) + module.metadata.audience.map(\.value)
    reading += module.metadata.objectives.map { "\($0.id) \($0.kind) \($0.text)" }
    for topic in module.topics {
      let metadata = topic.metadata
      reading += [metadata.title.value, metadata.summary?.value ?? "", "\(metadata.periods?.value ?? .none)"]
      reading += metadata.objectives.map(\.value.text)
    }
    for reader in [Edition.Reader.learner, .instructor] {
      let edition = Edition(of: module, standing: .draft(on: Fixture.day), for: reader)
      let pages = HTMLRenderer(templates).render(edition)
      reading += pages.paths.map { "\($0) \(String(decoding: pages[$0] ?? [], as: UTF8.self))" }
    }
    return reading
  }

  @Test("are refused, but for those after which every reader reads the very same")
  func edits() throws {
    let original = Fixture.compile(Fixture.sources(Text.files))
    #expect(listing(of: original.diagnostics.filter { $0.kind.severity == .error }) == "")
    let module = try #require(original.module)
    let frozen = seal(module)
    let read = try reading(module)
    // What no edit touches is made once.
    let programme = try #require(readProgramme(Fixture.sources(Text.files)).programme)
    let tables = ReferenceTables(programme)
    let names = Text.files.keys.sorted()
    var random = SeededGenerator(seed: 10_000)
    var (refused, same) = (0, 0)
    for number in 0..<10_000 {
      var files = Text.files
      // Topics more often than pictures and metadata.
      let name = number % 3 == 0 ? names.randomElement(using: &random) ?? names[0] : "01-bai.md"
      var text = Array(try #require(files[name]))
      let place = Int.random(in: 0..<text.count, using: &random)
      let letter = try #require(EditPropertyTests.letters.randomElement(using: &random))
      switch Int.random(in: 0..<3, using: &random) {
      case 0: text[place] = letter
      case 1: text.insert(letter, at: place)
      default: text.remove(at: place)
      }
      guard String(text) != files[name] else { continue }
      files[name] = String(text)
      // Where `hoclieu issue` cannot read the text, or not without errors, nothing is issued.
      let compilation = compile(Fixture.id, of: programme, lookingUp: tables, from: Fixture.sources(files))
      guard let live = compilation.module, !compilation.diagnostics.containsErrors,
        difference(of: seal(live), from: frozen.manifest, isIssued: false) == nil,
        live.metadata.version.value == module.metadata.version.value
      else {
        refused += 1
        continue
      }
      same += 1
      #expect(try reading(live) == read, "edit \(number) of \(name) was not noticed: \(String(text))")
    }
    // Most edits change something: a seal that heard few of them would be deaf.
    #expect(refused > 8_500, "\(refused) refused, \(same) the same")
  }
}
