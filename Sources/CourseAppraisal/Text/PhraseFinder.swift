/// Finds phrases of a list in passages, longer ones before shorter ones, without regard to punctuation between the words.
struct PhraseFinder {
  /// The words of a phrase, and which of them must have a capital.
  private struct Entry {
    let hashes: [UInt64]
    let capitals: [Bool]
    let index: Int

    func matches(_ words: [Word], at start: Int) -> Bool {
      for offset in hashes.indices {
        let word = words[start + offset]
        if word.hash != hashes[offset] || capitals[offset] && !word.traits.contains(.capital) { return false }
        // A sentence that ends between two words separates them.
        if offset > 0, word.traits.contains(.opensSentence) { return false }
      }
      return true
    }
  }

  private var entries: [UInt64: [Entry]] = [:]
  /// Which of 4,096 remainders the first words have: most words of a text are sorted out by it.
  private var filter: [UInt64] = Array(repeating: 0, count: 64)

  /// `phrases` with the indices by which they are reported. A capital in a phrase stands for itself; a small letter for both.
  init(_ phrases: [(text: String, index: Int)]) {
    for (text, index) in phrases {
      let words = text.split { !$0.isLetter && !$0.isNumber }
      guard let first = words.first else { continue }
      let hash = wordHash(first.lowercased())
      entries[hash, default: []].append(
        Entry(
          hashes: words.map { wordHash($0.lowercased()) }, capitals: words.map { $0.first?.isUppercase == true },
          index: index))
      filter[Int(hash >> 6 & 63)] |= 1 << (hash & 63)
    }
    for hash in entries.keys {
      entries[hash]?.sort { ($1.hashes.count, $0.index) < ($0.hashes.count, $1.index) }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The phrase that begins with this word, and its last word.
  func phrase(at word: Int, in words: [Word]) -> (index: Int, last: Int)? {
    let hash = words[word].hash
    guard filter[Int(hash >> 6 & 63)] & 1 << (hash & 63) != 0, let entries = entries[hash] else { return nil }
    for entry in entries where word + entry.hashes.count <= words.count {
      if entry.matches(words, at: word) { return (entry.index, word + entry.hashes.count - 1) }
    }
    return nil
  }

  /// Whether any phrase lies between these words.
  func hasPhrase(in range: Range<Int>, of words: [Word]) -> Bool {
    range.contains { word in phrase(at: word, in: words).map { $0.last < range.upperBound } ?? false }
  }
}
