import CourseModel
import CourseTestSupport
import Testing

@testable import CourseComparison

/// Two texts of a size that are hard to compare.
enum HardTexts: String, CaseIterable {
  case nothingInCommon, oneWordOnly, shuffled, longParagraphs, alternating, manyOptions

  func pair(_ size: Int) -> (old: String, new: String) {
    func paragraphs(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined(separator: "\n\n") }
    switch self {
    case .nothingInCommon:
      return (
        paragraphs(size) { "Đoạn cũ số \($0) có vài chữ riêng a\($0)." },
        paragraphs(size) { "Câu mới thứ \($0) gồm những từ khác b\($0)." }
      )
    case .oneWordOnly:
      return (
        (0..<size * 8).map { _ in "xã" }.joined(separator: " "),
        "Xin " + (0..<size * 8).map { $0 % 7 == 0 ? "phường" : "xã" }.joined(separator: " ")
      )
    case .shuffled:
      return (
        paragraphs(size) { "Đoạn thứ \($0) nói về việc w\($0 % 97) của xã v\($0)." },
        paragraphs(size) {
          "Đoạn thứ \($0 * 7919 % size) nói về việc w\($0 * 7919 % size % 97) của xã v\($0 * 7919 % size)."
        }
      )
    case .longParagraphs:
      return (
        (0..<size * 8).map { "t\($0)" }.joined(separator: " "),
        (0..<size * 8).map { "t\($0 / 2 * 3)" }.joined(separator: " ")
      )
    case .alternating:
      return (paragraphs(size) { $0 % 2 == 0 ? "Chẵn." : "Lẻ." }, paragraphs(size) { $0 % 3 == 0 ? "Lẻ." : "Chẵn." })
    case .manyOptions:
      return (
        (0..<size).map { "- mục cũ a\($0) b\($0)" }.joined(separator: "\n"),
        (0..<size).map { "- điều mới c\($0) d\($0)" }.joined(separator: "\n")
      )
    }
  }
}

@Suite("The work of a comparison")
struct EffortTests {
  private func steps(_ texts: HardTexts, _ size: Int) -> Int {
    let (old, new) = texts.pair(size)
    var comparer = Comparer(terms: [])
    _ = comparer.compare(
      Fixture.module(["01-bai.md": Fixture.topic(old)]), Fixture.module(["01-bai.md": Fixture.topic(new)]))
    return comparer.effort.steps
  }

  @Test("grows with the length of the texts, not with its square", arguments: HardTexts.allCases)
  func growth(_ texts: HardTexts) {
    let (small, large) = (steps(texts, 400), steps(texts, 1600))
    // Four times as much text may take somewhat more than four times the work, never sixteen times.
    #expect(large < small * 8, "\(texts.rawValue): \(small) and \(large) steps")
  }
}
