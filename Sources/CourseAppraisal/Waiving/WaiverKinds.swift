import CourseModel

/// What can be wrong with a waiver.
extension DiagnosticKind {
  static let waiverExpired = DiagnosticKind(
    "TD-240", "waiver-expired", .warning, summary: Phrase("Ngoại lệ đã hết hạn.", "A waiver has ended."),
    rationale: Phrase(
      "Ngoại lệ chỉ có giá trị trong thời hạn mà người lập chịu trách nhiệm.",
      "A waiver holds only as long as somebody answers for it."), basis: .waiverRule,
    example: .init(
      bad: "until: 2026-06-30   # hôm nay là 2026-11-22",
      good: "until: 2026-12-31   # hôm nay là 2026-11-22"))
  static let waiverUnused = DiagnosticKind(
    "TD-241", "waiver-unused", .information,
    summary: Phrase("Ngoại lệ không bỏ qua phát hiện nào.", "A waiver waives nothing."),
    rationale: Phrase("Ngoại lệ thừa sẽ che lỗi về sau.", "A waiver that is left over would hide a later fault."),
    basis: .waiverRule,
    example: .init(
      bad: "- {code: BS-103, …}   # bảng đã có tên",
      good: "# đã xóa ngoại lệ vì bảng đã có tên"))
  static let waiverNotAllowed = DiagnosticKind(
    "TD-242", "waiver-not-allowed", .error,
    summary: Phrase(
      "Ngoại lệ cho điều không được bỏ qua, hoặc cho mã không có.",
      "A waiver of what nobody may waive, or of an unknown code."),
    rationale: Phrase(
      "Lỗi đọc tệp, hồ sơ và niêm phong phải được sửa, không thể bỏ qua.",
      "Errors of reading, records and seals are mended, not waived."), basis: .waiverRule,
    example: .init(
      bad: "- {code: TD-203, …}   # niêm phong không khớp",
      good: "- {code: BS-103, …}   # bảng không có tên"))
  static let waiverOfNoPlace = DiagnosticKind(
    "TD-243", "waiver-of-no-place", .error,
    summary: Phrase("Ngoại lệ ghi một chỗ không có.", "A waiver names a place that is not there."),
    rationale: Phrase("Người đọc phải biết ngoại lệ ở chỗ nào.", "Whoever reads it must know where it holds."),
    basis: .waiverRule,
    example: .init(
      bad: "- {code: BS-103, place: \"09-khong-co#muc/1\", …}",
      good: "- {code: BS-103, place: \"02-bai#muc/1\", …}"))
  static let waiverDates = DiagnosticKind(
    "TD-244", "waiver-dates", .error,
    summary: Phrase("Ngày lập hoặc ngày hết hạn của ngoại lệ sai.", "A date of a waiver is wrong."),
    rationale: Phrase("Ngoại lệ phải có thời hạn rõ ràng.", "A waiver holds for a definite time."), basis: .waiverRule,
    example: .init(
      bad: """
        date: 2026-06-30
        until: 2026-03-02
        """,
      good: """
        date: 2026-03-02
        until: 2026-06-30
        """))
}

extension Phrase {
  static let waiverRule = Phrase(
    "Quy ước của Học Liệu về ngoại lệ: có người chịu trách nhiệm, lý do và thời hạn",
    "Rule of Học Liệu on waivers: a name, a reason and an end")
}
