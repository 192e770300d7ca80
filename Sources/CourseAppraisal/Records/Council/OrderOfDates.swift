import CourseModel

extension RecordCheck {
  static let datesOutOfOrder = RecordCheck(
    DiagnosticKind(
      "TD-218", "dates-out-of-order", .error,
      summary: Phrase("Các ngày trong hồ sơ sai thứ tự.", "The dates of the records are out of order."),
      rationale: Phrase(
        "Trình, lập Hội đồng, họp, ban hành phải theo đúng thứ tự thời gian.",
        "Submission, council, meeting and issue follow one another."),
      basis: .policyRule,
      example: .init(
        bad: """
          decisionDate: 2026-11-20
          meeting: 2026-11-18
          """,
        good: """
          decisionDate: 2026-11-11
          meeting: 2026-11-18
          """)),
    appraisal: { appraisal, grounds in
      let record = appraisal.record
      var findings: [Finding] = []
      func demand(_ isInOrder: Bool, _ message: @autoclosure () -> Phrase, at key: String, help: Phrase) {
        if !isInOrder { findings.append(Finding(message(), at: appraisal.place(of: key), help: help)) }
      }
      if let submitted = grounds.records.compile?.record.date {
        demand(
          submitted <= record.meeting,
          Phrase(
            "họp ngày \(record.meeting.forReaders), trước ngày trình \(submitted.forReaders)",
            "the meeting of \(record.meeting) precedes the submission of \(submitted)"),
          at: "meeting", help: Phrase("kiểm lại ngày họp", "check the date"))
      }
      demand(
        record.decisionDate <= record.meeting,
        Phrase(
          "họp ngày \(record.meeting.forReaders), trước ngày thành lập Hội đồng \(record.decisionDate.forReaders)",
          "the meeting of \(record.meeting) precedes the council's decision of \(record.decisionDate)"),
        at: "meeting", help: Phrase("kiểm lại ngày họp và ngày quyết định", "check both dates"))
      if let rule = grounds.policy.formalities.councilMayPrecedeSubmission, !rule.value,
        let submitted = grounds.firstSubmission(to: record.decision)
      {
        demand(
          submitted <= record.decisionDate,
          Phrase(
            "Hội đồng thành lập ngày \(record.decisionDate.forReaders), trước ngày trình lần đầu \(submitted.forReaders)",
            "the council was set up on \(record.decisionDate), before the first submission of \(submitted)"),
          at: "decisionDate", help: rule.source)
      }
      if let minutes = record.minutesDate {
        demand(
          record.meeting <= minutes,
          Phrase(
            "biên bản ngày \(minutes.forReaders), trước ngày họp \(record.meeting.forReaders)",
            "the minutes of \(minutes) precede the meeting of \(record.meeting)"),
          at: "minutesDate", help: Phrase("kiểm lại ngày biên bản", "check the date of the minutes"))
      }
      return findings
    })

  static let recordFromTheFuture = RecordCheck(
    DiagnosticKind(
      "TD-222", "record-from-the-future", .error,
      summary: Phrase("Hồ sơ ghi một ngày chưa tới.", "A record carries a date that has not come yet."),
      rationale: Phrase(
        "Hồ sơ ghi việc đã làm; việc chưa làm thì chưa lập hồ sơ.", "Records tell what was done, not what will be."),
      basis: .recordRule,
      example: .init(
        bad: """
          # lập ngày 2026-11-22
          meeting: 2026-12-01
          """,
        good: """
          # lập ngày 2026-11-22
          meeting: 2026-11-20
          """))
  ) { grounds in
    guard let day = grounds.day else { return [] }
    return grounds.dates.filter { $0.date > day }.map { entry in
      Finding(
        Phrase(
          "ngày \(entry.date.forReaders) chưa tới (hôm nay là \(day.forReaders))",
          "\(entry.date) has not come yet (today is \(day))"),
        at: entry.place,
        help: Phrase("kiểm lại ngày, hoặc đợi đến ngày đó", "check the date, or wait until it has come"))
    }
  }
}

extension RecordGrounds {
  /// The first day on which this council got a version of the module: a council that reads a version again after it failed
  /// need not be set up again.
  fileprivate func firstSubmission(to decision: String) -> CalendarDate? {
    submission.history.filter { $0.appraise?.record.decision.foldedKey == decision.foldedKey }
      .compactMap { $0.compile?.record.date }.min() ?? records.compile?.record.date
  }

  /// Every day on which something was done, by the records. The day of effect is not among them: it may lie ahead.
  fileprivate var dates: [(date: CalendarDate, place: SourceSpan)] {
    var dates: [(CalendarDate, SourceSpan)] = []
    if let file = records.compile { dates.append((file.record.date, file.place(of: "date"))) }
    if let file = records.appraise {
      dates.append((file.record.decisionDate, file.place(of: "decisionDate")))
      dates.append((file.record.meeting, file.place(of: "meeting")))
      if let date = file.record.minutesDate { dates.append((date, file.place(of: "minutesDate"))) }
    }
    if let file = records.correct { dates.append((file.record.date, file.place(of: "date"))) }
    if let file = records.issue { dates.append((file.record.date, file.place(of: "date"))) }
    if let file = records.withdraw { dates.append((file.record.date, file.place(of: "date"))) }
    return dates
  }
}
