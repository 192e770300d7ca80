import CourseModel
import Glibc

/// Phrases that can be asked, at any word of a text, which is the longest that starts there. Most words are refused by one
/// look at their first four bytes. A class, because it is handed on for every run of text, and a copy would count five
/// references.
final class PhraseTable: Sendable {
  private struct Entry {
    let slot: Int
    let start: Int
    let length: Int
    let value: Int
  }

  private let bytes: [UInt8]
  /// Those of one slot side by side, longer ones first.
  private let entries: [Entry]
  /// By slot: one more than the place of its first entry, or 0.
  private let places: [UInt16]
  /// Phrases of fewer than four bytes, such as "AI", longer ones first.
  private let short: [Entry]
  /// Whether a short phrase starts with a byte.
  private let startsShort: [Bool]

  private static let slots = 1 << 13

  /// Phrases shorter than two bytes are left out; of equal ones the first counts.
  init(_ phrases: [(text: String, value: Int)]) {
    let known = phrases.enumerated().map {
      (text: Array($0.element.text.utf8), order: $0.offset, value: $0.element.value)
    }
    .filter { $0.text.count >= 2 }
    let sorted = known.map { (slot: $0.text.withUnsafeBufferPointer { PhraseTable.slot($0, 0) }, phrase: $0) }
      .sorted {
        ($0.slot ?? -1, -$0.phrase.text.count, $0.phrase.order) < (
          $1.slot ?? -1, -$1.phrase.text.count, $1.phrase.order
        )
      }
    var (bytes, entries, short) = ([UInt8](), [Entry](), [Entry]())
    var places = [UInt16](repeating: 0, count: PhraseTable.slots)
    var startsShort = [Bool](repeating: false, count: 256)
    for (slot, phrase) in sorted {
      let entry = Entry(slot: slot ?? -1, start: bytes.count, length: phrase.text.count, value: phrase.value)
      bytes += phrase.text
      guard let slot else {
        short.append(entry)
        startsShort[Int(phrase.text[0])] = true
        continue
      }
      entries.append(entry)
      if places[slot] == 0 { places[slot] = UInt16(entries.count) }
    }
    (self.bytes, self.entries, self.short) = (bytes, entries, short)
    (self.places, self.startsShort) = (places, startsShort)
  }

  /// Goes from word to word of a text, and refuses most of them at once, before `longest` is asked.
  struct Filter {
    fileprivate let places: UnsafeBufferPointer<UInt16>
    fileprivate let startsShort: UnsafeBufferPointer<Bool>
    fileprivate let belongsToWord: UnsafeBufferPointer<Bool>

    @inline(__always) func mayStart(_ text: TextBytes, at offset: Int) -> Bool {
      if startsShort[Int(text[offset])] { return true }
      return PhraseTable.slot(text, offset).map { places[$0] > 0 } ?? false
    }

    /// The start of the word behind the one that the offset lies in.
    @inline(__always) func nextWord(_ text: TextBytes, from offset: Int) -> Int {
      var place = offset
      while place < text.count, belongsToWord[Int(text[place])] { place += 1 }
      while place < text.count, !text[place].startsLetterOrDigit {
        place += text[place] == 0xE2 ? 3 : text[place] == 0xC2 ? 2 : 1
      }
      return place
    }
  }

  /// By its value, whether a byte can stand inside or at the start of a word: letters and digits of ASCII, and of the others
  /// all but those that begin a sign.
  private static let belongsToWord = (0...255).map { (byte: UInt8) in
    byte < 0x80 ? byte.isASCIILetterOrDigit : byte != 0xC2 && byte != 0xE2
  }

  func withFilter<Result>(_ body: (Filter) -> Result) -> Result {
    places.withUnsafeBufferPointer { places in
      startsShort.withUnsafeBufferPointer { startsShort in
        PhraseTable.belongsToWord.withUnsafeBufferPointer {
          body(Filter(places: places, startsShort: startsShort, belongsToWord: $0))
        }
      }
    }
  }

  /// The value of the longest phrase that starts at the offset and ends with a word, and the offset behind it.
  func longest(in text: TextBytes, at offset: Int) -> (value: Int, end: Int)? {
    guard let slot = PhraseTable.slot(text, offset) else { return first(of: short[...], in: text, at: offset) }
    let place = places.withUnsafeBufferPointer { Int($0[slot]) }
    if place > 0 {
      let bucket = entries[(place - 1)...].prefix { $0.slot == slot }
      if let found = first(of: bucket, in: text, at: offset) { return found }
    }
    let first = startsShort.withUnsafeBufferPointer { $0[Int(text[offset])] }
    return first ? self.first(of: short[...], in: text, at: offset) : nil
  }

  private func first(of entries: ArraySlice<Entry>, in text: TextBytes, at offset: Int) -> (value: Int, end: Int)? {
    guard let base = text.baseAddress else { return nil }
    for entry in entries {
      let end = offset + entry.length
      if end <= text.count, text.isWordEnd(end),
        bytes.withUnsafeBytes({ memcmp($0.baseAddress.unsafelyUnwrapped + entry.start, base + offset, entry.length) })
          == 0
      {
        return (entry.value, end)
      }
    }
    return nil
  }

  /// A hash of the four bytes at the offset; `nil` where there are fewer.
  @inline(__always) fileprivate static func slot(_ text: TextBytes, _ offset: Int) -> Int? {
    guard offset + 4 <= text.count else { return nil }
    let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    return Int((word &* 0x9E37_79B1) >> 19)
  }
}
