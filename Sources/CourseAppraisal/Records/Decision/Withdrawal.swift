import CourseModel

extension RecordCheck {
  static let withdrawalDates = RecordCheck(
    DiagnosticKind(
      "BH-315", "withdrawal-dates", .error,
      summary: Phrase("Thu hồi trước khi ban hành.", "A version was withdrawn before it was issued."),
      rationale: Phrase("Chỉ thu hồi được cái đã ban hành.", "Only what was issued can be taken back."),
      basis: .recordRule,
      example: .init(
        bad: """
          # ban hành ngày 2026-04-06
          record: withdraw
          date: 2026-04-01
          """,
        good: """
          # ban hành ngày 2026-04-06
          record: withdraw
          date: 2026-06-01
          """))
  ) { grounds in
    guard let withdraw = grounds.records.withdraw, let issued = grounds.records.issue?.record.date,
      withdraw.record.date < issued
    else { return [] }
    return [
      Finding(
        Phrase(
          "thu hồi ngày \(withdraw.record.date.forReaders), trước ngày ban hành \(issued.forReaders)",
          "withdrawn on \(withdraw.record.date), before the issue of \(issued)"),
        at: withdraw.place(of: "date"), help: Phrase("kiểm lại ngày thu hồi", "check the date of withdrawal"))
    ]
  }

  static let replacementUnusable = RecordCheck(
    DiagnosticKind(
      "BH-316", "replacement-unusable", .error,
      summary: Phrase(
        "Bản dùng thay cho bản bị thu hồi không dùng được.",
        "What is to be used instead of a withdrawn version cannot be used."),
      rationale: Phrase(
        "Tỉnh phải được chỉ tới một bản đang dùng được.", "Provinces must be sent to a version that holds."),
      basis: .recordRule,
      example: .init(
        bad: """
          # 1.0.0 cũng đã bị thu hồi
          instead: {module: cd01, version: 1.0.0}
          """,
        good: """
          # 1.2.0 đã ban hành
          instead: {module: cd01, version: 1.2.0}
          """))
  ) { grounds in
    guard let withdraw = grounds.records.withdraw, let instead = withdraw.record.instead else { return [] }
    func finding(_ message: Phrase) -> [Finding] {
      [
        Finding(
          message, at: withdraw.place(of: "instead"),
          help: Phrase(
            "ghi một phiên bản đã ban hành và chưa bị thu hồi, hoặc bỏ `instead`",
            "name a version that is issued and not withdrawn, or leave `instead` out"))
      ]
    }
    if instead.module == grounds.records.module {
      guard instead.version != grounds.records.version else {
        return finding(
          Phrase("\(instead) chính là bản bị thu hồi", "\(instead) is the very version that is withdrawn"))
      }
      let own = grounds.submission.history.first { $0.version == instead.version }
      if own?.issue == nil { return finding(Phrase("\(instead) chưa ban hành", "\(instead) was not issued")) }
      let isGone = own?.withdraw.map { $0.record.date <= withdraw.record.date } ?? false
      return isGone ? finding(Phrase("\(instead) đã bị thu hồi", "\(instead) is withdrawn")) : []
    }
    // A package knows nothing of other modules; who asks about the whole programme does.
    guard let others = grounds.submission.othersIfKnown else { return [] }
    let about = others.filter { $0.module == instead.module && $0.version == instead.version }
    if !about.contains(where: { $0.act == .issue }) {
      return finding(Phrase("\(instead) chưa ban hành", "\(instead) was not issued"))
    }
    let isGone = about.contains { $0.act == .withdrawal && $0.date <= withdraw.record.date }
    return isGone ? finding(Phrase("\(instead) đã bị thu hồi", "\(instead) is withdrawn")) : []
  }
}
