import CourseModel

/// Which piece of the older version each piece of the newer one was.
struct PiecePairs {
  /// By the index of the newer piece.
  var old: [Int?]
  /// By the index of the older piece.
  var new: [Int?]
  /// The words of the pieces that were held against each other, sorted.
  var oldBags: [Int: [Int]] = [:]
  var newBags: [Int: [Int]] = [:]

  init(_ oldCount: Int, _ newCount: Int) {
    old = Array(repeating: nil, count: newCount)
    new = Array(repeating: nil, count: oldCount)
  }

  mutating func pair(_ i: Int, _ j: Int) {
    old[j] = i
    new[i] = j
  }

  func isFree(old i: Int) -> Bool { new[i] == nil }
  func isFree(new j: Int) -> Bool { old[j] == nil }
}

/// How many words a piece must have to be known again in another topic by its text alone.
private let tellingSize = 8
/// How many neighbours, and how many pieces with the same rare words, a piece is held against.
private let neighbours = 8
private let relatives = 8
/// A word in more pieces than this tells nothing.
private let rareness = 6

extension Comparer {
  /// Pairs pieces that are the same thing: in their topic those that read the same, then those with the same name, then those
  /// that resemble each other; across topics those that read the same and say enough, with what stands beside them.
  mutating func pairPieces(
    _ old: (pieces: [Piece], ranges: [Range<Int>]), _ new: (pieces: [Piece], ranges: [Range<Int>]),
    topics: [(old: Int, new: Int)]
  ) -> PiecePairs {
    var pairs = PiecePairs(old.pieces.count, new.pieces.count)
    for topic in topics {
      let (left, right) = (old.ranges[topic.old], new.ranges[topic.new])
      let found = CommonRow.pairs(
        old.pieces[left].map(\.form), new.pieces[right].map(\.form), counting: &effort)
      for pair in found { pairs.pair(left.lowerBound + pair.old, right.lowerBound + pair.new) }
      pairEqual(Array(left), Array(right), by: { $0.form }, old.pieces, new.pieces, &pairs)
      pairEqual(Array(left), Array(right), by: { $0.name }, old.pieces, new.pieces, &pairs)
    }
    pairAcross(old.pieces, new.pieces, &pairs)
    pairAlike(old.pieces, new.pieces, topics: topics, &pairs)
    extend(&pairs, old.pieces, new.pieces)
    return pairs
  }

  /// Pairs what is free and shares a value, in order.
  private mutating func pairEqual<Value: Hashable>(
    _ left: [Int], _ right: [Int], by value: (Piece) -> Value?, _ old: [Piece], _ new: [Piece],
    _ pairs: inout PiecePairs
  ) {
    effort.add(left.count + right.count)
    var waiting: [Value: [Int]] = [:]
    for i in left.reversed() where pairs.isFree(old: i) {
      if let value = value(old[i]) { waiting[value, default: []].append(i) }
    }
    guard !waiting.isEmpty else { return }
    for j in right where pairs.isFree(new: j) {
      if let value = value(new[j]), let i = waiting[value]?.popLast() { pairs.pair(i, j) }
    }
  }

  private mutating func pairAcross(_ old: [Piece], _ new: [Piece], _ pairs: inout PiecePairs) {
    let left = old.indices.filter { pairs.isFree(old: $0) && !old[$0].isFootnote && old[$0].subject != .heading }
    let right = new.indices.filter { pairs.isFree(new: $0) && !new[$0].isFootnote && new[$0].subject != .heading }
    guard !left.isEmpty, !right.isEmpty else { return }
    func says(_ piece: Piece) -> Bool { piece.name != nil || piece.wordCount >= tellingSize }
    pairEqual(left, right, by: { says($0) ? $0.form : nil }, old, new, &pairs)
    // A figure's name is its file, which several topics may show; a question keeps its name wherever it goes.
    pairEqual(left, right, by: { $0.subject == .question || $0.subject == .table ? $0.name : nil }, old, new, &pairs)
    extend(&pairs, old, new)
  }

  /// A short piece beside one that went to another topic went with it where it reads the same or has the same name.
  private mutating func extend(_ pairs: inout PiecePairs, _ old: [Piece], _ new: [Piece]) {
    func tryPair(_ i: Int, _ j: Int) -> Bool {
      guard old.indices.contains(i), new.indices.contains(j), pairs.isFree(old: i), pairs.isFree(new: j),
        old[i].form == new[j].form || old[i].name != nil && old[i].name == new[j].name
      else { return false }
      pairs.pair(i, j)
      return true
    }
    effort.add(new.count)
    for step in [1, -1] {
      for j in step > 0 ? Array(new.indices) : new.indices.reversed() {
        if let i = pairs.old[j] { _ = tryPair(i + step, j + step) }
      }
    }
  }

  private mutating func pairAlike(
    _ old: [Piece], _ new: [Piece], topics: [(old: Int, new: Int)], _ pairs: inout PiecePairs
  ) {
    let left = old.indices.filter { pairs.isFree(old: $0) }
    let right = new.indices.filter { pairs.isFree(new: $0) }
    guard !left.isEmpty, !right.isEmpty else { return }
    let newTopic = Dictionary(topics.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
    for i in left {
      let tokens = parts(of: old[i]).allTokens
      pairs.oldBags[i] = bag(of: tokens)
    }
    for j in right {
      let tokens = parts(of: new[j]).allTokens
      pairs.newBags[j] = bag(of: tokens)
    }
    var holders: [Int: [Int]] = [:]
    for i in left { for word in Set(pairs.oldBags[i] ?? []) { holders[word, default: []].append(i) } }
    var byTopic: [Int: [Int]] = [:]
    for i in left { if let topic = newTopic[old[i].topic] { byTopic[topic, default: []].append(i) } }
    var found: [(old: Int, new: Int, likeness: Double)] = []
    var places: [Int: Int] = [:]
    for j in right {
      let inTopic = byTopic[new[j].topic] ?? []
      // The place among the free pieces of its topic is about the place where its old self would stand.
      let place = places[new[j].topic, default: 0]
      places[new[j].topic] = place + 1
      var candidates = Set(
        inTopic[max(0, min(inTopic.count, place - neighbours))..<min(inTopic.count, place + neighbours + 1)])
      candidates.formUnion(kin(of: pairs.newBags[j] ?? [], among: holders))
      for i in candidates.sorted() where old[i].subject == new[j].subject {
        let isAtHome = newTopic[old[i].topic] == new[j].topic
        guard isAtHome || !new[j].isFootnote else { continue }
        let likeness = self.likeness(pairs.oldBags[i] ?? [], pairs.newBags[j] ?? [])
        let isTelling = (pairs.newBags[j]?.count ?? 0) >= tellingSize
        if isAtHome ? likeness >= 0.4 : likeness >= 0.6 && isTelling { found.append((i, j, likeness)) }
      }
    }
    for (i, j) in best(of: found) { pairs.pair(i, j) }
  }

  /// The pieces that share the most rare words with another.
  private mutating func kin(of bag: [Int], among holders: [Int: [Int]]) -> [Int] {
    var shared: [Int: Int] = [:]
    for word in Set(bag) {
      guard let pieces = holders[word], pieces.count <= rareness else { continue }
      effort.add(pieces.count)
      for piece in pieces { shared[piece, default: 0] += 1 }
    }
    return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(relatives).map(\.key)
  }
}
