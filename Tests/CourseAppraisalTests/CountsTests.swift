import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("Counts")
struct CountsTests {
  /// One of each thing, two exercises, and a note that does not count.
  private static let topic = """
    Văn bản đến phải được kiểm tra.[^1]

    | Việc | Ai |
    |---|---|
    | Ghi | Văn thư |

    > [!CASE] Xã A
    > Nhận nhầm.

    > [!PRACTICE] Làm
    > Thử lại.

    > [!PRACTICE] Làm nữa
    > Thử tiếp.

    > [!QUESTION] #q1 points=2
    > Đúng chứ?
    >
    > - [x] Đúng
    > - [ ] Sai

    > [!QUESTION] #q2 kind=short-answer
    > Mấy việc?
    >
    > Đáp án: 3

    [^1]: Chú thích không tính vào số tiếng.

    """

  private func counts() throws -> Counts {
    let sources = Fixture.sources(["01-bai.md": Fixture.topic(CountsTests.topic)])
    return ModuleCounts(of: try #require(Fixture.compile(sources).module)).whole
  }

  @Test("are those of a topic's own text: no footnotes, boxes by kind, questions by kind")
  func whole() throws {
    let counts = try counts()
    #expect(counts.tables == 1 && counts.figures == 0)
    #expect(counts.cases == 1 && counts.practices == 2)
    #expect(counts.allQuestions == 2 && counts.questions[.shortAnswer] == 1 && counts.questions[.matching] == nil)
    #expect(counts.points == 3)
    // 7 in the paragraph, 5 in the table, 4, 3 and 4 in the boxes, 4 and 2 in the questions with what may be answered.
    #expect(counts.syllables == 29)
  }

  @Test("add up, and say how long reading takes in minutes begun")
  func sums() throws {
    let counts = try counts()
    let twice = counts + counts
    #expect(twice.syllables == 58 && twice.allQuestions == 4 && twice.questions[.shortAnswer] == 2)
    #expect((counts + .none) == counts)
    #expect(counts.readingMinutes(at: 29) == 1 && counts.readingMinutes(at: 28) == 2)
    #expect(Counts.none.readingMinutes(at: 200) == 0)
  }
}
