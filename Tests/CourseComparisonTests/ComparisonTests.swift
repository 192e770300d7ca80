import CourseComparison
import CourseModel
import CourseTestSupport
import Testing

@Suite("The comparison of two versions")
struct ComparisonTests {
  private func changes(_ old: String, _ new: String) -> ModuleChanges {
    compare(
      Fixture.module(["01-bai.md": Fixture.topic(old)]),
      Fixture.module(["01-bai.md": Fixture.topic(new)], version: "1.1.0"))
  }

  /// Changes as a test can read them: kind, sort, and the words with `[-…-]` and `{+…+}`.
  private func lines(_ changes: ModuleChanges) -> [String] {
    changes.topics.flatMap(\.blocks).map { block in
      let text = block.fragments.map { fragment in
        switch fragment.kind {
        case .kept: fragment.text
        case .removed: "[-\(fragment.text)-]"
        case .added: "{+\(fragment.text)+}"
        }
      }.joined()
      return "\(block.kind.rawValue) \(block.sort.english): \(text)"
    }
  }

  @Test("finds nothing between equal texts, however they are wrapped")
  func equal() {
    #expect(changes("Một hai\nba.", "Một\nhai ba.").isEmpty)
  }

  @Test("shows the words that differ")
  func revised() {
    #expect(
      lines(changes("Luật có hiệu lực từ ngày 01/07/2026.", "Luật có hiệu lực từ ngày 01/01/2027.")) == [
        "revised Paragraph: Luật có hiệu lực từ ngày [-01/07/2026-]{+01/01/2027+}."
      ])
  }

  @Test("keeps the blank between a word and what followed it in the other version")
  func blanks() {
    #expect(
      lines(changes("Luật đang áp dụng và sắp áp dụng", "Luật đang áp dụng")) == [
        "revised Paragraph: Luật đang áp dụng[- và sắp áp dụng-]"
      ])
    #expect(
      lines(changes("Luật đang áp dụng", "Luật đang áp dụng và sắp áp dụng")) == [
        "revised Paragraph: Luật đang áp dụng{+ và sắp áp dụng+}"
      ])
  }

  @Test("shows a rewritten passage as one change, not as the words that it shares by chance")
  func rewritten() {
    #expect(
      lines(
        changes(
          "Xã dùng hai văn bản này để xác định hướng ưu tiên, không viết thêm. Còn lại giữ nguyên như trước đây.",
          "Xã dùng hai văn bản này theo đúng thứ tự ưu tiên, có ghi lại ngày tra. Còn lại giữ nguyên như trước đây."))
        == [
          "revised Paragraph: Xã dùng hai văn bản này [-để xác định hướng ưu tiên, không viết thêm-]"
            + "{+theo đúng thứ tự ưu tiên, có ghi lại ngày tra+}. Còn lại giữ nguyên như trước đây."
        ])
  }

  @Test("knows revised notes again when they have changed places")
  func crossed() {
    let old =
      "Một.[^a] Hai.[^b]\n\n[^a]: Thông tư hướng dẫn, tra ngày 15/03/2026.\n\n[^b]: Luật còn hiệu lực ngày 15/03/2026."
    let new =
      "Hai.[^b] Một.[^a]\n\n[^a]: Thông tư hướng dẫn, tra ngày 15/09/2026.\n\n[^b]: Luật còn hiệu lực ngày 15/09/2026."
    #expect(
      lines(changes(old, new)).filter { $0.contains("Footnote") } == [
        "revised Footnote 1: Luật còn hiệu lực ngày [-15/03/2026-]{+15/09/2026+}.",
        "revised Footnote 2: Thông tư hướng dẫn, tra ngày [-15/03/2026-]{+15/09/2026+}.",
      ])
  }

  @Test("tells added and removed blocks from revised ones")
  func addedAndRemoved() {
    #expect(
      lines(changes("Giữ.\n\nBỏ đi hẳn đoạn này.", "Giữ.\n\n- Mục mới")) == [
        "added List: {+• Mục mới+}", "removed Paragraph: [-Bỏ đi hẳn đoạn này.-]",
      ])
  }

  @Test("knows a block that only moved")
  func moved() {
    #expect(lines(changes("Một.\n\nHai.\n\nBa bốn.", "Ba bốn.\n\nMột.\n\nHai.")) == ["moved Paragraph: Ba bốn."])
  }

  @Test("is deaf to numbers that a table or question has from its neighbours")
  func numbers() {
    let table = "Bảng: Tên\n\n| a |\n|---|\n| b |"
    let found = lines(changes(table + "\n\nChữ.", "Bảng: Mới\n\n| x |\n|---|\n| y |\n\n" + table + "\n\nChữ."))
    #expect(found == ["added Table 1.1: {+Mới\nx\ny+}"])
  }

  @Test("shows which option became right")
  func rightOption() {
    let question = "> [!QUESTION] #q1\n> Hỏi?\n>\n> - [x] a\n> - [ ] b\n"
    #expect(
      lines(changes(question, question.replacing("[x] a", with: "[ ] a").replacing("[ ] b", with: "[x] b"))) == [
        "revised Question 1.1: Hỏi?\n[-☑ -]{+☐ +}a\n[-☐ -]{+☑ +}b"
      ])
  }

  @Test("keeps a change of emphasis, which shows in no word")
  func emphasis() throws {
    let block = try #require(changes("Một hai.", "Một *hai*.").topics.first?.blocks.first)
    #expect(block.kind == .revised)
    #expect(block.fragments.allSatisfy { $0.kind == .kept })
  }

  @Test("follows topics by identifier, and renamed ones by title")
  func topics() {
    let old = Fixture.module([
      "01-a.md": Fixture.topic("A.", title: "A"), "02-b.md": Fixture.topic("B.", title: "B"),
      "03-c.md": Fixture.topic("C.", title: "C"),
    ])
    let new = Fixture.module([
      "01-a.md": Fixture.topic("A.", title: "A"), "02-bb.md": Fixture.topic("B mới.", title: "B"),
      "04-d.md": Fixture.topic("D.", title: "D"),
    ])
    #expect(
      compare(old, new).topics.map { "\($0.kind.rawValue) \($0.id)" } == [
        "revised 02-bb", "removed 03-c", "added 04-d",
      ])
  }

  @Test("names the places in both manifests")
  func places() throws {
    let block = try #require(
      changes("## Một {#m}\n\nCũ kĩ.", "Thêm.\n\n## Một {#m}\n\nCũ rồi.").topics.first?.blocks.last)
    #expect(block.before == "01-bai#m/1")
    #expect(block.after == "01-bai#m/1")
    #expect(block.section == "Một")
  }

  @Test("does not need more than a moment for two long texts without a word in common")
  func longTexts() {
    let old = (0..<600).map { "Đoạn cũ số \($0) có vài chữ riêng a\($0)." }.joined(separator: "\n\n")
    let new = (0..<600).map { "Câu mới thứ \($0) gồm những từ khác b\($0)." }.joined(separator: "\n\n")
    #expect(changes(old, new).count(of: .added) == 600)
  }
}
