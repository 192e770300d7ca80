import CSodium
import CourseModel

/// A signature as `ssh-keygen -Y sign` makes it (OpenSSH, PROTOCOL.sshsig), by an Ed25519 key and over SHA-512.
struct SSHSignature {
  /// What the signature is for; another namespace is another signature.
  static let namespace = "hoclieu"
  private static let magic = Array("SSHSIG".utf8)
  private static let hash = "sha512"
  private static let head = "-----BEGIN SSH SIGNATURE-----"
  private static let foot = "-----END SSH SIGNATURE-----"

  let key: PublicKey
  private let signature: [UInt8]

  static func text(of message: [UInt8], by key: SigningKey) -> String {
    let signature = key.signature(of: signed(message))
    var blob = magic + [0, 0, 0, 1]
    for field in [
      key.publicKey.blob, Array(namespace.utf8), [], Array(hash.utf8),
      field(Array(PublicKey.algorithm.utf8)) + field(signature),
    ] { blob += self.field(field) }
    // Lines as long as ssh-keygen's.
    let letters = Array(Base64.text(blob).utf8)
    let lines = stride(from: 0, to: letters.count, by: 70).map {
      String(decoding: letters[$0..<min($0 + 70, letters.count)], as: UTF8.self)
    }
    return ([head] + lines + [foot]).joined(separator: "\n") + "\n"
  }

  /// `nil` where the file is no such signature, is of another algorithm or another namespace.
  init?(_ file: [UInt8]) {
    guard file.count < 4096, let text = String(validating: file, as: UTF8.self) else { return nil }
    let lines = text.split { $0 == "\n" || $0 == "\r\n" }
    guard lines.count > 2, lines.first == SSHSignature.head[...], lines.last == SSHSignature.foot[...],
      let blob = Base64.bytes(lines.dropFirst().dropLast().joined())
    else { return nil }
    guard blob.starts(with: SSHSignature.magic + [0, 0, 0, 1]) else { return nil }
    var rest = blob[(SSHSignature.magic.count + 4)...]
    guard let open = SSHSignature.takeField(&rest), let namespace = SSHSignature.takeField(&rest),
      let reserved = SSHSignature.takeField(&rest), let hash = SSHSignature.takeField(&rest),
      var inner = SSHSignature.takeField(&rest), rest.isEmpty, reserved.isEmpty,
      namespace.elementsEqual(SSHSignature.namespace.utf8), hash.elementsEqual(SSHSignature.hash.utf8),
      let algorithm = SSHSignature.takeField(&inner), algorithm.elementsEqual(PublicKey.algorithm.utf8),
      let signature = SSHSignature.takeField(&inner), inner.isEmpty,
      let key = PublicKey(PublicKey.algorithm + " " + Base64.text(Array(open)))
    else { return nil }
    self.key = key
    self.signature = Array(signature)
  }

  func isGood(for message: [UInt8]) -> Bool { key.hasSigned(SSHSignature.signed(message), as: signature) }

  /// What is really signed: the digest with the namespace around it.
  private static func signed(_ message: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha512_BYTES))
    crypto_hash_sha512(&digest, message, UInt64(message.count))
    return [Array(namespace.utf8), [], Array(hash.utf8), digest].reduce(magic) { $0 + field($1) }
  }

  private static func field(_ bytes: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { Array($0) } + bytes
  }

  private static func takeField(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard rest.count >= 4 else { return nil }
    let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(4)
    guard rest.count >= length else { return nil }
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length)
  }
}
