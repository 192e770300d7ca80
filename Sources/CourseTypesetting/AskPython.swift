import FoundationEssentials
import Subprocess
import SystemPackage

extension Typesetter {
  /// What a script of ours answers on standard output, as JSON of at most `bytes`. Where this task is cancelled the script ends
  /// with it, and so does whatever it started.
  func ask<Answer: Decodable & Sendable>(
    _ script: [UInt8], _ arguments: [String], in folder: String? = nil, upTo bytes: Int = 1 << 20
  ) async throws(TypesettingError) -> Answer {
    var options = PlatformOptions()
    // A group of its own, so that a key pressed on the terminal reaches it only through us, and nothing of it survives us.
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    do {
      let result = try await Subprocess.run(
        .path(FilePath(python)),
        arguments: Arguments(["-I", "-c", String(decoding: script, as: UTF8.self)] + arguments),
        environment: .custom(["LC_ALL": "C.UTF-8"]), workingDirectory: folder.map { FilePath($0) },
        platformOptions: options, input: .none, output: .string(limit: bytes), error: .string(limit: 1 << 20))
      if result.terminationStatus.isSuccess,
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(result.standardOutput.utf8))
      {
        return answer
      }
      let words = [result.terminationStatus.description, result.standardError].filter { !$0.isEmpty }
      throw TypesettingError.broken(String(words.joined(separator: "\n").prefix(2000)))
    } catch {
      // A script that we killed looks broken too.
      if Task.isCancelled { throw .interrupted }
      throw error as? TypesettingError ?? .missing("\(error)")
    }
  }
}
