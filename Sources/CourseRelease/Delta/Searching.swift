import Glibc

extension UnsafeRawBufferPointer {
  /// Where `text` stands first from `position` on.
  func place(of text: StaticString, from position: Int) -> Int? {
    guard let base = baseAddress else { return nil }
    let size = text.utf8CodeUnitCount
    var position = position
    while position + size <= count,
      let found = memchr(base + position, Int32(text.utf8Start.pointee), count - position - size + 1)
    {
      let place = base.distance(to: UnsafeRawPointer(found))
      if memcmp(found, text.utf8Start, size) == 0 { return place }
      position = place + 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Where `text` stands first in a range.
  func place(of text: StaticString, in range: Range<Int>) -> Int? {
    withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[range]).place(of: text, from: 0) }.map {
      range.lowerBound + $0
    }
  }

  /// Where `text` stands last in a range.
  func lastPlace(of text: StaticString, in range: Range<Int>) -> Int? {
    var found: Int?
    var position = range.lowerBound
    while let place = place(of: text, in: position..<range.upperBound) {
      found = place
      position = place + 1
    }
    return found
  }
}
