import ArgumentParser
import CourseComparison
import CourseModel
import CourseRendering

/// `hoclieu diff`
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: Speech.say(
      "So hai phiên bản của một chuyên đề, từng chữ.", "Compares two versions of a module word by word."),
    discussion: Speech.say(
      """
      Không nêu phiên bản: so bản ban hành gần nhất với nội dung hiện tại. Nêu một: so bản ấy với nội dung hiện tại. `ban-nay` là \
      nội dung hiện tại. Mã thoát: 0 giống nhau, 1 khác nhau, 2 gọi sai.
      """,
      """
      Without versions: the last issued one against the text as it is now. With one: that one against the text as it is now, \
      which is named `ban-nay`. Exit status: 0 the same, 1 different, 2 wrong use.
      """))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, md, pdf }

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Argument(help: ArgumentHelp(Speech.say("Phiên bản cũ.", "The older version."), valueName: "old"))
  var old: String?

  @Argument(help: ArgumentHelp(Speech.say("Phiên bản mới.", "The newer version."), valueName: "new"))
  var new: String?

  @Flag(help: ArgumentHelp(Speech.say("Chỉ đếm, mỗi bài một dòng.", "Counts only, a line a topic.")))
  var stat = false

  @Flag(
    name: .customLong("teaching"),
    help: ArgumentHelp(
      Speech.say(
        "Trang “dạy lại những gì” cho giảng viên (HTML).", "The page for trainers: what to teach again (HTML).")))
  var teaching = false

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      Speech.say(
        "Chỉ những loại này: legal-basis (pháp lý), assessment (câu hỏi), substantive (nội dung), structure (bố cục), editorial (đính chính); cách nhau bằng dấu phẩy.",
        "These classes only, with commas: legal-basis, assessment, substantive, structure, editorial."),
      valueName: "class"))
  var classes: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Dạng kết quả: text, json, html, md hoặc pdf.", "The output: text, json, html, md or pdf."),
      valueName: "text|json|html|md|pdf"))
  var format: Format = .text

  @OptionGroup var output: OutputOptions

  @OptionGroup var common: CommonOptions

  func run() async throws {
    if format == .pdf { try output.requireFile() }
    guard !teaching || format == .html else {
      throw Failure.usage(Phrase("`--teaching` cần `--format html`", "`--teaching` needs `--format html`"))
    }
    let filter = try classes.map(DiffCommand.filter)
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let id = try project.modules([module], of: programme)[0]
    let sides = try project.sides(of: id, from: old, to: new, in: programme, shared)
    let whole = compare(sides.old.module, sides.new.module)
    let changes = filter.map(whole.only) ?? whole
    try await deliver(changes, of: sides.new, in: project)
    if !changes.isEmpty { throw ExitCode(1) }
  }

  private func deliver(_ changes: ModuleChanges, of version: ComparedVersion, in project: Project) async throws {
    switch format {
    case .text:
      let printer = RedlinePrinter(console: .standardOutput)
      if stat { printer.printFigures(changes) } else { printer.print(changes) }
    case .json: try hoclieu.deliver(ChangelogRenderer().json(of: changes), to: output.file)
    case .md: try hoclieu.deliver(Array(ChangelogRenderer().markdown(of: changes).utf8), to: output.file)
    case .html:
      let html = HTMLRenderer(try project.htmlTemplates())
      let page =
        teaching
        ? html.teachingPage(showing: changes, of: version.module, standing: version.standing)
        : html.changesPage(showing: changes, of: version.module, standing: version.standing)
      try hoclieu.deliver(page, to: output.file)
    case .pdf:
      let pdf = try await project.typeset(
        changes, of: version.module, standing: version.standing, with: ChangesDocument(try project.documentTemplates()),
        near: try output.requireFile())
      try hoclieu.deliver(pdf, to: output.file)
    }
  }

  private static func filter(_ text: String) throws -> Set<ChangeClass> {
    Set(
      try text.split(separator: ",").map { name in
        guard let found = ChangeClass(rawValue: String(name)) else {
          let all = ChangeClass.allCases.map(\.rawValue).joined(separator: ", ")
          throw Failure.usage(
            Phrase("không có loại thay đổi `\(name)`", "there is no class of changes `\(name)`"),
            help: Phrase("các loại: \(all)", "the classes: \(all)"))
        }
        return found
      })
  }
}
