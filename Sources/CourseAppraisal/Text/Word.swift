/// A stretch of letters and digits in a passage: in Vietnamese a syllable (tiếng), a number or an abbreviation.
struct Word {
  // Bytes of the passage. A topic has at most some megabytes, and words are kept by the thousand.
  private let from: UInt32
  private let to: UInt32
  /// Of its letters in lower case. Two words are taken for equal where their hashes are.
  let hash: UInt64
  let traits: Traits

  struct Traits: OptionSet {
    let rawValue: UInt16

    /// Its first letter is a capital.
    static let capital = Traits(rawValue: 1 << 0)
    /// It has letters, and all of them are capitals.
    static let capitals = Traits(rawValue: 1 << 1)
    /// It has digits only.
    static let number = Traits(rawValue: 1 << 2)
    static let hasDigit = Traits(rawValue: 1 << 3)
    /// It has a letter that is not ASCII.
    static let hasMark = Traits(rawValue: 1 << 4)
    /// It is the first of a sentence, and of the passage.
    static let opensSentence = Traits(rawValue: 1 << 5)
    /// Something more than a blank stands before it that may be followed by a capital: a colon, a bracket, a dash.
    static let opensClause = Traits(rawValue: 1 << 6)
    /// Nothing but blanks stands between it and the word before.
    static let followsBlank = Traits(rawValue: 1 << 7)
    /// It stands between quotation marks.
    static let quoted = Traits(rawValue: 1 << 8)
    /// It ends in two vowels of which either may carry the tone mark, or looks like it.
    static let mayMoveTone = Traits(rawValue: 1 << 10)
    /// It belongs to the name of a legal document.
    static let cited = Traits(rawValue: 1 << 9)
  }

  init(_ range: Range<Int>, hash: UInt64, traits: Traits) {
    from = UInt32(range.lowerBound)
    to = UInt32(range.upperBound)
    self.hash = hash
    self.traits = traits
  }

  var start: Int { Int(from) }
  var end: Int { Int(to) }
  var range: Range<Int> { start..<end }
}

/// The hash that `Word.hash` has for a word, which is given in lower case: FNV-1a, 64 bits (RFC 9923).
func wordHash(_ word: some StringProtocol) -> UInt64 {
  word.utf8.reduce(FNV.offset) { ($0 ^ UInt64($1)) &* FNV.prime }
}

enum FNV {
  static let offset: UInt64 = 0xcbf2_9ce4_8422_2325
  static let prime: UInt64 = 0x100_0000_01b3
}
