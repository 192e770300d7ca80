package import CourseModel

/// A file as an editor shows it: its lines, and what their places are called there.
package struct EditedText: Sendable {
  /// What an editor counts inside a line (Language Server Protocol 3.17, `PositionEncodingKind`).
  package enum Unit: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
  }

  /// A place as editors name it: both numbers start at 0.
  package struct Position: Hashable, Sendable, Comparable {
    package let line: Int
    package let character: Int

    package init(line: Int, character: Int) {
      self.line = line
      self.character = character
    }

    package static func < (left: Position, right: Position) -> Bool {
      (left.line, left.character) < (right.line, right.character)
    }
  }

  private let lines: [ArraySlice<UInt8>]
  private let unit: Unit

  package init(_ bytes: [UInt8], counting unit: Unit) {
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    self.unit = unit
  }

  /// A place behind the end of its line, or of the file, is the end itself.
  package func position(of place: SourcePosition) -> Position {
    let number = Int(place.line) - 1
    guard lines.indices.contains(number) else {
      return Position(line: lines.count - 1, character: length(of: lines[lines.count - 1]))
    }
    return Position(line: number, character: length(of: lines[number].prefix(Int(place.column) - 1)))
  }

  /// The place that an editor names; behind the end of its line, or of the file, it is the end itself.
  package func place(of position: Position) -> SourcePosition {
    let number = min(max(position.line, 0), lines.count - 1)
    let line = lines[number]
    guard unit == .utf16 else {
      return SourcePosition(line: number + 1, column: min(max(position.character, 0), line.count) + 1)
    }
    var left = position.character
    var bytes = 0
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      let width = UTF16.width(scalar)
      guard left >= width else { break }
      left -= width
      bytes += UTF8.width(scalar)
    }
    return SourcePosition(line: number + 1, column: min(bytes, line.count) + 1)
  }

  /// What stands in the line of a place before it, and behind it.
  func sides(of place: SourcePosition) -> (left: String, right: String) {
    guard lines.indices.contains(Int(place.line) - 1) else { return ("", "") }
    let line = lines[Int(place.line) - 1]
    let cut = min(Int(place.column) - 1, line.count)
    return (String(decoding: line.prefix(cut), as: UTF8.self), String(decoding: line.dropFirst(cut), as: UTF8.self))
  }

  /// What stands in a stretch of one line; `nil` where the stretch leaves the text.
  package func text(in range: Range<SourcePosition>) -> String? {
    let (from, to) = (range.lowerBound, range.upperBound)
    guard from.line == to.line, lines.indices.contains(Int(from.line) - 1) else { return nil }
    let line = lines[Int(from.line) - 1]
    guard Int(to.column) - 1 <= line.count else { return nil }
    return String(
      decoding: line.dropFirst(Int(from.column) - 1).prefix(Int(to.column) - Int(from.column)), as: UTF8.self)
  }

  /// The start of the first line of which something is true; `nil` where it is of none.
  func start(ofFirstLineWhere isMeant: (String) -> Bool) -> SourcePosition? {
    lines.firstIndex { isMeant(String(decoding: $0, as: UTF8.self)) }.map { SourcePosition(line: $0 + 1, column: 1) }
  }

  /// The whole text as a stretch.
  package var whole: Range<Position> {
    Position(line: 0, character: 0)..<Position(line: lines.count - 1, character: length(of: lines[lines.count - 1]))
  }

  private func length(of line: ArraySlice<UInt8>) -> Int {
    switch unit {
    case .utf8: line.count
    case .utf16: String(decoding: line, as: UTF8.self).utf16.count
    }
  }
}
