import CourseModel
import CourseSealing
import CourseTestSupport
import Testing

@Suite("A draft with numbered paragraphs")
struct DossierTests {
  private static let module = Fixture.module([
    "01-mot.md": Fixture.topic(
      """
      Mở đầu.[^1]

      [^1]: Chú thích.

      ## Mục {#muc}

      Đoạn hai.

      ### Cho lớp {#lop audience=giang-vien}

      Đoạn ba.

      - Điểm *một*

      ## Sau

      Bảng: Tên {#bang}

      | A | B |
      |---|---|
      | 1 | 2 |
      """),
    "02-hai.md": Fixture.topic("Đoạn của bài hai."),
  ])

  @Test("names every place of the manifest, in its order")
  func places() {
    #expect(Self.module.citablePlaces.map(\.place) == seal(Self.module).manifest.entries.map(\.place))
  }

  @Test("counts blocks through the whole module, whoever they are meant for")
  func numbers() {
    let paragraphs = Self.module.numberedParagraphs
    #expect(paragraphs.map(\.number) == Array(1...9))
    #expect(paragraphs.last?.place == "02-hai#/1")
    #expect(
      paragraphs.map(\.audience) == [
        .everyone, .everyone, .everyone, .instructor, .instructor, .instructor, .everyone, .everyone, .everyone,
      ])
  }

  @Test(
    "finds what a comment means by place, anchor, topic or nothing",
    arguments: [
      ("01-mot#muc/1", "Đoạn 3"), ("01-mot#bang", "Đoạn 8"), ("01-mot#lop", "Đoạn 4"), ("02-hai", "Bài 2"),
      ("", "Cả chuyên đề"), ("01-mot#khong-co/1", "01-mot#khong-co/1"),
    ])
  func comments(_ place: String, _ name: String) {
    #expect(Self.module.citedName(of: place, among: Self.module.numberedParagraphs) == name)
  }

  @Test("knows in which paragraph something was found")
  func findings() throws {
    let paragraphs = Self.module.numberedParagraphs
    let item = try #require(
      paragraphs[5].block.content.firstItem)
    #expect(paragraphs.filter { $0.contains(item) }.map(\.number) == [6])
    #expect(!paragraphs.contains { $0.contains(Self.module.metadata.title.span) })
  }
}

extension Block.Content {
  /// Where the first item of a list stands.
  fileprivate var firstItem: SourceSpan? { if case .list(let list) = self { list.items.first?.span } else { nil } }
}
