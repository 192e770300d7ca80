import ArgumentParser
import CourseModel
import CourseRelease

/// The command `hoclieu`.
struct Hoclieu: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hoclieu",
    abstract: Speech.say(
      "Biên dịch, thẩm định và phát hành tài liệu bồi dưỡng.", "Compiles, appraises and publishes course material."),
    discussion: Speech.say(
      """
      Đường đi của một chuyên đề: check → build → submit → appraise → issue → publish.
      Tiếng Anh: thêm --lang en vào bất kỳ lệnh nào.
      """,
      """
      A module's way: check → build → submit → appraise → issue → publish.
      Vietnamese is the default; add --lang en to any command for English.
      """),
    version: toolVersion,
    subcommands: named ?? commands)

  private static let commands: [any ParsableCommand.Type] = [
    CheckCommand.self,
    BuildCommand.self,
    PreviewCommand.self,
    LSPCommand.self,
    ConvertCommand.self,
    ImportCommand.self,
    DiffCommand.self,
    ChangelogCommand.self,
    SubmitCommand.self,
    AppraiseCommand.self,
    DossierCommand.self,
    CorrectCommand.self,
    IssueCommand.self,
    WithdrawCommand.self,
    WaiveCommand.self,
    ProposeCommand.self,
    ProposalsCommand.self,
    PublishCommand.self,
    VerifyCommand.self,
    UpdateCommand.self,
    StatusNoteCommand.self,
    KeyCommand.self,
    BundleCommand.self,
    ProvincesCommand.self,
    ServeCommand.self,
    StatusCommand.self,
    CoverageCommand.self,
    StatsCommand.self,
    LawCommand.self,
    ExplainCommand.self,
    DoctorCommand.self,
  ]

  /// The command that the first word names, alone: the parser needs some milliseconds to look at all of them.
  private static var named: [any ParsableCommand.Type]? {
    guard CommandLine.arguments.count > 1 else { return nil }
    return commands.first { $0.configuration.commandName == CommandLine.arguments[1] }.map { [$0] }
  }

  /// A first word that names no command gets the names there are; the parser would only call it unexpected.
  static func checkCommandName(in arguments: [String]) throws {
    guard let word = arguments.dropFirst().first, !word.hasPrefix("-") else { return }
    let names = commands.compactMap { $0.configuration.commandName }
    guard word != "help", !names.contains(word) else { return }
    throw Failure.usage(
      Phrase("không có lệnh `\(word)`", "there is no command `\(word)`"),
      help: Phrase("các lệnh: \(names.joined(separator: ", "))", "the commands: \(names.joined(separator: ", "))"))
  }
}

/// What every command understands.
struct CommonOptions: ParsableArguments {
  @Option(
    name: [.customShort("C"), .customLong("root")],
    help: ArgumentHelp(
      Speech.say("Thư mục dự án (có Content/ và Templates/).", "The project's folder (with Content/ and Templates/)."),
      valueName: "folder"))
  var root: String?

  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(Speech.say("Ngôn ngữ: vi hoặc en.", "The language: vi or en."), valueName: "vi|en"))
  var language: LanguageName?
}

/// As typed after `--lang`. The value is read by `Speech` before anything is parsed; here it is only checked.
enum LanguageName: String, ExpressibleByArgument, CaseIterable { case vi, en }
