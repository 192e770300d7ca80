package import CourseModel

/// Compares two versions of a module: what was added, removed, revised or moved, block by block and word by word, and what sort
/// of change each is.
package func compare(_ old: Module, _ new: Module) -> ModuleChanges {
  var comparer = Comparer(terms: (old.terms + new.terms).map { $0.name.lowercased() })
  return comparer.compare(old, new)
}

extension Comparer {
  mutating func compare(_ old: Module, _ new: Module) -> ModuleChanges {
    let topics = pairTopics(old.topics, new.topics)
    var forms: [[UInt8]: Int] = [:]
    let before = pieces(of: old.topics, forms: &forms)
    let after = pieces(of: new.topics, forms: &forms)
    let pairs = pairPieces(before, after, topics: topics)
    let fields = changedFields(old.metadata, new.metadata)
    var comparison = TopicComparison(
      comparer: self, old: old.topics, new: new.topics, before: before, after: after, pairs: pairs, topics: topics)
    let changes = comparison.changes()
    let kept = comparison.keptBlocks
    effort = comparison.comparer.effort
    return ModuleChanges(
      module: new.id, title: new.metadata.title.value, from: old.metadata.version.value, to: new.metadata.version.value,
      reasons: new.metadata.changes, fields: fields, topics: changes, media: changedMedia(old.media, new.media),
      extent: extent(of: old, fields, blocks: before.pieces.count, kept: kept),
      minutesPerPeriod: new.imprint.minutesPerPeriod)
  }

  /// By identifier, and a topic whose file was renamed by its title; in the order of the newer version.
  private func pairTopics(_ old: [Topic], _ new: [Topic]) -> [(old: Int, new: Int)] {
    var places = Dictionary(old.indices.map { (old[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    var pairs = new.indices.compactMap { j in places.removeValue(forKey: new[j].id).map { (old: $0, new: j) } }
    let taken = Set(pairs.map(\.new))
    var titles = Dictionary(
      places.values.sorted().map { (old[$0].metadata.title.value, $0) }, uniquingKeysWith: { first, _ in first })
    for j in new.indices where !taken.contains(j) {
      if let i = titles.removeValue(forKey: new[j].metadata.title.value) { pairs.append((i, j)) }
    }
    return pairs.sorted { $0.new < $1.new }
  }

  private func extent(of old: Module, _ fields: [FieldChange], blocks: Int, kept: Int) -> ChangeExtent {
    let objectives = old.metadata.objectives
    let replaced = objectives.count { objective in
      fields.contains { $0.field.english == "Objective \(objective.id)" && $0.verdict.class != .editorial }
    }
    return ChangeExtent(
      blocks: blocks, replacedBlocks: blocks - kept, objectives: objectives.count, replacedObjectives: replaced)
  }
}
