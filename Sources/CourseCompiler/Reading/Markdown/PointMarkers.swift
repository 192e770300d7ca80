import CCMarkGFM
import CourseModel

/// The points (điểm) of Vietnamese drafting, `a)` `b)` `c)` `d)` `đ)` `e)` …, which CommonMark does not know as markers of a
/// list. In the text that cmark gets, a digit stands in their place, and here is kept which letter it was.
struct PointMarkers {
  struct Marker {
    /// The letter's place in `List.pointLetters`, the first being 1; `nil` for a letter that no point has.
    let number: Int?
    let letter: String
    /// Its byte column.
    let column: Int
  }

  /// By line of the body, the first being 1.
  private(set) var markers: [Int: Marker] = [:]

  static let none = PointMarkers()

  /// Finds the markers outside the lines of `code`.
  static func find(in body: UnsafeBufferPointer<UInt8>, _ lines: LineIndex, besides code: Set<Int> = [])
    -> PointMarkers
  {
    var points = PointMarkers()
    for line in 1...max(lines.count, 1) {
      let range = lines.range(ofLine: line)
      let start = body[range].firstIndex { $0 != 0x20 && $0 != UInt8(ascii: ">") } ?? range.upperBound
      let end = start < range.upperBound && body[start] == 0xC4 ? start + 2 : start + 1
      guard end < range.upperBound, body[end] == UInt8(ascii: ")"),
        end + 1 == range.upperBound || body[end + 1] == 0x20,
        end - start == 2 ? body[start + 1] == 0x91 : (0x61...0x7A).contains(body[start]),
        !code.contains(line)
      else { continue }
      let letter = String(decoding: body[start..<end], as: UTF8.self)
      points.markers[line] = Marker(
        number: List.pointLetters.firstIndex(of: letter).map { $0 + 1 }, letter: letter,
        column: start - range.lowerBound + 1)
    }
    return points
  }

  /// The body with digits for letters. A `1` may follow a paragraph without an empty line between, which is right for a) only.
  func replaced(in body: UnsafeBufferPointer<UInt8>, _ lines: LineIndex) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var copied = 0
    for (line, marker) in markers.sorted(by: { $0.key < $1.key }) {
      guard let number = marker.number else { continue }
      let start = lines.range(ofLine: line).lowerBound + marker.column - 1
      result += body[copied..<start]
      result.append(number == 1 ? UInt8(ascii: "1") : UInt8(ascii: "2"))
      copied = start + marker.letter.utf8.count
    }
    return result + body[copied...]
  }

  /// How many bytes the place in the source lies behind the same place in the replaced body: đ has two.
  func shift(line: Int, column: Int) -> Int {
    guard let marker = markers[line], marker.number != nil, column > marker.column else { return 0 }
    return marker.letter.utf8.count - 1
  }
}

extension MarkdownReader {
  /// The marker of a list whose items start on these lines, with findings where letters are missing, mixed with numbers, or
  /// not those of the official order.
  mutating func marker(of list: MarkdownNode) -> List.Marker? {
    let lines = list.children.map { Int($0.pointee.start_line) }
    guard let first = lines.first.flatMap({ points.markers[$0] }), let start = first.number else { return nil }
    var expected = start
    for line in lines {
      if points.markers[line]?.number != expected {
        let wanted = List.pointLetters.indices.contains(expected - 1) ? List.pointLetters[expected - 1] : "?"
        builder.report(
          .pointOutOfOrder,
          Phrase("điểm ở đây phải là `\(wanted))`", "the point here has to be `\(wanted))`"),
          at: SourceSpan(builder.path, at: position(line: line, column: points.markers[line]?.column ?? 1), bytes: 2),
          help: Phrase(
            "thứ tự: \(List.pointLetters.joined(separator: ", "))",
            "the order: \(List.pointLetters.joined(separator: ", "))"))
        expected = points.markers[line]?.number ?? expected
      }
      expected += 1
    }
    return .point(start: start)
  }

  /// A letter that no point has goes unnoticed into the text of the point above it.
  mutating func reportForeignPoints() {
    var before: Int?
    for (line, marker) in points.markers.sorted(by: { $0.key < $1.key }) {
      defer { before = marker.number }
      guard marker.number == nil, let number = before, number < List.pointLetters.count,
        List.pointLetters[number - 1] < marker.letter, marker.letter < List.pointLetters[number]
      else { continue }
      builder.report(
        .pointOutOfOrder,
        Phrase(
          "văn bản hành chính không có điểm `\(marker.letter))`", "official documents have no point `\(marker.letter))`"
        ),
        at: SourceSpan(builder.path, at: position(line: line, column: marker.column), bytes: 2),
        help: Phrase("dùng `\(List.pointLetters[number]))`", "use `\(List.pointLetters[number]))`"))
    }
  }
}
