import CourseModel

extension ProposalCheck {
  static let moduleUnknown = ProposalCheck(
    DiagnosticKind(
      "TD-245", "proposal-for-unknown-module", .error,
      summary: Phrase(
        "Đề xuất ghi chuyên đề không có trong chương trình.",
        "A proposal names a module that the programme does not list."),
      rationale: Phrase(
        "Đề xuất phải tới đúng đơn vị chủ trì chuyên đề.", "A proposal must reach who leads the module."),
      basis: .proposalRule,
      example: .init(
        bad: "module: cd99",
        good: "module: cd03"))
  ) { proposal, grounds in
    guard !grounds.modules.contains(proposal.module) else { return [] }
    return [
      Finding(
        Phrase("không có chuyên đề `\(proposal.module)`", "there is no module `\(proposal.module)`"),
        at: proposal.place(of: "module"),
        help: Phrase(
          "các chuyên đề: \(grounds.modules.sorted().map(\.text).joined(separator: ", "))",
          "the modules: \(grounds.modules.sorted().map(\.text).joined(separator: ", "))"))
    ]
  }

  static let placeUnknown = ProposalCheck(
    DiagnosticKind(
      "TD-246", "proposal-place-unknown", .warning,
      summary: Phrase(
        "Đề xuất ghi một chỗ không có trong chuyên đề.", "A proposal names a place that the module does not have."),
      rationale: Phrase("Tác giả phải tìm được chỗ cần sửa.", "The authors must find what is to be changed."),
      basis: .proposalRule,
      example: .init(
        bad: "place: \"09-khong-co#muc/1\"",
        good: "place: \"02-bai#muc/1\""))
  ) { proposal, grounds in
    // What was done or declined spoke of a text that may have changed since.
    guard let place = proposal.place, !proposal.status.next.isEmpty, grounds.modules.contains(proposal.module) else {
      return []
    }
    guard let places = grounds.places else {
      return [
        Finding(
          Phrase("chuyên đề `\(proposal.module)` chưa biên soạn", "the module `\(proposal.module)` is not written yet"),
          at: proposal.place(of: "place"), help: Phrase("bỏ khóa `place`", "leave `place` out"))
      ]
    }
    guard places.named(place).isEmpty else { return [] }
    return [
      Finding(
        Phrase("chuyên đề không có chỗ `\(place)`", "the module has no `\(place)`"), at: proposal.place(of: "place"),
        help: placeHelp)
    ]
  }

  static let datesOutOfOrder = ProposalCheck(
    DiagnosticKind(
      "TD-247", "proposal-dates", .error,
      summary: Phrase(
        "Ngày trong đề xuất sai thứ tự hoặc chưa tới.",
        "The dates of a proposal are out of order, or have not come yet."),
      rationale: Phrase(
        "Việc xem xét phải sau đề xuất; việc chưa làm thì chưa ghi.",
        "Decisions follow the proposal, and nothing is recorded before it is done."), basis: .proposalRule,
      example: .init(
        bad: """
          date: 2026-07-02
          steps:
          - {status: accepted, date: 2026-07-01, by: "Lê Văn C"}
          """,
        good: """
          date: 2026-07-02
          steps:
          - {status: accepted, date: 2026-07-10, by: "Lê Văn C"}
          """))
  ) { proposal, grounds in
    var findings: [Finding] = []
    if proposal.id.year != proposal.date.year {
      findings.append(
        Finding(
          Phrase(
            "đề xuất \(proposal.id) ghi ngày \(proposal.date.forReaders)",
            "proposal \(proposal.id) is of \(proposal.date)"),
          at: proposal.place(of: "date"),
          help: Phrase("tên tệp bắt đầu bằng năm đề xuất", "the file's name starts with the year")))
    }
    var before = proposal.date
    for (date, span) in [(proposal.date, proposal.place(of: "date"))] + proposal.steps.map({ ($0.date, $0.span) }) {
      if date > grounds.day {
        findings.append(
          Finding(
            Phrase("ngày \(date.forReaders) chưa tới", "\(date) has not come yet"), at: span,
            help: Phrase("kiểm lại ngày", "check the date")))
      } else if date < before {
        findings.append(
          Finding(
            Phrase(
              "ngày \(date.forReaders) trước ngày \(before.forReaders) của việc trước nó",
              "\(date) comes before \(before), the day of what it follows"), at: span,
            help: Phrase("kiểm lại hai ngày", "check both dates")))
      }
      before = date
    }
    return findings
  }

  static let declinedWithoutReason = ProposalCheck(
    DiagnosticKind(
      "TD-248", "declined-without-reason", .error,
      summary: Phrase("Không tiếp nhận đề xuất mà không nêu lý do.", "A proposal was declined without a reason."),
      rationale: Phrase("Đơn vị đề xuất có quyền biết vì sao.", "Who proposes has a right to know why."),
      basis: .proposalRule,
      example: .init(
        bad: "- {status: declined, date: 2026-07-10, by: \"Lê Văn C\"}",
        good: "- {status: declined, date: 2026-07-10, by: \"Lê Văn C\", reason: \"Đã có ở bài 3\"}"))
  ) { proposal, _ in
    proposal.steps.filter { $0.status == .declined && $0.reason == nil }.map { step in
      Finding(
        Phrase("không tiếp nhận mà không nêu lý do", "declined without a reason"), at: step.span,
        help: Phrase("ghi `reason:`", "write `reason:`"))
    }
  }

  static let doneInNoVersion = ProposalCheck(
    DiagnosticKind(
      "TD-249", "done-in-no-version", .error,
      summary: Phrase(
        "Đề xuất đã thực hiện nhưng không ghi phiên bản, hoặc phiên bản chưa trình.",
        "A proposal is done in no version, or in one that was not submitted."),
      rationale: Phrase("Đơn vị đề xuất phải tìm được chỗ đã sửa.", "Who proposed it must find what was done."),
      basis: .proposalRule,
      example: .init(
        bad: "- {status: done, date: 2026-09-01, by: \"Lê Văn C\"}",
        good: "- {status: done, date: 2026-09-01, by: \"Lê Văn C\", version: 1.1.0}"))
  ) { proposal, grounds in
    proposal.steps.filter { $0.status == .done }.compactMap { step in
      let known = grounds.versions.sorted().map(\.description).joined(separator: ", ")
      let help =
        known.isEmpty
        ? Phrase("chưa phiên bản nào được trình; trình rồi hãy ghi", "nothing was submitted yet; record it afterwards")
        : Phrase(
          "ghi `version:` của một phiên bản đã trình: \(known)",
          "write the `version:` of one that was submitted: \(known)")
      guard let version = step.version else {
        return Finding(Phrase("không ghi làm ở phiên bản nào", "it names no version"), at: step.span, help: help)
      }
      guard !grounds.versions.contains(version) else { return nil }
      return Finding(
        Phrase(
          "\(proposal.module) không có phiên bản \(version) đã trình", "\(proposal.module) has no submitted \(version)"),
        at: step.span, help: help)
    }
  }

  static let stepsOutOfOrder = ProposalCheck(
    DiagnosticKind(
      "TD-250", "proposal-steps-out-of-order", .error,
      summary: Phrase("Các bước xử lý đề xuất sai thứ tự.", "The decisions about a proposal are out of order."),
      rationale: Phrase(
        "Phải tiếp nhận rồi mới thực hiện; đã kết thúc thì không xử lý tiếp.",
        "What is done was accepted before; what has ended is not decided again."), basis: .proposalRule,
      example: .init(
        bad: """
          steps:
          - {status: done, date: 2026-09-01, by: "Lê Văn C", version: 1.1.0}
          """,
        good: """
          steps:
          - {status: accepted, date: 2026-07-10, by: "Lê Văn C"}
          - {status: done, date: 2026-09-01, by: "Lê Văn C", version: 1.1.0}
          """))
  ) { proposal, _ in
    zip([.open] + proposal.steps.map(\.status), proposal.steps).compactMap { before, step in
      guard !before.next.contains(step.status) else { return nil }
      return Finding(
        Phrase(
          "“\(step.status.label.vietnamese)” không thể theo sau “\(before.label.vietnamese)”",
          "“\(step.status.label.english)” cannot follow “\(before.label.english)”"),
        at: step.span,
        help: before.next.isEmpty
          ? Phrase("xóa bước này; cần nữa thì lập đề xuất mới", "delete it; propose again for more")
          : Phrase(
            "sau đó chỉ có thể là: \(before.next.map { "\($0.label[.vietnamese]) (`\($0.rawValue)`)" }.joined(separator: ", "))",
            "what may follow: \(before.next.map(\.rawValue).joined(separator: ", "))"))
    }
  }
}

extension DiagnosticKind {
  static let citedProposalUnusable = DiagnosticKind(
    "TD-251", "cited-proposal-unusable", .error,
    summary: Phrase(
      "Chuyên đề ghi sửa theo một đề xuất không có, của chuyên đề khác, hoặc không được tiếp nhận.",
      "A module says that it follows a proposal that is not there, is about another module, or was declined."),
    rationale: Phrase("Bảng thay đổi dẫn đề xuất này cho các tỉnh.", "The changelog cites it to the provinces."),
    basis: .proposalRule,
    example: .init(
      bad: """
        changes:
          - {reason: "Cập nhật mốc", proposal: 2026-999}
        """,
      good: """
        changes:
          - {reason: "Cập nhật mốc", proposal: 2026-003}
        """))
}
