import CourseAppraisal
import CourseModel
import CourseSealing

/// The file that a council's secretary fills in, made for one version: it asks for what the policy of that version asks for,
/// and lists the places that a comment or an edit can name.
struct AppraisalTemplate {
  let text: String

  init(of read: FrozenVersion) {
    let (records, formalities) = (read.submission.records, read.policy.formalities)
    let module = read.submission.appraised.module
    let asksForReviews = formalities.criticReviews?.value ?? false
    let review = asksForReviews ? ", review: \"…\"" : ""
    var lines = [
      "# Kết quả thẩm định \(module.id) phiên bản \(records.version): \(module.metadata.title.value)",
      "# Bản Hội đồng đọc có niêm phong \(records.compile?.record.seal.short ?? "")…",
      "# Điền xong, chạy: hoclieu appraise \(module.id) --from <tệp này>",
      "decision: \"…/QĐ-…\"            # số quyết định thành lập Hội đồng",
      "decisionDate: 2026-01-31      # ngày quyết định, năm-tháng-ngày", "meeting: 2026-02-15           # ngày họp",
      "members:                      # role: chair (Chủ tịch), deputy (Phó Chủ tịch), secretary (Thư ký), critic (phản biện), member",
      "  - {name: \"…\", role: chair, unit: \"…\", attended: true}",
      "  - {name: \"…\", role: secretary, unit: \"…\", attended: true}",
      "  - {name: \"…\", role: critic, unit: \"…\", attended: true\(review)}",
      "  - {name: \"…\", role: critic, unit: \"…\", attended: true\(review)}",
      "  - {name: \"…\", role: member, unit: \"…\", attended: true}",
    ]
    if formalities.absentOpinions?.value ?? false {
      lines.append("  # ai vắng mặt ghi attended: false và opinion: \"số, nơi lưu ý kiến bằng văn bản\"")
    }
    lines += [
      "tally: {pass: 0, pass-with-edits: 0, fail: 0, invalid: 0}   # số phiếu kín",
      "outcome: pass                 # pass (đạt), pass-with-edits (đạt nhưng phải chỉnh sửa), fail (không đạt)",
      "comments:                     # từng ý kiến và phần tiếp thu, giải trình; không có ý kiến thì xóa khóa này",
      "  - {place: \"01-…#…/1\", text: \"…\", answer: \"…\"}",
      "# requiredEdits:              # chỉ khi outcome là pass-with-edits; action: change (sửa), add (thêm ngay sau), remove (bỏ)",
      "#   - {place: \"01-…#…/1\", action: change, text: \"…\"}",
      "minutes: \"…\"                  # số, nơi lưu biên bản họp",
    ]
    if formalities.minutesSigners != nil {
      lines += [
        "minutesDate: 2026-02-15       # ngày biên bản", "minutesSignedBy: [\"…\", \"…\"]  # ai đã ký biên bản",
      ]
    }
    lines += ["", "# Các chỗ trong bản đã đọc:"]
    let topics = Dictionary(
      module.topics.flatMap { topic in topic.placedBlocks.map { ($0.place, $0.block.plainText) } },
      uniquingKeysWith: { first, _ in first })
    for entry in ModulePlaces(of: module).entries {
      let words = (topics[entry.place] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let start = words.count > 60 ? words.prefix(59) + "…" : words[...]
      lines.append(start.isEmpty ? "#   \(entry.place)" : "#   \(entry.place)  \(start)")
    }
    text = lines.joined(separator: "\n") + "\n"
  }
}
