import CourseModel

/// What a council's required edits let become of each place of the text that it read.
struct Permissions {
  /// What the edits say of one place.
  private struct Permission {
    /// Edits that want this very block to read otherwise.
    var change: Set<Int> = []
    /// Edits of a whole section or topic, in which anything may change.
    var freedom: Set<Int> = []
    /// Edits that want it gone.
    var remove: Set<Int> = []
    /// Edits that want something right behind it.
    var add: Set<Int> = []
    /// Edits that let something new stand anywhere in its section or topic.
    var room: Set<Int> = []
    /// Edits of its footnotes, by the footnote's number in the topic.
    var footnotes: [Int: Set<Int>] = [:]
  }

  private var permissions: [Permission]
  private let actions: [RequiredEdit.Action]

  /// `places` are those of the text that was read, whose readings are `old`.
  init(_ edits: [RequiredEdit], in places: ModulePlaces, over old: [Reading]) {
    actions = edits.map(\.action)
    permissions = Array(repeating: Permission(), count: old.count)
    let indices = Dictionary(old.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, edit) in edits.enumerated() {
      guard let place = edit.place else { continue }
      let covered = places.named(place).map(\.place)
      let blocks = covered.compactMap { indices[$0] }
      for block in blocks {
        permit(edit.action, index, at: block, isScope: Permissions.isScope(place, covering: covered))
      }
      guard let caret = place.lastIndex(of: "^"), let number = Int(place[place.index(after: caret)...]) else {
        continue
      }
      let topic = TopicID(String(place[..<caret]))
      for (block, reading) in old.enumerated() where reading.topic == topic && reading.marks.contains(number) {
        permissions[block].footnotes[number, default: []].insert(index)
      }
    }
  }

  /// Whether the name is that of a topic or a section, which is free in itself; a block is one thing.
  private static func isScope(_ place: String, covering covered: [String]) -> Bool {
    guard place.contains("#") else { return covered.first == place && TopicID(place) != nil && place != "module" }
    return covered.allSatisfy { $0.hasPrefix(place + "/") }
  }

  private mutating func permit(_ action: RequiredEdit.Action, _ edit: Int, at block: Int, isScope: Bool) {
    switch (action, isScope) {
    case (.change, false): permissions[block].change.insert(edit)
    case (.change, true): permissions[block].freedom.insert(edit)
    case (.remove, _): permissions[block].remove.insert(edit)
    case (.add, false): permissions[block].add.insert(edit)
    case (.add, true): permissions[block].room.insert(edit)
    }
  }

  /// Whether the block must read otherwise.
  func mustChange(_ index: Int) -> Bool { !permissions[index].change.isEmpty }
  func mustGo(_ index: Int) -> Bool { !permissions[index].remove.isEmpty }
  /// Whether something must stand right behind the block.
  func mustGrow(_ index: Int) -> Bool { !permissions[index].add.isEmpty }
  func mayGo(_ index: Int) -> Bool { mustGo(index) || !permissions[index].freedom.isEmpty }

  /// Whether something new may stand right behind the place; nothing may before the first.
  func mayGrow(_ index: Int?) -> Bool {
    guard let index else { return false }
    let permission = permissions[index]
    return !permission.add.isEmpty || !permission.room.isEmpty || !permission.freedom.isEmpty
  }

  /// Whether the block may read like this, which is not how it read.
  func allow(_ old: Reading, at index: Int, toBecome new: Reading) -> Bool {
    let permission = permissions[index]
    if !permission.change.isEmpty || !permission.freedom.isEmpty { return true }
    guard old.text == new.text, old.footnotes.count == new.footnotes.count else { return false }
    return old.footnotes.indices.allSatisfy {
      old.footnotes[$0] == new.footnotes[$0] || permission.footnotes[old.marks[$0]] != nil
    }
  }

  /// Whether an edit was made by what happened.
  func isMade(_ edit: Int, by steps: [AlignmentStep], _ old: [Reading], _ new: [Reading]) -> Bool {
    if actions[edit] == .remove {
      return !steps.contains { if case .pair(let i, _) = $0 { permissions[i].remove.contains(edit) } else { false } }
    }
    return steps.contains { step in
      switch step {
      case .pair(let i, let j):
        guard old[i] != new[j] else { return false }
        if permissions[i].change.contains(edit) || permissions[i].freedom.contains(edit) { return true }
        return old[i].marks.enumerated().contains { position, number in
          permissions[i].footnotes[number]?.contains(edit) ?? false
            && position < new[j].footnotes.count && old[i].footnotes[position] != new[j].footnotes[position]
        }
      case .gone(let i): return permissions[i].freedom.contains(edit)
      case .added(_, let i):
        guard let i else { return false }
        let permission = permissions[i]
        return permission.add.contains(edit) || permission.room.contains(edit) || permission.freedom.contains(edit)
      }
    }
  }

  /// The edits after which the words that were to go stand between the same neighbours as before: one leaves a block and calls
  /// it the one that was to be added. A block that was moved elsewhere stands between others.
  func editsWhoseOldWordsStand(in steps: [AlignmentStep], _ old: [Reading], _ new: [Reading]) -> Set<Int> {
    var standing: Set<Int> = []
    var (gone, changed, added, targets): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
    func close() {
      for i in gone where (added + targets).contains(where: { new[$0] == old[i] }) {
        standing.formUnion(permissions[i].remove)
      }
      for i in changed where added.contains(where: { new[$0] == old[i] }) {
        standing.formUnion(permissions[i].change)
      }
    }
    for step in steps {
      switch step {
      case .gone(let i): gone.append(i)
      case .added(let j, _): added.append(j)
      case .pair(let i, let j) where old[i] != new[j]:
        changed.append(i)
        targets.append(j)
      case .pair:
        close()
        (gone, changed, added, targets) = ([], [], [], [])
      }
    }
    close()
    return standing
  }
}
