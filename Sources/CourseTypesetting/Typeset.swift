package import CourseModel
import Subprocess
import SystemPackage

/// How to reach Typst on this machine.
package struct Typesetter: Sendable {
  /// The Python interpreter that has the `typst` wheel.
  package let python: String
  /// Folders of fonts; the system's other fonts are never looked at, so that every machine sets the same pages.
  package let fonts: [String]

  package init(python: String, fonts: [String]) {
    self.python = python
    self.fonts = fonts
  }

  /// How long one book may take. A book of 500 pages takes seconds; whatever takes minutes hangs.
  private static let limit = Duration.seconds(300)

  /// Sets `template` of `folder` and writes the PDF to `output`. The PDF is checked against PDF/UA-1 and PDF/A-2a while it
  /// is made, and names the start of `date` as its time, so that the same book has the same bytes on any day.
  package func typeset(
    _ template: String, in folder: String, to output: String, dated date: CalendarDate
  ) async throws(TypesettingError) {
    let arguments = [template, output, String(date.daysSinceEpoch * 86_400)] + fonts
    let answer: Answer
    do {
      answer = try await withThrowingTaskGroup(of: Answer?.self) { group in
        group.addTask { try await ask(PackageResources.typeset_py, arguments, in: folder) }
        group.addTask {
          try await Task.sleep(for: Typesetter.limit)
          return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let answer = first else { throw TypesettingError.hung }
        return answer
      }
    } catch {
      throw error as? TypesettingError ?? .interrupted
    }
    if answer.ok { return }
    if let missing = answer.missing { throw .missing(missing) }
    if let code = answer.errno { throw .unwritable(code: code) }
    throw .refused(TypesettingFault.read(answer))
  }

  struct Answer: Decodable, Sendable {
    let ok: Bool
    /// Why the wheel could not be imported.
    let missing: String?
    /// What the disk answered (errno).
    let errno: Int32?
    let message: String?
    let hints: [String]?
    /// Typst's own report, with the places.
    let diagnostic: String?
  }
}

/// Why a book could not be set.
package enum TypesettingError: Error {
  /// Python or the `typst` wheel is not there; the words say what was tried.
  case missing(String)
  /// The process ended without an answer.
  case broken(String)
  /// The process did not end.
  case hung
  case interrupted
  /// The disk refused the PDF, with this errno.
  case unwritable(code: Int32)
  /// Typst refused the template, the data or the standard.
  case refused([TypesettingFault])
}

/// One thing that Typst refused.
package struct TypesettingFault: Sendable {
  package let message: String
  package let hints: [String]
  /// The file below the folder of the book, and the place in it; `nil` where Typst named none.
  package let file: String?
  package let position: SourcePosition

  /// Reads Typst's report, in which every fault is a line `error: …` followed by one with the place:
  ///
  ///     error: expected expression
  ///       ┌─ book.typ:2:13
  static func read(_ answer: Typesetter.Answer) -> [TypesettingFault] {
    var faults: [TypesettingFault] = []
    var message: String?
    for line in (answer.diagnostic ?? "").split(separator: "\n") {
      if line.hasPrefix("error: ") {
        message = String(line.dropFirst("error: ".count))
      } else if let text = message, let mark = line.firstIndex(of: "─"), line[..<mark].contains("┌") {
        let parts = line[line.index(after: mark)...].drop { $0 == " " }.split(separator: ":")
        if parts.count >= 3, let row = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1]) {
          faults.append(
            TypesettingFault(
              message: text, hints: answer.hints ?? [], file: parts.dropLast(2).joined(separator: ":"),
              // Typst counts columns from 0.
              position: SourcePosition(line: row, column: column + 1)))
        }
        message = nil
      }
    }
    guard faults.isEmpty else { return faults }
    return [
      TypesettingFault(message: answer.message ?? "unknown", hints: answer.hints ?? [], file: nil, position: .start)
    ]
  }
}

extension Typesetter {
  /// The version of Typst that the templates were written for.
  package static let expectedVersion = "0.15.2"

  /// The version of the `typst` wheel; `nil` where it is not there.
  package func version() async -> String? {
    let script = "from importlib.metadata import version; print(version('typst'))"
    let result = try? await Subprocess.run(
      .path(FilePath(python)), arguments: ["-I", "-c", script], environment: .custom([:] as [Environment.Key: String]),
      input: .none,
      output: .string(limit: 4096), error: .discarded)
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput.split(separator: "\n").first.map(String.init)
  }
}
