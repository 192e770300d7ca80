package import CourseModel

/// A block whose text an edition does not say as it was sealed.
package struct TextDifference: Sendable {
  /// The block's name in the manifest.
  package let place: String
  package let sealed: String
  /// What the edition says there.
  package let found: String
}

/// Holds what an edition says against what was sealed, block by block: every text must be there, unaltered, in its order, and
/// between two of them stands no more than `added` letters that templates put there, such as `Bảng` or the name of a call-out.
/// Blanks and breaks of lines are not compared: a typesetter makes its own.
package func differences(
  between sealed: [SealedText], and edition: [EditionText], adding added: Int, startingAtHeading: Bool = true
) -> [TextDifference] {
  guard let first = sealed.first else { return [] }
  var letters: [Character] = []
  var headings: [Int] = []
  for piece in edition {
    if piece.kind == .heading { headings.append(letters.count) }
    letters += piece.text.letters
  }
  func holds(_ text: [Character], at place: Int) -> Bool {
    place + text.count <= letters.count && letters[place..<place + text.count].elementsEqual(text)
  }
  // The first topic begins with its title as a heading; behind the number that the template gives it.
  let title = first.text.letters
  let starts = startingAtHeading ? headings : [0]
  var cursor = starts.first { start in (0...12).contains { holds(title, at: start + $0) } } ?? 0
  var differences: [TextDifference] = []
  var reach = added
  for text in sealed {
    let words = text.text.letters
    if let place = (cursor...cursor + reach).first(where: { holds(words, at: $0) }) {
      cursor = place + words.count
      reach = added
    } else {
      let found = letters[min(cursor, letters.count)...].prefix(words.count + 20)
      differences.append(TextDifference(place: text.place, sealed: text.text, found: String(found)))
      // What follows is looked for behind the place where this text ought to stand.
      reach += words.count + 2 * added
    }
  }
  return differences
}

extension String {
  /// Without blanks, and without the marks that only say where a line may break.
  fileprivate var letters: [Character] {
    filter { !$0.isWhitespace && !"\u{200B}\u{2060}\u{AD}\u{FEFF}".contains($0) }.map { $0 }
  }
}
