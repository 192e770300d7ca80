import CourseModel

extension RecordCheck {
  static let issueDates = RecordCheck(
    DiagnosticKind(
      "BH-303", "issue-dates", .error,
      summary: Phrase("Ngày ban hành hoặc ngày hiệu lực sai.", "The date of issue or of effect is wrong."),
      rationale: Phrase(
        "Không ban hành trước khi thẩm định, không có hiệu lực trước khi ban hành.",
        "Issue follows appraisal, and effect follows issue."),
      basis: .recordRule,
      example: .init(
        bad: """
          # họp thẩm định ngày 2026-11-18
          date: 2026-11-10
          """,
        good: """
          # họp thẩm định ngày 2026-11-18
          date: 2026-11-30
          """)),
    issue: { issue, grounds in
      let record = issue.record
      var findings: [Finding] = []
      func demand(_ day: CalendarDate?, _ event: Phrase, help: Phrase) {
        guard let day, record.date < day else { return }
        findings.append(
          Finding(
            Phrase(
              "ban hành ngày \(record.date.forReaders), trước ngày \(event.vietnamese) \(day.forReaders)",
              "issued on \(record.date), before the \(event.english) of \(day)"),
            at: issue.place(of: "date"), help: help))
      }
      let help = Phrase("kiểm lại ngày ban hành", "check the date of issue")
      let appraisal = grounds.records.appraise?.record
      demand(appraisal?.meeting, Phrase("họp thẩm định", "appraisal"), help: help)
      demand(appraisal?.minutesDate, Phrase("biên bản", "minutes"), help: help)
      demand(grounds.records.correct?.record.date, Phrase("hoàn thiện", "correction"), help: help)
      if record.effective < record.date {
        findings.append(
          Finding(
            Phrase(
              "hiệu lực từ \(record.effective.forReaders), trước ngày ban hành \(record.date.forReaders)",
              "effective on \(record.effective), before the issue of \(record.date)"),
            at: issue.place(of: "effective"), help: Phrase("kiểm lại ngày hiệu lực", "check the date of effect")))
      }
      return findings
    })

  static let supersedesWrong = RecordCheck(
    DiagnosticKind(
      "BH-305", "supersedes-wrong", .error,
      summary: Phrase("Phiên bản được thay thế không đúng.", "The version that is superseded is wrong."),
      rationale: Phrase("Tỉnh phải biết bản nào hết dùng.", "Provinces must know which version no longer holds."),
      basis: .recordRule,
      example: .init(
        bad: """
          # bản đang dùng: 1.1.0
          supersedes: 1.0.0
          """,
        good: """
          # bản đang dùng: 1.1.0
          supersedes: 1.1.0
          """)),
    issue: { issue, grounds in
      let record = issue.record
      let newest = grounds.submission.history.filter { $0.version < grounds.records.version && $0.issue != nil }
        .map(\.version).max()
      guard record.supersedes != newest else { return [] }
      return [
        Finding(
          Phrase(
            "thay thế \(record.supersedes?.description ?? "(không)"), phải là \(newest?.description ?? "(không)")",
            "supersedes \(record.supersedes?.description ?? "nothing"), should be \(newest?.description ?? "nothing")"),
          at: issue.place(of: "supersedes"),
          help: Phrase(
            "phiên bản mới thay phiên bản đã ban hành gần nhất", "a version supersedes the newest one issued before it")
        )
      ]
    })

  static let issuedOutOfOrder = RecordCheck(
    DiagnosticKind(
      "BH-314", "issued-out-of-order", .error,
      summary: Phrase(
        "Phiên bản nhỏ hơn ban hành sau phiên bản lớn hơn.", "A smaller version was issued after a larger one."),
      rationale: Phrase(
        "Chuỗi thay thế sẽ đi ngược, tỉnh không biết bản nào mới.", "The chain of versions would run backwards."),
      basis: .recordRule,
      example: .init(
        bad: """
          # 1.1.0 ban hành ngày 2026-04-06
          version: 1.0.1
          date: 2026-05-10
          """,
        good: """
          # 1.1.0 ban hành ngày 2026-04-06
          version: 1.1.1
          date: 2026-05-10
          """)),
    issue: { issue, grounds in
      let later = grounds.submission.history.first { other in
        guard let date = other.issue?.record.date else { return false }
        return other.version > grounds.records.version && date < issue.record.date
      }
      guard let later, let date = later.issue?.record.date else { return [] }
      return [
        Finding(
          Phrase(
            "ban hành \(grounds.records.version) ngày \(issue.record.date.forReaders), sau \(later.version) (\(date.forReaders))",
            "\(grounds.records.version) was issued on \(issue.record.date), after \(later.version) of \(date)"),
          at: issue.place(of: "date"),
          help: Phrase("trình nội dung này dưới một số lớn hơn", "submit this text under a larger number"))
      ]
    })
}
