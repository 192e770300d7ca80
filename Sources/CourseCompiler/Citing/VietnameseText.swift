import CourseModel

/// Questions about bytes of Vietnamese text in UTF-8, normal form C (facts.md 6). Offsets may lie at either end.
typealias TextBytes = UnsafeBufferPointer<UInt8>

extension TextBytes {
  /// Whether no letter or digit stands directly before the offset.
  func isWordStart(_ offset: Int) -> Bool {
    guard offset > 0 else { return true }
    var lead = offset - 1
    while lead > 0, self[lead] & 0xC0 == 0x80 { lead -= 1 }
    return !self[lead].startsLetterOrDigit
  }

  /// Whether no letter or digit stands at the offset.
  func isWordEnd(_ offset: Int) -> Bool { offset >= count || !self[offset].startsLetterOrDigit }

  /// The offset behind a blank; the same where there is none. A blank is a space or U+00A0.
  func behindBlank(_ offset: Int) -> Int {
    guard offset < count else { return offset }
    if self[offset] == 0x20 { return offset + 1 }
    return self[offset] == 0xC2 && offset + 1 < count && self[offset + 1] == 0xA0 ? offset + 2 : offset
  }

  /// The offset behind `word` and a blank, where both stand here.
  func behind(word: StaticString, _ offset: Int) -> Int? {
    guard let end = behind(text: word, offset) else { return nil }
    let next = behindBlank(end)
    return next > end ? next : nil
  }

  /// The offset behind `text`, where it stands here and the word ends with it.
  func behind(lastWord text: StaticString, _ offset: Int) -> Int? {
    guard let end = behind(text: text, offset), isWordEnd(end) else { return nil }
    return end
  }

  func behind(text: StaticString, _ offset: Int) -> Int? {
    let length = text.utf8CodeUnitCount
    guard offset + length <= count else { return nil }
    for index in 0..<length where self[offset + index] != text.utf8Start[index] { return nil }
    return offset + length
  }

  /// The number that one to `limit` digits give, and the offset behind them.
  func digits(_ offset: Int, limit: Int) -> (value: Int, end: Int)? {
    var end = offset
    var value = 0
    while end < count, self[end].isASCIIDigit {
      guard end - offset < limit else { return nil }
      value = value * 10 + Int(self[end] - 0x30)
      end += 1
    }
    return end > offset ? (value, end) : nil
  }
}

extension UInt8 {
  /// Whether the byte begins a letter or digit. Of what is not ASCII only U+0080–U+00BF and U+2000–U+2FFF, where the signs
  /// and blanks of our texts lie, are none.
  var startsLetterOrDigit: Bool { self < 0x80 ? isASCIILetterOrDigit : self != 0xC2 && self != 0xE2 }

  var isASCIIUppercase: Bool { self >= 0x41 && self <= 0x5A }
}

/// Makes every letter of the Vietnamese alphabet small. No letter changes its length, so that offsets stay.
func makeLowercase(_ bytes: inout [UInt8]) {
  bytes.withUnsafeMutableBufferPointer { bytes in
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte.isASCIIUppercase { bytes[index] = byte | 0x20 }
        index += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard index + length <= bytes.count else { return }
      let last = index + length - 1
      switch (byte, bytes[index + 1]) {
      case (0xC3, 0x80...0x9E): bytes[last] += 0x20  // À … Þ
      case (0xC4, 0x82), (0xC4, 0x90), (0xC4, 0xA8), (0xC5, 0xA8), (0xC6, 0xA0), (0xC6, 0xAF):  // Ă Đ Ĩ Ũ Ơ Ư
        bytes[last] += 1
      case (0xE1, 0xBA) where bytes[last] >= 0xA0, (0xE1, 0xBB): bytes[last] |= 1  // Ạ … Ỹ
      default: break
      }
      index += length
    }
  }
}

/// The spellings of a phrase: where the tone mark of an open syllable may stand in two places, hòa and hoà (facts.md 6.4),
/// with it in either. Most phrases have one.
func spellings(of text: String) -> [String] {
  let phrase = Array(text.utf8)
  var variants: [[UInt8]] = [[]]
  for syllable in phrase.split(separator: 0x20, omittingEmptySubsequences: false) {
    let other = otherSpelling(of: syllable)
    // A phrase has hardly ever more than two such syllables; of a longer row only the first four vary.
    let branches = other == nil || variants.count > 8 ? 1 : 2
    var longer: [[UInt8]] = []
    for variant in variants {
      let head = variant.isEmpty ? [] : variant + [0x20]
      longer.append(head + syllable)
      if branches == 2, let other { longer.append(head + other) }
    }
    variants = longer
  }
  return variants.map { String(decoding: $0, as: UTF8.self) }
}

/// The syllable with its tone mark on the other of its last two letters; `nil` where it has one place only, as in "hoàn" and
/// "quý".
private func otherSpelling(of syllable: ArraySlice<UInt8>) -> [UInt8]? {
  for (old, new) in tonePlaces {
    if syllable.ends(with: old) { return syllable.dropLast(old.count) + new }
    if syllable.ends(with: new), syllable.first.map({ $0 | 0x20 }) != UInt8(ascii: "q") {
      return syllable.dropLast(new.count) + old
    }
  }
  return nil
}

private let tonePlaces: [(old: [UInt8], new: [UInt8])] = [
  ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"),
  ("õe", "oẽ"), ("ọe", "oẹ"), ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
].map { (Array($0.0.utf8), Array($0.1.utf8)) }

extension ArraySlice<UInt8> {
  fileprivate func ends(with bytes: [UInt8]) -> Bool {
    count >= bytes.count && suffix(bytes.count).elementsEqual(bytes)
  }
}
