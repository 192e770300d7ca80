/// How an element of one sequence relates to the other sequence.
enum Match<Element> {
  case kept(Element, Element, isMoved: Bool)
  case removed(Element)
  case added(Element)
}

/// Pairs the elements that are the same thing, wherever they stand, and lists all in the order of `new`; what was removed
/// stands where it was. Those pairs that keep their order form the longest possible row; the others have moved.
func align<Element>(_ old: [Element], _ new: [Element], same: (Element, Element) -> Bool) -> [Match<Element>] {
  var partner: [Int: Int] = [:]
  var taken: Set<Int> = []
  for (index, element) in new.enumerated() {
    if let match = old.indices.first(where: { !taken.contains($0) && same(old[$0], element) }) {
      partner[index] = match
      taken.insert(match)
    }
  }
  let order = new.indices.compactMap { partner[$0] }
  let steady = Set(longestIncreasingRow(of: order))
  var matches: [Match<Element>] = []
  var reached = 0
  /// Passes what was removed, up to the next element of `old` that has a partner, or all up to `end`.
  func passRemoved(upTo end: Int? = nil) {
    while reached < end ?? old.count, end != nil || !taken.contains(reached) {
      if !taken.contains(reached) { matches.append(.removed(old[reached])) }
      reached += 1
    }
  }
  passRemoved()
  for index in new.indices {
    guard let match = partner[index] else {
      matches.append(.added(new[index]))
      continue
    }
    let isSteady = steady.contains(match)
    if isSteady { passRemoved(upTo: match) }
    matches.append(.kept(old[match], new[index], isMoved: !isSteady))
    if isSteady {
      reached = match + 1
      passRemoved()
    }
  }
  passRemoved(upTo: old.count)
  return matches
}

/// The longest increasing subsequence of distinct numbers, by patience sorting in O(n log n).
func longestIncreasingRow(of numbers: [Int]) -> [Int] {
  var tails: [Int] = []
  var before: [Int?] = Array(repeating: nil, count: numbers.count)
  for (index, number) in numbers.enumerated() {
    var (low, high) = (0, tails.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[tails[middle]] < number { low = middle + 1 } else { high = middle }
    }
    before[index] = low > 0 ? tails[low - 1] : nil
    if low == tails.count { tails.append(index) } else { tails[low] = index }
  }
  var row: [Int] = []
  var index = tails.last
  while let current = index {
    row.append(numbers[current])
    index = before[current]
  }
  return row.reversed()
}
