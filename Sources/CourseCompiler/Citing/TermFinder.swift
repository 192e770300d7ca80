import CourseModel

/// A glossary as texts are searched for it: whole syllables, the longest term first, in either spelling of tone marks, and
/// with a small or capital first letter.
struct TermFinder {
  private let phrases: PhraseTable

  init(_ glossary: Glossary) {
    phrases = PhraseTable(
      glossary.terms.enumerated().flatMap { index, term in
        ([term.name] + term.aliases).flatMap(spellings).flatMap(TermFinder.withEitherFirstLetter).map { ($0, index) }
      })
  }

  private static func withEitherFirstLetter(_ phrase: String) -> [String] {
    let first = phrase.prefix(1)
    let (small, capital) = (first.lowercased(), first.uppercased())
    return small == capital ? [phrase] : [small + phrase.dropFirst(), capital + phrase.dropFirst()]
  }

  /// The terms in a run that `isWanted`, in order, without those that touch a range of `taken`, which is in order.
  func terms(
    in text: TextBytes, besides taken: [RecognisedCitation], where isWanted: (Int) -> Bool
  ) -> [(index: Int, range: Range<Int>)] {
    var found: [(index: Int, range: Range<Int>)] = []
    var next = 0
    var offset = 0
    phrases.withFilter { filter in
      while offset < text.count {
        while next < taken.count, taken[next].range.upperBound <= offset { next += 1 }
        if next < taken.count, taken[next].range.lowerBound <= offset {
          offset = taken[next].range.upperBound
          continue
        }
        let limit = next < taken.count ? taken[next].range.lowerBound : text.count
        if filter.mayStart(text, at: offset), let match = phrases.longest(in: text, at: offset), match.end <= limit {
          if isWanted(match.value), !found.contains(where: { $0.index == match.value }) {
            found.append((match.value, offset..<match.end))
          }
          offset = match.end
        }
        offset = filter.nextWord(text, from: offset)
      }
    }
    return found
  }
}
