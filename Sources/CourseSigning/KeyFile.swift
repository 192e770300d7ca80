import CourseModel
import CSodium

/// Why a file gives no private key.
package enum KeyFileError: Error {
  /// It is no private key of minisign's form.
  case malformed
  /// It is protected, and no passphrase was given.
  case isProtected
  /// The passphrase is wrong, or the file was altered.
  case wrongPassphrase
}

/// A private key in a file, in minisign's own form: of the forms that common tools read, the one that libsodium alone can
/// protect by a passphrase (scrypt), so `minisign -S -s FILE` can sign with it should this tool ever be lost.
package enum KeyFile {
  private static let head = "untrusted comment: hoclieu, minisign encrypted secret key"
  /// 256 MiB and about a second: dear to guess, and still possible on an office's machine.
  private static let operations: UInt64 = 8_388_608
  private static let memory: UInt64 = 268_435_456
  private static let kept = 8 + 64 + 32

  /// Whether the file asks for a passphrase; `nil` where it is no private key.
  package static func isProtected(_ file: [UInt8]) -> Bool? { fields(of: file).map { $0[2] != 0 } }

  /// The file of a key; an empty passphrase leaves it unprotected. `salt` is 32 bytes of chance.
  package static func text(of key: SigningKey, protectedBy passphrase: String, salt: [UInt8]) -> String {
    let number = key.publicKey.minisignID
    var secret = number + key.secret + checksum(number, key.secret)
    let isProtected = !passphrase.isEmpty
    if isProtected, let stream = stream(passphrase, salt: salt, operations, memory) {
      secret = zip(secret, stream).map { $0 ^ $1 }
    }
    let bytes =
      Array("Ed".utf8) + (isProtected ? Array("Sc".utf8) : [0, 0]) + Array("B2".utf8)
      + (isProtected ? salt : [UInt8](repeating: 0, count: 32))
      + little(isProtected ? operations : 0) + little(isProtected ? memory : 0) + secret
    return "\(head)\n\(Base64.text(bytes))\n"
  }

  /// The key of a file.
  package static func read(_ file: [UInt8], passphrase: String?) throws(KeyFileError) -> SigningKey {
    guard let fields = fields(of: file) else { throw .malformed }
    var secret = Array(fields[54...])
    if fields[2] != 0 {
      guard let passphrase else { throw .isProtected }
      let operations = number(fields[38..<46])
      let memory = number(fields[46..<54])
      // A file must not be able to fill the machine; minisign's own asks for 1 GiB.
      guard memory <= 1 << 30, operations <= 1 << 26,
        let stream = stream(passphrase, salt: Array(fields[6..<38]), operations, memory)
      else { throw .malformed }
      secret = zip(secret, stream).map { $0 ^ $1 }
    }
    let number = Array(secret[..<8])
    let pair = Array(secret[8..<72])
    guard checksum(number, pair) == Array(secret[72...]), let key = SigningKey(seed: Array(pair.prefix(32))),
      key.secret == pair, key.publicKey.minisignID == number
    else { throw .wrongPassphrase }
    return key
  }

  /// The bytes of the file's second line, where they are a private key by their head.
  private static func fields(of file: [UInt8]) -> [UInt8]? {
    guard file.count < 4096, let text = String(validating: file, as: UTF8.self) else { return nil }
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count == 2, lines[0].hasPrefix("untrusted comment: "), let bytes = Base64.bytes(lines[1]),
      bytes.count == 54 + kept, bytes.starts(with: Array("Ed".utf8)), bytes[4..<6].elementsEqual("B2".utf8),
      bytes[2..<4].elementsEqual("Sc".utf8) || bytes[2..<4].elementsEqual([0, 0])
    else { return nil }
    return bytes
  }

  private static func checksum(_ number: [UInt8], _ pair: [UInt8]) -> [UInt8] {
    let message = Array("Ed".utf8) + number + pair
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&hash, hash.count, message, UInt64(message.count), nil, 0)
    return hash
  }

  /// What the secret is hidden under; `nil` where the machine has not the memory.
  private static func stream(
    _ passphrase: String, salt: [UInt8], _ operations: UInt64, _ memory: UInt64
  ) -> [UInt8]? {
    var stream = [UInt8](repeating: 0, count: kept)
    let letters = passphrase.utf8.map { CChar(bitPattern: $0) }
    let status = crypto_pwhash_scryptsalsa208sha256(
      &stream, UInt64(kept), letters, UInt64(letters.count), salt, operations, Int(memory))
    return status == 0 ? stream : nil
  }

  private static func little(_ number: UInt64) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
