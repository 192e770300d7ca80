import CourseModel

/// Writes the numbers of a PDF's objects as distances: `12 0 R` as how far it is from the reference that stood before it
/// under the same name (`/P`, `/Pg`, …), `12 0 obj` as how far it is from the object before. Objects that moved up by a hundred
/// then read as they did. In reverse it notes where every object begins.
struct ReferenceCoder {
  /// Where every object begins, by its number.
  private(set) var places: [Int: Int] = [:]
  private var last: [UInt64: Int] = [:]
  /// The name that stood last; an array of references goes on under it.
  private var name: UInt64 = 0

  /// Numbers to distances.
  mutating func shorten(_ piece: ArraySlice<UInt8>, into output: inout [UInt8]) {
    var written = piece.startIndex
    forEachNumber(in: piece) { coder, digits, isObject in
      // A number with a sign is none of ours, and would be taken for a distance on the way back.
      guard let number = Int(String(decoding: piece[digits], as: UTF8.self)),
        digits.lowerBound == piece.startIndex || !isSign(piece[digits.lowerBound - 1])
      else { return true }
      output += piece[written..<digits.lowerBound]
      let distance = number - coder.previous(isObject)
      output += Array((distance < 0 ? "\(distance)" : "+\(distance)").utf8)
      coder.note(number, isObject)
      written = digits.upperBound
      return true
    }
    output += piece[written...]
  }

  /// Distances to numbers; `false` where they lead to no number.
  mutating func restore(_ piece: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
    var written = piece.startIndex
    let isWhole = forEachNumber(in: piece) { coder, digits, isObject in
      guard digits.lowerBound > piece.startIndex, isSign(piece[digits.lowerBound - 1]),
        let distance = Int(String(decoding: piece[(digits.lowerBound - 1)..<digits.upperBound], as: UTF8.self))
      else { return true }
      let number = coder.previous(isObject) + distance
      guard (0..<1_000_000_000).contains(number) else { return false }
      output += piece[written..<(digits.lowerBound - 1)]
      if isObject { coder.places[number] = output.count }
      output += Array(String(number).utf8)
      coder.note(number, isObject)
      written = digits.upperBound
      return true
    }
    output += piece[written...]
    return isWhole
  }

  private func previous(_ isObject: Bool) -> Int { last[isObject ? 0 : name] ?? 0 }

  private mutating func note(_ number: Int, _ isObject: Bool) { last[isObject ? 0 : name] = number }

  /// Calls `body` with the digits of every `12 0 R` and `12 0 obj`, until it answers `false`.
  @discardableResult private mutating func forEachNumber(
    in piece: ArraySlice<UInt8>, _ body: (inout ReferenceCoder, Range<Int>, _ isObject: Bool) -> Bool
  ) -> Bool {
    piece.withUnsafeBytes { bytes in
      var searched = 0
      var named = 0
      while let space = bytes.place(of: " 0 ", from: searched) {
        let rest = bytes[(space + 3)...]
        searched = space + 3
        let isObject = rest.starts(with: [0x6F, 0x62, 0x6A])
        guard isObject || rest.first == 0x52 else { continue }
        var begin = space
        while begin > named, space - begin < 10, bytes[begin - 1].isASCIIDigit { begin -= 1 }
        guard begin < space else { continue }
        if !isObject {
          var slash = begin
          while slash > named, bytes[slash - 1] != 0x2F { slash -= 1 }
          if slash > named { name = hash(of: bytes[slash..<begin]) }
        }
        named = space
        let digits = (piece.startIndex + begin)..<(piece.startIndex + space)
        guard body(&self, digits, isObject) else { return false }
      }
      return true
    }
  }

  /// A number for a name, up to where it ends (FNV-1a). Two names with one number would only cost bytes.
  private func hash(of name: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name {
      if [0x20, 0x5B, 0x3C, 0x28, 0x2B, 0x2D].contains(byte) { break }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hash
  }
}

private func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
