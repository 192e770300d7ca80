import ArgumentParser
import CourseCompiler
import CourseModel
import CourseRendering

/// `hoclieu changelog`
struct ChangelogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changelog",
    abstract: Speech.say(
      "Nhật ký thay đổi của các phiên bản đã ban hành.", "What changed in each issued version."),
    discussion: Speech.say(
      "Không nêu chuyên đề: cả chương trình. Từng chữ: `hoclieu diff`.",
      "Without a module: the whole programme. Word by word: `hoclieu diff`."))

  enum Format: String, ExpressibleByArgument, CaseIterable { case md, json, html, pdf }

  @Argument(
    help: ArgumentHelp(Speech.say("Chuyên đề (mặc định: tất cả).", "The module (default: all)."), valueName: "module"))
  var module: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Chỉ những phiên bản sau phiên bản này.", "Only versions after this one."), valueName: "version"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Dạng kết quả: md, json, html hoặc pdf.", "The output: md, json, html or pdf."),
      valueName: "md|json|html|pdf"))
  var format: Format = .md

  @OptionGroup var output: OutputOptions

  @OptionGroup var common: CommonOptions

  func run() async throws {
    if format == .pdf { try output.requireFile() }
    let version = try since.map { text in
      guard let version = Version(text) else {
        throw Failure.usage(Phrase("`\(text)` không phải số phiên bản", "`\(text)` is no version"))
      }
      return version
    }
    let project = try Project(common)
    let (programme, _) = try project.programme()
    let tables = ReferenceTables(programme)
    let listed = programme.modules
    let ids = try project.modules(module.map { [$0] } ?? [], of: programme)
    let found = try await inParallel(ids) { id in
      project.changelog(
        of: id, titled: listed.first { $0.id == id }?.title ?? id.text, since: version, tables)
    }
    let diagnostics = found.flatMap(\.diagnostics)
    guard !diagnostics.containsErrors else {
      throw project.refuse(diagnostics, Phrase("hồ sơ có lỗi", "the records have errors"))
    }
    guard let changelog = Changelog(imprint: programme.imprint, modules: found.compactMap(\.module)) else {
      return Console.standardError.line(
        Phrase("Chưa có phiên bản nào được ban hành.", "No version has been issued."))
    }
    switch format {
    case .md: try deliver(Array(ChangelogRenderer().markdown(of: changelog).utf8), to: output.file)
    case .json: try deliver(ChangelogRenderer().json(of: changelog), to: output.file)
    case .html: try deliver(try project.documentTemplates().page(of: changelog), to: output.file)
    case .pdf:
      let pdf = try await project.typeset(
        changelog, with: ChangelogDocument(try project.documentTemplates()), near: try output.requireFile())
      try deliver(pdf, to: output.file)
    }
  }
}
