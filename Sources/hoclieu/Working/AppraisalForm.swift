import CourseCompiler
import CourseModel
import CourseStorage

/// The file that a council's secretary fills in.
struct AppraisalForm {
  let fields: AppraisalFields
  /// How findings name the file.
  let path: SourcePath
  private let name: String
  private let lines: [String]

  /// Reads the form from a file; without one, asks the person at the terminal.
  init(from file: String?) throws {
    let bytes: [UInt8]
    if let file {
      do {
        bytes = try readFile(file, limit: 1 << 20)
      } catch {
        throw Failure(error.message, help: error.help, status: 2)
      }
    } else {
      bytes = try AppraisalForm.ask()
    }
    name = file ?? "appraise.yaml"
    guard let path = SourcePath(name.split(separator: "/").last.map(String.init) ?? name) else {
      throw Failure.usage(Phrase("`\(name)` không phải tên tệp", "`\(name)` is no file's name"))
    }
    self.path = path
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    let (fields, diagnostics) = readAppraisal(bytes, named: path)
    guard let fields, !diagnostics.containsErrors else {
      DiagnosticPrinter(console: .standardError) { [name, lines] _ in (name, lines) }.print(diagnostics)
      throw Failure(
        Phrase(
          "tệp kết quả thẩm định còn lỗi nên chưa ghi", "the appraisal file has errors and was not recorded"))
    }
    self.fields = fields
  }

  /// Prints findings: those about the form at its own lines, others at theirs.
  func report(_ findings: [Diagnostic], in project: Project) {
    DiagnosticPrinter(console: .standardError) { place in place == path ? (name, lines) : project.lines(of: place) }
      .print(findings)
  }

  static let text = """
    # Kết quả thẩm định. Điền xong, chạy: hoclieu appraise <chuyên đề> --from <tệp này>
    decision: "…/QĐ-…"            # số quyết định thành lập Hội đồng
    decisionDate: 2026-01-31      # ngày quyết định, năm-tháng-ngày
    meeting: 2026-02-15           # ngày họp
    members:                      # role: chair (Chủ tịch), deputy (Phó Chủ tịch), secretary (Thư ký), critic (phản biện), member
      - {name: "…", role: chair, unit: "…", attended: true}
      - {name: "…", role: secretary, unit: "…", attended: true}
      - {name: "…", role: critic, unit: "…", attended: true}
      - {name: "…", role: critic, unit: "…", attended: true}
      - {name: "…", role: member, unit: "…", attended: true}
    tally: {pass: 0, pass-with-edits: 0, fail: 0, invalid: 0}   # số phiếu kín
    outcome: pass                 # pass (đạt), pass-with-edits (đạt nhưng phải chỉnh sửa), fail (không đạt)
    comments:                     # từng ý kiến và phần tiếp thu, giải trình; không có ý kiến thì xóa khóa này
      - {place: "01-…#…/1", text: "…", answer: "…"}
    minutes: "…"                  # số, nơi lưu biên bản họp

    """

  /// Asks the person at the terminal for everything, and gives the same file filled in.
  static func ask() throws -> [UInt8] {
    guard isTerminalInput else {
      throw Failure.usage(
        Phrase("thiếu --from", "missing --from"),
        help: Phrase("lấy tệp mẫu: `hoclieu appraise … --template`", "get the file: `hoclieu appraise … --template`"))
    }
    var asking = Asking()
    func text(_ vietnamese: String, _ english: String) -> String {
      asking.value(nil, option: "", question: Phrase(vietnamese, english)) { $0 } ?? ""
    }
    func number(_ vietnamese: String, _ english: String) -> Int {
      asking.value(nil, option: "", question: Phrase(vietnamese, english), default: "0") { Int($0) } ?? 0
    }
    func date(_ vietnamese: String, _ english: String) -> String {
      asking.value(nil, option: "", question: Phrase(vietnamese, english)) { CalendarDate($0)?.description } ?? ""
    }
    var lines = [
      "decision: \(quoted(text("Số quyết định thành lập Hội đồng", "Number of the council's decision")))",
      "decisionDate: \(date("Ngày quyết định (năm-tháng-ngày)", "Its date (yyyy-mm-dd)"))",
      "meeting: \(date("Ngày họp (năm-tháng-ngày)", "The meeting (yyyy-mm-dd)"))", "members:",
    ]
    let count =
      asking.value(nil, option: "", question: Phrase("Số thành viên", "How many members"), default: "5") { Int($0) }
      ?? 0
    for index in 1...max(count, 1) {
      let name = text("Thành viên \(index), họ tên", "Member \(index), name")
      let role =
        asking.value(
          nil, option: "",
          question: Phrase(
            "  vai trò (chair, deputy, secretary, critic, member)", "  role (chair, deputy, secretary, critic, member)"),
          default: "member"
        ) {
          CouncilRole(rawValue: $0)
        } ?? .member
      let unit = text("  đơn vị", "  unit")
      let attended =
        asking.value(
          nil, option: "", question: Phrase("  dự họp (c/k)", "  attended (y/n)"), default: Speech.say("c", "y")
        ) { answer -> Bool? in
          ["c", "y"].contains(answer) ? true : ["k", "n"].contains(answer) ? false : nil
        } ?? true
      lines.append("  - {name: \(quoted(name)), role: \(role.rawValue), unit: \(quoted(unit)), attended: \(attended)}")
    }
    lines.append(
      "tally: {pass: \(number("Phiếu đạt", "Ballots: pass")), pass-with-edits: \(number("Phiếu đạt nhưng phải sửa", "Ballots: pass with edits")), fail: \(number("Phiếu không đạt", "Ballots: fail")), invalid: \(number("Phiếu không hợp lệ", "Ballots: invalid"))}"
    )
    let outcome =
      asking.value(
        nil, option: "",
        question: Phrase("Kết luận (pass, pass-with-edits, fail)", "Outcome (pass, pass-with-edits, fail)")
      ) {
        AppraisalRecord.Outcome(rawValue: $0)
      } ?? .fail
    lines.append("outcome: \(outcome.rawValue)")
    if outcome == .passWithEdits {
      lines.append("requiredEdits: [\(quoted(text("Phải chỉnh sửa", "Edits required")))]")
    }
    lines.append("minutes: \(quoted(text("Số, nơi lưu biên bản", "The minutes' number and place")))")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A text as YAML takes it in double quotation marks.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
