import CourseModel

/// Cuts a passage into words: one walk over its bytes.
struct WordCutter {
  private let bytes: [UInt8]
  private let citations: [Passage.Mention]
  private(set) var small: [UInt8]
  private(set) var words: [Word] = []
  private(set) var signs = SignSet()
  private(set) var syllables = 0
  /// The first citation that has not ended yet.
  private var nextCitation = 0
  /// What stood since the last word.
  private var gap: Word.Traits = .opensSentence
  private var isQuoted = false
  private var mayEndSentence = false
  private var isBehindBlank = true

  init(_ bytes: [UInt8], citations: [Passage.Mention]) {
    self.bytes = bytes
    self.citations = citations
    small = bytes
    words.reserveCapacity(bytes.count / 5 + 1)
  }

  mutating func cut() {
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte.beginsWord {
        index = word(from: index)
      } else {
        index = sign(byte, at: index)
      }
    }
  }

  /// Reads the word that begins here, and answers where it ends.
  private mutating func word(from start: Int) -> Int {
    var index = start
    var hash = FNV.offset
    var traits: Word.Traits = [.number, .capitals]
    var hasLetter = false
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      guard byte.beginsWord else { break }
      if byte < 0x80 {
        var letter = byte
        if byte.isASCIIDigit {
          traits.insert(.hasDigit)
        } else {
          hasLetter = true
          traits.remove(.number)
          if byte < 0x61 {
            letter |= 0x20
            if index == start { traits.insert(.capital) }
          } else {
            traits.remove(.capitals)
          }
          small[index] = letter
        }
        signs.insert(byte)
        hash = (hash ^ UInt64(letter)) &* FNV.prime
        index += 1
        continue
      }
      traits.remove(.number)
      traits.insert(.hasMark)
      hasLetter = true
      let end = min(index + byte.sequenceLength, count)
      if makeSmall(index, end) {
        if index == start { traits.insert(.capital) }
      } else if byte != 0xCC && byte != 0xCD {
        traits.remove(.capitals)
      }
      while index < end {
        hash = (hash ^ UInt64(small[index])) &* FNV.prime
        index += 1
      }
    }
    if !hasLetter { traits.remove(.capitals) }
    traits.formUnion(gap)
    if isQuoted { traits.insert(.quoted) }
    while nextCitation < citations.count, citations[nextCitation].range.upperBound <= start { nextCitation += 1 }
    if nextCitation < citations.count, citations[nextCitation].range.contains(start) { traits.insert(.cited) }
    words.append(Word(start..<index, hash: hash, traits: traits))
    if isBehindBlank { syllables += 1 }
    gap = .followsBlank
    (mayEndSentence, isBehindBlank) = (false, false)
    return index
  }

  /// Makes a letter of the Vietnamese alphabet small, and answers whether it was a capital. No letter changes its length.
  private mutating func makeSmall(_ start: Int, _ end: Int) -> Bool {
    guard end > start + 1 else { return false }
    let last = end - 1
    switch (bytes[start], bytes[start + 1]) {
    case (0xC3, 0x80...0x9E): small[last] += 0x20  // À … Þ
    case (0xC4, 0x82), (0xC4, 0x90), (0xC4, 0xA8), (0xC5, 0xA8), (0xC6, 0xA0), (0xC6, 0xAF):  // Ă Đ Ĩ Ũ Ơ Ư
      small[last] += 1
    case (0xE1, 0xBA) where bytes[last] >= 0xA0 && bytes[last] & 1 == 0, (0xE1, 0xBB) where bytes[last] & 1 == 0:
      small[last] += 1  // Ạ … Ỹ
    default: return false
    }
    return true
  }

  /// Notes what a sign means for the next word, and answers where it ends.
  private mutating func sign(_ byte: UInt8, at index: Int) -> Int {
    if byte < 0x80 {
      signs.insert(byte)
      switch byte {
      case 0x20:
        // A full stop ends a sentence only where a blank follows: not in 3.5 or in a number of a document.
        if mayEndSentence { gap.insert(.opensSentence) }
        isBehindBlank = true
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
        mayEndSentence = true
        open()
      case UInt8(ascii: "\""):
        isQuoted.toggle()
        open()
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: ","), UInt8(ascii: "'"):
        gap.remove(.followsBlank)
      default: open()
      }
      return index + 1
    }
    let end = min(index + byte.sequenceLength, bytes.count)
    if byte == 0xC2, end > index + 1, bytes[index + 1] == 0xA0 {
      isBehindBlank = true
      return end
    }
    if byte == 0xE2, end > index + 2, bytes[index + 1] == 0x80 {
      if bytes[index + 2] == 0x9C { isQuoted = true }
      if bytes[index + 2] == 0x9D { isQuoted = false }
      // An ellipsis may end a sentence.
      if bytes[index + 2] == 0xA6 { gap.insert(.opensSentence) }
    }
    open()
    return end
  }

  private mutating func open() {
    gap.remove(.followsBlank)
    gap.insert(.opensClause)
  }
}

extension UInt8 {
  /// Whether a letter or digit begins here. Of what is not ASCII only U+0080–U+00BF, U+2000–U+2FFF, U+F000–U+FFFF and what
  /// lies beyond, where the signs of our texts are, are none.
  fileprivate var beginsWord: Bool {
    self < 0x80 ? isASCIILetterOrDigit : self != 0xC2 && self != 0xE2 && self < 0xEF
  }

  /// How many bytes the character has that begins here.
  fileprivate var sequenceLength: Int { self < 0x80 ? 1 : self < 0xE0 ? 2 : self < 0xF0 ? 3 : 4 }
}
