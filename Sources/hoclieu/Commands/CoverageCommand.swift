import ArgumentParser
import CourseCompiler
import CourseModel
import CourseRendering

/// `hoclieu coverage`
struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: Speech.say(
      "Chuyên đề nào phục vụ ai, và còn thiếu gì.", "Which module serves whom, and what is missing."),
    discussion: Speech.say(
      "Nhóm đối tượng và vị trí việc làm khai trong programme.yaml (`audienceGroups`, `positions`), chuyên đề ghi mã ở `serves` của module.yaml. Trang HTML: `hoclieu coverage --format html > bao-phu.html`.",
      "Groups and positions are declared in programme.yaml (`audienceGroups`, `positions`); a module names them under `serves` in module.yaml. As a page: `hoclieu coverage --format html > coverage.html`."
    ))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

  @Option(
    help: ArgumentHelp(
      Speech.say("Dạng kết quả: text, json hoặc html.", "The output: text, json or html."), valueName: "text|json|html")
  )
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let tables = ReferenceTables(programme)
    let modules = try await inParallel(try project.modules([], of: programme)) { id in
      project.compileLive(id, of: programme, lookingUp: tables, shared).0.module
    }
    let coverage = Coverage(of: programme, modules.compactMap { $0 })
    switch format {
    case .text: CoveragePrinter(coverage: coverage, console: .standardOutput).print()
    case .json: Console.standardOutput.write(String(decoding: CoverageRenderer.json(of: coverage), as: UTF8.self))
    case .html:
      let renderer = CoverageRenderer(try project.documentTemplates())
      Console.standardOutput.write(
        String(decoding: renderer.page(of: coverage, for: programme.imprint), as: UTF8.self))
    }
  }
}
