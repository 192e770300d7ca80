package import CourseModel
import CSodium

/// A private Ed25519 key (RFC 8032). Its bytes leave this room only as a key file.
package struct SigningKey: Sendable {
  /// 32 bytes of chance.
  let seed: [UInt8]
  /// Seed and public key, as libsodium takes them.
  let secret: [UInt8]
  package let publicKey: PublicKey

  /// The key of 32 bytes that nobody can guess.
  package init?(seed: [UInt8]) {
    guard seed.count == Int(crypto_sign_SEEDBYTES) else { return nil }
    var open = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    crypto_sign_seed_keypair(&open, &secret, seed)
    guard let key = PublicKey(bytes: open) else { return nil }
    self.seed = seed
    self.secret = secret
    publicKey = key
  }

  /// The key of specimens. It is made from a sentence that everyone can read, so that its signatures prove nothing about who
  /// signed; a store can be tried out with it, and looks as it will look with a real one.
  package static var specimen: SigningKey {
    guard let key = SigningKey(seed: hash(Array(specimenSentence.utf8))) else {
      preconditionFailure("a SHA-256 has as many bytes as a seed")
    }
    return key
  }

  /// The sentence of which the specimen key's seed is the SHA-256.
  package static let specimenSentence =
    "KHÓA MẪU của Học Liệu: ai cũng có khóa này, chữ ký bằng nó không chứng minh ai đã ký."
  /// What people see as the specimen key's name.
  package static let specimenName = "KHÓA MẪU"

  /// The plain signature of some bytes: 64 bytes, the same ones each time.
  package func signature(of message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
    crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
    return signature
  }

  private static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    return hash
  }
}

extension PublicKey {
  /// Whether the 64 bytes are this key's plain signature of the message.
  package func hasSigned(_ message: [UInt8], as signature: [UInt8]) -> Bool {
    signature.count == Int(crypto_sign_BYTES)
      && crypto_sign_verify_detached(signature, message, UInt64(message.count), bytes) == 0
  }

  /// How people compare keys: as `ssh-keygen -l` shows it, `SHA256:…`.
  package var fingerprint: String {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&hash, blob, UInt64(blob.count))
    return "SHA256:" + Base64.text(hash).filter { $0 != "=" }
  }

  /// The eight bytes by which minisign names a key; any will do, so they follow from the key.
  var minisignID: [UInt8] { Array(bytes.prefix(8)) }
}
