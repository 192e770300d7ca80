import CourseModel
import Synchronization

/// Where the time of a run goes. Steps of modules side by side add up, so that the sum may be more than a person waits.
final class Timings: Sendable {
  enum Step: String, CaseIterable {
    case reading, recalling, compiling, checking, proving, rendering, setting, packing, writing

    var label: Phrase {
      switch self {
      case .reading: Phrase("đọc tệp và khuôn mẫu", "reading files and templates")
      case .recalling: Phrase("xét kết quả lần trước", "looking at earlier results")
      case .compiling: Phrase("biên dịch", "compiling")
      case .checking: Phrase("kiểm tra nội dung và ngôn ngữ", "checking content and language")
      case .proving: Phrase("đối chiếu hồ sơ", "proving records")
      case .rendering: Phrase("dựng HTML", "rendering HTML")
      case .setting: Phrase("chế bản PDF", "setting PDFs")
      case .packing: Phrase("đóng gói", "packing")
      case .writing: Phrase("ghi tệp", "writing files")
      }
    }
  }

  private struct Share {
    var time = Duration.zero
    var count = 0
  }

  private let begin = ContinuousClock.now
  private let shares = Mutex<[Step: Share]>([:])

  func measure<Result>(_ step: Step, _ work: () throws -> Result) rethrows -> Result {
    let begin = ContinuousClock.now
    defer { note(step, ContinuousClock.now - begin) }
    return try work()
  }

  func measure<Result>(_ step: Step, _ work: () async throws -> Result) async rethrows -> Result {
    let begin = ContinuousClock.now
    defer { note(step, ContinuousClock.now - begin) }
    return try await work()
  }

  private func note(_ step: Step, _ time: Duration) {
    shares.withLock { shares in
      shares[step, default: Share()].time += time
      shares[step, default: Share()].count += 1
    }
  }

  /// A line for every step, and one for the whole run.
  var report: [Phrase] {
    let shares = shares.withLock { $0 }
    let lines = Timings.Step.allCases.compactMap { step in
      shares[step].map { share in
        Phrase(verbatim: "\(Timings.seconds(share.time)) s  ") + step.label + Phrase(verbatim: " (\(share.count)×)")
      }
    }
    let whole = Phrase(verbatim: "\(Timings.seconds(ContinuousClock.now - begin)) s  ")
    return lines + [whole + Phrase("cả lần chạy", "the whole run")]
  }

  /// With three decimals, right-aligned in eight columns.
  private static func seconds(_ duration: Duration) -> String {
    let thousandths = Int(duration / .milliseconds(1))
    let decimals = String(thousandths % 1000)
    let text = "\(thousandths / 1000).\(String(repeating: "0", count: 3 - decimals.count))\(decimals)"
    return String(repeating: " ", count: max(0, 8 - text.count)) + text
  }
}
