package import Testing
import Foundation

/// Compares a text with the file that holds what was expected. `RECORD=1 swift test` writes the file anew and fails, so that
/// a recording never passes for a test.
package func golden(_ actual: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation) {
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    let old = try? String(contentsOfFile: path, encoding: .utf8)
    if old != actual {
      do {
        try actual.write(toFile: path, atomically: true, encoding: .utf8)
      } catch {
        Issue.record("cannot record \(path): \(error)", sourceLocation: sourceLocation)
      }
    }
    Issue.record("recorded \(path); run again without RECORD", sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? String(contentsOfFile: path, encoding: .utf8) else {
    Issue.record("no golden file \(path); record it with RECORD=1. Actual:\n\(actual)", sourceLocation: sourceLocation)
    return
  }
  #expect(actual == expected, "differs from \(path)", sourceLocation: sourceLocation)
}

/// A folder whose files show one thing.
package struct ExampleFolder: Sendable, CustomTestStringConvertible {
  package let path: String

  package init(path: String) { self.path = path }

  package var name: String { (path as NSString).lastPathComponent }
  package var testDescription: String { name }

  /// The folders below `Examples` beside the test file.
  package static func all(in folder: String = "Examples", besides file: String) -> [ExampleFolder] {
    let root = (file as NSString).deletingLastPathComponent + "/" + folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.sorted().map { ExampleFolder(path: root + "/" + $0) }
  }

  package func file(_ name: String) -> String { path + "/" + name }

  package func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  package func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: file(name)))) }

  /// All files of a subfolder, by their path below it; the folder's own for an empty name.
  package func files(below subfolder: String = "") throws -> [String: [UInt8]] {
    let root = subfolder.isEmpty ? path : file(subfolder)
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder) else { continue }
      if !isFolder.boolValue { files[name] = Array(try Data(contentsOf: URL(fileURLWithPath: root + "/" + name))) }
    }
    return files
  }
}
