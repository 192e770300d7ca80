import CourseModel
import CourseRelease
import CourseTestSupport
import Testing

@Suite("The proof of the same words")
struct TextTests {
  private let module = Fixture.module([
    "01-bai.md": Fixture.topic(
      """
      Đoạn *một* có chú thích[^a] rồi hết.

      - Mục thứ nhất
      - Mục thứ hai

      > [!QUESTION] #q objective=o1
      > Hỏi gì?
      >
      > - [x] Phải
      >
      >   Vì đúng.
      > - [ ] Trái

      [^a]: Lời chú.
      """)
  ])

  private func texts(_ answers: SealedTexts.Answers) -> SealedTexts {
    let part = module.part(for: answers == .none ? .learner : .instructor)
    return SealedTexts(of: part.topics, in: part, answers: answers)
  }

  /// The places that differ in an edition that says `body`.
  private func differing(_ body: String, adding: Int = 12) -> [String] {
    differences(
      between: texts(.none).body,
      and: [EditionText(.text, "Mục lục Bài mẫu 3"), .init(.heading, ""), .init(.text, body)],
      adding: adding
    ).map { "\($0.place): \($0.sealed)" }
  }

  private let whole =
    "1. Bài mẫu Tóm tắt. Nêu được Đoạn một có\nchú thích rồi hết. • Mục thứ nhất • Mục thứ hai Câu hỏi 1.1 Hỏi gì? A. Phải B. Trái"

  @Test("knows the texts of a reader's part in their order, each with its place in the manifest")
  func sealed() {
    #expect(
      texts(.none).body.map { "\($0.place): \($0.text)" } == [
        "01-bai: Bài mẫu", "01-bai: Tóm tắt.", "01-bai: Nêu được", "01-bai#/1: Đoạn một có chú thích",
        "01-bai#/1:  rồi hết.",
        "01-bai#/2: Mục thứ nhất", "01-bai#/2: Mục thứ hai", "01-bai#/3: 1.1", "01-bai#/3: Hỏi gì?", "01-bai#/3: Phải",
        "01-bai#/3: Trái",
      ])
    #expect(texts(.none).notes.map(\.text) == ["Lời chú."])
    #expect(texts(.besideQuestion).body.map(\.text).suffix(3) == ["Phải", "Trái", "Vì đúng."])
    #expect(texts(.atEnd).body.map(\.text).suffix(4) == ["Trái", "Bài mẫu", "1.1", "Vì đúng."])
  }

  @Test("finds nothing where every text is there; blanks, breaks and the letters of templates do not count")
  func same() {
    #expect(differing(whole) == [])
    #expect(differing(whole.filter { !$0.isWhitespace }) == [])
    #expect(differing(whole.replacing("chú thích", with: "chú\u{200B}thi\u{301}ch")) == [])
  }

  @Test(
    "finds the block in which a letter is lost, changed, moved or added",
    arguments: [
      ("rồi hết", "rồi hêt", "01-bai#/1:  rồi hết."), ("• Mục thứ hai", "", "01-bai#/2: Mục thứ hai"),
      ("Đoạn một", "Đoạn  hai", "01-bai#/1: Đoạn một có chú thích"), ("Nêu được", "Nêu", "01-bai: Nêu được"),
      ("A. Phải B. Trái", "A. Trái B. Phải", "01-bai#/3: Trái"), ("1.1 Hỏi", "1.2 Hỏi", "01-bai#/3: 1.1"),
      ("• Mục thứ hai", "một câu không ai thẩm định • Mục thứ hai", "01-bai#/2: Mục thứ hai"),
    ])
  func different(_ old: String, _ new: String, _ found: String) {
    #expect(differing(whole.replacing(old, with: new)) == [found])
  }

  @Test("reads what our own pages say, and what is told of their pictures")
  func page() {
    let page = """
      <html><body><nav>Trên</nav><main id="x"><h1>Một &amp; hai</h1><script>bỏ</script><!-- bỏ --><p class="a">3 &lt; 4</p>
      <img src="a.svg" alt="Sơ &quot;đồ&quot;"></main><footer>Dưới</footer></body></html>
      """
    let said = readPage(Array(page.utf8)).map { "\($0.kind): \($0.text)" }.filter { !$0.hasSuffix(": \n") }
    #expect(said == ["heading: ", "text: Một & hai", "text: 3 < 4", "alternative: Sơ \"đồ\"", "text: "])
  }
}
