import ArgumentParser
import CourseModel

/// `hoclieu proposals`
struct ProposalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposals",
    abstract: Speech.say("Xem và xử lý các đề xuất.", "Shows and decides proposals."),
    discussion: Speech.say(
      """
        hoclieu proposals                               mọi đề xuất
        hoclieu proposals cd03 --status open            của một chuyên đề, chờ xem xét
        hoclieu proposals 2026-003                      một đề xuất
        hoclieu proposals 2026-003 --accept --by …      tiếp nhận
        hoclieu proposals 2026-003 --decline --by … --reason …   không tiếp nhận, nêu lý do
        hoclieu proposals 2026-003 --done 1.1.0 --by …  đã thực hiện trong một phiên bản
      """,
      """
        hoclieu proposals                               all of them
        hoclieu proposals cd03 --status open            those of a module that are open
        hoclieu proposals 2026-003                      one
        hoclieu proposals 2026-003 --accept --by …      accept it
        hoclieu proposals 2026-003 --decline --by … --reason …   decline it, with the reason
        hoclieu proposals 2026-003 --done 1.1.0 --by …  it was done in a version
      """))

  @Argument(
    help: ArgumentHelp(
      Speech.say("Một đề xuất (2026-003) hoặc một chuyên đề.", "A proposal (2026-003) or a module."), valueName: "name")
  )
  var name: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Chỉ liệt kê: open, accepted, declined hoặc done.", "List only: open, accepted, declined or done."),
      valueName: "status"))
  var status: Proposal.Status?

  @Flag(help: ArgumentHelp(Speech.say("Tiếp nhận.", "Accept it.")))
  var accept = false

  @Flag(help: ArgumentHelp(Speech.say("Không tiếp nhận; cần --reason.", "Decline it; needs --reason.")))
  var decline = false

  @Option(
    help: ArgumentHelp(
      Speech.say("Đã thực hiện trong phiên bản này.", "It was done in this version."), valueName: "version"))
  var done: Version?

  @Option(help: ArgumentHelp(Speech.say("Ai quyết định.", "Who decides."), valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp(Speech.say("Lý do hoặc ghi chú.", "The reason, or a remark."), valueName: "text"))
  var reason: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Ngày xử lý (mặc định: hôm nay).", "The date (default: today)."), valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let project = try Project(common)
    let all = try project.readableProposals()
    let decisions: [Proposal.Status] = [
      accept ? .accepted : nil, decline ? .declined : nil, done == nil ? nil : .done,
    ].compactMap { $0 }
    guard let id = name.flatMap({ ProposalID($0) }) else {
      guard decisions.isEmpty else {
        throw Failure.usage(
          Phrase("cần mã một đề xuất, ví dụ 2026-003", "a proposal's name is needed, for example 2026-003"))
      }
      return try list(all, of: project)
    }
    guard let proposal = all.first(where: { $0.id == id }) else {
      throw Failure.usage(
        Phrase("không có đề xuất \(id)", "there is no proposal \(id)"),
        help: Phrase("liệt kê: `hoclieu proposals`", "list them: `hoclieu proposals`"))
    }
    switch decisions.count {
    case 0: show(proposal)
    case 1: try decide(decisions[0], about: proposal, in: project)
    default:
      throw Failure.usage(Phrase("mỗi lần một quyết định", "one decision at a time"))
    }
  }

  private func list(_ all: [Proposal], of project: Project) throws {
    var module: ModuleID?
    if let name {
      let (programme, _) = try project.programme()
      module = ModuleID(name.lowercased())
      guard let module, programme.modules.contains(where: { $0.id == module }) else {
        throw Failure.usage(
          Phrase("`\(name)` không phải đề xuất hay chuyên đề", "`\(name)` is neither a proposal nor a module"))
      }
    }
    let chosen = all.filter { (module == nil || $0.module == module) && (status == nil || $0.status == status) }
    for proposal in chosen {
      let place = proposal.place.map { " \($0)" } ?? ""
      Console.standardOutput.line(
        "\(proposal.id)  \(proposal.status.label[Speech.language])  \(proposal.kind.label[Speech.language])  \(proposal.module)\(place): \(proposal.reason.visible) (\(proposal.unit.visible), \(proposal.date.forReaders))"
      )
    }
    if !chosen.isEmpty { Console.standardOutput.line() }
    let counts = Proposal.Status.allCases.compactMap { status -> String? in
      let count = chosen.count { $0.status == status }
      return count == 0 ? nil : "\(count) \(status.label[Speech.language])"
    }
    Console.standardOutput.line(
      counts.isEmpty ? Speech.say("Không có đề xuất nào.", "There are no proposals.") : counts.joined(separator: ", "))
  }

  private func show(_ proposal: Proposal) {
    let console = Console.standardOutput
    console.line(
      "\(proposal.id): \(proposal.kind.label[Speech.language]) \(proposal.module)\(proposal.place.map { " \($0)" } ?? "")"
    )
    console.line("  " + Speech.say("lý do: ", "reason: ") + proposal.reason.visible)
    if let basis = proposal.basis { console.line("  " + Speech.say("căn cứ: ", "basis: ") + basis.visible) }
    console.line(
      "  " + Speech.say("đề xuất: ", "proposed by: ")
        + "\(proposal.unit.visible), \(proposal.name.visible), \(proposal.date.forReaders)")
    for step in proposal.steps {
      let version = step.version.map { Speech.say(" trong phiên bản \($0)", " in version \($0)") } ?? ""
      let reason = step.reason.map { ": \($0.visible)" } ?? ""
      console.line(
        "  \(step.date.forReaders) \(step.status.label[Speech.language])\(version) (\(step.by.visible))\(reason)")
    }
    if proposal.steps.isEmpty { console.line("  " + proposal.status.label[Speech.language]) }
  }

  private func decide(_ status: Proposal.Status, about proposal: Proposal, in project: Project) throws {
    var asking = Asking()
    let by = asking.value(by, option: "--by", question: Phrase("Ai quyết định", "Who decides")) { $0 }
    let why =
      status == .declined
      ? asking.value(reason, option: "--reason", question: Phrase("Vì sao không tiếp nhận", "Why it is declined")) {
        $0
      }
      : reason
    try asking.finish()
    guard let by else { throw ExitCode(2) }
    let (programme, shared) = try project.programme()
    let step = Proposal.Step(
      status, on: date ?? today(), by: by, reason: why, version: done, at: SourceSpan(proposal.path))
    let decided = proposal.adding(step)
    try project.write(decided, of: programme, shared, on: today())
    Console.standardOutput.line(
      Phrase("Đề xuất \(proposal.id): ", "Proposal \(proposal.id): ") + status.label)
  }
}
