import CourseModel

/// What several checks rest on.
extension Phrase {
  static let houseRule = Phrase("Quy ước của Học Liệu", "House rule of Học Liệu")
  /// Binding for administrative documents; for the body of teaching material it is custom (facts.md 3).
  static let decree30 = Phrase(
    "Nghị định số 30/2020/NĐ-CP, Phụ lục I và II; với tài liệu là thông lệ (facts.md 3)",
    "Decree 30/2020/NĐ-CP, Appendices I and II; for teaching material by custom (facts.md 3)")
  static let textFacts = Phrase(
    "Quy tắc chính tả, trình bày tiếng Việt (facts.md 6)", "Vietnamese writing (facts.md 6)")

  /// A criterion by which teaching material is assessed (facts.md 2.4).
  static func criterion(_ number: Int) -> Phrase {
    Phrase(
      "Thông tư số 03/2023/TT-BNV, Điều 24, tiêu chí \(number) (facts.md 2.4)",
      "Circular 03/2023/TT-BNV, Article 24, criterion \(number) (facts.md 2.4)")
  }
}
