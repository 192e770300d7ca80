package import CourseModel

extension DiagnosticKind {
  static let councilSize = DiagnosticKind(
    "TD-211", "council-size", .error,
    summary: Phrase("Số thành viên Hội đồng không đúng quy định.", "The council has the wrong number of members."),
    rationale: Phrase(
      "Kết luận của Hội đồng lập sai thành phần không có giá trị.", "A council of the wrong size cannot decide."),
    basis: policyRule,
    example: .init(
      bad: """
        size: {minimum: 5, maximum: 9}
        # Hội đồng có 3 thành viên
        """,
      good: """
        size: {minimum: 5, maximum: 9}
        # Hội đồng có 5 thành viên
        """))
  static let councilRole = DiagnosticKind(
    "TD-212", "council-role", .error,
    summary: Phrase("Hội đồng thiếu một vai trò bắt buộc.", "The council lacks a required role."),
    rationale: Phrase(
      "Chủ tịch chủ trì, thư ký lập biên bản, phản biện đọc kỹ.",
      "The chair presides, the secretary keeps minutes, critics read closely."),
    basis: policyRule,
    example: .init(
      bad: """
        members:
        - {name: "Lê Văn C", role: chair}
        - {name: "Vũ Thị G", role: member}
        """,
      good: """
        members:
        - {name: "Lê Văn C", role: chair}
        - {name: "Vũ Thị G", role: secretary}
        """))
  static let authorOnCouncil = DiagnosticKind(
    "TD-213", "author-on-council", .error,
    summary: Phrase("Người biên soạn ngồi trong Hội đồng.", "An author sits on the council."),
    rationale: Phrase("Không ai thẩm định tài liệu của chính mình.", "Nobody appraises their own material."),
    basis: policyRule,
    example: .init(
      bad: """
        # module.yaml
        authors: [Nguyễn Văn A]
        # appraise.yaml
        members:
        - {name: "Nguyễn Văn A", role: critic}
        """,
      good: """
        # module.yaml
        authors: [Nguyễn Văn A]
        # appraise.yaml
        members:
        - {name: "Hoàng Văn E", role: critic}
        """))
  static let memberTwice = DiagnosticKind(
    "TD-214", "member-twice", .error,
    summary: Phrase("Một người được ghi hai lần trong Hội đồng.", "A person is listed twice on the council."),
    rationale: Phrase("Số thành viên và số phiếu sẽ sai.", "Members and ballots would be miscounted."),
    basis: policyRule,
    example: .init(
      bad: """
        members:
        - {name: "Lê Văn C", role: chair}
        - {name: "Lê Văn C", role: critic}
        """,
      good: """
        members:
        - {name: "Lê Văn C", role: chair}
        - {name: "Hoàng Văn E", role: critic}
        """))
  static let noQuorum = DiagnosticKind(
    "TD-215", "no-quorum", .error,
    summary: Phrase("Phiên họp không đủ số thành viên.", "The meeting had no quorum."),
    rationale: Phrase("Phiên họp thiếu người không có giá trị.", "A meeting without a quorum cannot decide."),
    basis: policyRule,
    example: .init(
      bad: """
        quorum: {value: 2/3}
        # 3 trong 5 thành viên dự họp
        """,
      good: """
        quorum: {value: 2/3}
        # 4 trong 5 thành viên dự họp
        """))
  static let tallyWrong = DiagnosticKind(
    "TD-216", "tally-wrong", .error,
    summary: Phrase("Số phiếu không khớp với số người dự họp.", "The ballots do not fit the attendance."),
    rationale: Phrase("Mỗi người dự họp bỏ một phiếu kín.", "Everyone who attends casts one secret ballot."),
    basis: policyRule,
    example: .init(
      bad: """
        # 5 người dự họp
        tally: {pass: 6, pass-with-edits: 0, fail: 0}
        """,
      good: """
        # 5 người dự họp
        tally: {pass: 4, pass-with-edits: 1, fail: 0}
        """))
  static let noMajority = DiagnosticKind(
    "TD-217", "no-majority", .error,
    summary: Phrase("Kết luận không có đa số phiếu.", "The outcome has no majority."),
    rationale: Phrase("Hội đồng quyết định theo đa số.", "A council decides by majority."),
    basis: policyRule,
    example: .init(
      bad: """
        tally: {pass: 2, pass-with-edits: 0, fail: 3}
        outcome: pass
        """,
      good: """
        tally: {pass: 2, pass-with-edits: 0, fail: 3}
        outcome: fail
        """))
  static let datesOutOfOrder = DiagnosticKind(
    "TD-218", "dates-out-of-order", .error,
    summary: Phrase("Các ngày trong hồ sơ sai thứ tự.", "The dates of the records are out of order."),
    rationale: Phrase(
      "Trình, lập Hội đồng, họp, ban hành phải theo đúng thứ tự thời gian.",
      "Submission, council, meeting and issue follow one another."),
    basis: policyRule,
    example: .init(
      bad: """
        decisionDate: 2026-11-20
        meeting: 2026-11-18
        """,
      good: """
        decisionDate: 2026-11-11
        meeting: 2026-11-18
        """))
  static let commentUnanswered = DiagnosticKind(
    "TD-219", "comment-unanswered", .error,
    summary: Phrase("Ý kiến của Hội đồng chưa được trả lời.", "A comment of the council has no answer."),
    rationale: Phrase("Hồ sơ phải có tiếp thu, giải trình cho từng ý kiến.", "Every comment is taken up or answered."),
    basis: policyRule,
    example: .init(
      bad: """
        comments:
        - {text: "Bổ sung ví dụ ở bài 2"}
        """,
      good: """
        comments:
        - {text: "Bổ sung ví dụ ở bài 2", answer: "Đã bổ sung"}
        """))
  static let editsMissing = DiagnosticKind(
    "TD-220", "edits-missing", .error,
    summary: Phrase(
      "Kết luận phải chỉnh sửa nhưng không ghi chỉnh sửa gì.", "The outcome asks for edits but names none."),
    rationale: Phrase("Tác giả và thư ký phải biết sửa chỗ nào.", "Authors and secretary must know what to edit."),
    basis: policyRule,
    example: .init(
      bad: """
        outcome: pass-with-edits
        requiredEdits: []
        """,
      good: """
        outcome: pass-with-edits
        requiredEdits: ["Sửa thời hạn ở bài 2"]
        """))

  static let policyRule = Phrase("Quy chế thẩm định trong programme.yaml", "Appraisal policy in programme.yaml")
}

/// Whether the council is made up as the policy says.
func checkCouncil(
  _ appraisal: RecordFile<AppraisalRecord>, of submission: Submission, against policy: AppraisalPolicy,
  reporting findings: inout Findings
) {
  let members = appraisal.record.members
  let place = appraisal.place(of: "members")
  if !policy.size.value.contains(members.count) {
    findings.report(
      .councilSize,
      Phrase(
        "Hội đồng có \(members.count) thành viên, quy chế cần từ \(policy.size.value.lowerBound) đến \(policy.size.value.upperBound)",
        "the council has \(members.count) members, the policy wants \(policy.size.value.lowerBound) to \(policy.size.value.upperBound)"
      ),
      at: place, help: basis(policy.size.basis))
  }
  if policy.oddSize.value, members.count.isMultiple(of: 2) {
    findings.report(
      .councilSize,
      Phrase(
        "Hội đồng có \(members.count) thành viên, phải là số lẻ",
        "the council has \(members.count) members, an even number"),
      at: place, help: basis(policy.oddSize.basis))
  }
  for (role, least) in policy.roles.value.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
    let count = members.count { $0.role == role }
    guard count < least else { continue }
    findings.report(
      .councilRole,
      Phrase(
        "Hội đồng có \(count) \(role.label.vietnamese), cần ít nhất \(least)",
        "the council has \(count) \(role.label.english), at least \(least) needed"),
      at: place, help: basis(policy.roles.basis))
  }
  for role in [CouncilRole.chair, .secretary] where members.count(where: { $0.role == role }) > 1 {
    findings.report(
      .councilRole,
      Phrase("Hội đồng có hơn một \(role.label.vietnamese)", "the council has more than one \(role.label.english)"),
      at: place,
      help: basis(policy.roles.basis))
  }
  var seen: Set<String> = []
  let authors = Set((submission.records.compile?.record.authors ?? []).map(\.nameKey))
  for member in members {
    if !seen.insert(member.name.nameKey).inserted {
      findings.report(
        .memberTwice, Phrase("“\(member.name)” được ghi hai lần", "“\(member.name)” is listed twice"), at: place,
        help: Phrase(
          "xóa một lần; nếu là hai người trùng tên, ghi thêm đơn vị vào tên",
          "delete one; for two people of one name, add their unit to the name"))
    }
    if !policy.authorsMaySit.value, authors.contains(member.name.nameKey) {
      findings.report(
        .authorOnCouncil,
        Phrase("“\(member.name)” là người biên soạn chuyên đề này", "“\(member.name)” is an author of this module"),
        at: place,
        help: basis(policy.authorsMaySit.basis))
    }
  }
}

/// Whether the meeting and its decision keep the policy.
func checkDecision(
  _ appraisal: RecordFile<AppraisalRecord>, of submission: Submission, against policy: AppraisalPolicy,
  reporting findings: inout Findings
) {
  let record = appraisal.record
  let attended = record.members.count(where: \.attended)
  let quorum = policy.quorum.value
  if attended * quorum.denominator < record.members.count * quorum.numerator {
    findings.report(
      .noQuorum,
      Phrase(
        "\(attended)/\(record.members.count) thành viên dự họp, cần ít nhất \(quorum)",
        "\(attended) of \(record.members.count) members attended, at least \(quorum) needed"),
      at: appraisal.place(of: "members"), help: basis(policy.quorum.basis))
  }
  for role in [CouncilRole.chair, .secretary]
  where !record.members.contains(where: { $0.attended && ($0.role == role || role == .chair && $0.role == .deputy) }) {
    findings.report(
      .noQuorum, Phrase("phiên họp vắng \(role.label.vietnamese)", "the \(role.label.english) was absent"),
      at: appraisal.place(of: "members"),
      help: basis(policy.quorum.basis))
  }
  if record.tally.cast != attended {
    findings.report(
      .tallyWrong,
      Phrase(
        "có \(record.tally.cast) phiếu, \(attended) người dự họp", "\(record.tally.cast) ballots for \(attended) people"
      ),
      at: appraisal.place(of: "tally"), help: Phrase("kiểm lại biên bản kiểm phiếu", "check the count"))
  }
  let majority = policy.majority.value
  if record.tally[record.outcome] * majority.denominator <= record.tally.cast * majority.numerator {
    findings.report(
      .noMajority,
      Phrase(
        "kết luận có \(record.tally[record.outcome])/\(record.tally.cast) phiếu, cần quá \(majority)",
        "the outcome has \(record.tally[record.outcome]) of \(record.tally.cast) ballots, more than \(majority) needed"),
      at: appraisal.place(of: "tally"), help: basis(policy.majority.basis))
  }
  if let submitted = submission.records.compile?.record.date, record.meeting < submitted {
    findings.report(
      .datesOutOfOrder,
      Phrase(
        "họp ngày \(record.meeting.forReaders), trước ngày trình \(submitted.forReaders)",
        "the meeting of \(record.meeting) precedes the submission of \(submitted)"),
      at: appraisal.place(of: "meeting"), help: Phrase("kiểm lại ngày họp", "check the date"))
  }
  if record.meeting < record.decisionDate {
    findings.report(
      .datesOutOfOrder,
      Phrase(
        "họp ngày \(record.meeting.forReaders), trước ngày thành lập Hội đồng \(record.decisionDate.forReaders)",
        "the meeting of \(record.meeting) precedes the council's decision of \(record.decisionDate)"),
      at: appraisal.place(of: "meeting"), help: Phrase("kiểm lại ngày họp và ngày quyết định", "check both dates"))
  }
  if record.outcome == .pass {
    for comment in record.comments where comment.answer.isEmpty {
      findings.report(
        .commentUnanswered,
        Phrase("chưa trả lời ý kiến “\(comment.text.prefix(60))”", "no answer to “\(comment.text.prefix(60))”"),
        at: appraisal.place(of: "comments"), help: Phrase("ghi `answer:` cho ý kiến này", "write `answer:` for it"))
    }
  }
  if record.outcome == .passWithEdits, record.requiredEdits.isEmpty {
    findings.report(
      .editsMissing, Phrase("không ghi phải chỉnh sửa gì", "no edit is named"), at: appraisal.place(of: "outcome"),
      help: Phrase("ghi từng chỗ phải sửa vào `requiredEdits`", "name each in `requiredEdits`"))
  }
}

private func basis(_ text: String) -> Phrase { Phrase("căn cứ: \(text)", "basis: \(text)") }

extension CouncilRole {
  package var label: Phrase {
    switch self {
    case .chair: Phrase("Chủ tịch", "chair")
    case .deputy: Phrase("Phó Chủ tịch", "deputy chair")
    case .secretary: Phrase("Thư ký", "secretary")
    case .critic: Phrase("Ủy viên phản biện", "critic")
    case .member: Phrase("Ủy viên", "member")
    }
  }
}

extension String {
  /// A person's name as it is compared: without regard to case and to how many blanks stand between its parts.
  fileprivate var nameKey: String { lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
