import CourseModel

/// The inlines of one paragraph, cell or mark while they are gathered, with the tildes that may strike through what stands
/// between them.
struct InlineLine {
  private struct Tildes {
    /// Where they stand in `inlines`, as text.
    let index: Int
    let count: Int
    let opens: Bool
    let closes: Bool
  }

  var inlines: [Inline] = []
  private var tildes: [Tildes] = []

  mutating func append(_ inline: Inline) { inlines.append(inline) }

  mutating func appendTildes(_ count: Int, at position: SourcePosition, opens: Bool, closes: Bool) {
    tildes.append(Tildes(index: inlines.count, count: count, opens: opens, closes: closes))
    inlines.append(.text(String(repeating: "~", count: count), at: position))
  }

  /// The inlines, with each pair of equal runs of tildes made a strikethrough; others stay tildes.
  var withStrikethrough: [Inline] {
    var result = inlines
    var open: [Tildes] = []
    /// Pairs found, the inner ones first.
    var pairs: [(first: Int, last: Int)] = []
    for run in tildes {
      if run.closes, let partner = open.lastIndex(where: { $0.count == run.count }) {
        pairs.append((open[partner].index, run.index))
        open.removeSubrange(partner...)
      } else if run.opens {
        open.append(run)
      }
    }
    // From the last to the first, and an inner pair before the one around it: what lies before a pair keeps its place.
    for pair in pairs.sorted(by: { $0.first > $1.first }) {
      let last = pair.last - removedBehind(pair, pairs)
      let inner = Array(result[(pair.first + 1)..<last])
      result.replaceSubrange(pair.first...last, with: [.strikethrough(inner)])
    }
    return result
  }

  /// How much shorter the stretch of `pair` has become by the pairs inside it.
  private func removedBehind(_ pair: (first: Int, last: Int), _ pairs: [(first: Int, last: Int)]) -> Int {
    var inner = pairs.filter { $0.first > pair.first && $0.last < pair.last }
    // Only the outermost of them count: an inner one is part of what its outer one took.
    inner = inner.filter { one in !inner.contains { $0.first < one.first && $0.last > one.last } }
    return inner.reduce(0) { $0 + ($1.last - $1.first) }
  }
}
