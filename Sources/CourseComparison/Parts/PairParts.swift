import CourseModel

/// How many neighbours on each side a part is held against. Looking further would make two long lists without a word in common
/// cost the square of their length.
private let window = 16

extension Comparer {
  /// For each part of `new` the index of the part of `old` that it was: the equal one, else the only one of its sort, else one
  /// that resembles it, else the one in its place.
  mutating func pairParts(_ old: [Part], _ new: [Part]) -> [Int?] {
    var partners: [Int?] = Array(repeating: nil, count: new.count)
    var taken = Array(repeating: false, count: old.count)
    func pair(_ i: Int, _ j: Int) {
      partners[j] = i
      taken[i] = true
    }
    let (oldNumbers, newNumbers) = (numbers(of: old), numbers(of: new))
    for found in CommonRow.pairs(oldNumbers, newNumbers, counting: &effort) { pair(found.old, found.new) }
    var waiting: [Int: [Int]] = [:]
    for i in old.indices.reversed() where !taken[i] { waiting[oldNumbers[i], default: []].append(i) }
    for j in new.indices where partners[j] == nil { if let i = waiting[newNumbers[j]]?.popLast() { pair(i, j) } }
    pairRows(old, new, partners, taken).forEach { pair($0, $1) }
    pairSingles(old, new, partners, taken).forEach { pair($0, $1) }
    pairAlike(old, new, partners, taken).forEach { pair($0, $1) }
    pairRest(old, new, partners, taken).forEach { pair($0, $1) }
    return partners
  }

  private mutating func numbers(of parts: [Part]) -> [Int] {
    parts.map { builder.lexicon.number(of: [-2 - $0.role.rawValue] + $0.keys) }
  }

  /// Rows of a table that begin with the same cell, which names them.
  private func pairRows(_ old: [Part], _ new: [Part], _ partners: [Int?], _ taken: [Bool]) -> [(Int, Int)] {
    var waiting: [[Int]: [Int]] = [:]
    for i in old.indices.reversed() where !taken[i] && old[i].role == .row {
      if let name = name(of: old[i]) { waiting[name, default: []].append(i) }
    }
    return new.indices.compactMap { j in
      guard partners[j] == nil, new[j].role == .row, let name = name(of: new[j]) else { return nil }
      return waiting[name]?.popLast().map { ($0, j) }
    }
  }

  /// A first cell that only goes on from the row above names no row.
  private func name(of row: Part) -> [Int]? {
    guard let first = row.cells.first, !first.keys.isEmpty, first.row.first?.kind != .merged else { return nil }
    return first.keys
  }

  /// Parts of which a block has one.
  private func pairSingles(_ old: [Part], _ new: [Part], _ partners: [Int?], _ taken: [Bool]) -> [(Int, Int)] {
    var free = old.indices.filter { !taken[$0] && old[$0].role.isSingle }
    return new.indices.filter { partners[$0] == nil && new[$0].role.isSingle }.compactMap { j in
      let place = free.firstIndex { old[$0].role == new[j].role && old[$0].singleName == new[j].singleName }
      return place.map { (free.remove(at: $0), j) }
    }
  }

  private mutating func pairAlike(_ old: [Part], _ new: [Part], _ partners: [Int?], _ taken: [Bool]) -> [(Int, Int)] {
    let left = old.indices.filter { !taken[$0] }
    let right = new.indices.filter { partners[$0] == nil }
    guard !left.isEmpty, !right.isEmpty else { return [] }
    let oldBags = left.map { bag(of: old[$0].allTokens) }
    var pairs: [(old: Int, new: Int, likeness: Double)] = []
    for (place, j) in right.enumerated() {
      let words = bag(of: new[j].allTokens)
      for candidate in max(0, place - window)..<min(left.count, place + window + 1) {
        guard candidate < left.count, old[left[candidate]].role == new[j].role else { continue }
        let found = likeness(oldBags[candidate], words)
        if found >= 0.4 { pairs.append((left[candidate], j, found)) }
      }
    }
    return best(of: pairs)
  }

  /// Options, answers and stems that stand in the place of as many others.
  private func pairRest(_ old: [Part], _ new: [Part], _ partners: [Int?], _ taken: [Bool]) -> [(Int, Int)] {
    [Part.Role.option, .answers, .stem, .text].flatMap { role -> [(Int, Int)] in
      let left = old.indices.filter { !taken[$0] && old[$0].role == role }
      let right = new.indices.filter { partners[$0] == nil && new[$0].role == role }
      return left.count == right.count ? Array(zip(left, right)) : []
    }
  }

  /// The pairs that resemble each other most, each thing in one of them. Of two that resemble a thing equally, the nearer one;
  /// the order of all is fixed, so that the result is.
  func best(of pairs: [(old: Int, new: Int, likeness: Double)]) -> [(Int, Int)] {
    var (olds, news): (Set<Int>, Set<Int>) = ([], [])
    return pairs.sorted {
      ($1.likeness, abs($0.old - $0.new), $0.new, $0.old) < ($0.likeness, abs($1.old - $1.new), $1.new, $1.old)
    }.compactMap { pair in
      guard !olds.contains(pair.old), !news.contains(pair.new) else { return nil }
      olds.insert(pair.old)
      news.insert(pair.new)
      return (pair.old, pair.new)
    }
  }
}

extension Part.Role {
  fileprivate var isSingle: Bool {
    switch self {
    case .title, .caption, .header, .feedback, .guidance, .description, .property: true
    case .text, .row, .cell, .item, .option, .stem, .step, .answers, .meaning: false
    }
  }
}

extension Part {
  fileprivate var singleName: String { role == .property ? label.english : "" }
}
