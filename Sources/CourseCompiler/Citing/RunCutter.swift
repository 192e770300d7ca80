import CourseModel

/// Takes adjacent runs of text apart at any byte, so that every piece keeps its place in the source.
struct RunCutter {
  private var runs: ArraySlice<Inline>
  /// How many bytes of all runs have been cut off.
  private var offset = 0
  /// How many of them belong to the first run that is left.
  private var inside = 0

  init(_ runs: ArraySlice<Inline>) { self.runs = runs }

  /// The pieces up to an offset; none where it has been reached.
  mutating func cut(upTo end: Int) -> [Inline] {
    var pieces: [Inline] = []
    while offset < end, case .text(let text, let position)? = runs.first {
      let rest = text.utf8.count - inside
      let length = min(rest, end - offset)
      if inside == 0, length == rest {
        pieces.append(.text(text, at: position))
      } else {
        let bytes = text.utf8.dropFirst(inside).prefix(length)
        pieces.append(.text(String(decoding: bytes, as: UTF8.self), at: position.advanced(byColumns: inside)))
      }
      offset += length
      inside += length
      if inside == text.utf8.count {
        runs.removeFirst()
        inside = 0
      }
    }
    return pieces
  }
}
