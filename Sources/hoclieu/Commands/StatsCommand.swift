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
      "Đếm tiếng, hình, bảng, câu hỏi của mỗi chuyên đề.", "Counts words, figures, tables and questions of each module."
    ),
    discussion: Speech.say(
      "Không nêu chuyên đề thì một dòng một chuyên đề; nêu thì một dòng một bài. Thời gian đọc tính theo `measures.readingSpeed` của programme.yaml, đặt cạnh số phút lý thuyết. Chú thích cuối trang không tính vào số tiếng.",
      "A line a module; for modules that are named, a line a topic. Reading time goes by `measures.readingSpeed` of programme.yaml and stands beside the minutes of theory. Footnotes do not count as words."
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
    let counts = try await inParallel(try project.modules(modules, of: programme)) { id in
      project.compileLive(id, of: programme, lookingUp: tables, shared).0.module.map(ModuleCounts.init)
    }.compactMap { $0 }
    let readingSpeed = programme.style.readingSpeed.value
    switch format {
    case .text:
      StatsPrinter(readingSpeed: readingSpeed, console: .standardOutput).print(counts, byTopic: !modules.isEmpty)
    case .json: try deliver(json(StatsReport(counts, readingSpeed: readingSpeed)), to: nil)
    }
  }
}
