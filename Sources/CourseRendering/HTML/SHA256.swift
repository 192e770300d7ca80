import CSodium

/// SHA-256 as pages use it (FIPS 180-4).
enum SHA256 {
  static func hexadecimal(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: hash(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// In base64 with padding, as a content security policy names a stylesheet.
  static func base64(of bytes: [UInt8]) -> String {
    let hash = hash(bytes)
    var text = [CChar](repeating: 0, count: 64)
    _ = sodium_bin2base64(&text, text.count, hash, hash.count, sodium_base64_VARIANT_ORIGINAL)
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    return hash
  }
}
