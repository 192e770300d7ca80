import CourseAppraisal
import CourseModel
import CourseSealing

/// Asks the secretary at a terminal for everything that an appraisal records, and gives the same file filled in.
struct AppraisalQuestions {
  private let formalities: AppraisalPolicy.Formalities
  private let places: ModulePlaces
  private var asking = Asking()
  private var lines: [String] = []

  init(about read: FrozenVersion) {
    formalities = read.policy.formalities
    places = ModulePlaces(of: read.submission.appraised.module)
  }

  /// The file's bytes. Without a terminal nothing is asked.
  mutating func ask() throws -> [UInt8] {
    guard isTerminalInput else {
      throw Failure.usage(
        Phrase("thiếu --from", "missing --from"),
        help: Phrase("lấy tệp mẫu: `hoclieu appraise … --template`", "get the file: `hoclieu appraise … --template`"))
    }
    lines += [
      "decision: \(quoted(text("Số quyết định thành lập Hội đồng", "Number of the council's decision")))",
      "decisionDate: \(date("Ngày quyết định (năm-tháng-ngày)", "Its date (yyyy-mm-dd)"))",
      "meeting: \(date("Ngày họp (năm-tháng-ngày)", "The meeting (yyyy-mm-dd)"))", "members:",
    ]
    let count =
      asking.value(nil, option: "", question: Phrase("Số thành viên", "How many members"), default: "5") { Int($0) }
      ?? 0
    for index in 1...max(count, 1) { lines.append("  - {\(member(index))}") }
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
    list(
      "comments", Phrase("Ý kiến về chỗ nào (bỏ trống khi hết)", "A comment on which place (empty when done)")
    ) { questions, place in
      "place: \(place), text: \(questions.quoted(questions.text("  ý kiến", "  comment"))), answer: \(questions.quoted(questions.text("  tiếp thu, giải trình", "  answer")))"
    }
    if outcome == .passWithEdits {
      list(
        "requiredEdits",
        Phrase("Phải chỉnh sửa chỗ nào (bỏ trống khi hết)", "Which place must be edited (empty when done)")
      ) { questions, place in
        let action =
          questions.asking.value(
            nil, option: "",
            question: Phrase("  sửa, thêm sau, bỏ (change, add, remove)", "  change, add behind, remove"),
            default: RequiredEdit.Action.change.rawValue
          ) { RequiredEdit.Action(rawValue: $0) } ?? .change
        return
          "place: \(place), action: \(action.rawValue), text: \(questions.quoted(questions.text("  yêu cầu", "  what is wanted")))"
      }
    }
    lines.append("minutes: \(quoted(text("Số, nơi lưu biên bản", "The minutes' number and place")))")
    if formalities.minutesSigners != nil {
      lines.append("minutesDate: \(date("Ngày biên bản (năm-tháng-ngày)", "The minutes' date (yyyy-mm-dd)"))")
      let names = text("Ai ký biên bản (cách nhau bằng dấu phẩy)", "Who signed them (separated by commas)")
      let signers = names.split(separator: ",").map { quoted(String($0.drop { $0 == " " })) }
      lines.append("minutesSignedBy: [\(signers.joined(separator: ", "))]")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private mutating func member(_ index: Int) -> String {
    let name = text("Thành viên \(index), họ tên", "Member \(index), name")
    let role =
      asking.value(
        nil, option: "",
        question: Phrase(
          "  vai trò (chair, deputy, secretary, critic, member)", "  role (chair, deputy, secretary, critic, member)"),
        default: CouncilRole.member.rawValue
      ) { CouncilRole(rawValue: $0) } ?? .member
    let unit = text("  đơn vị", "  unit")
    let attended =
      asking.value(
        nil, option: "", question: Phrase("  dự họp (c/k)", "  attended (y/n)"), default: Speech.say("c", "y")
      ) { answer -> Bool? in
        ["c", "y"].contains(answer) ? true : ["k", "n"].contains(answer) ? false : nil
      } ?? true
    var fields = ["name: \(quoted(name))", "role: \(role.rawValue)", "unit: \(quoted(unit))", "attended: \(attended)"]
    if role == .critic, formalities.criticReviews?.value ?? false {
      fields.append("review: \(quoted(text("  số, nơi lưu nhận xét phản biện", "  the review's number and place")))")
    }
    if !attended, formalities.absentOpinions?.value ?? false {
      fields.append("opinion: \(quoted(text("  số, nơi lưu ý kiến bằng văn bản", "  the opinion's number and place")))")
    }
    return fields.joined(separator: ", ")
  }

  /// Asks for places until none is named; `entry` asks for the rest of each.
  private mutating func list(
    _ key: String, _ question: Phrase, _ entry: (inout AppraisalQuestions, String) -> String
  ) {
    var entries: [String] = []
    while true {
      let places = places
      let place =
        asking.value(nil, option: "", question: question, default: "-") { answer in
          answer == "-" || !places.named(answer).isEmpty ? answer : nil
        } ?? "-"
      if place == "-" { break }
      entries.append("  - {\(entry(&self, quoted(place)))}")
    }
    if !entries.isEmpty { lines += [key + ":"] + entries }
  }

  private mutating func text(_ vietnamese: String, _ english: String) -> String {
    asking.value(nil, option: "", question: Phrase(vietnamese, english)) { $0 } ?? ""
  }

  private mutating func number(_ vietnamese: String, _ english: String) -> Int {
    asking.value(nil, option: "", question: Phrase(vietnamese, english), default: "0") { Int($0) } ?? 0
  }

  private mutating func date(_ vietnamese: String, _ english: String) -> String {
    asking.value(nil, option: "", question: Phrase(vietnamese, english)) { CalendarDate($0)?.description } ?? ""
  }

  /// A text as YAML takes it in double quotation marks.
  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
