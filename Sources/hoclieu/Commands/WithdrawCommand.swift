import ArgumentParser
import CourseAppraisal
import CourseModel
import CourseRelease

/// `hoclieu withdraw`
struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: Speech.say(
      "Ghi quyết định thu hồi một phiên bản đã ban hành.", "Records the decision that takes an issued version back."),
    discussion: Speech.say(
      "Không sửa, không xóa gì của phiên bản: chỉ thêm withdraw.yaml. Lần `publish` sau đưa trạng thái này vào danh mục và trang tải về. Thiếu mục nào thì lệnh hỏi mục đó.",
      "Nothing of the version is changed or deleted: withdraw.yaml is added. The next `publish` carries the state into the catalogue and the portal. Asks for what is missing."
    ))

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Argument(help: ArgumentHelp(Speech.say("Phiên bản bị thu hồi.", "The version."), valueName: "version"))
  var version: Version

  @Option(
    help: ArgumentHelp(
      Speech.say("Số, ký hiệu quyết định thu hồi.", "The decision's number and symbol."), valueName: "number"))
  var number: String?

  @Option(help: ArgumentHelp(Speech.say("Ngày quyết định.", "The day of the decision."), valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Option(help: ArgumentHelp(Speech.say("Vì sao thu hồi.", "Why."), valueName: "text"))
  var reason: String?

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
        "Dùng bản nào thay: một phiên bản của chuyên đề này (1.1.0) hoặc của chuyên đề khác (cd05@1.0.0).",
        "What to use instead: a version of this module (1.1.0) or of another one (cd05@1.0.0)."), valueName: "version"))
  var instead: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let project = try Project(common)
    let (programme, _) = try project.programme()
    let id = try project.modules([module], of: programme)[0]
    let (history, diagnostics) = project.records(of: id)
    guard !diagnostics.containsErrors else {
      throw project.refuse(diagnostics, Phrase("hồ sơ của \(id) có lỗi", "the records of \(id) have errors"))
    }
    guard let records = history.first(where: { $0.version == version }), records.issue != nil else {
      let issued = history.filter { $0.issue != nil }.map(\.version.description).joined(separator: ", ")
      throw Failure(
        Phrase("\(id) \(version) chưa ban hành nên không thu hồi được", "\(id) \(version) was never issued"),
        help: issued.isEmpty ? nil : Phrase("đã ban hành: \(issued)", "issued: \(issued)"))
    }
    if let withdrawal = records.withdraw?.record {
      throw Failure(
        Phrase(
          "\(id) \(version) đã thu hồi theo Quyết định số \(withdrawal.number) ngày \(withdrawal.date.forReaders)",
          "\(id) \(version) was withdrawn already by decision \(withdrawal.number) of \(withdrawal.date)"))
    }
    let frozen = try project.frozen(records, history: history, in: programme)
    do {
      let approved = try appraise(frozen.submission, against: frozen.policy).approved()
      guard let issued = issued(approved) else { preconditionFailure("an issued version has its record") }
      let record = try withdraw(issued, by: decision(about: id), against: programme.policy, on: today())
      try project.write([RecordKind.withdraw.fileName: record.bytes], to: records, of: id, version)
    } catch let refusal as Refusal {
      throw project.refuse(
        refusal.diagnostics, Phrase("\(id) \(version) chưa được thu hồi", "\(id) \(version) was not withdrawn"))
    }
    Console.standardOutput.line(Phrase("Đã thu hồi \(id) \(version)", "Withdrew \(id) \(version)"))
    Console.standardOutput.line(
      Phrase("Tiếp theo: `hoclieu publish` để báo cho các tỉnh", "Next: `hoclieu publish` tells the provinces"))
  }

  private func decision(about id: ModuleID) throws -> WithdrawalDecision {
    var asking = Asking()
    let number = asking.value(
      number, option: "--number", question: Phrase("Số, ký hiệu quyết định thu hồi", "The decision's number")
    ) { $0 }
    let date = asking.value(
      date, option: "--date", question: Phrase("Ngày quyết định (năm-tháng-ngày)", "Its day (yyyy-mm-dd)")
    ) { CalendarDate($0) }
    let reason = asking.value(reason, option: "--reason", question: Phrase("Vì sao thu hồi", "Why")) { $0 }
    let signer = asking.value(signer, option: "--signer", question: Phrase("Người ký", "Who signs")) { $0 }
    let capacity = asking.value(capacity, option: "--capacity", question: Phrase("Chức vụ", "In what capacity")) { $0 }
    let nothing = "-"
    let instead = asking.value(
      instead, option: "--instead",
      question: Phrase("Dùng bản nào thay (1.1.0 hoặc cd05@1.0.0)", "What to use instead (1.1.0 or cd05@1.0.0)"),
      default: nothing
    ) { $0 == nothing || replacement($0, for: id) != nil ? $0 : nil }
    try asking.finish()
    guard let number, let date, let reason, let signer, let capacity, let instead else { throw ExitCode(2) }
    guard instead == nothing || replacement(instead, for: id) != nil else {
      throw Failure.usage(
        Phrase("`\(instead)` không phải một phiên bản", "`\(instead)` is no version"),
        help: Phrase("viết như 1.1.0 hoặc cd05@1.0.0", "write it like 1.1.0 or cd05@1.0.0"))
    }
    return WithdrawalDecision(
      number: number, date: date, reason: reason, signer: signer, capacity: capacity,
      instead: replacement(instead, for: id))
  }

  /// `1.1.0`, a version of the same module, or `cd05@1.0.0`.
  private func replacement(_ text: String, for id: ModuleID) -> WithdrawalRecord.Replacement? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard let version = parts.last.flatMap({ Version($0) }), parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return WithdrawalRecord.Replacement(module: id, version: version) }
    return ModuleID(parts[0].lowercased()).map { WithdrawalRecord.Replacement(module: $0, version: version) }
  }
}
