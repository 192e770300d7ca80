import CourseModel

extension RecordCheck {
  static let tallyWrong = RecordCheck(
    DiagnosticKind(
      "TD-216", "tally-wrong", .error,
      summary: Phrase("Số phiếu không khớp với số người dự họp.", "The ballots do not fit the attendance."),
      rationale: Phrase("Mỗi người dự họp bỏ một phiếu kín.", "Everyone who attends casts one secret ballot."),
      basis: .policyRule,
      example: .init(
        bad: """
          # 5 người dự họp
          tally: {pass: 6, pass-with-edits: 0, fail: 0}
          """,
        good: """
          # 5 người dự họp
          tally: {pass: 4, pass-with-edits: 1, fail: 0}
          """)),
    appraisal: { appraisal, _ in
      let (cast, attended) = (appraisal.record.tally.cast, appraisal.record.members.count(where: \.attended))
      guard cast != attended else { return [] }
      return [
        Finding(
          Phrase("có \(cast) phiếu, \(attended) người dự họp", "\(cast) ballots for \(attended) people"),
          at: appraisal.place(of: "tally"), help: Phrase("kiểm lại biên bản kiểm phiếu", "check the count"))
      ]
    })

  static let noMajority = RecordCheck(
    DiagnosticKind(
      "TD-217", "no-majority", .error,
      summary: Phrase("Kết luận không có đa số phiếu.", "The outcome has no majority."),
      rationale: Phrase("Hội đồng quyết định theo đa số.", "A council decides by majority."),
      basis: .policyRule,
      example: .init(
        bad: """
          tally: {pass: 2, pass-with-edits: 0, fail: 3}
          outcome: pass
          """,
        good: """
          tally: {pass: 2, pass-with-edits: 0, fail: 3}
          outcome: fail
          """)),
    appraisal: { appraisal, grounds in
      let (tally, rule) = (appraisal.record.tally, grounds.policy.majority)
      let votes = tally[appraisal.record.outcome]
      guard votes * rule.value.denominator <= tally.cast * rule.value.numerator else { return [] }
      return [
        Finding(
          Phrase(
            "kết luận có \(votes)/\(tally.cast) phiếu, cần quá \(rule.value)",
            "the outcome has \(votes) of \(tally.cast) ballots, more than \(rule.value) needed"),
          at: appraisal.place(of: "tally"), help: rule.source)
      ]
    })

  static let outcomeAgainstBallots = RecordCheck(
    DiagnosticKind(
      "TD-230", "outcome-against-ballots", .error,
      summary: Phrase(
        "Kết luận trái với kết quả kiểm phiếu hoặc với các chỉnh sửa đã ghi.",
        "The outcome contradicts the ballots, or the edits that are listed."),
      rationale: Phrase(
        "Kết luận của Hội đồng là kết quả bỏ phiếu, không phải ý của người ghi.",
        "What a council concludes is what it voted for."),
      basis: Phrase(
        "Nghị định số 101/2017/NĐ-CP, Điều 24 (facts.md 2.3)", "Decree 101/2017, Article 24 (facts.md 2.3)"),
      example: .init(
        bad: """
          tally: {pass: 1, pass-with-edits: 4, fail: 0}
          outcome: pass
          """,
        good: """
          tally: {pass: 1, pass-with-edits: 4, fail: 0}
          outcome: pass-with-edits
          """)),
    appraisal: { appraisal, _ in
      let record = appraisal.record
      var findings: [Finding] = []
      let votes = record.tally[record.outcome]
      if let stronger = AppraisalRecord.Outcome.allCases.first(where: { record.tally[$0] > votes }) {
        findings.append(
          Finding(
            Phrase(
              "kết luận “\(record.outcome.label.vietnamese)” có \(votes) phiếu, “\(stronger.label.vietnamese)” có \(record.tally[stronger])",
              "“\(record.outcome.label.english)” has \(votes) ballots, “\(stronger.label.english)” has \(record.tally[stronger])"
            ),
            at: appraisal.place(of: "outcome"),
            help: Phrase("ghi kết luận theo kết quả kiểm phiếu", "record the outcome that the ballots gave")))
      }
      if record.outcome == .pass, !record.requiredEdits.isEmpty {
        findings.append(
          Finding(
            Phrase(
              "kết luận “đạt yêu cầu” nhưng còn ghi \(record.requiredEdits.count) chỗ phải chỉnh sửa",
              "the version passed, yet \(record.requiredEdits.count) edits are required"),
            at: appraisal.place(of: "requiredEdits"),
            help: Phrase(
              "ghi kết luận `pass-with-edits`, hoặc chuyển thành ý kiến (`comments`)",
              "record `pass-with-edits`, or make them comments")))
      }
      return findings
    })
}
