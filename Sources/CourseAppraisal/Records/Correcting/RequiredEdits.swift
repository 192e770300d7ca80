import CourseModel
import CourseSealing

extension RecordCheck {
  static let editsMissing = RecordCheck(
    DiagnosticKind(
      "TD-220", "edits-missing", .error,
      summary: Phrase(
        "Kết luận phải chỉnh sửa nhưng không ghi chỉnh sửa gì.", "The outcome asks for edits but names none."),
      rationale: Phrase("Tác giả và thư ký phải biết sửa chỗ nào.", "Authors and secretary must know what to edit."),
      basis: .policyRule,
      example: .init(
        bad: """
          outcome: pass-with-edits
          requiredEdits: []
          """,
        good: """
          outcome: pass-with-edits
          requiredEdits: ["Sửa thời hạn ở bài 2"]
          """)),
    appraisal: { appraisal, _ in
      guard appraisal.record.outcome == .passWithEdits, appraisal.record.requiredEdits.isEmpty else { return [] }
      return [
        Finding(
          Phrase("không ghi phải chỉnh sửa gì", "no edit is named"), at: appraisal.place(of: "outcome"),
          help: Phrase("ghi từng chỗ phải sửa vào `requiredEdits`", "name each in `requiredEdits`"))
      ]
    })

  static let editOfNothing = RecordCheck(
    DiagnosticKind(
      "TD-226", "edit-of-nothing", .error,
      summary: Phrase(
        "Chỉnh sửa ghi một chỗ không có, hoặc ghi một chỗ hai lần.",
        "A required edit names a place that is not there, or names it twice."),
      rationale: Phrase(
        "Tác giả phải biết sửa đúng chỗ nào; máy đối chiếu theo chỗ đó.",
        "The authors must know where to edit, and the tool compares by it."),
      basis: .recordRule,
      example: .init(
        bad: """
          requiredEdits:
          - {place: "02-bai#thoi-han/9", text: "Sửa thời hạn"}
          """,
        good: """
          requiredEdits:
          - {place: "02-bai#thoi-han/1", text: "Sửa thời hạn"}
          """)),
    appraisal: { appraisal, grounds in
      let places = ModulePlaces(of: grounds.submission.appraised.module)
      var seen: Set<RequiredEdit> = []
      return appraisal.eachEdit { edit, at in
        guard let place = edit.place else { return nil }
        if places.named(place).isEmpty {
          return Finding(
            Phrase("không có chỗ `\(place)` trong bản đã trình", "there is no `\(place)` in the version"), at: at,
            help: placeHelp)
        }
        // What has no blocks of its own behind it can neither grow nor go.
        let isWhole = place == "module" || place.contains("^") || place.hasPrefix("media/")
        if isWhole, edit.action != .change {
          return Finding(
            Phrase("`\(place)` chỉ có thể sửa, không thêm, bỏ được", "`\(place)` can only be changed"), at: at,
            help: Phrase("ghi khối chứa nó", "name the block that holds it"))
        }
        guard !seen.insert(RequiredEdit(edit.action, at: place, text: "")).inserted else { return nil }
        return Finding(
          Phrase("chỗ `\(place)` được ghi hai lần", "`\(place)` is named twice"), at: at,
          help: Phrase("gộp thành một mục", "make one entry of them"))
      }
    })

  static let editWithoutPlace = RecordCheck(
    DiagnosticKind(
      "TD-227", "edit-without-place", .warning,
      summary: Phrase("Chỉnh sửa không ghi chỗ.", "A required edit names no place."),
      rationale: Phrase(
        "Không có chỗ thì không đối chiếu được, phải trình và thẩm định lại.",
        "Without a place nothing can be compared, and the version must be appraised again."),
      basis: .recordRule,
      example: .init(
        bad: """
          requiredEdits:
          - "Sửa thời hạn ở bài 2"
          """,
        good: """
          requiredEdits:
          - {place: "02-bai#thoi-han/1", text: "Sửa thời hạn"}
          """)),
    appraisal: { appraisal, _ in
      guard appraisal.record.outcome == .passWithEdits else { return [] }
      return appraisal.eachEdit { edit, at in
        guard edit.place == nil else { return nil }
        return Finding(
          Phrase("“\(edit.text.prefix(60))” không ghi chỗ", "“\(edit.text.prefix(60))” names no place"), at: at,
          help: Phrase(
            "ghi `{place: …, text: …}`; không ghi thì phải trình phiên bản mới và thẩm định lại",
            "write `{place: …, text: …}`, or submit a new version to be appraised again"))
      }
    })
}

extension RecordFile<AppraisalRecord> {
  /// What `finding` says of each required edit, in their order; the second argument is where the edit was written.
  func eachEdit(_ finding: (RequiredEdit, SourceSpan) -> Finding?) -> [Finding] {
    record.requiredEdits.enumerated().compactMap {
      finding($1, places["requiredEdits/\($0)"] ?? place(of: "requiredEdits"))
    }
  }
}
