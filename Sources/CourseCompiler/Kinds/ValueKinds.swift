import CourseModel

/// What can be wrong with values and points.
extension DiagnosticKind {
  static let unknownValue = DiagnosticKind(
    "BS-042", "unknown-value", .error,
    summary: Phrase("Giá trị chưa khai báo.", "A value that is not declared."),
    rationale: Phrase("Chỗ ấy trong bài sẽ trống.", "The text would have a gap."),
    basis: house,
    example: .init(
      bad: "Hồ sơ gửi {{value co-quan-cu}}.", good: "Hồ sơ gửi Ủy ban nhân dân cấp xã."))
  static let pointOutOfOrder = DiagnosticKind(
    "BS-043", "point-out-of-order", .warning,
    summary: Phrase(
      "Điểm không theo thứ tự a, b, c, d, đ, e, g, h …", "Points out of the order a, b, c, d, đ, e, g, h …"),
    rationale: Phrase(
      "Văn bản viện dẫn điểm theo chữ; sai thứ tự là viện dẫn sai.",
      "Documents cite points by their letters; a wrong order makes wrong citations."),
    basis: Phrase(
      "Nghị định số 30/2020/NĐ-CP, Phụ lục I (facts.md 3)", "Decree 30/2020/NĐ-CP, Annex I (facts.md 3)"),
    example: .init(
      bad: """
        a) Tiếp nhận;
        b) Kiểm tra;
        d) Trả kết quả.
        """,
      good: """
        a) Tiếp nhận;
        b) Kiểm tra;
        c) Trả kết quả.
        """))
}
