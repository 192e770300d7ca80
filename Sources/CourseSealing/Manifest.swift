package import CourseModel

/// `content.manifest`: a fixed header line, then one line an entry, `<sha256>  <place>`. The SHA-256 of the whole file is the
/// seal of the version.
package struct Manifest: Sendable, Equatable {
  package struct Entry: Sendable, Hashable {
    /// `programme`, `module`, a topic, a block (`01-bai#muc/2`), a footnote (`01-bai^1`) or a picture (`media/h.svg`).
    package let place: String
    package let digest: Digest
  }

  package static let header = "hoclieu content manifest, version 1"

  package let entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  /// Reads a manifest from its file; `nil` where it is none of this version.
  package init?(_ bytes: [UInt8]) {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.popLast() == "", lines.first == Manifest.header[...] else { return nil }
    var entries: [Entry] = []
    for line in lines.dropFirst() {
      guard line.utf8.count > 66, line.dropFirst(64).hasPrefix("  "), let digest = Digest(hexadecimal: line.prefix(64))
      else {
        return nil
      }
      entries.append(Entry(place: String(line.dropFirst(66)), digest: digest))
    }
    self.entries = entries
  }

  /// The file's bytes.
  package var bytes: [UInt8] {
    var text = Manifest.header + "\n"
    for entry in entries { text += "\(entry.digest)  \(entry.place)\n" }
    return Array(text.utf8)
  }

  /// The seal: the SHA-256 of the file.
  package var seal: Digest { digest(of: bytes) }

  /// The places at which two manifests differ, in the order of this one and then of the other: changed, added or gone.
  package func places(differingFrom other: Manifest) -> [String] {
    let ours = Dictionary(entries.map { ($0.place, $0.digest) }, uniquingKeysWith: { first, _ in first })
    let theirs = Dictionary(other.entries.map { ($0.place, $0.digest) }, uniquingKeysWith: { first, _ in first })
    let changed = entries.filter { theirs[$0.place] != $0.digest }.map(\.place)
    let gone = other.entries.filter { ours[$0.place] == nil }.map(\.place)
    return changed + gone
  }
}
