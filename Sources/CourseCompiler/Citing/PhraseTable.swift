import Glibc

/// Phrases that can be asked, at any word of a text, which is the longest that starts there. Most words are refused by one
/// look at their first two bytes.
struct PhraseTable {
  private struct Entry {
    let start: Int
    let length: Int
    let value: Int
  }

  private var bytes: [UInt8] = []
  /// Those with equal first bytes side by side, longer ones first.
  private var entries: [Entry] = []
  /// By the first two bytes: one more than the place of the first such entry, or 0.
  private var places = [UInt16](repeating: 0, count: 4096)

  /// Phrases shorter than two bytes are left out; of equal ones the first counts.
  init(_ phrases: [(text: String, value: Int)]) {
    let sorted = phrases.enumerated().filter { $0.element.text.utf8.count >= 2 }.map {
      (text: Array($0.element.text.utf8), order: $0.offset, value: $0.element.value)
    }.sorted {
      let (left, right) = (PhraseTable.slot($0.text[0], $0.text[1]), PhraseTable.slot($1.text[0], $1.text[1]))
      return (left, -$0.text.count, $0.order) < (right, -$1.text.count, $1.order)
    }
    for phrase in sorted {
      entries.append(Entry(start: bytes.count, length: phrase.text.count, value: phrase.value))
      bytes += phrase.text
      let slot = PhraseTable.slot(phrase.text[0], phrase.text[1])
      if places[slot] == 0 { places[slot] = UInt16(entries.count) }
    }
  }

  /// The value of the longest phrase that starts at the offset and ends with a word, and the offset behind it.
  func longest(in text: TextBytes, at offset: Int) -> (value: Int, end: Int)? {
    guard offset + 1 < text.count else { return nil }
    let slot = PhraseTable.slot(text[offset], text[offset + 1])
    guard places[slot] > 0, let base = text.baseAddress else { return nil }
    var place = Int(places[slot]) - 1
    while place < entries.count {
      let entry = entries[place]
      guard PhraseTable.slot(bytes[entry.start], bytes[entry.start + 1]) == slot else { return nil }
      let end = offset + entry.length
      if end <= text.count, text.isWordEnd(end),
        bytes.withUnsafeBytes({ memcmp($0.baseAddress.unsafelyUnwrapped + entry.start, base + offset, entry.length) })
          == 0
      {
        return (entry.value, end)
      }
      place += 1
    }
    return nil
  }

  private static func slot(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 4 & 0xFF0 ^ Int(second) }
}
