import CourseModel

/// Tokens that two lines share, or tokens of one that stand in place of tokens of the other.
struct Stretch {
  var old: Range<Int>
  var new: Range<Int>
  var isChanged: Bool
}

extension Comparer {
  /// Two lines in stretches, from the pairs of their tokens.
  func stretches(of pairs: [(old: Int, new: Int)], _ oldCount: Int, _ newCount: Int) -> [Stretch] {
    var stretches: [Stretch] = []
    var (i, j) = (0, 0)
    func change(upTo old: Int, _ new: Int) {
      if i < old || j < new { stretches.append(Stretch(old: i..<old, new: j..<new, isChanged: true)) }
    }
    for pair in pairs {
      change(upTo: pair.old, pair.new)
      if let last = stretches.last, !last.isChanged, last.old.upperBound == pair.old, last.new.upperBound == pair.new {
        stretches[stretches.count - 1].old = last.old.lowerBound..<(pair.old + 1)
        stretches[stretches.count - 1].new = last.new.lowerBound..<(pair.new + 1)
      } else {
        stretches.append(Stretch(old: pair.old..<(pair.old + 1), new: pair.new..<(pair.new + 1), isChanged: false))
      }
      (i, j) = (pair.old + 1, pair.new + 1)
    }
    change(upTo: oldCount, newCount)
    return stretches
  }

  /// A rewritten sentence shares a word here and there with the old one by chance. Such words between two longer changes become
  /// part of one change, because a text that changes its colour at every word cannot be read.
  func readable(_ stretches: [Stretch], _ old: TokenRow, _ new: TokenRow) -> [Stretch] {
    func words(_ row: TokenRow.SubSequence) -> Int {
      row.reduce(0) { $0 + ($1.kind == .mark ? 0 : lexicon.words(of: $1.key).count) }
    }
    func size(_ stretch: Stretch) -> Int { max(words(old[stretch.old]), words(new[stretch.new])) }
    var result: [Stretch] = []
    for stretch in stretches {
      result.append(stretch)
      guard stretch.isChanged, result.count >= 3 else { continue }
      let (before, shared) = (result[result.count - 3], result[result.count - 2])
      guard size(shared) <= 3, size(shared) <= min(size(before), size(stretch)),
        !new[shared.new].contains(where: { $0.kind == .tick || $0.kind == .label })
      else { continue }
      // A mark alone between two changes joins them only where both are longer than a word.
      guard size(shared) > 0 || min(size(before), size(stretch)) > 1 else { continue }
      result.removeLast(3)
      result.append(
        Stretch(
          old: before.old.lowerBound..<stretch.old.upperBound, new: before.new.lowerBound..<stretch.new.upperBound,
          isChanged: true))
    }
    return result
  }

  func fragments(of stretches: [Stretch], _ old: TokenRow, _ new: TokenRow) -> [Fragment] {
    var fragments: [Fragment] = []
    var (oldBlank, newBlank) = (false, false)
    func append(_ kind: Fragment.Kind, _ text: String) { if !text.isEmpty { fragments.append(Fragment(kind, text)) } }
    for (index, stretch) in stretches.enumerated() {
      let (before, after) = (Array(old[stretch.old]).text, Array(new[stretch.new]).text)
      guard !stretch.isChanged else {
        append(.removed, (oldBlank && !before.isEmpty ? " " : "") + before)
        append(.added, (newBlank && !after.isEmpty ? " " : "") + after)
        continue
      }
      (oldBlank, newBlank) = (false, false)
      guard index + 1 < stretches.count else {
        append(.kept, after)
        continue
      }
      let next = stretches[index + 1]
      let ends = (old: before.last?.isWhitespace == true, new: after.last?.isWhitespace == true)
      switch ends {
      // The blank belongs to what follows on one side only; where nothing follows there, it stays with the word.
      case (true, false):
        oldBlank = !next.old.isEmpty
        append(.kept, oldBlank ? after : after + " ")
      case (false, true):
        newBlank = !next.new.isEmpty
        append(.kept, newBlank ? after.trimmedEnd : after)
      case (true, true), (false, false): append(.kept, after)
      }
    }
    return fragments
  }
}
