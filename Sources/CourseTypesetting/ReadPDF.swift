package import CourseModel
import FoundationEssentials
import Subprocess
import SystemPackage

extension Typesetter {
  /// What the tagged PDF at `path` says, in the order in which it is read aloud. Needs the wheel pikepdf, which shares nothing
  /// with what sets PDFs.
  package func read(_ path: String) async throws(TypesettingError) -> [EditionText] {
    let script = String(decoding: PackageResources.read_pdf_py, as: UTF8.self)
    let answer: Reading
    do {
      let result = try await Subprocess.run(
        .path(FilePath(python)), arguments: ["-I", "-c", script, path], environment: .custom(["LC_ALL": "C.UTF-8"]),
        input: .none, output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
      guard result.terminationStatus.isSuccess,
        let decoded = try? JSONDecoder().decode(Reading.self, from: Data(result.standardOutput.utf8))
      else { throw TypesettingError.broken(String(result.standardError.prefix(2000))) }
      answer = decoded
    } catch let error as TypesettingError {
      throw error
    } catch {
      throw Task.isCancelled ? .interrupted : .missing("\(error)")
    }
    if let missing = answer.missing { throw .missing(missing) }
    guard let pieces = answer.pieces else { throw .broken(answer.message ?? "") }
    return pieces.compactMap { piece in
      guard piece.count == 2, let kind = EditionText.Kind(rawValue: piece[0]) else { return nil }
      return EditionText(kind, piece[1])
    }
  }

  private struct Reading: Decodable, Sendable {
    let ok: Bool
    let missing: String?
    let message: String?
    let pieces: [[String]]?
  }
}
