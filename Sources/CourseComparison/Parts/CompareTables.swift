import CourseModel

extension Comparer {
  /// Two tables cell by cell. Columns are known by their heads, so that one that came, went or changed its place does not make
  /// another row of every row.
  mutating func compareTables(_ old: [Part], _ new: [Part]) -> PartsOutcome {
    let heads = (old: heads(of: old), new: heads(of: new))
    let columns = pairColumns(heads.old, heads.new)
    let isPlain = heads.old.count == heads.new.count && columns.allSatisfy { $0.old == $0.new }
    guard !isPlain else { return compareParts(old, new, PartsSetting()) }
    func known(_ parts: [Part], by cell: KeyPath<(old: Int, new: Int), Int>) -> [Part] {
      parts.map { part in
        guard part.role == .row || part.role == .header else { return part }
        var part = part
        part.keys = columns.filter { $0[keyPath: cell] < part.cells.count }.flatMap {
          [-1] + part.cells[$0[keyPath: cell]].keys
        }
        return part
      }
    }
    var outcome = compareParts(known(old, by: \.old), known(new, by: \.new), PartsSetting(columns: columns))
    // The lines of rows whose common cells are equal differ by the columns all the same.
    outcome.fragments = compareParts(old, new, PartsSetting()).fragments
    noteColumns(columns, heads.old, heads.new, old, new, in: &outcome)
    return outcome
  }

  /// The heads of the columns; where the table has none, an empty one for each.
  private func heads(of parts: [Part]) -> [Part] {
    if let header = parts.first(where: { $0.role == .header }) { return header.cells }
    return (parts.first { $0.role == .row }?.cells ?? []).map { Part(.cell, $0.label, []) }
  }

  private mutating func pairColumns(_ old: [Part], _ new: [Part]) -> [(old: Int, new: Int)] {
    let partners = pairParts(old, new)
    var pairs = partners.enumerated().compactMap { j, i in i.map { (old: $0, new: j) } }
    let left = old.indices.filter { i in !pairs.contains { $0.old == i } }
    let right = new.indices.filter { j in !pairs.contains { $0.new == j } }
    // Heads that were written anew in their places.
    let anew = zip(left, right).map { (old: $0, new: $1) }
    let all = (pairs + anew).sorted { $0.old < $1.old }
    if left.count == right.count, longestIncreasingRow(of: all.map(\.new)).count == all.count { pairs = all }
    return pairs.sorted { $0.old < $1.old }
  }

  private func noteColumns(
    _ columns: [(old: Int, new: Int)], _ oldHeads: [Part], _ newHeads: [Part], _ old: [Part], _ new: [Part],
    in outcome: inout PartsOutcome
  ) {
    func note(_ kind: ChangeKind, _ index: Int, _ head: Part, _ parts: [Part], _ signs: Set<ChangeSign>) {
      let name = head.row.isEmpty ? String(index + 1) : "“\(head.row.shortened)”"
      let cells = parts.filter { !$0.cells.isEmpty && index < $0.cells.count }.map { $0.cells[index] }
      let text = cells.map(\.row.text).joined(separator: " | ")
      let fragment: Fragment.Kind =
        switch kind {
        case .added: .added
        case .removed: .removed
        case .revised, .moved: .kept
        }
      let cites = cells.contains { $0.row.cites }
      outcome.note(
        kind, Part(.cell, Phrase("Cột \(name)", "Column \(name)"), []), [Fragment(fragment, text)],
        cites && kind != .moved ? signs.union([.citation]) : signs, PartsSetting())
    }
    for i in oldHeads.indices where !columns.contains(where: { $0.old == i }) {
      note(.removed, i, oldHeads[i], old, [.text])
    }
    for j in newHeads.indices where !columns.contains(where: { $0.new == j }) {
      note(.added, j, newHeads[j], new, [.text])
    }
    let steady = Set(longestIncreasingRow(of: columns.map(\.new)))
    for (place, column) in columns.enumerated() where !steady.contains(place) {
      note(.moved, column.new, newHeads[column.new], new, [.place])
    }
  }
}
