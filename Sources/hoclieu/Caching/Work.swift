import CourseModel

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
