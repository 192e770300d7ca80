import CourseTestSupport
import Foundation
import Subprocess
import SystemPackage
import Testing

/// Where the tests find the project and the program.
enum Place {
  /// The root of the repository.
  static let repository = (#filePath as NSString).deletingLastPathComponent + "/../.."
  /// The program as `swift build --build-tests` made it.
  static let program = repository + "/.build/debug/hoclieu"
}

/// A project of its own in a temporary folder: the content of `Project/`, and the repository's templates and typesetter.
final class Workshop: Sendable {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "hoclieu-" + UUID().uuidString
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let tests = (#filePath as NSString).deletingLastPathComponent
    try files.copyItem(atPath: tests + "/Project/Content", toPath: folder + "/Content")
    for name in ["Templates", ".venv"] {
      try files.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: "\(Place.repository)/\(name)")
    }
  }

  deinit {
    if let shelf = ProcessInfo.processInfo.environment["HOCLIEU_PDFS"] { keepPDFs(in: shelf) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// What was set is judged when all tests are over (`Tests/PDF/judge.py`): drafts, forms, and the packages of the store, but
  /// not what an office's program made of them.
  private func keepPDFs(in shelf: String) {
    let files = FileManager.default
    try? files.createDirectory(atPath: shelf, withIntermediateDirectories: true)
    for place in ["build", "published"] {
      for name in files.enumerator(atPath: "\(folder)/\(place)") ?? .init() {
        guard let name = name as? String, [".pdf", ".zip"].contains(where: name.hasSuffix),
          !name.hasPrefix("countersigned/")
        else { continue }
        try? files.copyItem(
          atPath: "\(folder)/\(place)/\(name)",
          toPath: "\(shelf)/\(UUID().uuidString)-\((name as NSString).lastPathComponent)")
      }
    }
  }

  /// Runs a shell command in the folder. Everything it says, in the order in which it says it, and its exit status.
  func run(_ command: String, environment: [String: String] = [:]) async throws -> (output: String, status: Int32) {
    var variables = [
      "PATH": "\(Place.repository)/.build/debug:/usr/local/bin:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8",
      "TZ": "Asia/Ho_Chi_Minh",
      "REPOSITORY": Place.repository,
    ]
    variables.merge(environment) { $1 }
    // To a file: a pipe could fill up before anyone reads it, and would not keep the order of both streams.
    let script = "exec >\"$1\" 2>&1 </dev/null; \(command)"
    let log = NSTemporaryDirectory() + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: log) }
    let result = try await Subprocess.run(
      .path("/bin/bash"), arguments: ["-c", script, "bash", log],
      environment: .custom(
        Dictionary(
          uniqueKeysWithValues: variables.compactMap { pair in
            Environment.Key(rawValue: pair.key).map { ($0, pair.value) }
          })),
      workingDirectory: FilePath(folder), input: .none, output: .discarded, error: .discarded)
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    return (try String(contentsOfFile: log, encoding: .utf8), status)
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) }
}

/// A shell session written down: Markdown, whose blocks of `console` hold commands after `$ ` (further lines of a command
/// after `> `) and what they say. A line `[2]` after the output is the exit status, where it is not 0.
struct Transcript {
  private let lines: [Substring]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The same session as it goes now.
  func replayed(in workshop: Workshop) async throws -> String {
    var result: [String] = []
    var isInConsole = false
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line == "```console" { isInConsole = true } else if line == "```" { isInConsole = false }
      guard isInConsole, line != "```console" else {
        result.append(String(line))
        continue
      }
      // What was said last time is left out; it is said anew.
      guard line.hasPrefix("$ ") else { continue }
      result.append(String(line))
      var command = String(line.dropFirst(2))
      while index < lines.count, lines[index].hasPrefix("> ") || lines[index] == ">" {
        result.append(String(lines[index]))
        command += "\n" + lines[index].dropFirst(2)
        index += 1
      }
      let (output, status) = try await workshop.run(command)
      if !output.isEmpty {
        let said = output.split(separator: "\n", omittingEmptySubsequences: false)
        result += said.dropLast(output.hasSuffix("\n") ? 1 : 0).map(String.init)
      }
      if status != 0 { result.append("[\(status)]") }
    }
    return result.joined(separator: "\n")
  }
}

@Suite("The program")
struct TranscriptTests {
  /// The sessions are also the manual's examples: what they show is what the program does.
  @Test("does what its transcripts show", arguments: ExampleFolder.all(in: "Transcripts", besides: #filePath))
  func transcripts(_ file: ExampleFolder) async throws {
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    golden(try await Transcript(text).replayed(in: Workshop()), at: file.path)
  }
}
