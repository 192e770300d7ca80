import CourseModel

extension RecordCheck {
  static let noQuorum = RecordCheck(
    DiagnosticKind(
      "TD-215", "no-quorum", .error,
      summary: Phrase("Phiên họp không đủ số thành viên.", "The meeting had no quorum."),
      rationale: Phrase("Phiên họp thiếu người không có giá trị.", "A meeting without a quorum cannot decide."),
      basis: .policyRule,
      example: .init(
        bad: """
          quorum: {value: 2/3}
          # 3 trong 5 thành viên dự họp
          """,
        good: """
          quorum: {value: 2/3}
          # 4 trong 5 thành viên dự họp
          """)),
    appraisal: { appraisal, grounds in
      let (record, rule) = (appraisal.record, grounds.policy.quorum)
      let attended = record.members.count(where: \.attended)
      var faults: [Phrase] = []
      if attended * rule.value.denominator < record.members.count * rule.value.numerator {
        faults.append(
          Phrase(
            "\(attended)/\(record.members.count) thành viên dự họp, cần ít nhất \(rule.value)",
            "\(attended) of \(record.members.count) members attended, at least \(rule.value) needed"))
      }
      let present = Set(record.members.filter(\.attended).map(\.role))
      if !present.contains(.chair), !present.contains(.deputy) {
        faults.append(Phrase("phiên họp vắng Chủ tịch", "the chair was absent"))
      }
      if !present.contains(.secretary) { faults.append(Phrase("phiên họp vắng Thư ký", "the secretary was absent")) }
      return faults.map { Finding($0, at: appraisal.place(of: "members"), help: rule.source) }
    })

  static let absentWithoutOpinion = RecordCheck(
    DiagnosticKind(
      "TD-224", "absent-without-opinion", .error,
      summary: Phrase(
        "Thành viên vắng mặt không gửi ý kiến bằng văn bản.", "A member who was absent sent no written opinion."),
      rationale: Phrase(
        "Hội đồng kết luận trên ý kiến của mọi thành viên.", "A council decides on the opinion of every member."),
      basis: .policyRule,
      example: .init(
        bad: "- {name: \"Đỗ Văn H\", role: member, unit: \"Đơn vị mẫu 4\", attended: false}",
        good:
          "- {name: \"Đỗ Văn H\", role: member, unit: \"Đơn vị mẫu 4\", attended: false, opinion: \"YK-02/2026-MẪU\"}")),
    appraisal: { appraisal, grounds in
      guard let rule = grounds.policy.formalities.absentOpinions, rule.value else { return [] }
      return appraisal.eachMember { member, place in
        guard !member.attended, member.opinion == nil else { return nil }
        return Finding(
          Phrase(
            "“\(member.name)” vắng mặt mà không có ý kiến bằng văn bản",
            "“\(member.name)” was absent and sent no written opinion"), at: place,
          help: Phrase(
            "ghi số, nơi lưu văn bản vào `opinion:`; ", "write its number and place into `opinion:`; ") + rule.source)
      }
    })

  static let criticWithoutReview = RecordCheck(
    DiagnosticKind(
      "TD-231", "critic-without-review", .error,
      summary: Phrase("Ủy viên phản biện chưa có nhận xét bằng văn bản.", "A critic wrote no review."),
      rationale: Phrase(
        "Nhận xét phản biện là căn cứ để Hội đồng thảo luận và kết luận.",
        "The council discusses and decides on the critics’ reviews."),
      basis: .policyRule,
      example: .init(
        bad: "- {name: \"Hoàng Văn E\", role: critic, unit: \"Đơn vị mẫu 2\"}",
        good: "- {name: \"Hoàng Văn E\", role: critic, unit: \"Đơn vị mẫu 2\", review: \"NX-01/2026-MẪU\"}")),
    appraisal: { appraisal, grounds in
      guard let rule = grounds.policy.formalities.criticReviews, rule.value else { return [] }
      return appraisal.eachMember { member, place in
        guard member.role == .critic, member.review == nil else { return nil }
        return Finding(
          Phrase(
            "ủy viên phản biện “\(member.name)” chưa có nhận xét bằng văn bản",
            "the critic “\(member.name)” wrote no review"), at: place,
          help: Phrase("ghi số, nơi lưu nhận xét vào `review:`; ", "write its number and place into `review:`; ")
            + rule.source)
      }
    })

  static let minutesNotSigned = RecordCheck(
    DiagnosticKind(
      "TD-223", "minutes-not-signed", .error,
      summary: Phrase("Biên bản họp thiếu chữ ký.", "The minutes lack a signature."),
      rationale: Phrase(
        "Biên bản không ký thì không chứng minh được kết luận.", "Minutes that nobody signed prove nothing."),
      basis: .policyRule,
      example: .init(
        bad: """
          minutes: "BB-01/2026-MẪU"
          minutesSignedBy: ["Lê Văn C"]   # Chủ tịch
          """,
        good: """
          minutes: "BB-01/2026-MẪU"
          minutesSignedBy: ["Lê Văn C", "Phạm Thị D"]   # Chủ tịch, Thư ký
          """)),
    appraisal: { appraisal, grounds in
      guard let rule = grounds.policy.formalities.minutesSigners else { return [] }
      let record = appraisal.record
      let signers = Set(record.minutesSignedBy.map(\.nameKey))
      let place = appraisal.place(of: appraisal.places["minutesSignedBy"] == nil ? "minutes" : "minutesSignedBy")
      let missing = rule.value.compactMap { role -> Phrase? in
        // A deputy who presides signs in the chair's place.
        let able = record.members.filter {
          $0.attended && ($0.role == role || role == .chair && $0.role == .deputy)
        }
        guard !able.contains(where: { signers.contains($0.name.nameKey) }) else { return nil }
        return Phrase(
          "biên bản chưa có chữ ký của \(role.label.vietnamese)", "the \(role.label.english) has not signed the minutes"
        )
      }
      let strangers = record.minutesSignedBy.compactMap { name -> Phrase? in
        guard !record.members.contains(where: { $0.attended && $0.name.nameKey == name.nameKey }) else { return nil }
        return Phrase("“\(name)” ký biên bản mà không dự họp", "“\(name)” signed the minutes without attending")
      }
      return (missing + strangers).map { Finding($0, at: place, help: rule.source) }
    })
}
