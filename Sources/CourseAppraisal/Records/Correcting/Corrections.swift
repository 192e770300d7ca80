import CourseModel
import CourseSealing

extension RecordCheck {
  static let correctionNotAskedFor = RecordCheck(
    DiagnosticKind(
      "TD-234", "correction-not-asked-for", .error,
      summary: Phrase(
        "Có bản hoàn thiện mà Hội đồng không yêu cầu chỉnh sửa.",
        "A version was corrected that the council did not pass on condition of edits."),
      rationale: Phrase(
        "Bản đạt yêu cầu thì ban hành nguyên văn; bản không đạt thì thẩm định lại.",
        "What passed is issued as it is; what failed is appraised again."),
      basis: Phrase(
        "Nghị định số 101/2017/NĐ-CP, Điều 24 (facts.md 2.3)", "Decree 101/2017, Article 24 (facts.md 2.3)"),
      example: .init(
        bad: """
          # appraise.yaml
          outcome: fail
          # correct.yaml
          record: correct
          """,
        good: """
          # appraise.yaml
          outcome: pass-with-edits
          # correct.yaml
          record: correct
          """)),
    correction: { correction, grounds in
      guard let appraisal = grounds.records.appraise?.record, appraisal.outcome != .passWithEdits else { return [] }
      return [
        Finding(
          Phrase("Hội đồng kết luận: ", "the council's outcome: ") + appraisal.outcome.label,
          at: SourceSpan(correction.path),
          help: Phrase(
            "sửa nội dung thì trình phiên bản mới: `hoclieu submit`",
            "submit a new version for what is to change: `hoclieu submit`"))
      ]
    })

  static let correctionNotConfirmed = RecordCheck(
    DiagnosticKind(
      "TD-233", "correction-not-confirmed", .error,
      summary: Phrase(
        "Bản hoàn thiện chưa được người của Hội đồng xác nhận, hoặc xác nhận sai ngày.",
        "Nobody of the council confirmed the corrections, or on a wrong day."),
      rationale: Phrase(
        "Máy chỉ chứng minh được đã sửa đúng chỗ; sửa đúng ý là do Hội đồng xác nhận.",
        "A machine proves where the text was edited; that it was edited well is for the council to say."),
      basis: .policyRule,
      example: .init(
        bad: "confirmedBy: \"Nguyễn Văn A\"   # tác giả",
        good: "confirmedBy: \"Phạm Thị D\"   # Thư ký Hội đồng")),
    correction: { correction, grounds in
      guard let appraisal = grounds.records.appraise?.record else { return [] }
      var findings: [Finding] = []
      let (name, rule) = (correction.record.confirmedBy, grounds.policy.formalities.correctionConfirmers)
      let member = appraisal.members.first { $0.name.nameKey == name.nameKey }
      if member.map({ member in rule.map { !$0.value.contains(member.role) } ?? false }) ?? true {
        let roles = (rule?.value ?? CouncilRole.allCases).map(\.label)
        let help = Phrase(
          "người xác nhận: \(roles.map(\.vietnamese).joined(separator: ", ")) của Hội đồng",
          "who may confirm: the council's \(roles.map(\.english).joined(separator: ", "))")
        findings.append(
          Finding(
            member.map {
              Phrase(
                "“\(name)” là \($0.role.label.vietnamese), không được xác nhận",
                "“\(name)” is a \($0.role.label.english) and may not confirm")
            } ?? Phrase("“\(name)” không phải thành viên Hội đồng", "“\(name)” is no member of the council"),
            at: correction.place(of: "confirmedBy"),
            help: rule.map { help + Phrase(verbatim: "; ") + $0.source } ?? help))
      }
      let earliest = max(appraisal.meeting, appraisal.minutesDate ?? appraisal.meeting)
      if correction.record.date < earliest {
        findings.append(
          Finding(
            Phrase(
              "hoàn thiện ngày \(correction.record.date.forReaders), trước ngày họp hoặc ngày biên bản \(earliest.forReaders)",
              "corrected on \(correction.record.date), before the meeting or its minutes of \(earliest)"),
            at: correction.place(of: "date"), help: Phrase("kiểm lại ngày hoàn thiện", "check the date")))
      }
      return findings
    })

  static let editNotMade = RecordCheck(
    DiagnosticKind(
      "TD-228", "edit-not-made", .error,
      summary: Phrase("Chỗ phải chỉnh sửa chưa được sửa.", "A required edit was not made."),
      rationale: Phrase(
        "Hội đồng chỉ đồng ý với điều kiện mọi chỗ đã nêu được sửa.",
        "The council agreed on condition that every edit is made."),
      basis: Phrase(
        "Nghị định số 101/2017/NĐ-CP, Điều 24 (facts.md 2.3)", "Decree 101/2017, Article 24 (facts.md 2.3)"),
      example: .init(
        bad: """
          # requiredEdits: {place: "02-bai#thoi-han/1", text: "Sửa thành 05 ngày"}
          Thời hạn là 3 ngày.
          """,
        good: """
          # requiredEdits: {place: "02-bai#thoi-han/1", text: "Sửa thành 05 ngày"}
          Thời hạn là 05 ngày.
          """)),
    correction: { correction, grounds in
      guard let appraisal = grounds.records.appraise else { return [] }
      let open = appraisal.eachEdit { edit, at in
        guard edit.place == nil else { return nil }
        return Finding(
          Phrase(
            "“\(edit.text.prefix(60))” không ghi chỗ nên không đối chiếu được",
            "“\(edit.text.prefix(60))” names no place and cannot be compared"), at: at,
          help: Phrase(
            "tăng số phiên bản, trình lại và thẩm định lại", "raise the version, submit again and appraise again"))
      }
      let unmade = Correction(of: grounds.submission, by: appraisal.record.requiredEdits).unmade
      return open
        + unmade.map { index in
          let edit = appraisal.record.requiredEdits[index]
          return Finding(
            edit.message(place: edit.place ?? ""),
            at: appraisal.places["requiredEdits/\(index)"] ?? SourceSpan(correction.path),
            help: Phrase("Hội đồng yêu cầu: \(edit.text)", "the council wants: \(edit.text)"))
        }
    })

  static let unaskedChange = RecordCheck(
    DiagnosticKind(
      "TD-229", "unasked-change", .error,
      summary: Phrase(
        "Bản hoàn thiện sửa một chỗ mà Hội đồng không yêu cầu.",
        "The corrected version changes a place that the council did not name."),
      rationale: Phrase(
        "Chỗ không ai yêu cầu sửa thì chưa ai thẩm định.", "Nobody has appraised what nobody asked for."),
      basis: Phrase(
        "Nghị định số 101/2017/NĐ-CP, Điều 24 (facts.md 2.3)", "Decree 101/2017, Article 24 (facts.md 2.3)"),
      example: .init(
        bad: """
          # requiredEdits: {place: "02-bai#thoi-han/1", …}
          # sửa cả 02-bai#thoi-han/1 và 03-bai#/1
          """,
        good: """
          # requiredEdits: {place: "02-bai#thoi-han/1", …}
          # chỉ sửa 02-bai#thoi-han/1
          """)),
    correction: { correction, grounds in
      guard let appraisal = grounds.records.appraise?.record else { return [] }
      let places = ModulePlaces(of: grounds.submission.frozen.module)
      return Correction(of: grounds.submission, by: appraisal.requiredEdits).unasked.map { change in
        Finding(
          change.message, at: places.named(change.place).first?.span ?? SourceSpan(correction.path),
          help: Phrase(
            "trả lại nguyên văn bản đã thẩm định ở chỗ này; nếu cần sửa thêm thì trình phiên bản mới. Đề mục đổi tên thì giữ mã cũ bằng `{#mã-cũ}`",
            "put back what was appraised; submit a new version to change more. A renamed heading keeps its name with `{#old-name}`"
          ))
      }
    })
}

extension RequiredEdit {
  /// Says that the edit was not made.
  fileprivate func message(place: String) -> Phrase {
    switch action {
    case .change: Phrase("chưa sửa `\(place)`", "`\(place)` was not changed")
    case .add: Phrase("chưa thêm gì sau `\(place)`", "nothing was added behind `\(place)`")
    case .remove: Phrase("chưa bỏ `\(place)`", "`\(place)` was not removed")
    }
  }
}

extension Correction.Change {
  fileprivate var message: Phrase {
    switch kind {
    case .revised: Phrase("sửa `\(place)` mà Hội đồng không yêu cầu", "`\(place)` was changed unasked")
    case .added: Phrase("thêm `\(place)` mà Hội đồng không yêu cầu", "`\(place)` was added unasked")
    case .removed: Phrase("bỏ `\(place)` mà Hội đồng không yêu cầu", "`\(place)` was removed unasked")
    }
  }
}
