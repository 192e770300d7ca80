package import CourseModel
import CourseSealing

/// `SHA256SUMS`, as `sha256sum` writes and checks it.
package enum Sums {
  package static let name = "SHA256SUMS"
  package static var path: OutputPath {
    guard let path = OutputPath(name) else { preconditionFailure("\(name) is no path") }
    return path
  }

  /// The file for a folder: every file of it but this one, in order.
  package static func text(of tree: OutputTree) -> String {
    tree.paths.filter { $0.text != name }.map { "\(digest(of: tree[$0] ?? []))  \($0)\n" }.joined()
  }

  /// The digest that a file of sums gives for each name; `nil` where a line is malformed or a name stands twice.
  package static func read(_ bytes: [UInt8]) -> [String: Digest]? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var sums: [String: Digest] = [:]
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
      guard line.utf8.count > 66, line.dropFirst(64).hasPrefix("  "), let digest = Digest(hexadecimal: line.prefix(64)),
        sums.updateValue(digest, forKey: String(line.dropFirst(66))) == nil
      else { return nil }
    }
    return sums
  }
}
