import CourseModel

/// Cuts a passage into words: one walk over its bytes, which notes in passing what checks would otherwise look for again.
struct WordCutter {
  private(set) var small: [UInt8] = []
  private(set) var words: [Word] = []
  private(set) var syllables = 0
  private(set) var signs = SignSet()
  /// The signs that stand twice in a row.
  private(set) var doubled = SignSet()
  /// Whether a blank stands before punctuation, or none behind it.
  private(set) var hasLoosePunctuation = false

  // What stood since the last word.
  private var gap: Word.Traits = .opensSentence
  private var isQuoted = false
  private var mayEndSentence = false
  private var isBehindBlank = true
  /// The first citation that has not ended yet.
  private var nextCitation = 0

  init(_ bytes: [UInt8], citations: [Passage.Mention]) {
    words.reserveCapacity(bytes.count / 5 + 1)
    small = Array(unsafeUninitializedCapacity: bytes.count) { small, count in
      bytes.withUnsafeBufferPointer { text in
        var index = 0
        while index < text.count {
          if text[index].beginsWord {
            let word = LetterRun(text, from: index, small: small)
            append(word, from: index, besides: citations)
            index = word.end
          } else {
            let end = min(index + text[index].sequenceLength, text.count)
            for byte in index..<end { small[byte] = text[byte] }
            note(sign: index, of: text)
            index = end
          }
        }
      }
      count = bytes.count
    }
  }

  private mutating func append(_ word: LetterRun, from start: Int, besides citations: [Passage.Mention]) {
    var traits = word.traits.union(gap)
    if traits.contains(.hasDigit) { signs.insertDigits() }
    if isQuoted { traits.insert(.quoted) }
    while nextCitation < citations.count, citations[nextCitation].range.upperBound <= start { nextCitation += 1 }
    if nextCitation < citations.count, citations[nextCitation].range.lowerBound <= start { traits.insert(.cited) }
    words.append(Word(start..<word.end, hash: word.hash, traits: traits))
    if isBehindBlank { syllables += 1 }
    gap = .followsBlank
    (mayEndSentence, isBehindBlank) = (false, false)
  }

  /// Notes what a sign means for the next word.
  private mutating func note(sign index: Int, of text: UnsafeBufferPointer<UInt8>) {
    let byte = text[index]
    guard byte < 0x80 else { return note(longSign: index, of: text) }
    signs.insert(byte)
    if index > 0, text[index - 1] == byte { doubled.insert(byte) }
    switch byte {
    case 0x20:
      isBehindBlank = true
      // A full stop ends a sentence only where a blank follows: not in 3.5 or in a number of a document.
      if mayEndSentence { gap.insert(.opensSentence) }
    case UInt8(ascii: "\""):
      isQuoted.toggle()
      open()
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "'"): gap.remove(.followsBlank)
    case UInt8(ascii: ","):
      notePunctuation(index, of: text)
      gap.remove(.followsBlank)
    case UInt8(ascii: ";"), UInt8(ascii: ":"):
      notePunctuation(index, of: text)
      open()
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
      notePunctuation(index, of: text)
      mayEndSentence = true
      open()
    default: open()
    }
  }

  private mutating func notePunctuation(_ index: Int, of text: UnsafeBufferPointer<UInt8>) {
    if index > 0, text[index - 1] == 0x20 { hasLoosePunctuation = true }
    if index + 1 < text.count, text[index + 1].beginsWord, !text[index + 1].isASCIIDigit { hasLoosePunctuation = true }
  }

  private mutating func note(longSign index: Int, of text: UnsafeBufferPointer<UInt8>) {
    let byte = text[index]
    if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 { return isBehindBlank = true }
    if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 {
      if text[index + 2] == 0x9C { isQuoted = true }
      if text[index + 2] == 0x9D { isQuoted = false }
      // An ellipsis may end a sentence.
      if text[index + 2] == 0xA6 { gap.insert(.opensSentence) }
    }
    open()
  }

  private mutating func open() {
    gap.remove(.followsBlank)
    gap.insert(.opensClause)
  }
}

/// The letters and digits of one word.
private struct LetterRun {
  private(set) var end: Int
  private(set) var hash = FNV.offset
  private(set) var traits: Word.Traits = []

  /// Reads the word that begins at `start` and writes its small letters.
  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, small: UnsafeMutableBufferPointer<UInt8>) {
    var index = start
    var hash = FNV.offset
    var (digits, capitals, smalls, marks) = (0, 0, 0, 0)
    // The last two characters; one that is not ASCII is 0x80.
    var (before, last): (UInt8, UInt8) = (0, 0)
    while index < text.count {
      let byte = text[index]
      let letter = byte | 0x20
      if byte < 0x80 {
        if letter &- 0x61 < 26 {
          if byte == letter {
            smalls += 1
          } else {
            capitals += 1
            if index == start { traits.insert(.capital) }
          }
          small[index] = letter
          hash = (hash ^ UInt64(letter)) &* FNV.prime
          (before, last) = (last, letter)
        } else if byte &- 0x30 < 10 {
          digits += 1
          small[index] = byte
          hash = (hash ^ UInt64(byte)) &* FNV.prime
          (before, last) = (last, byte)
        } else {
          break
        }
        index += 1
        continue
      }
      guard byte.beginsWord else { break }
      before = last
      last = 0x80
      marks += 1
      let end = min(index + byte.sequenceLength, text.count)
      let step = capitalStep(text, index, end)
      if step > 0 {
        capitals += 1
        if index == start { traits.insert(.capital) }
      } else if byte != 0xCC, byte != 0xCD {
        smalls += 1
      }
      var character = UInt64(byte)
      small[index] = byte
      index += 1
      while index < end {
        let next = index + 1 == end ? text[index] &+ step : text[index]
        small[index] = next
        character = character << 8 | UInt64(next)
        index += 1
      }
      hash = (hash ^ character) &* FNV.prime
    }
    if digits > 0 { traits.insert(capitals + smalls == 0 ? [.hasDigit, .number] : .hasDigit) }
    if smalls == 0, capitals > 0 { traits.insert(.capitals) }
    if marks > 0 { traits.insert(.hasMark) }
    let isNew = last == 0x80 && (before == UInt8(ascii: "o") || before == UInt8(ascii: "u"))
    let isOld = before == 0x80 && (last == UInt8(ascii: "a") || last == UInt8(ascii: "e") || last == UInt8(ascii: "y"))
    if isNew { traits.insert(.toneAtEnd) }
    if isOld { traits.insert(.toneBeforeEnd) }
    self.hash = hash
    end = index
  }
}

/// What the last byte of a capital of the Vietnamese alphabet lacks to that of its small letter; 0 for what is no capital. No
/// letter changes its length.
private func capitalStep(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt8 {
  guard end > start + 1 else { return 0 }
  let (second, last) = (text[start + 1], text[end - 1])
  switch text[start] {
  case 0xE1:
    // Ạ … Ế, Ề … Ỹ
    return last & 1 == 0 && (second == 0xBB || second == 0xBA && last >= 0xA0) ? 1 : 0
  case 0xC3: return second < 0x9F ? 0x20 : 0  // À … Þ
  case 0xC4: return second == 0x82 || second == 0x90 || second == 0xA8 ? 1 : 0  // Ă Đ Ĩ
  case 0xC5: return second == 0xA8 ? 1 : 0  // Ũ
  case 0xC6: return second == 0xA0 || second == 0xAF ? 1 : 0  // Ơ Ư
  default: return 0
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
