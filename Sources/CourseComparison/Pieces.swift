import CourseModel

/// A block or footnote as it is compared.
struct Piece {
  let place: String
  let section: String
  let sort: Phrase
  /// What two pieces share exactly when they read the same, apart from numbers that they have from their neighbours.
  let form: [UInt8]
  /// The text in which differences are shown.
  let text: String

  func change(_ kind: ChangeKind) -> BlockChange {
    switch kind {
    case .added:
      BlockChange(.added, sort: sort, section: section, before: nil, after: place, fragments: [Fragment(.added, text)])
    case .removed:
      BlockChange(
        .removed, sort: sort, section: section, before: place, after: nil, fragments: [Fragment(.removed, text)])
    case .revised, .moved: preconditionFailure("a revised or moved piece has two sides")
    }
  }

  func change(_ kind: ChangeKind, from old: Piece) -> BlockChange {
    BlockChange(
      kind, sort: sort, section: section, before: old.place, after: place,
      fragments: kind == .moved ? [Fragment(.kept, text)] : fragments(from: old.text, to: text))
  }
}

/// The pieces of a topic in reading order, footnotes last.
func pieces(of topic: Topic) -> [Piece] {
  let blocks = topic.placedBlocks.map { placed in
    Piece(
      place: placed.place, section: placed.section, sort: sort(of: placed.block),
      form: CanonicalForm.withoutNumbers(placed.block), text: comparisonText(of: placed.block))
  }
  let notes = topic.footnotes.enumerated().map { index, footnote in
    Piece(
      place: "\(topic.id)^\(index + 1)", section: "", sort: Phrase("Chú thích", "Footnote"),
      form: CanonicalForm.of(footnote),
      text: footnote.blocks.map(comparisonText).joined(separator: "\n"))
  }
  return blocks + notes
}

/// What differs between two rows of pieces, in the order of the newer one.
func changedPieces(_ old: [Piece], _ new: [Piece]) -> [BlockChange] {
  var numbers: [[UInt8]: Int] = [:]
  func number(_ piece: Piece) -> Int {
    if let known = numbers[piece.form] { return known }
    numbers[piece.form] = numbers.count
    return numbers.count - 1
  }
  let (oldForms, newForms) = (old.map(number), new.map(number))
  let difference = newForms.difference(from: oldForms).inferringMoves()
  var removed: Set<Int> = []
  var added: Set<Int> = []
  var movedFrom: [Int: Int] = [:]
  for change in difference {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, let source):
      added.insert(offset)
      if let source { movedFrom[offset] = source }
    }
  }
  let moveSources = Set(movedFrom.values)
  var changes: [BlockChange] = []
  var (left, right) = (0, 0)
  while left < old.count || right < new.count {
    var gapRemoved: [Piece] = []
    var gapAdded: [(Piece, movedFrom: Piece?)] = []
    while left < old.count, removed.contains(left) {
      if !moveSources.contains(left) { gapRemoved.append(old[left]) }
      left += 1
    }
    while right < new.count, added.contains(right) {
      gapAdded.append((new[right], movedFrom[right].map { old[$0] }))
      right += 1
    }
    changes += changesInGap(gapRemoved, gapAdded)
    left += 1
    right += 1
  }
  return changes
}

/// How far off a removed piece may stand that an added one is held against. A revised block stands near its old place; looking further would
/// make two texts without a word in common cost the square of their length.
private let window = 24

/// Between two pieces that stayed: pairs the pieces that resemble each other most, also where they have changed places; the
/// rest was really removed or added.
private func changesInGap(_ removed: [Piece], _ added: [(Piece, movedFrom: Piece?)]) -> [BlockChange] {
  let old = removed.map { (piece: $0, words: WordCount($0.text)) }
  var pairs: [(old: Int, new: Int, likeness: Double)] = []
  for (index, entry) in added.enumerated() where entry.movedFrom == nil {
    let (piece, words) = (entry.0, WordCount(entry.0.text))
    for candidate in old.indices where abs(candidate - index) <= window && old[candidate].piece.sort == piece.sort {
      let likeness = old[candidate].words.likeness(to: words)
      if likeness >= 0.4 { pairs.append((candidate, index, likeness)) }
    }
  }
  var partner: [Int: Int] = [:]
  var taken: Set<Int> = []
  // Of two that resemble a piece equally, the nearer one; the order of all is fixed, so that the result is.
  for pair in pairs.sorted(by: {
    ($1.likeness, abs($0.old - $0.new), $0.new, $0.old) < ($0.likeness, abs($1.old - $1.new), $1.new, $1.old)
  }) where partner[pair.new] == nil && taken.insert(pair.old).inserted {
    partner[pair.new] = pair.old
  }
  var changes: [BlockChange] = []
  var reached = 0
  func passRemoved(upTo end: Int) {
    while reached < end {
      if !taken.contains(reached) { changes.append(old[reached].piece.change(.removed)) }
      reached += 1
    }
  }
  for (index, (piece, source)) in added.enumerated() {
    if let source {
      changes.append(piece.change(.moved, from: source))
    } else if let match = partner[index] {
      passRemoved(upTo: match)
      changes.append(piece.change(.revised, from: old[match].piece))
    } else {
      changes.append(piece.change(.added))
    }
  }
  passRemoved(upTo: old.count)
  return changes
}

/// How often each word stands in a text.
private struct WordCount {
  private var counts: [Substring: Int] = [:]
  private var total = 0

  init(_ text: String) {
    for word in text.split(whereSeparator: \.isWhitespace) {
      counts[word, default: 0] += 1
      total += 1
    }
  }

  /// How much two texts have in common: 0 to 1 (Sørensen–Dice).
  func likeness(to other: WordCount) -> Double {
    guard total + other.total > 0 else { return 1 }
    let shared = counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
    return 2 * Double(shared) / Double(total + other.total)
  }
}
