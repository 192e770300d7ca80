import CourseModel
import CourseSealing

extension RecordCheck {
  static let commentUnanswered = RecordCheck(
    DiagnosticKind(
      "TD-219", "comment-unanswered", .error,
      summary: Phrase("Ý kiến của Hội đồng chưa được trả lời.", "A comment of the council has no answer."),
      rationale: Phrase(
        "Hồ sơ phải có tiếp thu, giải trình cho từng ý kiến.", "Every comment is taken up or answered."),
      basis: .policyRule,
      example: .init(
        bad: """
          comments:
          - {text: "Bổ sung ví dụ ở bài 2"}
          """,
        good: """
          comments:
          - {text: "Bổ sung ví dụ ở bài 2", answer: "Đã bổ sung"}
          """)),
    appraisal: { appraisal, grounds in
      let corrected = grounds.records.correct
      // What has to be edited may still be answered when it was; then nothing may stay open.
      guard appraisal.record.outcome == .pass || corrected != nil else { return [] }
      let answered = Set(corrected?.record.answers.map(\.comment) ?? [])
      var findings: [Finding] = []
      for (index, comment) in appraisal.record.comments.enumerated() where comment.answer.isEmpty {
        guard !answered.contains(index + 1) else { continue }
        findings.append(
          Finding(
            Phrase("chưa trả lời ý kiến “\(comment.text.prefix(60))”", "no answer to “\(comment.text.prefix(60))”"),
            at: appraisal.places["comments/\(index)"] ?? appraisal.place(of: "comments"),
            help: corrected == nil
              ? Phrase("ghi `answer:` cho ý kiến này", "write `answer:` for it")
              : Phrase(
                "ghi `{comment: \(index + 1), answer: …}` vào `answers`",
                "write `{comment: \(index + 1), answer: …}` into `answers`")))
      }
      return findings
    })

  static let commentOnNothing = RecordCheck(
    DiagnosticKind(
      "TD-225", "comment-on-nothing", .error,
      summary: Phrase(
        "Ý kiến ghi một chỗ không có trong bản đã đọc.", "A comment names a place that is not in what was read."),
      rationale: Phrase(
        "Người đọc hồ sơ phải tìm được chỗ mà Hội đồng góp ý.",
        "Whoever reads the records must find what the council remarked on."),
      basis: .recordRule,
      example: .init(
        bad: """
          comments:
          - {place: "09-khong-co#muc/1", text: "Bổ sung ví dụ", answer: "Đã bổ sung"}
          """,
        good: """
          comments:
          - {place: "02-bai#muc/1", text: "Bổ sung ví dụ", answer: "Đã bổ sung"}
          """)),
    appraisal: { appraisal, grounds in
      let places = ModulePlaces(of: grounds.submission.appraised.module)
      let comments = appraisal.record.comments
      var findings: [Finding] = []
      for (index, comment) in comments.enumerated() where !comment.place.isEmpty {
        guard places.named(comment.place).isEmpty else { continue }
        findings.append(
          Finding(
            Phrase(
              "không có chỗ `\(comment.place)` trong bản đã trình", "there is no `\(comment.place)` in the version"),
            at: appraisal.places["comments/\(index)"] ?? appraisal.place(of: "comments"), help: placeHelp))
      }
      guard let corrected = grounds.records.correct else { return findings }
      for answer in corrected.record.answers where answer.comment > comments.count {
        findings.append(
          Finding(
            Phrase(
              "không có ý kiến thứ \(answer.comment); Hội đồng ghi \(comments.count) ý kiến",
              "there is no comment \(answer.comment); the council wrote \(comments.count)"),
            at: corrected.place(of: "answers"),
            help: Phrase("đếm từ 1, theo thứ tự trong appraise.yaml", "count from 1, in the order of appraise.yaml")))
      }
      return findings
    })
}

/// How a place is written.
let placeHelp = Phrase(
  "ghi một bài (`01-bai`), một mục hay bảng (`01-bai#muc`), hoặc một khối trong content.manifest (`01-bai#muc/2`)",
  "name a topic (`01-bai`), a section or table (`01-bai#muc`), or a block of content.manifest (`01-bai#muc/2`)")
