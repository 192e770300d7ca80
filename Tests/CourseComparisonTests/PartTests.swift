import CourseComparison
import CourseModel
import CourseTestSupport
import Testing

@Suite("The comparison of blocks part by part")
struct PartTests {
  private static let table = """
    Bảng: Văn bản {#t}

    | Văn bản | Hiệu lực | Xã cần |
    |---|---|---|
    | Luật A | Còn | Đọc |
    | Luật B | Chưa | Chờ |
    | Luật C | Còn | Ghi căn cứ |
    """

  @Test("names the cell that differs by its row and column")
  func cell() {
    #expect(
      changes(Self.table, Self.table.replacing("Chưa", with: "Còn")).partLines == [
        "revised Row “Luật B”, column “Hiệu lực”: [-Chưa-]{+Còn+}"
      ])
  }

  @Test("knows rows that came, went and moved")
  func rows() {
    let new = """
      Bảng: Văn bản {#t}

      | Văn bản | Hiệu lực | Xã cần |
      |---|---|---|
      | Luật C | Còn | Ghi căn cứ |
      | Luật A | Còn | Đọc |
      | Nghị định D | Còn | Đọc cùng |
      """
    #expect(
      changes(Self.table, new).partLines == [
        "moved Row “Luật C”: Luật C | Còn | Ghi căn cứ",
        "added Row “Nghị định D”: {+Nghị định D | Còn | Đọc cùng+}",
        "removed Row “Luật B”: [-Luật B | Chưa | Chờ-]",
      ])
  }

  @Test("knows columns that came, went and moved, and compares the others cell by cell")
  func columns() {
    let new = """
      Bảng: Văn bản {#t}

      | Văn bản | Xã cần | Ai làm |
      |---|---|---|
      | Luật A | Đọc kỹ | Văn phòng |
      | Luật B | Chờ | Văn phòng |
      | Luật C | Ghi căn cứ | Văn thư |
      """
    #expect(
      changes(Self.table, new).partLines == [
        "revised Row “Luật A”, column “Xã cần”: Đọc{+ kỹ+}",
        "removed Column “Hiệu lực”: [-Hiệu lực | Còn | Chưa | Còn-]",
        "added Column “Ai làm”: {+Ai làm | Văn phòng | Văn phòng | Văn thư+}",
      ])
    let swapped = """
      Bảng: Văn bản {#t}

      | Văn bản | Xã cần | Hiệu lực |
      |---|---|---|
      | Luật A | Đọc | Còn |
      | Luật B | Chờ | Chưa |
      | Luật C | Ghi căn cứ | Còn |
      """
    let lines = changes(Self.table, swapped).partLines
    #expect(lines.count == 1 && lines[0].hasPrefix("moved Column"), "\(lines)")
  }

  @Test("knows cells that were merged and cells that no longer are, as changes of substance")
  func mergedCells() {
    let old = """
      Bảng: Việc {#t}

      | Việc | Ai làm | Hạn |
      |---|---|---|
      | Nhận | Văn thư | 1 ngày |
      | Vào sổ | Văn thư | 1 ngày |
      | Trả | Một cửa |  |
      """
    let new = """
      Bảng: Việc {#t}

      | Việc | Ai làm | Hạn |
      |---|---|---|
      | Nhận | Văn thư | 1 ngày |
      | Vào sổ | ^ | 1 ngày |
      | Trả | Một cửa ||
      """
    let found = changes(old, new)
    #expect(
      found.partLines == [
        "revised Row “Vào sổ”, column “Ai làm”: [-Văn thư-]{+(gộp với ô trên)+}",
        "revised Row “Trả”, column “Hạn”: {+(gộp với ô trái)+}",
      ])
    #expect(found.verdicts == ["substantive: wording"])
    #expect(changes(new, old).verdicts == ["substantive: wording"])
    #expect(changes(new, new).topics.isEmpty)
    // A row is known by the merged cell that begins it, and the words of that cell change in one place.
    let rows = new.replacing("| Vào sổ | ^ | 1 ngày |", with: "| ^ | Một cửa | 2 ngày |")
    #expect(
      changes(rows, rows.replacing("Nhận", with: "Thu").replacing("2 ngày", with: "3 ngày")).partLines == [
        "revised Row “Thu”, column “Việc”: [-Nhận-]{+Thu+}", "revised Row “Thu”, column “Hạn”: [-2 ngày-]{+3 ngày+}",
      ])
  }

  private static let question = """
    > [!QUESTION] #q1 objective=o1
    > Thời hạn là bao lâu?
    >
    > - [x] Ba ngày
    >
    >   Đúng theo quy định.
    > - [ ] Năm ngày
    > - [ ] Một tuần
    """

  @Test("follows a question by its options, their rightness and feedback")
  func question() {
    let new = Self.question.replacing("[x] Ba", with: "[ ] Ba").replacing("[ ] Năm", with: "[x] Năm")
      .replacing("Đúng theo quy định.", with: "Chưa đúng.").replacing("objective=o1", with: "objective=o1 points=2")
    let found = changes(Self.question, new)
    #expect(
      found.partLines == [
        "revised Option A: [-☑ -]{+☐ +}Ba ngày",
        "revised Feedback of option A: → [-Đúng theo quy định-]{+Chưa đúng+}.",
        "revised Option B: [-☐ -]{+☑ +}Năm ngày", "revised Points: [-1-]{+2+}",
      ])
    #expect(found.topics[0].blocks[0].parts.map(\.isForInstructors) == [true, true, true, false])
    #expect(found.verdicts.allSatisfy { $0.hasPrefix("assessment: answer") })
  }

  @Test("shows learners nothing of a change in the key")
  func learners() {
    let new = Self.question.replacing("[x] Ba", with: "[ ] Ba").replacing("[ ] Năm", with: "[x] Năm")
    let (before, after) = (
      Fixture.module(["01-bai.md": Fixture.topic(Self.question)]), Fixture.module(["01-bai.md": Fixture.topic(new)])
    )
    #expect(compare(before.part(for: .learner), after.part(for: .learner)).isEmpty)
    #expect(!compare(before.part(for: .instructor), after.part(for: .instructor)).isEmpty)
  }

  @Test("names the item of a list that differs, also one inside another")
  func items() {
    let old = "1. Tiếp nhận hồ sơ\n   - ghi sổ\n   - hẹn ngày\n2. Trả kết quả"
    #expect(
      changes(
        old, old.replacing("hẹn ngày", with: "hẹn giờ").replacing("2. Trả kết quả", with: "2. Lưu\n3. Trả kết quả")
      )
      .partLines == [
        "revised Item 2: • hẹn [-ngày-]{+giờ+}", "added Item 2.: {+2. Lưu+}",
      ])
  }

  @Test("finds a section that went to another topic, and does not print it as new")
  func sectionMoved() {
    let section = """
      ## Đo kết quả {#do}

      Số liệu tốt là số liệu xã tự đếm được và đếm lại ra cùng kết quả.

      Mỗi số ghi kèm ngày đếm, người đếm và cách đếm để lần sau so được.
      """
    func module(_ first: String, _ second: String) -> Module {
      Fixture.module([
        "01-a.md": Fixture.topic("Mở đầu bài một.\n\n" + first, title: "A"),
        "02-b.md": Fixture.topic("Mở đầu bài hai.\n\n" + second, title: "B"),
      ])
    }
    let found = compare(module(section, ""), module("", section.replacing("người đếm", with: "tên người đếm")))
    #expect(
      found.topics.map { "\($0.id) \($0.blocks.map { "\($0.kind.rawValue) \($0.before ?? "") \($0.after ?? "")" })" }
        == [
          "01-a []",
          #"02-b ["moved 01-a#do/0 02-b#do/0", "moved 01-a#do/1 02-b#do/1", "revised 01-a#do/2 02-b#do/2"]"#,
        ])
    #expect(found.topics[0].departedSections.map { "\($0.section) \($0.blocks) \($0.topic)" } == ["Đo kết quả 3 2"])
    #expect(found.neededStep == .minor)
  }

  @Test("is deaf to the number of a table to which a text refers")
  func references() {
    let table = "Bảng: Tên {#t}\n\n| a |\n|---|\n| b |\n\nXem [](#t)."
    #expect(
      changes(table, "Bảng: Mới {#u}\n\n| x |\n|---|\n| y |\n\n" + table).topics[0].blocks.map(\.kind) == [.added])
  }
}
