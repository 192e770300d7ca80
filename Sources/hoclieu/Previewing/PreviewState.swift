import CourseModel

/// What the script of a previewed page is told: `/-/<module>/state.json`.
struct PreviewState: Encodable {
  struct Entry: Encodable {
    /// The page that shows the place, and the address of the block there; `nil` where no page does.
    let page: String?
    let anchor: String?
    let file: String
    let line: Int
    /// `error`, `warning` or `information`.
    let severity: String
    /// The same for people.
    let label: String
    let code: String
    let message: String
    let help: String?
    let rule: String

    init(_ diagnostic: Diagnostic, named file: String, at address: (page: String, anchor: String?)?) {
      let (kind, finding) = (diagnostic.kind, diagnostic.finding)
      page = address?.page
      anchor = address?.anchor
      self.file = file
      line = Int(finding.span.range.lowerBound.line)
      severity = kind.severity.name
      label = kind.severity.label[Speech.language]
      code = kind.code
      message = finding.message[Speech.language]
      help = finding.help?[Speech.language]
      rule = kind.basis[Speech.language]
    }
  }

  /// Which run of the program answers: pages of an earlier one are loaded again.
  let session: String
  /// Grows with everything that changes.
  let version: Int
  /// Whether there is such a page (still).
  let exists: Bool
  /// The page of the topic that was written last; `nil` before anything was.
  let edited: String?
  /// Every module that has a folder.
  let modules: [String]
  /// Why what is shown is not the newest; empty where it is.
  let broken: [Entry]
  let findings: [Entry]
}

/// What the script says to people.
struct PreviewWords: Encodable {
  let title = Speech.say("Xem trước", "Preview")
  let bar = Speech.say("Thanh xem trước", "Preview bar")
  let module = Speech.say("Chuyên đề", "Module")
  let count = Speech.say("%1 lỗi, %2 cảnh báo, %3 lưu ý", "Errors: %1, warnings: %2, notes: %3")
  let follow = Speech.say("Mở theo bài đang sửa", "Follow the topic that is being edited")
  let elsewhere = Speech.say("Ở chỗ khác: %1", "Elsewhere: %1")
  let cure = Speech.say("Cách sửa: ", "Cure: ")
  let open = Speech.say("Mở trang có chỗ này", "Open the page")
  let broken = Speech.say(
    "Chưa dựng được bản mới; đang hiện bản dựng được gần nhất.",
    "This is the last page that could be built; the newest cannot.")
  let lost = Speech.say("Mất liên lạc với `hoclieu preview`", "`hoclieu preview` does not answer")

  private enum CodingKeys: String, CodingKey {
    case title, bar, module, count, follow, elsewhere, cure, open, broken, lost
  }
}
