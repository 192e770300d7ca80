/// A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal digits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The 64 hexadecimal digits.
  package let hexadecimal: String

  /// Reads 64 lower-case hexadecimal digits and nothing else.
  package init?(hexadecimal text: some StringProtocol) {
    guard text.utf8.count == 64,
      text.utf8.allSatisfy({ $0.isASCIIDigit || (0x61...0x66).contains($0) })
    else { return nil }
    hexadecimal = String(text)
  }

  /// Takes the 32 bytes that a hash function gave.
  package init(bytes: some Collection<UInt8>) {
    precondition(bytes.count == 32, "a SHA-256 digest has 32 bytes")
    let digits = Array("0123456789abcdef".utf8)
    hexadecimal = String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package var description: String { hexadecimal }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    let digits = hexadecimal.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return (0..<32).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] }
  }

  /// The first 12 digits, enough for a person to compare by eye.
  package var short: String { String(hexadecimal.prefix(12)) }
}
