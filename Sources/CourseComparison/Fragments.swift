import CourseModel

/// The words in which two texts differ. Words are syllables (tiếng) with the marks that touch them; blanks and line ends
/// belong to the word before.
func fragments(from old: String, to new: String) -> [Fragment] {
  let (left, right) = (words(old), words(new))
  // Two texts of this size are two different texts; marking single words in them helps nobody.
  guard left.count + right.count <= 8_000 else { return [Fragment(.removed, old), Fragment(.added, new)] }
  let difference = right.difference(from: left) { $0.trimmedEnd == $1.trimmedEnd }
  var removed: Set<Int> = []
  var added: Set<Int> = []
  for change in difference {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): added.insert(offset)
    }
  }
  var runs: [(kind: Fragment.Kind, text: String)] = []
  func append(_ kind: Fragment.Kind, _ word: Substring) {
    if runs.last?.kind == kind { runs[runs.count - 1].text += word } else { runs.append((kind, String(word))) }
  }
  var (i, j) = (0, 0)
  while i < left.count || j < right.count {
    if i < left.count, removed.contains(i) {
      append(.removed, left[i])
      i += 1
    } else if j < right.count, added.contains(j) {
      append(.added, right[j])
      j += 1
    } else {
      append(.kept, right[j])
      i += 1
      j += 1
    }
  }
  return runs.map { Fragment($0.kind, $0.text) }
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
