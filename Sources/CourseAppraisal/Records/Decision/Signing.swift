import CourseModel

extension RecordCheck {
  static let signerTookPart = RecordCheck(
    DiagnosticKind(
      "BH-312", "signer-took-part", .error,
      summary: Phrase(
        "Người ký ban hành là người biên soạn hoặc thành viên Hội đồng.",
        "Who signs the issue is an author or sat in the council."),
      rationale: Phrase(
        "Ba việc biên soạn, thẩm định, ban hành do ba bên làm thì mới kiểm soát được nhau.",
        "Writing, appraising and issuing control one another only when different people do them."),
      basis: .policyRule,
      example: .init(
        bad: """
          # Hội đồng: Lê Văn C (Chủ tịch) …
          signer: "Lê Văn C"
          """,
        good: """
          # Hội đồng: Lê Văn C (Chủ tịch) …
          signer: "Nguyễn Văn K"
          """)),
    issue: { issue, grounds in
      guard let rule = grounds.policy.formalities.signerMayTakePart, !rule.value else { return [] }
      let signer = issue.record.signer
      let member = grounds.records.appraise?.record.members.first { $0.name.nameKey == signer.nameKey }
      let isAuthor = grounds.authors.contains { $0.nameKey == signer.nameKey }
      guard member != nil || isAuthor else { return [] }
      return [
        Finding(
          isAuthor
            ? Phrase("“\(signer)” là người biên soạn chuyên đề này", "“\(signer)” is an author of this module")
            : Phrase("“\(signer)” là thành viên Hội đồng thẩm định", "“\(signer)” sat in the council"),
          at: issue.place(of: "signer"), help: rule.source)
      ]
    })

  static let signerWithoutAuthority = RecordCheck(
    DiagnosticKind(
      "BH-313", "signer-without-authority", .error,
      summary: Phrase(
        "Chức vụ của người ký không có thẩm quyền ban hành, thu hồi.",
        "The signer’s capacity gives no authority to issue or withdraw."),
      rationale: Phrase("Văn bản ký sai thẩm quyền không có giá trị.", "A decision signed without authority is void."),
      basis: .policyRule,
      example: .init(
        bad: """
          # policy: signers: {capacities: ["Giám đốc"], …}
          capacity: "Trưởng phòng"
          """,
        good: """
          # policy: signers: {capacities: ["Giám đốc"], …}
          capacity: "Giám đốc"
          """))
  ) { grounds in
    guard let rule = grounds.policy.formalities.signerCapacities else { return [] }
    let allowed = Set(rule.value.map(\.foldedKey))
    let signed = [
      grounds.records.issue.map { ($0.record.capacity, $0.place(of: "capacity")) },
      grounds.records.withdraw.map { ($0.record.capacity, $0.place(of: "capacity")) },
    ].compactMap { $0 }
    return signed.compactMap { capacity, place in
      guard !allowed.contains(capacity.foldedKey) else { return nil }
      return Finding(
        Phrase("chức vụ “\(capacity)” không được ký quyết định", "“\(capacity)” may not sign the decision"), at: place,
        help: Phrase(
          "chức vụ được ký: \(rule.value.joined(separator: "; ")); ",
          "who may sign: \(rule.value.joined(separator: "; ")); ") + rule.source)
    }
  }
}
