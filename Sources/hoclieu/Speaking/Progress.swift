import CourseModel
import Synchronization

/// How far a run is through several pieces of work, on the terminal's last line; nothing in a pipe.
final class Progress: Sendable {
  private let total: Int
  private let begin = ContinuousClock.now
  private let state = Mutex((begun: 0, done: 0))

  init(of total: Int) { self.total = total }

  /// Does a piece of work, saying so: `doing` names it, as in “Đang dựng cd03”.
  func during<Result>(_ doing: Phrase, _ work: () async throws -> Result) async rethrows -> Result {
    let now = state.withLock { state in
      state.begun += 1
      return state
    }
    Console.standardError.progress(
      doing + Phrase(verbatim: " (\(now.begun)/\(total)") + left(now.done) + Phrase(verbatim: ")…"))
    defer { state.withLock { $0.done += 1 } }
    return try await work()
  }

  /// How long it will still take, by what was done so far; nothing where that is a guess or not worth saying.
  private func left(_ done: Int) -> Phrase {
    let spent = ContinuousClock.now - begin
    guard done > 0, spent > .seconds(2) else { return Phrase(verbatim: "") }
    let seconds = Int(spent / .seconds(1) / Double(done) * Double(total - done)) + 1
    return seconds < 60
      ? Phrase(", còn khoảng \(seconds) giây", ", about \(seconds) s left")
      : Phrase(", còn khoảng \((seconds + 59) / 60) phút", ", about \((seconds + 59) / 60) min left")
  }
}
