import CourseModel

/// What two rows of parts differ in.
struct PartsOutcome {
  /// The lines of both, word by word.
  var fragments: [Fragment] = []
  var changes: [PartChange] = []
  var signs: Set<ChangeSign> = []
  private var hasOld = false
  private var hasNew = false

  /// Adds a line that both sides have.
  mutating func keep(_ line: [Fragment]) {
    switch (hasOld, hasNew) {
    case (true, true): append(Fragment(.kept, "\n"))
    case (true, false): append(Fragment(.removed, "\n"))
    case (false, true): append(Fragment(.added, "\n"))
    case (false, false): break
    }
    for fragment in line { append(fragment) }
    (hasOld, hasNew) = (true, true)
  }

  mutating func add(_ lines: [String]) {
    for line in lines {
      append(Fragment(.added, (hasNew ? "\n" : "") + line))
      hasNew = true
    }
  }

  mutating func remove(_ lines: [String]) {
    for line in lines {
      append(Fragment(.removed, (hasOld ? "\n" : "") + line))
      hasOld = true
    }
  }

  private mutating func append(_ fragment: Fragment) {
    if let last = fragments.last, last.kind == fragment.kind {
      fragments[fragments.count - 1] = Fragment(last.kind, last.text + fragment.text)
    } else {
      fragments.append(fragment)
    }
  }
}

/// What holds for all parts of a block.
struct PartsSetting {
  var inQuestion = false
  /// Which column of a table became which; `nil` where every column kept its place.
  var columns: [(old: Int, new: Int)]?
}

extension Comparer {
  mutating func compareParts(_ old: [Part], _ new: [Part], _ setting: PartsSetting) -> PartsOutcome {
    var outcome = PartsOutcome()
    compareParts(old, new, setting, into: &outcome)
    return outcome
  }

  private mutating func compareParts(
    _ old: [Part], _ new: [Part], _ setting: PartsSetting, into outcome: inout PartsOutcome
  ) {
    let partners = pairParts(old, new)
    let paired = new.indices.filter { partners[$0] != nil }
    let steady = Set(longestIncreasingRow(of: paired.compactMap { partners[$0] }).map { paired[$0] })
    let taken = Set(partners.compactMap { $0 })
    let moved = Set(paired.filter { !steady.contains($0) }.compactMap { partners[$0] })
    var reached = 0
    func passRemoved(upTo end: Int, into outcome: inout PartsOutcome) {
      while reached < end {
        let part = old[reached]
        reached += 1
        if moved.contains(reached - 1) { outcome.remove(part.lines) }
        guard !taken.contains(reached - 1) else { continue }
        outcome.remove(part.lines)
        if part.isSilent { continue }
        outcome.note(.removed, part, [Fragment(.removed, [part].text)], part.signOfExistence, setting)
      }
    }
    for (index, part) in new.enumerated() {
      guard let partner = partners[index] else {
        outcome.add(part.lines)
        if !part.isSilent {
          outcome.note(.added, part, [Fragment(.added, [part].text)], part.signOfExistence, setting)
        }
        continue
      }
      guard steady.contains(index) else {
        outcome.add(part.lines)
        compareMoved(old[partner], part, setting, into: &outcome)
        continue
      }
      passRemoved(upTo: partner, into: &outcome)
      comparePair(old[partner], part, setting, into: &outcome)
      reached = partner + 1
    }
    passRemoved(upTo: old.count, into: &outcome)
  }

  private mutating func compareMoved(
    _ old: Part, _ new: Part, _ setting: PartsSetting, into outcome: inout PartsOutcome
  ) {
    let place: ChangeSign = new.role == .step ? .answer : .place
    guard old.keys != new.keys else {
      return outcome.note(.moved, new, [Fragment(.kept, [new].text)], [place], setting)
    }
    let (fragments, signs) = compareLines(old.allTokens, new.allTokens)
    outcome.note(.revised, new, fragments, signs.union([place]), setting)
  }

  private mutating func comparePair(_ old: Part, _ new: Part, _ setting: PartsSetting, into outcome: inout PartsOutcome)
  {
    guard old.keys != new.keys || old.row.count != new.row.count || new.isSilent else {
      for line in new.lines { outcome.keep([Fragment(.kept, line)]) }
      if !old.lines.elementsEqual(new.lines, by: { $0.utf8.elementsEqual($1.utf8) }) { outcome.signs.insert(.spelling) }
      return
    }
    let (fragments, signs) = compareLines(old.row, new.row)
    if new.isSilent {
      guard old.keys != new.keys else { return }
      return outcome.note(.revised, new, fragments, [new.signOfRole ?? .wording], setting)
    }
    outcome.keep(fragments)
    if !new.cells.isEmpty {
      compareCells(of: old, new, setting, into: &outcome)
    } else if fragments.contains(where: { $0.kind != .kept }) {
      let isEditorial = signs.allSatisfy { $0.class == .editorial }
      outcome.note(
        .revised, new, fragments, isEditorial ? signs : signs.union([new.signOfRole].compactMap { $0 }), setting)
    } else {
      outcome.signs.formUnion(signs)
    }
    compareParts(old.children, new.children, setting, into: &outcome)
  }

  private mutating func compareCells(
    of old: Part, _ new: Part, _ setting: PartsSetting, into outcome: inout PartsOutcome
  ) {
    let columns = setting.columns ?? zip(old.cells.indices, new.cells.indices).map { (old: $0, new: $1) }
    for column in columns where column.old < old.cells.count && column.new < new.cells.count {
      let (before, after) = (old.cells[column.old], new.cells[column.new])
      guard before.keys != after.keys else { continue }
      let (fragments, signs) = compareLines(before.row, after.row, lawIsNear: old.row.cites || new.row.cites)
      outcome.note(.revised, after, fragments, signs, setting)
    }
  }
}

extension PartsOutcome {
  mutating func note(
    _ kind: ChangeKind, _ part: Part, _ fragments: [Fragment], _ signs: Set<ChangeSign>, _ setting: PartsSetting
  ) {
    self.signs.formUnion(signs)
    let isForInstructors = part.isForInstructors || signs.contains(.answer) && part.role == .option
    changes.append(
      PartChange(
        kind, part.label, isForInstructors: isForInstructors, fragments: fragments,
        verdict: ChangeVerdict(signs, inQuestion: setting.inQuestion)))
  }
}
