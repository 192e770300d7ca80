import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

/// `hoclieu correct`
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: Speech.say(
      "Nộp bản đã chỉnh sửa theo kết luận của Hội đồng.", "Hands in a version corrected as the council required."),
    discussion: Speech.say(
      "Dùng khi Hội đồng kết luận “đạt yêu cầu nhưng phải chỉnh sửa, hoàn thiện”. Từ chối nếu còn chỗ chưa sửa, hoặc sửa chỗ Hội đồng không nêu. Không cần họp lại; ban hành bản đã chỉnh sửa.",
      "For a version that passed on condition of edits. Refuses where an edit is missing or anything else was changed. No second meeting is needed; the corrected text is issued."
    ))

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Option(
    help: ArgumentHelp(
      Speech.say("Ngày hoàn thiện (mặc định: hôm nay).", "The day of the correction (default: today)."),
      valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Ai trong Hội đồng xác nhận đã chỉnh sửa đúng yêu cầu.", "Who of the council confirms the corrections."),
      valueName: "name"))
  var confirmedBy: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Tệp YAML có date, confirmedBy và phần trả lời các ý kiến còn lại (answers).",
        "A YAML file with date, confirmedBy and answers to the comments that are left."), valueName: "file"))
  var from: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let id = try project.modules([module], of: programme)[0]
    let (live, sources, closure) = try project.liveModule(id, of: programme, shared)
    let (records, history) = try project.records(of: id, version: nil, live: live)
    try check(records, of: id)
    let report = try report()
    try project.refuseErrors(of: live, on: Grounds(programme, on: report.date))
    let read = try project.frozen(records, history: history, in: programme)
    let sealed = seal(live)
    do {
      let files = try correct(
        read.submission, against: read.policy, to: sealed, frozenAs: freeze(sources, closure), reporting: report,
        on: today())
      try project.write(files, to: records, of: id, records.version)
    } catch let refusal as Refusal {
      throw project.refuse(
        refusal.diagnostics,
        Phrase(
          "bản chỉnh sửa của \(id) \(records.version) chưa được nhận",
          "the correction of \(id) \(records.version) was not accepted"))
    }
    Console.standardOutput.line(
      Phrase(
        "Đã nhận bản chỉnh sửa \(id) \(records.version), niêm phong \(sealed.manifest.seal.short)…",
        "Accepted the correction of \(id) \(records.version), seal \(sealed.manifest.seal.short)…"))
    Console.standardOutput.line(Phrase("Tiếp theo: `hoclieu issue \(id)`", "Next: `hoclieu issue \(id)`"))
  }

  /// Whether the version is one that waits for corrections.
  private func check(_ records: VersionRecords, of id: ModuleID) throws {
    guard let appraisal = records.appraise?.record else {
      throw Failure(
        Phrase("\(id) \(records.version) chưa có kết quả thẩm định", "\(id) \(records.version) has not been appraised"),
        help: Phrase("ghi kết quả: `hoclieu appraise \(id)`", "record the result: `hoclieu appraise \(id)`"))
    }
    guard appraisal.outcome == .passWithEdits else {
      throw Failure(
        Phrase("Hội đồng kết luận: ", "the council's outcome: ") + appraisal.outcome.label,
        help: appraisal.outcome.nextStep(for: id))
    }
    guard records.correct == nil else {
      throw Failure(
        Phrase("\(id) \(records.version) đã có bản chỉnh sửa", "\(id) \(records.version) is corrected already"),
        help: AppraisalRecord.Outcome.pass.nextStep(for: id))
    }
  }

  private func report() throws -> CorrectionReport {
    if let from {
      let fields = try DataFile(from, read: readCorrection).fields
      return CorrectionReport(date: fields.date, confirmedBy: fields.confirmedBy, answers: fields.answers)
    }
    var asking = Asking()
    let date = asking.value(
      date, option: "--date", question: Phrase("Ngày hoàn thiện (năm-tháng-ngày)", "The day (yyyy-mm-dd)"),
      default: today().description
    ) { CalendarDate($0) }
    let name = asking.value(
      confirmedBy, option: "--confirmed-by",
      question: Phrase("Ai trong Hội đồng xác nhận", "Who of the council confirms")
    ) { $0 }
    try asking.finish()
    guard let date, let name else { throw ExitCode(2) }
    return CorrectionReport(date: date, confirmedBy: name, answers: [])
  }
}
