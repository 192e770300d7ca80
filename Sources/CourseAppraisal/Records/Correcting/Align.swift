/// What became of a place from one text to another.
enum AlignmentStep {
  /// Place `old` of the first text is place `new` of the second.
  case pair(old: Int, new: Int)
  case gone(old: Int)
  /// Place `new` is new and stands behind place `after` of the first text; before all of them where that is `nil`.
  case added(new: Int, after: Int?)
}

/// The reading of what happened between two texts that accuses least: of all ways to pair their places in order, one with few
/// steps that are not allowed and few edits that are left out. Where one way keeps every rule, the result does; so nothing
/// lawful is refused because of how equal blocks happen to be paired, and nothing else is accepted.
func align(_ old: [Reading], _ new: [Reading], _ permissions: Permissions) -> [AlignmentStep] {
  AlignmentTable(old, new, permissions).steps()
}

private struct AlignmentTable {
  private let old: [Reading]
  private let new: [Reading]
  private let permissions: Permissions
  private let width: Int
  /// The least cost from a state to the end, by (old index, new index, whether something was added behind the last old one).
  private var costs: [Int32]

  /// That an edit was left out is more likely than that something was changed unasked: it makes the plainer report.
  private static let leftOut: Int32 = 1
  private static let unasked: Int32 = 8

  private enum Move { case pair, gone, added, end }

  init(_ old: [Reading], _ new: [Reading], _ permissions: Permissions) {
    self.old = old
    self.new = new
    self.permissions = permissions
    width = new.count + 1
    costs = Array(repeating: 0, count: (old.count + 1) * width * 2)
    for i in stride(from: old.count, through: 0, by: -1) {
      for j in stride(from: new.count, through: 0, by: -1) {
        for hasGrown in [false, true] { costs[state(i, j, hasGrown)] = best(i, j, hasGrown).cost }
      }
    }
  }

  func steps() -> [AlignmentStep] {
    var steps: [AlignmentStep] = []
    var (i, j, hasGrown) = (0, 0, false)
    while true {
      switch best(i, j, hasGrown).move {
      case .pair:
        steps.append(.pair(old: i, new: j))
        (i, j, hasGrown) = (i + 1, j + 1, false)
      case .gone:
        steps.append(.gone(old: i))
        (i, hasGrown) = (i + 1, false)
      case .added:
        steps.append(.added(new: j, after: i == 0 ? nil : i - 1))
        (j, hasGrown) = (j + 1, true)
      case .end: return steps
      }
    }
  }

  private func state(_ i: Int, _ j: Int, _ hasGrown: Bool) -> Int { (i * width + j) * 2 + (hasGrown ? 1 : 0) }

  /// The best move from a state, and what it costs to the end. Of moves that cost the same a pair comes first.
  private func best(_ i: Int, _ j: Int, _ hasGrown: Bool) -> (cost: Int32, move: Move) {
    // Leaving a place behind which something was to be added, without adding anything.
    let leaving: Int32 = i > 0 && !hasGrown && permissions.mustGrow(i - 1) ? AlignmentTable.leftOut : 0
    var best: (cost: Int32, move: Move) = (Int32.max, .end)
    func consider(_ cost: Int32, _ move: Move) { if cost < best.cost { best = (cost, move) } }
    if i == old.count, j == new.count { return (leaving, .end) }
    if i < old.count, j < new.count, old[i].isOfOneSort(with: new[j]) {
      consider(leaving + pairing(i, j) + costs[state(i + 1, j + 1, false)], .pair)
    }
    if i < old.count {
      consider(leaving + (permissions.mayGo(i) ? 0 : AlignmentTable.unasked) + costs[state(i + 1, j, false)], .gone)
    }
    if j < new.count {
      let price = permissions.mayGrow(i == 0 ? nil : i - 1) ? 0 : AlignmentTable.unasked
      consider(price + costs[state(i, j + 1, true)], .added)
    }
    return best
  }

  private func pairing(_ i: Int, _ j: Int) -> Int32 {
    let isLeft: Int32 = permissions.mustGo(i) ? AlignmentTable.leftOut : 0
    if old[i] == new[j] { return isLeft + (permissions.mustChange(i) ? AlignmentTable.leftOut : 0) }
    return isLeft + (permissions.allow(old[i], at: i, toBecome: new[j]) ? 0 : AlignmentTable.unasked)
  }
}
