import ArgumentParser
import CourseAppraisal
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

/// `hoclieu issue`
struct IssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: Speech.say(
      "Ghi quyết định ban hành một phiên bản đã thẩm định.", "Records the decision that issues an appraised version."),
    discussion: Speech.say(
      "Từ chối nếu chưa được Hội đồng thông qua, hoặc nội dung hiện tại khác bản đã thẩm định. Thiếu mục nào thì lệnh hỏi mục đó.",
      "Refuses what no council approved, and text that differs from what was appraised. Asks for what is missing."))

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Option(
    help: ArgumentHelp(
      Speech.say("Số, ký hiệu quyết định, ví dụ 12/QĐ-HVCL.", "The decision's number, for example 12/QĐ-HVCL."),
      valueName: "number"))
  var number: String?

  @Option(help: ArgumentHelp(Speech.say("Ngày ban hành.", "The day of issue."), valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Option(
    help: ArgumentHelp(
      Speech.say("Ngày có hiệu lực (mặc định: ngày ban hành).", "The day of effect (default: of issue)."),
      valueName: "yyyy-mm-dd"))
  var effective: CalendarDate?

  @Option(help: ArgumentHelp(Speech.say("Người ký.", "Who signs."), valueName: "name"))
  var signer: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Chức vụ người ký, ví dụ Giám đốc.", "In what capacity, for example Giám đốc."), valueName: "capacity")
  )
  var capacity: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Phiên bản (mặc định: phiên bản trong module.yaml).", "The version (default: the one in module.yaml)."),
      valueName: "version"))
  var version: Version?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Bản in đã phát hành, do công cụ của Chính phủ ký số: lưu cạnh hồ sơ, `publish` đưa vào kho.",
        "The published print, signed by the Government's own tools: kept with the records; `publish` adds it to the store."
      ), valueName: "file.pdf"))
  var signed: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Với --signed: kho có gói đã phát hành (mặc định: published).",
        "With --signed: the store that holds the package (default: published)."), valueName: "folder"))
  var store: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let id = try project.modules([module], of: programme)[0]
    if let signed { return try addSigned(signed, to: id, of: programme, in: project) }
    let (live, _, _) = try project.liveModule(id, of: programme, shared)
    let (records, history) = try project.records(of: id, version: version, live: live)
    guard records.issue == nil else {
      throw Failure(
        Phrase("\(id) \(records.version) đã ban hành", "\(id) \(records.version) is issued already"),
        help: Phrase("phát hành: `hoclieu publish`", "publish it: `hoclieu publish`"))
    }
    let frozen = try project.frozen(records, history: history, in: programme)
    do {
      let approved = try appraise(frozen.submission, against: frozen.policy).approved()
      let issued = try issue(approved, whoseTextNowIs: seal(live), by: decision(), on: today())
      try project.write([RecordKind.issue.fileName: issued.record.bytes], to: records, of: id, records.version)
    } catch let refusal as Refusal {
      throw project.refuse(
        refusal.diagnostics,
        Phrase("\(id) \(records.version) chưa được ban hành", "\(id) \(records.version) was not issued"))
    }
    Console.standardOutput.line(Phrase("Đã ban hành \(id) \(records.version)", "Issued \(id) \(records.version)"))
    Console.standardOutput.line(Phrase("Tiếp theo: `hoclieu publish`", "Next: `hoclieu publish`"))
  }

  /// Keeps a signed copy of the print of an issued version.
  private func addSigned(_ file: String, to id: ModuleID, of programme: Programme, in project: Project) throws {
    let (history, diagnostics) = project.records(of: id)
    guard !diagnostics.containsErrors else {
      throw project.refuse(diagnostics, Phrase("hồ sơ của \(id) có lỗi", "the records of \(id) have errors"))
    }
    let issued = history.filter { $0.issue != nil }
    guard let records = version.map({ version in issued.first { $0.version == version } }) ?? issued.last else {
      throw Failure(
        Phrase("\(id) chưa ban hành phiên bản này", "this version of \(id) is not issued"),
        help: Phrase(
          "ban hành và phát hành trước, rồi ký số bản in trong gói",
          "issue and publish it, then sign the print in its package"))
    }
    let print: [UInt8]
    let bytes: [UInt8]
    do {
      print = try project.store(store).print(of: id, records.version)
      bytes = try readFile(file, limit: Store.greatestPrint)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
    if let fault = fault(inCountersigned: bytes, of: print, named: Verifier.place(file)) {
      throw Failure(fault.finding.message, help: fault.finding.help)
    }
    if let old = records.files[VersionRecords.countersignedName], old != bytes {
      throw Failure(
        Phrase(
          "\(id) \(records.version) đã có bản in ký số khác",
          "\(id) \(records.version) has another signed print already"),
        help: Phrase(
          "bản đã nhận không thay được; ban hành phiên bản mới nếu cần",
          "what was taken is not replaced; issue a new version if need be"))
    }
    try project.write([VersionRecords.countersignedName: bytes], to: records, of: id, records.version)
    Console.standardOutput.line(
      Phrase("Đã nhận bản in ký số của \(id) \(records.version)", "Took the signed print of \(id) \(records.version)"))
    Console.standardOutput.line(Phrase("Tiếp theo: `hoclieu publish`", "Next: `hoclieu publish`"))
  }

  private func decision() throws -> Decision {
    var asking = Asking()
    let number = asking.value(
      number, option: "--number", question: Phrase("Số, ký hiệu quyết định", "The decision's number")
    ) { $0 }
    let date = asking.value(
      date, option: "--date", question: Phrase("Ngày ban hành (năm-tháng-ngày)", "The day of issue (yyyy-mm-dd)")
    ) { CalendarDate($0) }
    let effective = asking.value(
      effective, option: "--effective",
      question: Phrase("Ngày có hiệu lực (năm-tháng-ngày)", "The day of effect (yyyy-mm-dd)"),
      default: date?.description
    ) { CalendarDate($0) }
    let signer = asking.value(signer, option: "--signer", question: Phrase("Người ký", "Who signs")) { $0 }
    let capacity = asking.value(capacity, option: "--capacity", question: Phrase("Chức vụ", "In what capacity")) { $0 }
    try asking.finish()
    guard let number, let date, let effective, let signer, let capacity else { throw ExitCode(2) }
    return Decision(number: number, date: date, effective: effective, signer: signer, capacity: capacity)
  }
}
