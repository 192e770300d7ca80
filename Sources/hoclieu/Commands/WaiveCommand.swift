import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel

/// `hoclieu waive`
struct WaiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: Speech.say(
      "Lập ngoại lệ: chấp nhận một phát hiện đến một ngày.", "Accepts a finding as it is until a day."),
    discussion: Speech.say(
      "Ghi vào records/waivers.yaml của chuyên đề. Phát hiện được chấp nhận không tính là lỗi nhưng luôn được liệt kê. Lỗi đọc tệp, hồ sơ và niêm phong không lập ngoại lệ được. Thiếu mục nào thì lệnh hỏi mục đó.",
      "Writes the module's records/waivers.yaml. What is accepted does not count and is always listed. Errors of reading, records and seals cannot be waived. Asks for what is missing."
    ))

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Argument(
    help: ArgumentHelp(Speech.say("Mã phát hiện, ví dụ BS-103.", "A code, for example BS-103."), valueName: "code"))
  var code: String

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Chỗ: một bài (01-bai), một mục (01-bai#muc) hay một khối (01-bai#muc/2); mặc định: cả chuyên đề.",
        "Where: a topic (01-bai), a section (01-bai#muc) or a block (01-bai#muc/2); default: the whole module."),
      valueName: "place"))
  var place: String?

  @Option(help: ArgumentHelp(Speech.say("Vì sao chấp nhận.", "Why it is accepted."), valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp(Speech.say("Ai chịu trách nhiệm.", "Who answers for it."), valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp(Speech.say("Đến hết ngày nào.", "Up to which day."), valueName: "yyyy-mm-dd"))
  var until: CalendarDate?

  @Option(
    help: ArgumentHelp(
      Speech.say("Ngày lập (mặc định: hôm nay).", "Its date (default: today)."), valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let id = try project.modules([module], of: programme)[0]
    let (compilation, _) = project.compileLive(id, of: programme, shared)
    guard let live = compilation.module, compilation.isWhole else {
      throw project.refuse(
        compilation.diagnostics.filter { $0.kind.severity == .error }, Phrase("\(id) còn lỗi", "\(id) has errors"))
    }
    let (old, reading) = project.waivers(of: id)
    guard !reading.containsErrors else {
      throw project.refuse(reading, Phrase("waivers.yaml của \(id) có lỗi", "waivers.yaml of \(id) has errors"))
    }
    let waiver = try waiver()
    let day = max(today(), waiver.date)
    let (others, search) = try project.findings(of: live, besideAllOf: programme, shared)
    let found = compilation.diagnostics + appraise(live, on: Grounds(programme, on: day)) + others
    let alone = CourseAppraisal.judge(found, of: live, waiving: [waiver], on: day, among: allKinds, after: search)
    // One that is wrong waives nothing because it is wrong.
    let told = alone.counted.filter { $0.finding.span == waiver.span }
    let faults = told.containsErrors ? told.filter { $0.kind.severity == .error } : told
    guard faults.isEmpty else {
      throw project.refuse(faults, Phrase("chưa lập ngoại lệ", "the waiver was not written"))
    }
    try project.write(old.filter { $0.code != waiver.code || $0.place != waiver.place } + [waiver], of: id)
    for waived in alone.waived {
      Console.standardOutput.line(
        Speech.say("chấp nhận: ", "accepted: ") + waived.diagnostic.finding.message[Speech.language])
    }
    Console.standardOutput.line(
      Phrase(
        "Đã lập ngoại lệ \(waiver.code) của \(id) đến hết ngày \(waiver.until.forReaders)",
        "Waived \(waiver.code) of \(id) until \(waiver.until)"))
  }

  private func waiver() throws -> Waiver {
    var asking = Asking()
    let reason = asking.value(reason, option: "--reason", question: Phrase("Vì sao chấp nhận", "Why")) { $0 }
    let by = asking.value(by, option: "--by", question: Phrase("Ai chịu trách nhiệm", "Who answers for it")) { $0 }
    let until = asking.value(
      until, option: "--until", question: Phrase("Đến hết ngày (năm-tháng-ngày)", "Up to (yyyy-mm-dd)")
    ) { CalendarDate($0) }
    try asking.finish()
    guard let reason, let by, let until, let id = ModuleID(module.lowercased()) else { throw ExitCode(2) }
    return Waiver(
      code: code.uppercased(), place: place, reason: reason, by: by, date: date ?? today(), until: until,
      at: SourceSpan(Place.waivers(of: id)))
  }
}
