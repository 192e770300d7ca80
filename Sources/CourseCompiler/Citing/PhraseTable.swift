import Glibc

/// Phrases that can be asked, at any word of a text, which is the longest that starts there. Most words are refused by one
/// look at their first four bytes.
struct PhraseTable {
  private struct Entry {
    let slot: Int
    let start: Int
    let length: Int
    let value: Int
  }

  private var bytes: [UInt8] = []
  /// Those of one slot side by side, longer ones first.
  private var entries: [Entry] = []
  /// By slot: one more than the place of its first entry, or 0.
  private var places = [UInt16](repeating: 0, count: PhraseTable.slots)
  /// Phrases of fewer than four bytes, such as "AI", longer ones first.
  private var short: [Entry] = []
  /// Whether a short phrase starts with a byte.
  private var startsShort = [Bool](repeating: false, count: 256)

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
  private static func slot(_ text: TextBytes, _ offset: Int) -> Int? {
    guard offset + 4 <= text.count else { return nil }
    let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    return Int((word &* 0x9E37_79B1) >> 19)
  }
}
