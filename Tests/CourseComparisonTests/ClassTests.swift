import CourseModel
import CourseTestSupport
import Testing

@testable import CourseComparison

/// A sentence, another, and what the change from one to the other is.
struct ClassExample: CustomTestStringConvertible {
  let old: String
  let new: String
  let verdict: String

  var testDescription: String { "\(old) → \(new)" }

  init(_ old: String, _ new: String, _ verdict: String) {
    self.old = old
    self.new = new
    self.verdict = verdict
  }

  static let all = [
    ClassExample("Trả trong 3 ngày.", "Trả trong 5 ngày.", "substantive: number"),
    ClassExample("Cả nước có 3.321 xã.", "Cả nước có 3321 xã.", "editorial: spelling"),
    ClassExample("Từ ngày 01/07/2026.", "Từ ngày 01/01/2027.", "substantive: date"),
    ClassExample(
      "Hội đồng xã họp tại trụ sở 01/07/2026.", "Hội đồng xã họp tại trụ sở ngày 01 tháng 7 năm 2026.",
      "editorial: spelling"),
    ClassExample("Xã phải ghi sổ.", "Xã được ghi sổ.", "substantive: modality, wording"),
    ClassExample("Xã được ghi sổ.", "Xã không được ghi sổ.", "substantive: negation, modality, wording"),
    ClassExample("Không gian số mở.", "Không gian mạng mở.", "substantive: wording"),
    ClassExample(
      "Theo Nghị định số 30/2020/NĐ-CP.", "Theo Nghị định số 178/2024/NĐ-CP.", "legal-basis: citation"),
    ClassExample("Theo khoản 2 Điều 5.", "Theo khoản 3 Điều 5.", "legal-basis: citation"),
    ClassExample(
      "Luật số 67/2006/QH11 còn hiệu lực.", "Luật số 67/2006/QH11 hết hiệu lực.",
      "legal-basis: validity, wording"),
    ClassExample("Chuyễn đổi số.", "Chuyển đổi số.", "editorial: spelling"),
    ClassExample("Cán bộ xã nghỉ ngơi.", "Cán bộ xã nghĩ ngợi.", "substantive: wording"),
    ClassExample("kĩ thuật số", "kỹ thuật số", "editorial: spelling"),
    ClassExample("Ủy ban, xã.", "Ủy ban; xã.", "editorial: spelling"),
    ClassExample("ủy ban xã", "Ủy ban xã", "editorial: spelling"),
    ClassExample("Hoà bình.", "Hòa bình.", "editorial: spelling"),
    ClassExample("Một *hai*.", "Một hai.", "editorial: presentation"),
    ClassExample("[trang](https://a.vn)", "[trang](https://b.vn)", "substantive: address"),
  ]
}

@Suite("The class of a change")
struct ClassTests {
  @Test("follows from what the change says, never from its size", arguments: ClassExample.all)
  func classes(_ example: ClassExample) {
    #expect(changes(example.old, example.new).verdicts == [example.verdict])
  }

  @Test("is deaf to how a sentence is wrapped and to the form of its letters")
  func deaf() {
    #expect(changes("Một\nhai ba.", "Một hai\nba.").isEmpty)
    #expect(changes("Một  hai ba.", "Một hai ba.").topics.flatMap(\.blocks).allSatisfy { $0.isInvisible })
    var comparer = Comparer(terms: [])
    let (fragments, signs) = comparer.compareTexts("Thời hạn", "Tho\u{31B}\u{300}i ha\u{323}n")
    #expect(fragments.map(\.kind) == [.kept])
    #expect(signs == [.spelling])
  }

  @Test("tells moves from changes of what is said")
  func moves() {
    #expect(changes("Một.\n\nHai.\n\nBa bốn.", "Ba bốn.\n\nMột.\n\nHai.").verdicts == ["structure: place"])
    #expect(changes("Chữ.", "Chữ.\n\n## Mục").verdicts == ["structure: heading"])
  }

  @Test("decides how large the version has to be")
  func steps() {
    let body = "Chuyễn đổi số ở xã.\n\nTrả trong 3 ngày làm việc kể từ khi nhận đủ giấy tờ.\n\nXã ghi sổ."
    #expect(changes(body, body.replacing("Chuyễn", with: "Chuyển")).neededStep == .patch)
    #expect(changes(body, body.replacing("3 ngày", with: "5 ngày")).neededStep == .minor)
    #expect(changes(body, "Chuyễn đổi số ở xã.\n\nĐoạn viết mới hẳn.\n\n- Mục mới").neededStep == .major)
  }
}
