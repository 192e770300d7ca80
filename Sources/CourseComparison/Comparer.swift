import CourseModel

/// What one comparison knows: the words of both versions, and how much it has done.
struct Comparer {
  var builder: TokenBuilder
  var effort = Effort()

  /// `terms` are names that belong together: the glossary's.
  init(terms: [String]) { builder = TokenBuilder(Lexicon(terms: terms)) }

  var lexicon: Lexicon { builder.lexicon }

  /// The words in which two lines differ, and what they are signs of.
  mutating func compareLines(
    _ old: TokenRow, _ new: TokenRow, lawIsNear: Bool = false
  ) -> (fragments: [Fragment], signs: Set<ChangeSign>) {
    let pairs = CommonRow.pairs(old.map(\.key), new.map(\.key), counting: &effort)
    let stretches = self.stretches(of: pairs, old.count, new.count)
    var signs = self.signs(of: stretches, old, new, lawIsNear: lawIsNear)
    if signs.isEmpty, !old.text.utf8.elementsEqual(new.text.utf8) { signs = [.spelling] }
    return (fragments(of: readable(stretches, old, new), old, new), signs)
  }

  /// The words in which two texts differ.
  mutating func compareTexts(_ old: String, _ new: String) -> (fragments: [Fragment], signs: Set<ChangeSign>) {
    builder.append(old)
    let left = builder.take()
    builder.append(new)
    return compareLines(left, builder.take())
  }

  /// How much two rows have in common: 0 to 1 (Sørensen–Dice). Both are the sorted keys of their words.
  mutating func likeness(_ left: [Int], _ right: [Int]) -> Double {
    guard !left.isEmpty || !right.isEmpty else { return 1 }
    effort.add(left.count + right.count)
    var (i, j, shared) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        (i, j, shared) = (i + 1, j + 1, shared + 1)
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 2 * Double(shared) / Double(left.count + right.count)
  }

  /// The sorted keys of everything but marks and labels; of marks alone where there is nothing else.
  func bag(of row: TokenRow) -> [Int] {
    let words = row.filter { $0.kind != .mark && $0.kind != .label && $0.kind != .tick && $0.kind != .merged }.flatMap {
      lexicon.words(of: lexicon.small($0.key))
    }
    return (words.isEmpty ? row.map(\.key) : words).sorted()
  }
}
