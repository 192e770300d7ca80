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
    let found = try await inParallel(selected) { id -> Checked in
      let (compilation, _) = project.compileLive(id, of: programme, lookingUp: tables, shared)
      var diagnostics = compilation.diagnostics
      var fingerprints: Fingerprints?
      if let module = compilation.module, compilation.isWhole {
        let text = ModuleText(module)
        diagnostics += appraise(text, on: grounds)
        fingerprints = text.fingerprints
        if let shelf { diagnostics += shelf.diagnostics(of: module, on: today()) }
      }
      if let review { diagnostics += review.diagnostics(of: id, as: compilation.module) }
      return Checked(module: id, diagnostics: diagnostics, compilation: compilation, fingerprints: fingerprints)
    }
    let acrossModules = appraise(found.compactMap(\.fingerprints))
    let beside = try Set(project.modules([], of: programme)).isSubset(of: found.filter(\.isWhole).map(\.module))
    let judged = found.map { $0.judged(with: acrossModules, besideAll: beside, in: project, on: grounds.day) }
    let waived = judged.flatMap(\.waived).filter { $0.diagnostic.kind.stage <= stage }
    let ofProgramme =
      appraise(programme, on: grounds.day) + (modules.isEmpty ? review?.diagnostics(besides: selected) ?? [] : [])
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
      let modules = Dictionary(uniqueKeysWithValues: found.compactMap(\.compilation.module).map { ($0.id, $0) })
      let report = project.findingsReport(
        of: diagnostics, waived: waived, in: selected, compiled: modules, of: programme, on: grounds.day, upTo: stage,
        at: output.file ?? project.output("kiem-tra.html"))
      try deliver(
        FindingsRenderer(try project.documentTemplates(), speaking: Speech.language).page(of: report), to: output.file)
    case .text:
      let console = Console.standardOutput
      project.report(diagnostics, on: console)
      project.report(waived, on: console)
      console.line(summary(of: diagnostics, waived: waived.count, modules: selected.count))
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

  private func summary(of diagnostics: [Diagnostic], waived: Int, modules: Int) -> Phrase {
    func count(_ severity: Severity) -> Int { diagnostics.count { $0.kind.severity == severity } }
    let exceptions = waived == 0 ? Phrase(verbatim: "") : Phrase(", \(waived) ngoại lệ", ", waived: \(waived)")
    return Phrase(
      "\(modules) chuyên đề: \(count(.error)) lỗi, \(count(.warning)) cảnh báo, \(count(.information)) lưu ý",
      "Modules: \(modules). Errors: \(count(.error)), warnings: \(count(.warning)), notes: \(count(.information))")
      + exceptions + Phrase(verbatim: ".")
  }
}

/// What checking one module gave.
private struct Checked: Sendable {
  let module: ModuleID
  let diagnostics: [Diagnostic]
  let compilation: Compilation
  /// `nil` where a topic of it is missing.
  let fingerprints: Fingerprints?

  /// Whether it could be laid beside others.
  var isWhole: Bool { fingerprints != nil }

  /// What counts and what is waived, with the findings that only show beside other modules; `besideAll` tells whether it was
  /// laid beside all of them.
  func judged(
    with acrossModules: [Diagnostic], besideAll: Bool, in project: Project, on day: CalendarDate
  ) -> Judgement {
    let others = acrossModules.within(Place.folder(of: module))
    return project.judge(diagnostics + others, of: compilation, on: day, besideAll: besideAll)
  }
}
