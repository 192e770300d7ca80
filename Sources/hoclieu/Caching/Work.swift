import ArgumentParser
import CourseModel

/// How much of its work a run does at once, which part of it, and what it tells of it.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Số chuyên đề làm cùng lúc (mặc định: số nhân máy).",
        "How many modules to work on at once (default: the cores)."),
      valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Chỉ làm phần thứ k trong n phần của chương trình, để chia cho nhiều máy.",
        "Only the k-th of n parts of the programme, to share it out among machines."),
      valueName: "k/n"))
  var shard: Shard?

  @Flag(
    help: ArgumentHelp(
      Speech.say("Cho biết vì sao từng chuyên đề phải làm lại.", "Tells why each module had to be done again.")))
  var verbose = false

  @Flag(help: ArgumentHelp(Speech.say("Cho biết thời gian đi vào đâu.", "Tells where the time went.")))
  var timings = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError(Speech.say("--jobs là một số từ 1 đến 256.", "--jobs is a number from 1 to 256."))
    }
  }

  var width: Int { jobs ?? coreCount }
}

/// One of several parts into which the modules are dealt out.
struct Shard: ExpressibleByArgument, Sendable {
  /// From 1.
  let number: Int
  let count: Int

  /// As typed after `--shard`: `2/4`.
  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], (1...10_000).contains(count),
      (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// Those of the programme's modules that fall to it: dealt out like cards, so that the parts are about equal.
  func modules(of programme: Programme) -> Set<ModuleID> {
    Set(programme.modules.enumerated().filter { $0.offset % count == number - 1 }.map(\.element.id))
  }
}

/// A run that tells of its work as `WorkOptions` ask.
struct Work: Sendable {
  let width: Int
  private let tellsWhy: Bool
  private let timings: Timings?

  init(_ options: WorkOptions) {
    width = options.width
    tellsWhy = options.verbose
    timings = options.timings ? Timings() : nil
  }

  func measure<Result>(_ step: Timings.Step, _ work: () throws -> Result) rethrows -> Result {
    guard let timings else { return try work() }
    return try timings.measure(step, work)
  }

  func measure<Result>(_ step: Timings.Step, _ work: () async throws -> Result) async rethrows -> Result {
    guard let timings else { return try await work() }
    return try await timings.measure(step, work)
  }

  /// Tells what becomes of a piece of work, and why.
  func tell(_ name: String, _ recollection: ResultCache.Recollection) {
    guard tellsWhy else { return }
    let console = Console.standardError
    console.clearProgress()
    switch recollection {
    case .same: console.line(Phrase("\(name): như lần trước", "\(name): as before"))
    case .nothing: console.line(Phrase("\(name): làm mới, chưa có kết quả trước", "\(name): done, nothing was known"))
    case .spoilt:
      console.line(
        Phrase("\(name): làm lại, kết quả trước đã bị sửa hoặc xóa", "\(name): done again, what was made was altered"))
    case .changed(let names):
      let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " …" : "")
      console.line(
        Phrase("\(name): làm lại, vì khác trước: \(shown)", "\(name): done again, because of \(shown)"))
    }
  }

  /// Prints where the time went, where that was asked for.
  func tellTimings() {
    guard let timings else { return }
    let console = Console.standardError
    console.clearProgress()
    for line in timings.report { console.line(line) }
  }
}
