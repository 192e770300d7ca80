import Glibc

/// How many things are worth doing at once on this machine.
let coreCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// Does `work` for every item, at most `width` at a time, and gives the results in the items' order. The first error, or a
/// cancellation, ends the rest.
func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], width: Int = coreCount, _ work: @escaping @Sendable (Item) async throws -> Result
) async throws -> [Result] {
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var results: [Int: Result] = [:]
    var next = 0
    func start() {
      guard next < items.count else { return }
      let (index, item) = (next, items[next])
      next += 1
      group.addTask {
        try Task.checkCancellation()
        return (index, try await work(item))
      }
    }
    for _ in 0..<width { start() }
    while let (index, result) = try await group.next() {
      results[index] = result
      start()
    }
    try Task.checkCancellation()
    return items.indices.compactMap { results[$0] }
  }
}
