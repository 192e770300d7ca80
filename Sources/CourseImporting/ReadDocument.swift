import FoundationEssentials
import Subprocess
import SystemPackage

/// A Word file as pandoc read it.
package struct WordDocument: Sendable {
  let root: PandocValue
}

/// Why a Word file could not be read.
package enum ReadingError: Error {
  /// Python or the pandoc wheel is not there; the words say what was tried.
  case missing(String)
  /// The file is no Word file, or a broken one.
  case unreadable(String)
  case interrupted
}

/// Reads a Word file with the pandoc of `python`, and puts its pictures into `folder`.
package func readDocument(
  _ path: String, with python: String, pictures folder: String
) async throws(ReadingError) -> WordDocument {
  let script = String(decoding: PackageResources.read_docx_py, as: UTF8.self)
  var options = PlatformOptions()
  // A group of its own, so that pandoc ends with Python, and both with us.
  options.processGroupID = 0
  options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
  do {
    let result = try await Subprocess.run(
      .path(FilePath(python)), arguments: ["-I", "-c", script, path, folder],
      environment: .custom(["LC_ALL": "C.UTF-8"]), platformOptions: options, input: .none,
      output: .string(limit: 256 << 20), error: .string(limit: 1 << 20))
    guard result.terminationStatus.isSuccess,
      let answer = try? JSONDecoder().decode(PandocValue.self, from: Data(result.standardOutput.utf8))
    else { throw ReadingError.unreadable(String(result.standardError.suffix(2000))) }
    if !answer["missing"].text.isEmpty { throw ReadingError.missing(answer["missing"].text) }
    guard case .object = answer["document"] else { throw ReadingError.unreadable(answer["unreadable"].text) }
    return WordDocument(root: answer["document"])
  } catch {
    // A script that we killed looks like one that could not read the file.
    if Task.isCancelled { throw .interrupted }
    throw error as? ReadingError ?? .missing("\(error)")
  }
}

/// The version of pandoc that `python` brings; `nil` where it is not there.
package func pandocVersion(of python: String) async -> String? {
  let script = "import pypandoc; print(pypandoc.get_pandoc_version())"
  let result = try? await Subprocess.run(
    .path(FilePath(python)), arguments: ["-I", "-c", script], environment: .custom(["LC_ALL": "C.UTF-8"]),
    input: .none, output: .string(limit: 4096), error: .discarded)
  guard let result, result.terminationStatus.isSuccess else { return nil }
  return result.standardOutput.split(separator: "\n").first.map(String.init)
}
