import CourseModel
import CourseTestSupport
import Testing

@Suite("An edition")
struct EditionTests {
  private static let standing = Edition.Standing.draft(on: CalendarDate("2026-11-22").unsafelyUnwrapped)

  private static let text = """
    ## Chung

    Mọi người.[^a]

    ## Riêng {audience=giang-vien}

    Giảng viên.[^b]

    ### Con

    Vẫn riêng.

    ## Chung lại

    Lại chung.[^c]

    Người học. {audience=hoc-vien}

    > [!INSTRUCTOR]
    > Mẹo dạy.

    > [!QUESTION] #q1
    > Chọn?
    >
    > - [x] Đúng rồi
    >
    >   Vì thế.[^d]
    > - [ ] Sai rồi

    > [!QUESTION] #q2 kind=ordering
    > Xếp.
    >
    > 1. Bước đầu
    > 2. Bước giữa
    > 3. Bước cuối

    > [!QUESTION] #q3 kind=matching
    > Nối.
    >
    > | A | B |
    > |---|---|
    > | một | uno |
    > | hai | due |
    > |  | tre |

    > [!QUESTION] #q4 kind=short-answer
    > Bao nhiêu?
    >
    > Đáp án: 34

    > [!QUESTION] #q5
    > Vì sao?
    >
    > Gợi ý: Ba ý.

    [^a]: Chú một.
    [^b]: Chú riêng.
    [^c]: Chú hai.
    [^d]: Chú giải.
    """

  private func lines(for reader: Edition.Reader) throws -> [String] {
    let module = Fixture.module(["01-a.md": Fixture.topic(EditionTests.text)])
    let topic = try #require(Edition(of: module, standing: EditionTests.standing, for: reader).module.topics.first)
    return topic.blocks.map { String(decoding: CanonicalForm.of($0), as: UTF8.self) }
      + topic.footnotes.map { String(decoding: CanonicalForm.of($0), as: UTF8.self) }
  }

  @Test("for learners holds nothing that is meant for instructors, and no answer in any form")
  func learner() throws {
    let text = try lines(for: .learner).joined(separator: "\n")
    for word in [
      "Riêng", "Giảng viên", "Con", "Vẫn riêng", "Mẹo dạy", "\"right\"", "Vì thế", "34", "Ba ý", "Chú riêng",
      "Chú giải",
    ] {
      #expect(!text.contains(word), "\(word)")
    }
    for word in ["Mọi người", "Lại chung", "Người học", "Đúng rồi", "Bước cuối", "uno", "tre", "Vì sao"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(
      !text.contains(#"(step (paragraph "Bước đầu")) (step (paragraph "Bước giữa")) (step (paragraph "Bước cuối"))"#))
    #expect(!text.contains(#"(paragraph "một")) (right (paragraph "uno")))"#))
  }

  @Test("counts its footnotes anew, so that no number is missing")
  func footnotes() throws {
    let text = try lines(for: .learner)
    #expect(text.suffix(2) == [#"(footnote (paragraph "Chú một."))"#, #"(footnote (paragraph "Chú hai."))"#])
    #expect(text.joined().contains(#""Lại chung." (footnote-mark "2")"#))
  }

  @Test("for instructors holds everything but what is meant for learners alone")
  func instructor() throws {
    let text = try lines(for: .instructor).joined(separator: "\n")
    for word in ["Riêng", "Mẹo dạy", "\"right\"", "Vì thế", "34", "Ba ý", "Chú giải"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(!text.contains("Người học"))
    #expect(text.contains(#"(step (paragraph "Bước đầu")) (step (paragraph "Bước giữa"))"#))
  }

  @Test("shows steps and pairs in an order that is never that of the answer, and is the same every time")
  func order() {
    let module = Fixture.module(["01-a.md": Fixture.topic(EditionTests.text)])
    for question in module.topics.flatMap(\.questions) {
      for count in 2...40 {
        let order = question.shownOrder(of: count)
        #expect(order.sorted().elementsEqual(0..<count))
        #expect(!order.elementsEqual(0..<count))
        #expect(order == question.shownOrder(of: count))
      }
    }
  }
}
