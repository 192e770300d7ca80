/// A path below the content root, with `/` between its parts. One that parses cannot leave the root: it is never absolute,
/// and has no empty, `.` or `..` part, no backslash and no control character.
package struct SourcePath: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The whole path, for example `modules/cd03/01-bai.md`.
  package let text: String

  package init?(_ text: String) {
    guard SourcePath.isPath(text.utf8) else { return nil }
    self.text = text
  }

  private static func isPath(_ bytes: String.UTF8View) -> Bool {
    guard !bytes.isEmpty, bytes.count <= 1024 else { return false }
    return bytes.split(separator: slash, omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
        && part.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    }
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// The path's last part: the name of the file.
  package var name: Substring {
    text[(text.utf8.lastIndex(of: SourcePath.slash).map(text.utf8.index(after:)) ?? text.startIndex)...]
  }

  /// What follows the last dot of the name, in ASCII lower case; empty where there is no dot.
  package var fileExtension: String {
    let name = name
    guard let dot = name.utf8.lastIndex(of: SourcePath.dot), dot != name.startIndex else { return "" }
    return String(name[name.utf8.index(after: dot)...]).lowercased()
  }

  /// The name without its extension.
  package var stem: Substring {
    let name = name
    guard let dot = name.utf8.lastIndex(of: SourcePath.dot), dot != name.startIndex else { return name }
    return name[..<dot]
  }

  /// The folder that holds the file; `nil` for a file at the root itself.
  package var folder: SourcePath? {
    guard let slash = text.utf8.lastIndex(of: SourcePath.slash) else { return nil }
    return SourcePath(String(text[..<slash]))
  }

  /// The path of `relative` as seen from this folder; `nil` where it would leave the content root or is not a path.
  package func appending(_ relative: String) -> SourcePath? {
    SourcePath.resolve(relative, from: text.split(separator: "/"))
  }

  /// The path that `relative` means when it is written in this file; `nil` where it would leave the content root.
  package func sibling(_ relative: String) -> SourcePath? {
    SourcePath.resolve(relative, from: text.split(separator: "/").dropLast())
  }

  private static func resolve(_ relative: String, from folder: [Substring]) -> SourcePath? {
    guard !relative.hasPrefix("/") else { return nil }
    var parts = folder
    for part in relative.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case "", ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    return SourcePath(parts.joined(separator: "/"))
  }

  package var description: String { text }

  /// Paths are ordered by their bytes, so that every machine lists files alike.
  package static func < (left: SourcePath, right: SourcePath) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// A place in a file. Both numbers start at 1; columns count UTF-8 bytes.
package struct SourcePosition: Hashable, Comparable, Sendable {
  package let line: UInt32
  package let column: UInt32

  package init(line: Int, column: Int) {
    self.line = UInt32(clamping: max(line, 1))
    self.column = UInt32(clamping: max(column, 1))
  }

  /// The first byte of a file.
  package static let start = SourcePosition(line: 1, column: 1)

  /// The place `bytes` further on in the same line.
  package func advanced(byColumns bytes: Int) -> SourcePosition {
    SourcePosition(line: Int(line), column: Int(column) + bytes)
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of one source file, from its first byte to just behind its last.
package struct SourceSpan: Hashable, Sendable {
  package let path: SourcePath
  package let range: Range<SourcePosition>

  package init(_ path: SourcePath, _ range: Range<SourcePosition>) {
    self.path = path
    self.range = range
  }

  /// A single place; its range is empty.
  package init(_ path: SourcePath, at position: SourcePosition) {
    self.init(path, position..<position)
  }

  /// `bytes` bytes of one line.
  package init(_ path: SourcePath, at position: SourcePosition, bytes: Int) {
    self.init(path, position..<position.advanced(byColumns: max(bytes, 0)))
  }

  /// The file as a whole, for what has no better place.
  package init(_ path: SourcePath) { self.init(path, at: .start) }
}

/// A value together with the place it was read from.
package struct Located<Value> {
  package let value: Value
  package let span: SourceSpan

  package init(_ value: Value, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
