import ArgumentParser
import CourseCompiler
import CourseModel
import CourseRendering
import CourseStorage

/// `hoclieu build`
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: Speech.say("Dựng bản dự thảo HTML và PDF.", "Builds drafts as HTML and PDF."),
    discussion: Speech.say(
      "Kết quả: build/<chuyên đề>/html/index.html và build/<chuyên đề>/<chuyên đề>-<phiên bản>.pdf, đều ghi DỰ THẢO. Chuyên đề có lỗi thì bản dựng trước đó được giữ nguyên.",
      "Gives build/<module>/html/index.html and build/<module>/<module>-<version>.pdf, both marked DỰ THẢO. Where a module has errors, what was built before stays."
    ))

  @Argument(
    help: ArgumentHelp(
      Speech.say("Các chuyên đề (mặc định: tất cả).", "The modules (default: all)."), valueName: "module"))
  var modules: [String] = []

  @Option(
    help: ArgumentHelp(
      Speech.say("Các dạng, cách nhau bằng dấu phẩy.", "The formats, separated by commas."), valueName: "html,pdf"))
  var format: Formats = Formats(html: true, pdf: true)

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      Speech.say("Thư mục kết quả (mặc định: build).", "Where to (default: build)."), valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Ngày ghi trên bản dự thảo (mặc định: hôm nay).", "The day that the draft names (default: today)."),
      valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @OptionGroup var common: CommonOptions

  mutating func run() async throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let selected = try project.modules(modules, of: programme)
    let draft = DraftBuilder(
      project: project, programme: programme, shared: shared, output: output ?? project.output("build"),
      date: date ?? today(),
      html: format.html ? HTMLRenderer(try project.htmlTemplates()) : nil,
      print: format.pdf ? try project.printRenderer() : nil)
    let results = try await inParallel(selected) { try await draft.build($0) }
    Console.standardError.clearProgress()
    project.report(results.flatMap(\.diagnostics).filter { $0.kind.severity == .error })
    let broken = results.count(where: \.isBroken)
    for result in results where !result.isBroken { for file in result.files { Console.standardOutput.line(file) } }
    if broken > 0 {
      throw Failure(
        Phrase("\(broken) chuyên đề còn lỗi nên chưa dựng", "\(broken) modules have errors and were not built"),
        help: Phrase("sửa các lỗi trên rồi chạy lại", "mend the errors above and run again"))
    }
  }
}

/// The formats after `--format`.
struct Formats: ExpressibleByArgument {
  let html: Bool
  let pdf: Bool

  init(html: Bool, pdf: Bool) {
    self.html = html
    self.pdf = pdf
  }

  init?(argument: String) {
    let names = argument.split(separator: ",")
    guard !names.isEmpty, names.allSatisfy({ $0 == "html" || $0 == "pdf" }) else { return nil }
    self.init(html: names.contains("html"), pdf: names.contains("pdf"))
  }

  var defaultValueDescription: String { "html,pdf" }
}

extension CalendarDate: ExpressibleByArgument {
  /// As typed after an option.
  package init?(argument: String) { self.init(argument) }
}

/// Builds drafts, one module at a time; several may run side by side.
private struct DraftBuilder: Sendable {
  let project: Project
  let programme: Programme
  let shared: SourceTree
  let output: String
  let date: CalendarDate
  let html: HTMLRenderer?
  let print: PrintRenderer?

  struct Result: Sendable {
    let diagnostics: [Diagnostic]
    let isBroken: Bool
    let files: [String]
  }

  func build(_ id: ModuleID) async throws -> Result {
    Console.standardError.progress(Phrase("Đang dựng \(id)…", "Building \(id)…"))
    let (compilation, _) = project.compileLive(id, of: programme, shared)
    guard let module = compilation.module, !compilation.diagnostics.containsErrors else {
      return Result(diagnostics: compilation.diagnostics, isBroken: true, files: [])
    }
    let edition = Edition(of: module, standing: .draft(on: date))
    let folder = "\(output)/\(id)"
    var files: [String] = []
    do {
      if let html {
        let staging = try Staging(for: folder + "/html")
        try staging.write(html.render(edition))
        try staging.replace()
        files.append(folder + "/html/index.html")
      }
      if let print {
        let bytes = try await project.typeset(edition, with: print, in: folder)
        _ = try replaceFile("\(folder)/\(edition.name).pdf", with: bytes)
        files.append("\(folder)/\(edition.name).pdf")
        for name in namesInFolder(folder)
        where name.hasPrefix("\(id)-") && name.hasSuffix(".pdf") && name != edition.name + ".pdf" {
          removeTree("\(folder)/\(name)")
        }
      }
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
    return Result(diagnostics: compilation.diagnostics, isBroken: false, files: files)
  }
}
