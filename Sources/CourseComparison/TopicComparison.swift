import CourseModel

/// Tells what became of each topic, when it is known which piece was which.
struct TopicComparison {
  var comparer: Comparer
  let old: [Topic]
  let new: [Topic]
  let before: (pieces: [Piece], ranges: [Range<Int>])
  let after: (pieces: [Piece], ranges: [Range<Int>])
  let pairs: PiecePairs
  let topics: [(old: Int, new: Int)]
  /// How many blocks of the older version are still there, at least by half of their words.
  private(set) var keptBlocks = 0

  init(
    comparer: Comparer, old: [Topic], new: [Topic], before: (pieces: [Piece], ranges: [Range<Int>]),
    after: (pieces: [Piece], ranges: [Range<Int>]), pairs: PiecePairs, topics: [(old: Int, new: Int)]
  ) {
    self.comparer = comparer
    self.old = old
    self.new = new
    self.before = before
    self.after = after
    self.pairs = pairs
    self.topics = topics
  }

  /// Topics that differ, in the order of the newer version; removed ones stand where they were.
  mutating func changes() -> [TopicChange] {
    let steady = Set(longestIncreasingRow(of: topics.map(\.old)).map { topics[$0].new })
    let partners = Dictionary(topics.map { ($0.new, $0.old) }, uniquingKeysWith: { first, _ in first })
    let taken = Set(partners.values)
    var changes: [TopicChange] = []
    var reached = 0
    func passRemoved(upTo end: Int, _ comparison: inout TopicComparison) {
      while reached < end {
        if !taken.contains(reached) { changes.append(comparison.removal(of: reached)) }
        reached += 1
      }
    }
    for index in new.indices {
      guard let partner = partners[index] else {
        changes.append(change(of: index, from: nil, isMoved: false))
        continue
      }
      let isSteady = steady.contains(index)
      if isSteady { passRemoved(upTo: partner, &self) }
      let change = self.change(of: index, from: partner, isMoved: !isSteady)
      if change.isMoved || !change.fields.isEmpty || !change.blocks.isEmpty || !change.departures.isEmpty {
        changes.append(change)
      }
      if isSteady {
        reached = partner + 1
        // What stood behind it and was removed stands behind it again.
        var end = reached
        while end < old.count, !taken.contains(end) { end += 1 }
        passRemoved(upTo: end, &self)
      }
    }
    passRemoved(upTo: old.count, &self)
    return changes
  }

  private mutating func removal(of index: Int) -> TopicChange {
    let topic = old[index]
    let blocks = before.ranges[index].filter { pairs.isFree(old: $0) }.map { comparer.removal(of: before.pieces[$0]) }
    return TopicChange(
      id: topic.id, ordinal: topic.ordinal, title: topic.metadata.title.value, kind: .removed, isMoved: false,
      periods: nil,
      words: 0, fields: [], blocks: blocks, departures: departures(from: index, to: nil))
  }

  private mutating func change(of index: Int, from partner: Int?, isMoved: Bool) -> TopicChange {
    let topic = new[index]
    let fields = partner.map { comparer.changedFields(old[$0].metadata, topic.metadata) } ?? []
    let blocks = changedBlocks(of: index, from: partner)
    let departures = partner.map { self.departures(from: $0, to: index) } ?? []
    let isSame = fields.isEmpty && blocks.isEmpty && departures.isEmpty
    let words = blocks.isEmpty ? 0 : topic.blocks.reduce(0) { $0 + $1.plainText.wordCount }
    return TopicChange(
      id: topic.id, ordinal: topic.ordinal, title: topic.metadata.title.value,
      kind: partner == nil ? .added : isSame ? .moved : .revised, isMoved: isMoved,
      periods: topic.metadata.periods?.value,
      words: words, fields: fields, blocks: blocks, departures: departures)
  }

  private func departures(from index: Int, to newIndex: Int?) -> [TopicChange.Departure] {
    before.ranges[index].compactMap { i in
      guard let j = pairs.new[i], after.pieces[j].topic != newIndex else { return nil }
      let piece = before.pieces[i]
      return TopicChange.Departure(
        sort: piece.sort, section: piece.section, before: piece.place, after: after.pieces[j].place,
        topic: new[after.pieces[j].topic].ordinal)
    }
  }

  /// What differs between two rows of pieces, in the order of the newer one.
  private mutating func changedBlocks(of index: Int, from partner: Int?) -> [BlockChange] {
    let range = after.ranges[index]
    let home = range.filter { j in pairs.old[j].map { before.pieces[$0].topic == partner } ?? false }
    let steady = Set(longestIncreasingRow(of: home.compactMap { pairs.old[$0] }).map { home[$0] })
    let left = partner.map { before.ranges[$0] } ?? 0..<0
    var changes: [BlockChange] = []
    var reached = left.lowerBound
    func passRemoved(upTo end: Int, _ comparison: inout TopicComparison) {
      while reached < end {
        if comparison.pairs.isFree(old: reached) {
          changes.append(comparison.comparer.removal(of: comparison.before.pieces[reached]))
        }
        reached += 1
      }
    }
    for j in range {
      guard let i = pairs.old[j] else {
        changes.append(comparer.addition(of: after.pieces[j]))
        continue
      }
      let isSteady = steady.contains(j)
      if isSteady { passRemoved(upTo: i, &self) }
      // Footnotes follow their marks.
      let isMoved = !isSteady && !after.pieces[j].isFootnote
      let change = comparer.change(from: before.pieces[i], to: after.pieces[j], isMoved: isMoved)
      if isStillThere(i, j, change) { keptBlocks += 1 }
      if let change { changes.append(change) }
      if isSteady { reached = i + 1 }
    }
    passRemoved(upTo: left.upperBound, &self)
    return changes
  }

  private mutating func isStillThere(_ i: Int, _ j: Int, _ change: BlockChange?) -> Bool {
    guard let change, change.kind == .revised else { return true }
    let kept = change.fragments.filter { $0.kind == .kept }.reduce(0) { $0 + $1.text.wordCount }
    let removed = change.fragments.filter { $0.kind == .removed }.reduce(0) { $0 + $1.text.wordCount }
    return kept >= removed
  }
}
