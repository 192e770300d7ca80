package import CourseModel

extension RecordCheck {
  static let councilSize = RecordCheck(
    DiagnosticKind(
      "TD-211", "council-size", .error,
      summary: Phrase("Số thành viên Hội đồng không đúng quy định.", "The council has the wrong number of members."),
      rationale: Phrase(
        "Kết luận của Hội đồng lập sai thành phần không có giá trị.", "A council of the wrong size cannot decide."),
      basis: .policyRule,
      example: .init(
        bad: """
          size: {minimum: 5, maximum: 9}
          # Hội đồng có 3 thành viên
          """,
        good: """
          size: {minimum: 5, maximum: 9}
          # Hội đồng có 5 thành viên
          """)),
    appraisal: { appraisal, grounds in
      let (policy, count) = (grounds.policy, appraisal.record.members.count)
      var findings: [Finding] = []
      if !policy.size.value.contains(count) {
        let (least, most) = (policy.size.value.lowerBound, policy.size.value.upperBound)
        findings.append(
          Finding(
            Phrase(
              "Hội đồng có \(count) thành viên, quy chế cần từ \(least) đến \(most)",
              "the council has \(count) members, the policy wants \(least) to \(most)"),
            at: appraisal.place(of: "members"), help: policy.size.source))
      }
      if policy.oddSize.value, count.isMultiple(of: 2) {
        findings.append(
          Finding(
            Phrase(
              "Hội đồng có \(count) thành viên, phải là số lẻ", "the council has \(count) members, an even number"),
            at: appraisal.place(of: "members"), help: policy.oddSize.source))
      }
      return findings
    })

  static let councilRole = RecordCheck(
    DiagnosticKind(
      "TD-212", "council-role", .error,
      summary: Phrase("Hội đồng thiếu một vai trò bắt buộc.", "The council lacks a required role."),
      rationale: Phrase(
        "Chủ tịch chủ trì, thư ký lập biên bản, phản biện đọc kỹ.",
        "The chair presides, the secretary keeps minutes, critics read closely."),
      basis: .policyRule,
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
          """)),
    appraisal: { appraisal, grounds in
      let roles = grounds.policy.roles
      func count(_ role: CouncilRole) -> Int { appraisal.record.members.count { $0.role == role } }
      let lacking = CouncilRole.allCases.compactMap { role -> Phrase? in
        guard let least = roles.value[role], count(role) < least else { return nil }
        return Phrase(
          "Hội đồng có \(count(role)) \(role.label.vietnamese), cần ít nhất \(least)",
          "the council has \(count(role)) \(role.label.english), at least \(least) needed")
      }
      let doubled = [CouncilRole.chair, .secretary].compactMap { role -> Phrase? in
        guard count(role) > 1 else { return nil }
        return Phrase(
          "Hội đồng có hơn một \(role.label.vietnamese)", "the council has more than one \(role.label.english)")
      }
      return (lacking + doubled).map { Finding($0, at: appraisal.place(of: "members"), help: roles.source) }
    })

  static let authorOnCouncil = RecordCheck(
    DiagnosticKind(
      "TD-213", "author-on-council", .error,
      summary: Phrase("Người biên soạn ngồi trong Hội đồng.", "An author sits on the council."),
      rationale: Phrase("Không ai thẩm định tài liệu của chính mình.", "Nobody appraises their own material."),
      basis: .policyRule,
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
          """)),
    appraisal: { appraisal, grounds in
      let rule = grounds.policy.authorsMaySit
      guard !rule.value else { return [] }
      let authors = Set(grounds.authors.map(\.nameKey))
      return appraisal.eachMember { member, place in
        guard authors.contains(member.name.nameKey) else { return nil }
        return Finding(
          Phrase("“\(member.name)” là người biên soạn chuyên đề này", "“\(member.name)” is an author of this module"),
          at: place, help: rule.source)
      }
    })

  static let memberTwice = RecordCheck(
    DiagnosticKind(
      "TD-214", "member-twice", .error,
      summary: Phrase("Một người được ghi hai lần trong Hội đồng.", "A person is listed twice on the council."),
      rationale: Phrase("Số thành viên và số phiếu sẽ sai.", "Members and ballots would be miscounted."),
      basis: .policyRule,
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
          """)),
    appraisal: { appraisal, _ in
      var seen: Set<String> = []
      return appraisal.eachMember { member, place in
        guard !seen.insert(member.name.nameKey).inserted else { return nil }
        return Finding(
          Phrase("“\(member.name)” được ghi hai lần", "“\(member.name)” is listed twice"), at: place,
          help: Phrase(
            "xóa một lần; nếu là hai người trùng tên, ghi thêm đơn vị vào tên",
            "delete one; for two people of one name, add their unit to the name"))
      }
    })

  static let malformedCouncilNumber = RecordCheck(
    DiagnosticKind(
      "TD-221", "malformed-council-number", .error,
      summary: Phrase(
        "Số, ký hiệu quyết định thành lập Hội đồng sai dạng.",
        "The number of the decision that set up the council is malformed."),
      rationale: Phrase(
        "Người đọc hồ sơ phải tìm được quyết định theo số này.",
        "Whoever reads the records must find the decision by it."),
      basis: Phrase("Nghị định số 30/2020/NĐ-CP, Phụ lục I (facts.md 3)", "Decree 30/2020, Annex I (facts.md 3)"),
      example: .init(
        bad: "decision: \"QĐ số 5\"",
        good: "decision: \"05/QĐ-HVCL-MẪU\"")),
    appraisal: { appraisal, grounds in
      let number = appraisal.record.decision
      return grounds.faults(ofNumber: number).map { fault in
        Finding(fault.message, at: appraisal.place(of: "decision"), help: fault.help)
      }
    })
}

extension RecordGrounds {
  /// Who wrote the module, by the record of its submission.
  var authors: [String] { records.compile?.record.authors ?? [] }
}

extension RecordFile<AppraisalRecord> {
  /// What `finding` says of each member, in their order; the second argument is where the member was written.
  func eachMember(_ finding: (AppraisalRecord.Member, SourceSpan) -> Finding?) -> [Finding] {
    record.members.enumerated().compactMap { finding($1, places["members/\($0)"] ?? place(of: "members")) }
  }
}

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
