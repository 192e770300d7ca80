package import CourseModel

/// Runs the checks of what the programme itself says. They need no module.
package func appraise(_ programme: Programme, on day: CalendarDate) -> [Diagnostic] {
  programme.letterhead.bases.compactMap { base in
    let reason: Phrase
    switch programme.law[base.value]?.state(on: day) {
    case .inForce?: return nil
    case nil: reason = Phrase("không có trong sổ văn bản", "is not in the register")
    case .notYetInForce?: reason = Phrase("chưa có hiệu lực", "is not yet in force")
    case .ended?: reason = Phrase("đã hết hiệu lực", "is no longer in force")
    case .disputed?: reason = Phrase("có hiệu lực hay không thì các nguồn nói khác nhau", "is disputed")
    case .unknown?: reason = Phrase("chưa rõ còn hiệu lực hay không", "may have ended")
    }
    return Diagnostic(
      .basisNotInForce,
      Finding(
        Phrase(
          "căn cứ `\(base.value)` của quyết định ban hành ngày \(day.forReaders): ",
          "the basis `\(base.value)` of the decision to issue, on \(day): ") + reason,
        at: base.span,
        help: Phrase(
          "tra `hoclieu law \(base.value)`, rồi sửa `bases` trong programme.yaml",
          "ask `hoclieu law \(base.value)`, then correct `bases` in programme.yaml")))
  }
}

extension DiagnosticKind {
  static let basisNotInForce = DiagnosticKind(
    "TD-262", "basis-not-in-force", .warning,
    summary: Phrase(
      "Căn cứ của quyết định ban hành không còn, chưa có hoặc chưa rõ hiệu lực.",
      "A basis of the decision to issue that is not, or perhaps not, in force."),
    rationale: Phrase(
      "Quyết định phải căn cứ vào văn bản đang có hiệu lực vào ngày ký.",
      "A decision rests on what is in force on the day on which it is signed."),
    basis: Phrase(
      "Phụ lục I Nghị định số 30/2020/NĐ-CP: phần căn cứ ban hành văn bản (facts.md 3)",
      "Decree 30/2020, Annex I (facts.md 3)"),
    example: .init(
      bad: """
        letterhead:
          bases: [101/2017/NĐ-CP]   # hết hiệu lực từ 01/07/2026
        """,
      good: """
        letterhead:
          bases: [171/2025/NĐ-CP]
        """))
}
