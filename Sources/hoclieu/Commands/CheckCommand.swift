import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseRendering
import Glibc

/// `hoclieu check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Speech.say("Kiểm tra nội dung và hồ sơ.", "Checks content and records."),
    discussion: Speech.say(
      "Mã thoát: 0 nếu không có lỗi hay cảnh báo, 1 nếu có, 2 nếu gọi sai.",
      "Exit status: 0 where nothing is above information, 1 where something is, 2 for wrong use."))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif, html }
  enum StageName: String, ExpressibleByArgument, CaseIterable {
    case bienSoan = "bien-soan"
    case thamDinh = "tham-dinh"
    case banHanh = "ban-hanh"

    var stage: Stage {
      switch self {
      case .bienSoan: .compiling
      case .thamDinh: .appraising
      case .banHanh: .issuing
      }
    }
  }

  @Argument(
    help: ArgumentHelp(
      Speech.say("Các chuyên đề (mặc định: tất cả).", "The modules (default: all)."), valueName: "module"))
  var modules: [String] = []

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Kiểm tra tới giai đoạn nào: bien-soan, tham-dinh, ban-hanh.",
        "Up to which stage: bien-soan, tham-dinh, ban-hanh."),
      valueName: "stage"))
  var stage: StageName = .banHanh

  @Option(
    help: ArgumentHelp(
      Speech.say("Xét theo ngày nào (mặc định: hôm nay).", "The day for which to check (default: today)."),
      valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  @Option(
    help: ArgumentHelp(
      Speech.say("Dạng kết quả: text, json, sarif hoặc html.", "The output: text, json, sarif or html."),
      valueName: "text|json|sarif|html")
  )
  var format: Format = .text

  @OptionGroup var output: OutputOptions

  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "Sửa ngay trong tệp những chỗ chỉ có một cách sửa đúng, rồi kiểm tra lại.",
        "Mends in the files what has exactly one right answer, then checks again.")))
  var fix = false

  @OptionGroup var working: WorkOptions

  @OptionGroup var common: CommonOptions

  mutating func run() async throws {
    guard !fix || format == .text else {
      throw Failure.usage(
        Phrase("`--fix` không dùng cùng `--format \(format)`", "`--fix` does not go with `--format \(format)`"),
        help: Phrase("chạy riêng `hoclieu check --fix` trước", "run `hoclieu check --fix` on its own first"))
    }
    guard output.file == nil || format != .text else {
      throw Failure.usage(
        Phrase(
          "`--output` cần `--format json`, `sarif` hoặc `html`", "`--output` needs `--format json`, `sarif` or `html`"))
    }
    let project = try Project(common)
    if fix { try mend(project, on: asOf ?? today()) }
    let work = Work(working)
    let (reading, shared, sharedFindings) = try work.measure(.reading) { try project.sharedSources() }
    guard let programme = reading, !sharedFindings.hold(errorsIn: Place.programme) else {
      throw project.unusable(sharedFindings)
    }
    let selected = try project.modules(modules, of: programme, in: working.shard)
    let stage = stage.stage
    let day = asOf ?? today()
    let checker = try await Checker(
      project, of: programme, shared, records: stage >= .appraising, on: day, work)
    let found = try await checker.check(selected)
    let acrossModules = try await checker.findings(across: found)
    let beside = try Set(project.modules([], of: programme)).isSubset(of: found.filter(\.isWhole).map(\.module))
    let judged = found.map { checker.judge($0, with: acrossModules, besideAll: beside) }
    let waived = judged.flatMap(\.waived).filter { $0.diagnostic.kind.stage <= stage }
    let ofProgramme =
      appraise(programme, on: day)
      + (modules.isEmpty && working.shard == nil ? checker.review?.diagnostics(besides: selected) ?? [] : [])
    let diagnostics = (sharedFindings + ofProgramme + judged.flatMap(\.counted)).filter { $0.kind.stage <= stage }
      .withoutRepetitions
    switch format {
    case .json:
      try deliver(
        json(CheckReport(diagnostics, waived: waived, modules: selected.count, naming: project.name)), to: output.file)
    case .sarif:
      var files = ShownFiles(project)
      try deliver(json(SARIFReport(diagnostics, waived: waived) { files[$0].lines }), to: output.file)
    case .html:
      // Only where there are findings is it asked which page shows them.
      let named = Set((diagnostics + waived.map(\.diagnostic)).compactMap { Place.module(of: $0.finding.span.path) })
      let modules = Dictionary(
        uniqueKeysWithValues: found.filter { named.contains($0.module) }.compactMap(checker.module).map { ($0.id, $0) })
      let report = project.findingsReport(
        of: diagnostics, waived: waived, in: selected, compiled: modules, of: programme, on: day, upTo: stage,
        at: output.file ?? project.output("kiem-tra.html"))
      try deliver(
        FindingsRenderer(try project.documentTemplates(), speaking: Speech.language).page(of: report), to: output.file)
    case .text:
      let console = Console.standardOutput
      project.report(diagnostics, on: console)
      project.report(waived, on: console)
      console.line(summary(of: diagnostics, waived: waived.count, modules: selected.count))
    }
    work.tellTimings()
    if let worst = diagnostics.worst, worst > .information { throw ExitCode(1) }
  }

  private func mend(_ project: Project, on day: CalendarDate) throws {
    var count = try project.mendProgramme(on: .standardOutput)
    let (programme, _) = try project.programme()
    let grounds = Grounds(programme, on: day)
    for id in try project.modules(modules, of: programme) {
      count += try project.mend(id, on: grounds, console: .standardOutput)
    }
    Console.standardOutput.line(Phrase("Đã sửa \(count) dòng.", "Lines mended: \(count)."))
  }

  private func summary(of diagnostics: [Diagnostic], waived: Int, modules: Int) -> Phrase {
    func count(_ severity: Severity) -> Int { diagnostics.count { $0.kind.severity == severity } }
    let exceptions = waived == 0 ? Phrase(verbatim: "") : Phrase(", \(waived) ngoại lệ", ", waived: \(waived)")
    return Phrase(
      "\(modules) chuyên đề: \(count(.error)) lỗi, \(count(.warning)) cảnh báo, \(count(.information)) lưu ý",
      "Modules: \(modules). Errors: \(count(.error)), warnings: \(count(.warning)), notes: \(count(.information))")
      + exceptions + Phrase(verbatim: ".")
  }
}
