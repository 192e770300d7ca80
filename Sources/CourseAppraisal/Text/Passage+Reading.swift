extension Passage {
  /// The value of a word that is a number of at most nine digits.
  func number(_ word: Int) -> Int? {
    guard words.indices.contains(word), words[word].traits.contains(.number), words[word].range.count <= 9 else {
      return nil
    }
    return bytes[words[word].range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The hash of a word, if nothing but blanks stands before it.
  func next(_ word: Int) -> UInt64? {
    guard words.indices.contains(word), words[word].traits.contains(.followsBlank) else { return nil }
    return words[word].hash
  }

  /// Whether these signs, and nothing else, stand between a word and the one before it.
  func stands(_ signs: StaticString, before word: Int) -> Bool {
    guard words.indices.contains(word), word > 0 else { return false }
    let gap = words[word - 1].end..<words[word].start
    guard gap.count == signs.utf8CodeUnitCount else { return false }
    return zip(gap, 0...).allSatisfy { bytes[$0] == signs.utf8Start[$1] }
  }

  /// The byte before an offset; `nil` at the beginning.
  func byte(before offset: Int) -> UInt8? { offset > 0 ? bytes[offset - 1] : nil }

  /// The byte at an offset; `nil` at the end.
  func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The offset where `text`, which is given in small letters, stands next, from an offset on.
  func firstRange(of text: StaticString, from start: Int = 0) -> Range<Int>? {
    let length = text.utf8CodeUnitCount
    guard length > 0, start + length <= small.count else { return nil }
    let first = text.utf8Start[0]
    var offset = start
    let last = small.count - length
    while offset <= last {
      if small[offset] == first {
        var index = 1
        while index < length, small[offset + index] == text.utf8Start[index] { index += 1 }
        if index == length { return offset..<offset + length }
      }
      offset += 1
    }
    return nil
  }

  /// The word in which an offset lies; `nil` between words.
  func word(at offset: Int) -> Int? {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low].range.contains(offset) ? low : nil
  }

  /// The words of the sentence in which a word stands.
  func sentence(around word: Int) -> Range<Int> {
    var start = word
    while start > 0, !words[start].traits.contains(.opensSentence) { start -= 1 }
    var end = word + 1
    while end < words.count, !words[end].traits.contains(.opensSentence) { end += 1 }
    return start..<end
  }

  /// Whether it is running text in the authors' own words.
  var isAuthors: Bool { !isQuotation && role != .preformatted }
}

/// Words that several checks look for.
enum Syllable {
  static let day = wordHash("ngày")
  static let month = wordHash("tháng")
  static let year = wordHash("năm")
  static let article = wordHash("điều")
  static let clause = wordHash("khoản")
  static let point = wordHash("điểm")
  static let of = wordHash("của")
  static let this = wordHash("này")
  static let law = wordHash("luật")
  static let decree = wordHash("nghị")
  static let circular = wordHash("thông")
  static let decision = wordHash("quyết")
  static let chapter = wordHash("chương")
  static let section = wordHash("mục")
  static let number = wordHash("số")
}
