import CourseModel
import Glibc

/// What every text file must be before anything reads it: not too large, UTF-8, and free of control characters.
enum TextCheck {
  /// A topic of 1,500 words has about 15 KB. The limit also bounds cmark-gfm's quadratic corners (findings.md, "Parsing").
  static let topicLimit = 256 * 1024
  /// `programme.yaml`, `module.yaml`, records.
  static let dataLimit = 1024 * 1024
  /// An SVG picture; the limit bounds the tree that is built to look at it.
  static let svgLimit = 4 * 1024 * 1024
  /// A PNG or JPEG picture.
  static let mediaLimit = 32 * 1024 * 1024
  /// A `source.zip`.
  static let frozenLimit = 256 * 1024 * 1024

  /// Whether `bytes` are text; every fault that makes them not so is reported.
  static func passes(
    _ bytes: [UInt8], of path: SourcePath, limit: Int, reporting diagnostics: inout [Diagnostic]
  ) -> Bool {
    if bytes.count > limit {
      diagnostics.append(.fileTooLarge(path, bytes: bytes.count, limit: limit))
      return false
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      let place = bytes.withUnsafeBufferPointer { LineIndex($0).position(of: offset) }
      diagnostics.append(.invalidUTF8(at: SourceSpan(path, at: place, bytes: 1)))
      return false
    }
    return bytes.withUnsafeBufferPointer { bytes in
      if let offset = loneCarriageReturn(in: bytes) {
        diagnostics.append(
          .loneCarriageReturn(at: SourceSpan(path, at: LineIndex(bytes).position(of: offset), bytes: 1)))
        return false
      }
      guard holdsControlCharacter(bytes), let offset = bytes.firstIndex(where: isControlCharacter) else { return true }
      diagnostics.append(
        .forbiddenCharacter(bytes[offset], at: SourceSpan(path, at: LineIndex(bytes).position(of: offset), bytes: 1)))
      return false
    }
  }

  /// A carriage return without a line feed ends a line for Markdown and YAML, but for no editor of today, nor for places.
  private static func loneCarriageReturn(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var start = 0
    while let found = memchr(base + start, 0x0D, bytes.count - start) {
      let offset = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
      guard offset + 1 < bytes.count, bytes[offset + 1] == 0x0A else { return offset }
      start = offset + 2
    }
    return nil
  }

  private static func isControlCharacter(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  /// The same question of all bytes: of eight at a time whether one is below a blank or is DEL, and of those one by one.
  private static func holdsControlCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let other = word ^ (ones &* 0x7F)
      // A byte that is smaller than what is taken from it borrows, and its highest bit shows it.
      if ((word &- ones &* 0x20) & ~word | (other &- ones) & ~other) & tops != 0,
        bytes[offset..<offset + 8].contains(where: isControlCharacter)
      {
        return true
      }
      offset += 8
    }
    return bytes[offset...].contains(where: isControlCharacter)
  }
}
