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
    if fix { try mend(project) }
    let (reading, shared, sharedFindings) = try project.sharedSources()
    guard let programme = reading, !sharedFindings.hold(errorsIn: Place.programme) else {
      throw project.unusable(sharedFindings)
    }
    let selected = try project.modules(modules, of: programme)
    let stage = stage.stage
    let tables = ReferenceTables(programme)
    let grounds = Grounds(programme, on: asOf ?? today())
    let shelf = stage >= .appraising ? try await RecordShelf(of: programme, in: project) : nil
    let review = shelf.map { ProposalReview(of: programme, $0, in: project, on: grounds.day) }
    let found = try await inParallel(selected) { id -> Judgement in
      let (compilation, _) = project.compileLive(id, of: programme, lookingUp: tables, shared)
      var diagnostics = compilation.diagnostics
      if let module = compilation.module, compilation.isWhole {
        diagnostics += appraise(module, on: grounds)
        if let shelf { diagnostics += shelf.diagnostics(of: module, on: today()) }
      }
      if let review { diagnostics += review.diagnostics(of: id, as: compilation.module) }
      return project.judge(diagnostics, of: compilation, on: grounds.day)
    }
    let waived = found.flatMap(\.waived).filter { $0.diagnostic.kind.stage <= stage }
    let others = modules.isEmpty ? review?.diagnostics(besides: selected) ?? [] : []
    let diagnostics = (sharedFindings + found.flatMap(\.counted) + others).filter { $0.kind.stage <= stage }
      .withoutRepetitions
    switch format {
    case .json:
      Console.standardOutput.write(
        String(
          decoding: json(CheckReport(diagnostics, waived: waived, modules: selected.count, naming: project.name)),
          as: UTF8.self))
    case .sarif:
      let report = SARIFReport(diagnostics, waived: waived) { project.lines(of: $0).lines }
      Console.standardOutput.write(String(decoding: json(report), as: UTF8.self))
    case .text:
      project.report(diagnostics, on: .standardOutput)
      project.report(waived, on: .standardOutput)
      Console.standardOutput.line(summary(of: diagnostics, waived: waived.count, modules: selected.count))
    }
    if let worst = diagnostics.worst, worst > .information { throw ExitCode(1) }
  }

  private func mend(_ project: Project) throws {
    var count = try project.mendProgramme(on: .standardOutput)
    let (programme, _) = try project.programme()
    for id in try project.modules(modules, of: programme) {
      count += try project.mend(id, of: programme, on: .standardOutput)
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
