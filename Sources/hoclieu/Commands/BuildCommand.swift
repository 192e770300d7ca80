import ArgumentParser
import CourseComparison
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
    help: ArgumentHelp(
      Speech.say(
        "Bản cho ai: hoc-vien, giang-vien (có đáp án), dap-an (chỉ đáp án, PDF).",
        "For whom: hoc-vien (learners), giang-vien (instructors, with answers), dap-an (the key alone, PDF)."),
      valueName: "hoc-vien,giang-vien,dap-an"))
  var edition: Editions = Editions(names: ["hoc-vien"])

  @Option(
    help: ArgumentHelp(
      Speech.say("Khổ giấy của PDF: a4 hoặc a5.", "The paper of the PDF: a4 or a5."), valueName: "a4|a5"))
  var paper: PrintRenderer.Paper = .a4

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

  @OptionGroup var working: WorkOptions

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common)
    let work = Work(working)
    // The shared sources and the templates take the same time to read; side by side they take half of it.
    async let templates = format.html ? work.measure(.reading) { try project.readHTMLTemplates() } : nil
    let (programme, shared) = try work.measure(.reading) { try project.programme() }
    let selected = try project.modules(modules, of: programme, in: working.shard)
    let order = DraftOrder(
      output: output ?? project.output("build"), date: date ?? today(), formats: format, editions: edition, paper: paper
    )
    let pdfs =
      format.pdf ? PrintCache(folder: project.output("build") + "/.da-in", typesetter: project.typesetter) : nil
    let html = try await templates
    let print = format.pdf ? try work.measure(.reading) { try project.readPrintRenderer() } : nil
    let draft = DraftBuilder(
      project: project, programme: programme, tables: ReferenceTables(programme), shared: shared, order: order,
      html: try html.map { HTMLRenderer(try project.usable($0.reading)) },
      print: try print.map { try project.usable($0.reading) }, pdfs: pdfs,
      drafts: cache(of: project, for: order, shared, html?.files, print?.files, pdfs), work: work)
    let progress = Progress(of: selected.count)
    let results = try await inParallel(selected, width: work.width) { id in
      try await progress.during(Phrase("Đang dựng \(id)", "Building \(id)")) { try await draft.build(id) }
    }
    pdfs?.prune(for: selected.count)
    Console.standardError.clearProgress()
    project.report(results.flatMap(\.diagnostics).filter { $0.kind.severity == .error })
    let broken = results.count(where: \.isBroken)
    if selected.count > 1 || working.shard != nil { try work.measure(.writing) { try draft.writeProgrammePage() } }
    for result in results where !result.isBroken { for file in result.files { Console.standardOutput.line(file) } }
    work.tellTimings()
    if broken > 0 {
      throw Failure(
        Phrase("\(broken) chuyên đề còn lỗi nên chưa dựng", "\(broken) modules have errors and were not built"),
        help: Phrase("sửa các lỗi trên rồi chạy lại", "mend the errors above and run again"))
    }
  }

  /// `nil` where it cannot be told what bears on a draft.
  private func cache(
    of project: Project, for order: DraftOrder, _ shared: SourceTree, _ html: SourceTree?, _ print: SourceTree?,
    _ pdfs: PrintCache?
  ) -> DraftCache? {
    guard var inputs = Inputs.program() else { return nil }
    inputs = inputs.adding(shared)
    if let html { inputs = inputs.adding(html, from: "") }
    if let print {
      guard let pdfs else { return nil }
      inputs = inputs.adding(print, from: "").adding("Typst", pdfs.machine)
    }
    return DraftCache(in: project.output("build") + "/.da-dung", for: order, inputs)
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

  var names: String { [html ? "html" : nil, pdf ? "pdf" : nil].compactMap { $0 }.joined(separator: ",") }

  var defaultValueDescription: String { names }
}

/// The editions after `--edition`.
struct Editions: ExpressibleByArgument {
  private let names: [String]

  init(names: [String]) { self.names = names }

  init?(argument: String) {
    let names = argument.split(separator: ",").map(String.init)
    guard !names.isEmpty, names.allSatisfy(["hoc-vien", "giang-vien", "dap-an"].contains) else { return nil }
    self.init(names: names)
  }

  var readers: [Edition.Reader] {
    (names.contains("hoc-vien") ? [.learner] : []) + (names.contains("giang-vien") ? [.instructor] : [])
  }

  var includesKey: Bool { names.contains("dap-an") }

  var defaultValueDescription: String { names.joined(separator: ",") }
}

extension CalendarDate: ExpressibleByArgument {
  /// As typed after an option.
  package init?(argument: String) { self.init(argument) }
}

extension PrintRenderer.Paper: ExpressibleByArgument {}
