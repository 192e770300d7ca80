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

  @OptionGroup var common: CommonOptions

  mutating func run() async throws {
    let project = try Project(common)
    // The shared sources and the templates take the same time to read; side by side they take half of it.
    async let templates = format.html ? project.readHTMLTemplates() : nil
    let (programme, shared) = try project.programme()
    let selected = try project.modules(modules, of: programme)
    let draft = DraftBuilder(
      project: project, programme: programme, tables: ReferenceTables(programme), shared: shared,
      output: output ?? project.output("build"),
      date: date ?? today(), editions: edition,
      html: try await templates.map { HTMLRenderer(try project.usable($0)) },
      print: format.pdf ? try project.printRenderer() : nil, paper: paper,
      cache: format.pdf
        ? PrintCache(folder: project.output("build") + "/.da-in", typesetter: project.typesetter) : nil)
    let results = try await inParallel(Array(selected.enumerated())) { index, id in
      let count = "\(index + 1)/\(selected.count)"
      Console.standardError.progress(Phrase("Đang dựng \(id) (\(count))…", "Building \(id) (\(count))…"))
      return try await draft.build(id)
    }
    draft.cache?.prune()
    Console.standardError.clearProgress()
    project.report(results.flatMap(\.diagnostics).filter { $0.kind.severity == .error })
    let broken = results.count(where: \.isBroken)
    if selected.count > 1 { try draft.writeProgrammePage() }
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

/// Builds drafts, one module at a time; several may run side by side.
private struct DraftBuilder: Sendable {
  let project: Project
  let programme: Programme
  let tables: ReferenceTables
  let shared: SourceTree
  let output: String
  let date: CalendarDate
  let editions: Editions
  let html: HTMLRenderer?
  let print: PrintRenderer?
  let paper: PrintRenderer.Paper
  let cache: PrintCache?

  struct Result: Sendable {
    let diagnostics: [Diagnostic]
    let isBroken: Bool
    let files: [String]
  }

  func build(_ id: ModuleID) async throws -> Result {
    let (compilation, _) = project.compileLive(id, of: programme, lookingUp: tables, shared)
    guard let module = compilation.module, !compilation.diagnostics.containsErrors else {
      return Result(diagnostics: compilation.diagnostics, isBroken: true, files: [])
    }
    let folder = "\(output)/\(id)"
    var files: [String] = []
    let before = html == nil ? nil : project.issuedPredecessor(of: module, lookingUp: tables)
    do {
      for reader in editions.readers {
        let edition = Edition(of: module, standing: .draft(on: date), for: reader)
        if let html {
          let place = folder + (reader == .instructor ? "/html-giang-vien" : "/html")
          let staging = try Staging(for: place)
          let changes = before.map { compare($0.part(for: reader), module.part(for: reader)) }
          let pages = changes.map { Edition(of: module, standing: .draft(on: date), for: reader, changes: $0) }
          try staging.write(html.render(pages ?? edition))
          try staging.replace()
          files.append(place + "/index.html")
        }
        if let print { files.append(try await set(.book, of: edition, with: print, in: folder)) }
      }
      if editions.includesKey, let print {
        let edition = Edition(of: module, standing: .draft(on: date), for: .instructor)
        files.append(try await set(.key, of: edition, with: print, in: folder))
      }
      if print != nil { removePDFs(of: id, otherThan: module.metadata.version.value, in: folder) }
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
    return Result(diagnostics: compilation.diagnostics, isBroken: false, files: files)
  }

  /// The page above all modules, also those that an earlier run built.
  func writeProgrammePage() throws {
    guard let html else { return }
    let built = Set(programme.modules.map(\.id).filter { exists("\(output)/\($0)/html/index.html") })
    guard !built.isEmpty else { return }
    let tree = html.programmePage(of: programme, built: built, on: date)
    do {
      for path in tree.paths { _ = try replaceFile("\(output)/\(path)", with: tree[path] ?? []) }
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }

  /// Answers the path of the PDF.
  private func set(
    _ document: PrintRenderer.Document, of edition: Edition, with print: PrintRenderer, in folder: String
  ) async throws -> String {
    let bytes = try await project.typeset(
      document, of: edition, with: print, on: paper, in: folder, remembering: cache)
    let path = "\(folder)/\(paper.name(of: document, in: edition)).pdf"
    _ = try replaceFile(path, with: bytes)
    return path
  }

  /// A draft under an old number would be taken for the newest.
  private func removePDFs(of id: ModuleID, otherThan version: Version, in folder: String) {
    let current = "\(id)-\(version)"
    for name in namesInFolder(folder)
    where name.hasPrefix("\(id)-") && name.hasSuffix(".pdf") && name != current + ".pdf"
      && !name.hasPrefix(current + "-")
    {
      removeTree("\(folder)/\(name)")
    }
  }
}
