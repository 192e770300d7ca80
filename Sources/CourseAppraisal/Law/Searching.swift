import CourseModel

/// Looking for phrases by bytes: asking for characters took most of the time of a check.
extension StringProtocol {
  /// Whether one of these phrases, in small letters, stands in it, without regard to capitals without marks.
  func says(_ phrases: [String]) -> Bool {
    var bytes: [UInt8] = [0x20]
    bytes.append(contentsOf: utf8)
    bytes.append(0x20)
    makeSmall(&bytes)
    return bytes.withUnsafeBufferPointer { text in phrases.contains { text.firstPlace(of: $0) != nil } }
  }
}

extension Substring {
  /// Where a phrase first stands; `nil` where it does not.
  func firstPlace(of phrase: String) -> Index? {
    let offset = utf8.withContiguousStorageIfAvailable { $0.firstPlace(of: phrase) }
    return (offset ?? Array(utf8).withUnsafeBufferPointer { $0.firstPlace(of: phrase) }).map {
      utf8.index(startIndex, offsetBy: $0)
    }
  }

  /// The part before the first of these ASCII signs, or a closing quotation mark.
  func upTo(_ signs: String) -> Substring {
    let signs = Array(signs.utf8)
    var previous: (UInt8, UInt8) = (0, 0)
    for index in utf8.indices {
      let byte = utf8[index]
      if byte < 0x80 ? signs.contains(byte) : byte == 0x9D && previous == (0xE2, 0x80) {
        return self[..<(byte < 0x80 ? index : utf8.index(index, offsetBy: -2))]
      }
      previous = (previous.1, byte)
    }
    return self
  }
}

extension UnsafeBufferPointer<UInt8> {
  func firstPlace(of phrase: String) -> Int? {
    var phrase = phrase
    return phrase.withUTF8 { phrase in
      guard let first = phrase.first, count >= phrase.count else { return nil }
      var offset = 0
      while offset <= count - phrase.count {
        if self[offset] == first, (1..<phrase.count).allSatisfy({ self[offset + $0] == phrase[$0] }) { return offset }
        offset += 1
      }
      return nil
    }
  }
}

/// Makes the letters A to Z and Đ small; no letter changes its length.
private func makeSmall(_ bytes: inout [UInt8]) {
  for index in bytes.indices {
    if bytes[index] >= 0x41, bytes[index] <= 0x5A { bytes[index] |= 0x20 }
    if bytes[index] == 0x90, index > 0, bytes[index - 1] == 0xC4 { bytes[index] = 0x91 }
  }
}
