/// What a comparison takes as one: a syllable (tiếng) or a compound of some, a mark, or a figure, date or citation as a whole.
struct Token {
  enum Kind: Hashable {
    case word, mark, number, date
    /// A provision, a document's number, or both with the words between.
    case citation
    /// A link to a place of the same module, known by the place and not by the number that it shows.
    case reference
    case address, picture
    /// The sign of a right or ticked option.
    case tick
    /// The number or letter of an item, which follows from its place.
    case label
    /// What stands for a place of a table that a merged cell takes, from the left or from above.
    case merged
  }

  let kind: Kind
  /// As it is printed, with the blanks behind it.
  var text: String
  /// What two tokens share when they read the same: deaf to Unicode form and to where a tone mark stands.
  let key: Int
}

/// The tokens of one line, with the blanks between them.
typealias TokenRow = [Token]

extension TokenRow {
  var text: String { reduce(into: "") { $0 += $1.text } }

  /// Whether it names a law.
  var cites: Bool { contains { $0.kind == .citation } }

  /// A row whose last token has no blank behind it.
  var trimmed: TokenRow {
    guard let last else { return self }
    var row = self
    row[row.count - 1].text = last.text.trimmedEnd
    return row
  }
}

extension String {
  var trimmedEnd: String {
    guard let last = utf8.last, last == 0x20 || last == 0x0A || last == 0x09 || last == 0xA0 else { return self }
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// How many words stand in it, between blanks.
  var wordCount: Int {
    var count = 0
    var isInWord = false
    for byte in utf8 {
      let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x09
      if !isBlank, !isInWord { count += 1 }
      isInWord = !isBlank
    }
    return count
  }
}
