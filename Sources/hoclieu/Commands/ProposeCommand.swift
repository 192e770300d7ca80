import ArgumentParser
import CourseModel

/// `hoclieu propose`
struct ProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: Speech.say(
      "Đề xuất xây dựng, sửa đổi, bổ sung, cập nhật, thay thế nội dung.",
      "Proposes new, amended, supplemented, updated or replacing content."),
    discussion: Speech.say(
      "Ghi Content/proposals/<năm>-<số>.yaml. Dành cho các đơn vị của Bộ và các tỉnh. Thiếu mục nào thì lệnh hỏi mục đó. Xem, xử lý: `hoclieu proposals`.",
      "Writes Content/proposals/<year>-<number>.yaml, for units of the ministry and provinces. Asks for what is missing. See and decide: `hoclieu proposals`."
    ))

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "new (xây dựng mới), amend (sửa đổi), supplement (bổ sung), update (cập nhật), replace (thay thế).",
        "new, amend, supplement, update or replace."), valueName: "kind"))
  var kind: Proposal.Kind?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Chỗ: một bài (01-bai), một mục (01-bai#muc) hay một khối (01-bai#muc/2); mặc định: cả chuyên đề.",
        "Where: a topic (01-bai), a section (01-bai#muc) or a block (01-bai#muc/2); default: the whole module."),
      valueName: "place"))
  var place: String?

  @Option(help: ArgumentHelp(Speech.say("Vì sao.", "Why."), valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp(Speech.say("Căn cứ pháp lý, nếu có.", "The law behind it, if any."), valueName: "text"))
  var basis: String?

  @Option(help: ArgumentHelp(Speech.say("Đơn vị đề xuất.", "The body that proposes."), valueName: "text"))
  var unit: String?

  @Option(help: ArgumentHelp(Speech.say("Người đề xuất.", "Who proposes."), valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Ngày đề xuất (mặc định: hôm nay).", "The date (default: today)."), valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    guard let id = ModuleID(module.lowercased()) else {
      throw Failure.usage(Phrase("`\(module)` không phải mã chuyên đề", "`\(module)` is no module's name"))
    }
    var asking = Asking()
    let kinds = Proposal.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    let kind = asking.value(kind, option: "--kind", question: Phrase("Loại (\(kinds))", "Kind (\(kinds))")) {
      Proposal.Kind(rawValue: $0)
    }
    let reason = asking.value(reason, option: "--reason", question: Phrase("Vì sao", "Why")) { $0 }
    let unit = asking.value(unit, option: "--unit", question: Phrase("Đơn vị đề xuất", "The body that proposes")) { $0 }
    let name = asking.value(name, option: "--name", question: Phrase("Người đề xuất", "Who proposes")) { $0 }
    try asking.finish()
    guard let kind, let reason, let unit, let name else { throw ExitCode(2) }
    let day = date ?? today()
    let number = ProposalID(after: try project.readableProposals(), in: day.year)
    let proposal = Proposal(
      id: number, kind: kind, module: id, place: place, reason: reason, basis: basis, unit: unit, name: name, date: day,
      steps: [], path: number.path)
    try project.write(proposal, of: programme, shared, on: today())
    Console.standardOutput.line(
      Phrase(
        "Đã ghi đề xuất \(number) (\(project.name(of: number.path)))",
        "Wrote proposal \(number) (\(project.name(of: number.path)))"))
  }
}

extension Proposal.Kind: ExpressibleByArgument {}
extension Proposal.Status: ExpressibleByArgument {}
