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

  /// The inlines, with each pair of equal runs of tildes made a strikethrough; others stay tildes. A pair deeper than `depth`
  /// may go is reported and left out.
  func withStrikethrough(depth: Int, into builder: inout TopicBuilder) -> [Inline] {
    guard tildes.count > 1 else { return inlines }
    let pairs = pairs
    /// The line itself, and one for every strikethrough that is open.
    var lines: [[Inline]] = [[]]
    var ends: [Int] = []
    var left: Set<Int> = []
    for (index, inline) in inlines.enumerated() {
      if let end = pairs[index] {
        guard builder.allows(inlineDepth: depth + lines.count, at: SourceSpan(builder.path, at: place(of: inline)))
        else {
          left.insert(end)
          continue
        }
        lines.append([])
        ends.append(end)
      } else if index == ends.last {
        ends.removeLast()
        let struck = lines.removeLast()
        lines[lines.count - 1].append(.strikethrough(struck))
      } else if !left.contains(index) {
        lines[lines.count - 1].append(inline)
      }
    }
    return lines[0]
  }

  private func place(of inline: Inline) -> SourcePosition {
    if case .text(_, let position) = inline { position } else { .start }
  }

  /// Where the runs that belong together stand in `inlines`: the end of each pair by its start.
  private var pairs: [Int: Int] {
    var pairs: [Int: Int] = [:]
    /// The runs that wait for a partner, those of one tilde apart from those of two.
    var open: [[Tildes]] = [[], []]
    for run in tildes {
      if run.closes, let partner = open[run.count - 1].popLast() {
        pairs[partner.index] = run.index
        // What was opened between the two is closed with them.
        while let inner = open[2 - run.count].last, inner.index > partner.index { open[2 - run.count].removeLast() }
      } else if run.opens {
        open[run.count - 1].append(run)
      }
    }
    return pairs
  }
}
