import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import Glibc

/// `hoclieu check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Speech.say("Kiểm tra nội dung và hồ sơ.", "Checks content and records."),
    discussion: Speech.say(
      "Mã thoát: 0 nếu không có lỗi hay cảnh báo, 1 nếu có, 2 nếu gọi sai.",
      "Exit status: 0 where nothing is above information, 1 where something is, 2 for wrong use."))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }
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
      Speech.say("Dạng kết quả: text, json hoặc sarif.", "The output: text, json or sarif."),
      valueName: "text|json|sarif")
  )
  var format: Format = .text

  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "Sửa ngay trong tệp những chỗ chỉ có một cách sửa đúng, rồi kiểm tra lại.",
        "Mends in the files what has exactly one right answer, then checks again.")))
  var fix = false

  @OptionGroup var common: CommonOptions

  mutating func run() async throws {
    guard !fix || format == .text else {
      throw Failure.usage(
        Phrase("`--fix` không dùng cùng `--format \(format)`", "`--fix` does not go with `--format \(format)`"),
        help: Phrase("chạy riêng `hoclieu check --fix` trước", "run `hoclieu check --fix` on its own first"))
    }
    let project = try Project(common)
    if fix { try mend(project, on: asOf ?? today()) }
    let (reading, shared, sharedFindings) = try project.sharedSources()
    guard let programme = reading, !sharedFindings.hold(errorsIn: Place.programme) else {
      throw project.unusable(sharedFindings)
    }
    let selected = try project.modules(modules, of: programme)
    let stage = stage.stage
    let tables = ReferenceTables(programme)
    let grounds = Grounds(programme, on: asOf ?? today())
    let found = try await inParallel(selected) { id -> ([Diagnostic], Fingerprints?) in
      let (compilation, _) = project.compileLive(id, of: programme, lookingUp: tables, shared)
      var diagnostics = compilation.diagnostics
      var fingerprints: Fingerprints?
      if let module = compilation.module, compilation.isWhole {
        let text = ModuleText(module)
        diagnostics += appraise(text, on: grounds)
        fingerprints = text.fingerprints
        if stage >= .appraising { diagnostics += project.recordDiagnostics(of: module) }
      }
      return (diagnostics.filter { $0.kind.stage <= stage }.sorted(by: Diagnostic.precedes), fingerprints)
    }
    let common = appraise(found.compactMap(\.1)).filter { $0.kind.stage <= stage }
    let diagnostics = (sharedFindings + found.flatMap(\.0) + common).withoutRepetitions
    switch format {
    case .json:
      Console.standardOutput.write(
        String(decoding: json(CheckReport(diagnostics, modules: selected.count, naming: project.name)), as: UTF8.self))
    case .sarif:
      let report = SARIFReport(diagnostics) { project.lines(of: $0).lines }
      Console.standardOutput.write(String(decoding: json(report), as: UTF8.self))
    case .text:
      project.report(diagnostics, on: .standardOutput)
      Console.standardOutput.line(summary(of: diagnostics, modules: selected.count))
    }
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

  private func summary(of diagnostics: [Diagnostic], modules: Int) -> Phrase {
    func count(_ severity: Severity) -> Int { diagnostics.count { $0.kind.severity == severity } }
    return Phrase(
      "\(modules) chuyên đề: \(count(.error)) lỗi, \(count(.warning)) cảnh báo, \(count(.information)) lưu ý.",
      "Modules: \(modules). Errors: \(count(.error)), warnings: \(count(.warning)), notes: \(count(.information)).")
  }
}
