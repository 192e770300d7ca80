/// Follows a text through the source that it was read from, byte by byte: past comments and the edges of CDATA sections, and
/// over entities, which stand for one character each.
struct XMLTextFollower {
  private let source: UnsafeBufferPointer<UInt8>
  private var offset: Int
  private var isInCDATA = false
  /// Whether the byte before was the first of a character that an entity stands for.
  private var isInEntity = false

  init(_ source: UnsafeBufferPointer<UInt8>, from offset: Int) {
    self.source = source
    self.offset = min(offset, source.count)
  }

  /// Where the next byte of the text stands, and whether that is directly behind the one before.
  mutating func place(of byte: UInt8) -> (offset: Int, isNext: Bool) {
    if isInEntity, byte & 0xC0 == 0x80 { return (offset, true) }
    var isNext = !isInEntity
    isInEntity = false
    while offset < source.count {
      let place = offset
      switch source[offset] {
      case UInt8(ascii: "&") where !isInCDATA:
        offset = end(of: ";")
        isInEntity = true
        // The character is a piece of its own, which is not in the source.
        return (place, false)
      case byte:
        offset += 1
        return (place, isNext)
      case UInt8(ascii: "\r"): offset += 1
      case UInt8(ascii: "<"):
        let rest = source[offset...]
        if rest.starts(with: "<![CDATA[".utf8) {
          isInCDATA = true
          offset += 9
        } else {
          offset = end(of: rest.starts(with: "<!--".utf8) ? "-->" : ">")
        }
      case UInt8(ascii: "]") where isInCDATA: offset = end(of: "]]>")
      default: return (place, isNext)
      }
      if offset >= source.count || source[place] == UInt8(ascii: "]") { isInCDATA = false }
      isNext = false
    }
    return (max(source.count - 1, 0), false)
  }

  /// The offset behind the next `sign`.
  private func end(of sign: StaticString) -> Int {
    let length = sign.utf8CodeUnitCount
    var start = offset
    while start + length <= source.count {
      if UnsafeBufferPointer(rebasing: source[start..<start + length]).elementsEqual(
        UnsafeBufferPointer(start: sign.utf8Start, count: length))
      {
        return start + length
      }
      start += 1
    }
    return source.count
  }
}
