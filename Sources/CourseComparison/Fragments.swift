import CourseModel

/// The words in which two texts differ. Words are syllables (tiếng) with the marks that touch them; blanks and line ends
/// belong to the word before.
func fragments(from old: String, to new: String) -> [Fragment] {
  let (left, right) = (words(old), words(new))
  // Two texts of this size are two different texts; marking single words in them helps nobody.
  guard left.count + right.count <= 8_000 else { return [Fragment(.removed, old), Fragment(.added, new)] }
  var fragments: [Fragment] = []
  func append(_ kind: Fragment.Kind, _ text: String) { if !text.isEmpty { fragments.append(Fragment(kind, text)) } }
  for stretch in readable(stretches(from: left, to: right), in: right) {
    let (before, after) = (left[stretch.old].joined(), right[stretch.new].joined())
    guard stretch.isChanged else {
      append(.kept, after)
      continue
    }
    // The last word of a text has no blank behind it; where the other text goes on, the two would touch.
    let touches = fragments.last.map { $0.text.last?.isWhitespace == false } ?? false
    append(.removed, (touches && !before.isEmpty ? " " : "") + before)
    append(.added, after)
  }
  return fragments
}

/// Words that two texts share, or words of one that stand in place of words of the other.
private struct Stretch {
  var old: Range<Int>
  var new: Range<Int>
  var isChanged: Bool

  /// How many words a reader has to pass.
  var size: Int { max(old.count, new.count) }
}

private func stretches(from left: [Substring], to right: [Substring]) -> [Stretch] {
  var removed: Set<Int> = []
  var added: Set<Int> = []
  for change in right.difference(from: left, by: { $0.trimmedEnd == $1.trimmedEnd }) {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): added.insert(offset)
    }
  }
  var stretches: [Stretch] = []
  var (i, j) = (0, 0)
  while i < left.count || j < right.count {
    let isChanged = removed.contains(i) || added.contains(j)
    let (start, other) = (i, j)
    if isChanged {
      while removed.contains(i) { i += 1 }
      while added.contains(j) { j += 1 }
    } else {
      while i < left.count, !removed.contains(i), !added.contains(j) { (i, j) = (i + 1, j + 1) }
    }
    stretches.append(Stretch(old: start..<i, new: other..<j, isChanged: isChanged))
  }
  return stretches
}

/// A rewritten sentence shares a word here and there with the old one by chance. Such words between two longer changes become
/// part of one change, because a text that changes its colour at every word cannot be read.
private func readable(_ stretches: [Stretch], in words: [Substring]) -> [Stretch] {
  var result: [Stretch] = []
  for stretch in stretches {
    result.append(stretch)
    guard stretch.isChanged, result.count >= 3 else { continue }
    let shared = result[result.count - 2]
    let before = result[result.count - 3]
    guard shared.size <= 3, shared.size <= min(before.size, stretch.size),
      !words[shared.new].contains(where: { $0.last?.isNewline == true })
    else { continue }
    result.removeLast(3)
    result.append(
      Stretch(
        old: before.old.lowerBound..<stretch.old.upperBound, new: before.new.lowerBound..<stretch.new.upperBound,
        isChanged: true))
  }
  return result
}

/// A text cut behind every run of blanks.
private func words(_ text: String) -> [Substring] {
  var words: [Substring] = []
  var start = text.startIndex
  var index = start
  var isInBlank = false
  while index < text.endIndex {
    let isBlank = text[index].isWhitespace
    if isInBlank, !isBlank {
      words.append(text[start..<index])
      start = index
    }
    isInBlank = isBlank
    index = text.index(after: index)
  }
  if start < text.endIndex { words.append(text[start...]) }
  return words
}

extension Substring {
  fileprivate var trimmedEnd: Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
