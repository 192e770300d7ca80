/// Counts what a comparison does, so that tests can hold it to a bound that no clock shakes.
struct Effort {
  private(set) var steps = 0

  mutating func add(_ count: Int) { steps += count }
}

/// Pairs equal elements of two rows such that the pairs keep their order. Elements that both rows hold exactly once are paired
/// first (patience), which is what a reader takes for the same; between them the same again; where nothing is single, the
/// longest common row (Myers, "An O(ND) Difference Algorithm", 1986) up to a bound. The work grows with the length alone.
struct CommonRow {
  private let old: [Int]
  private let new: [Int]
  private(set) var pairs: [(old: Int, new: Int)] = []
  private var effort: Effort

  /// How deep stretches may nest, and how many differences the last resort may find in one stretch.
  private static let depthLimit = 48
  private static let differenceLimit = 192

  static func pairs(_ old: [Int], _ new: [Int], counting effort: inout Effort) -> [(old: Int, new: Int)] {
    var row = CommonRow(old: old, new: new, effort: effort)
    row.match(0..<old.count, 0..<new.count, depth: 0)
    effort = row.effort
    return row.pairs
  }

  private init(old: [Int], new: [Int], effort: Effort) {
    self.old = old
    self.new = new
    self.effort = effort
  }

  private mutating func match(_ left: Range<Int>, _ right: Range<Int>, depth: Int) {
    var (left, right) = (left, right)
    effort.add(left.count + right.count + 1)
    while let i = left.first, let j = right.first, old[i] == new[j] {
      pairs.append((i, j))
      left.removeFirst()
      right.removeFirst()
    }
    var tail: [(old: Int, new: Int)] = []
    while let i = left.last, let j = right.last, old[i] == new[j] {
      tail.append((i, j))
      left.removeLast()
      right.removeLast()
    }
    matchMiddle(left, right, depth: depth)
    pairs += tail.reversed()
  }

  private mutating func matchMiddle(_ left: Range<Int>, _ right: Range<Int>, depth: Int) {
    guard !left.isEmpty, !right.isEmpty else { return }
    guard haveCommon(left, right) else { return }
    let anchors = depth < CommonRow.depthLimit ? singles(left, right) : []
    guard !anchors.isEmpty else { return matchByDifferences(left, right) }
    var (i, j) = (left.lowerBound, right.lowerBound)
    for anchor in anchors {
      match(i..<anchor.old, j..<anchor.new, depth: depth + 1)
      pairs.append(anchor)
      (i, j) = (anchor.old + 1, anchor.new + 1)
    }
    match(i..<left.upperBound, j..<right.upperBound, depth: depth + 1)
  }

  private mutating func haveCommon(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    effort.add(left.count + right.count)
    let elements = Set(old[left])
    return right.contains { elements.contains(new[$0]) }
  }

  /// The elements that stand exactly once in each of two stretches, as far as they keep their order.
  private mutating func singles(_ left: Range<Int>, _ right: Range<Int>) -> [(old: Int, new: Int)] {
    effort.add(left.count + right.count)
    var places: [Int: Int] = [:]
    for i in left { places[old[i]] = places[old[i]] == nil ? i : -1 }
    var others: [Int: Int] = [:]
    for j in right where places[new[j], default: -1] >= 0 { others[new[j]] = others[new[j]] == nil ? j : -1 }
    let candidates = left.compactMap { i -> (old: Int, new: Int)? in
      guard places[old[i]] == i, let j = others[old[i]], j >= 0 else { return nil }
      return (i, j)
    }
    return longestIncreasingRow(of: candidates.map(\.new)).map { candidates[$0] }
  }

  private mutating func matchByDifferences(_ left: Range<Int>, _ right: Range<Int>) {
    let (n, m) = (left.count, right.count)
    let limit = min(n + m, CommonRow.differenceLimit)
    var reach = Array(repeating: 0, count: 2 * limit + 2)
    var history: [[Int]] = []
    for d in 0...limit {
      history.append(Array(reach[(limit - d)...(limit + d + 1)]))
      effort.add(2 * d + 2)
      for k in stride(from: -d, through: d, by: 2) {
        let isDown = k == -d || k != d && reach[limit + k - 1] < reach[limit + k + 1]
        var x = isDown ? reach[limit + k + 1] : reach[limit + k - 1] + 1
        while x < n, x - k < m, x - k >= 0, old[left.lowerBound + x] == new[right.lowerBound + x - k] {
          x += 1
          effort.add(1)
        }
        reach[limit + k] = x
        if x >= n, x - k >= m { return trace(history, left, right, d, k) }
      }
    }
  }

  /// Goes back along the way that `matchByDifferences` found. `history[d]` holds the reach of the diagonals -d … d+1 before
  /// difference `d` was allowed.
  private mutating func trace(_ history: [[Int]], _ left: Range<Int>, _ right: Range<Int>, _ d: Int, _ k: Int) {
    var found: [(old: Int, new: Int)] = []
    var (x, k) = (left.count, k)
    for d in stride(from: d, through: 1, by: -1) {
      let reach = history[d]
      func at(_ diagonal: Int) -> Int { reach[diagonal + d] }
      let isDown = k == -d || k != d && at(k - 1) < at(k + 1)
      let before = isDown ? at(k + 1) : at(k - 1)
      let start = isDown ? before : before + 1
      while x > start {
        x -= 1
        found.append((left.lowerBound + x, right.lowerBound + x - k))
      }
      x = before
      k += isDown ? 1 : -1
    }
    while x > 0 {
      x -= 1
      found.append((left.lowerBound + x, right.lowerBound + x - k))
    }
    pairs += found.reversed()
  }
}

/// The indices of a longest increasing subsequence of distinct numbers, by patience sorting in O(n log n).
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
    row.append(current)
    index = before[current]
  }
  return row.reversed()
}
