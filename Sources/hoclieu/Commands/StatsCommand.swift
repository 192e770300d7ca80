import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease

/// `hoclieu stats`
struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: Speech.say(
      "Đếm tiếng, hình, bảng, câu hỏi của mỗi chuyên đề.",
      "Counts syllables, figures, tables and questions of each module."
    ),
    discussion: Speech.say(
      "Không nêu chuyên đề thì một dòng một chuyên đề; nêu thì một dòng một bài. Thời gian đọc tính theo `measures.readingSpeed` của programme.yaml, đặt cạnh số phút lý thuyết. Chú thích cuối trang không tính vào số tiếng.",
      "A line a module; for modules that are named, a line a topic. Reading time goes by `measures.readingSpeed` of programme.yaml and stands beside the minutes of theory. Footnotes are left aside."
    ))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp(
      Speech.say("Các chuyên đề (mặc định: tất cả).", "The modules (default: all)."), valueName: "module"))
  var modules: [String] = []

  @Option(
    help: ArgumentHelp(Speech.say("Dạng kết quả: text hoặc json.", "The output: text or json."), valueName: "text|json")
  )
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let tables = ReferenceTables(programme)
    let selected = try project.modules(modules, of: programme)
    let compilations = try await inParallel(selected) { id in
      project.compileLive(id, of: programme, lookingUp: tables, shared).0
    }
    let counts = compilations.filter(\.isWhole).compactMap(\.module).map(ModuleCounts.init)
    let readingSpeed = programme.style.readingSpeed.value
    switch format {
    case .text:
      StatsPrinter(readingSpeed: readingSpeed, console: .standardOutput).print(counts, byTopic: !modules.isEmpty)
    case .json: try deliver(json(StatsReport(counts, readingSpeed: readingSpeed)), to: nil)
    }
    let unread = zip(selected, compilations).filter { !$1.isWhole || $1.module == nil }
    guard unread.isEmpty else {
      let names = unread.map(\.0.text).joined(separator: ", ")
      throw project.refuse(
        unread.flatMap { $1.diagnostics.filter { $0.kind.severity == .error } },
        Phrase("chưa đọc được nên không đếm: \(names)", "not counted, because they cannot be read: \(names)"))
    }
  }
}
