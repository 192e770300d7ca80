import ArgumentParser
import CourseModel

/// `hoclieu lsp`
struct LSPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: Speech.say(
      "Phục vụ trình soạn thảo: báo lỗi khi gõ, gợi ý, tra cứu.",
      "Serves an editor: findings while typing, completion, look-up."),
    discussion: Speech.say(
      """
      Trình soạn thảo tự chạy lệnh này và nói chuyện với nó qua đầu vào, đầu ra chuẩn (Language Server Protocol 3.17).
      Cách khai báo cho Neovim, VS Code, Kate, Emacs: xem “Trình soạn thảo” trong Content/HUONG-DAN.md.
      """,
      """
      The editor runs this command and talks to it over standard input and output (Language Server Protocol 3.17). How to
      tell Neovim, VS Code, Kate and Emacs: "Trình soạn thảo" in Content/HUONG-DAN.md.
      """))

  @Option(
    help: ArgumentHelp(
      Speech.say("Xét theo ngày nào (mặc định: hôm nay).", "The day for which to check (default: today)."),
      valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  /// What many editors pass; there is no other way to talk.
  @Flag(help: .hidden) var stdio = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var server = LanguageServer(try Project(common), on: EditorConnection(), asOf: asOf)
    switch server.serve() {
    case .inOrder: return
    case .editorGone: throw ExitCode(1)
    case .unreadable:
      throw Failure(
        Phrase("trình soạn thảo gửi thông điệp không đọc được", "the editor sends what cannot be read"),
        help: Phrase(
          "lệnh này do trình soạn thảo chạy; xem `hoclieu lsp --help`",
          "editors run this command; see `hoclieu lsp --help`"))
    }
  }
}
