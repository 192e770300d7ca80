package import CourseModel
import CSodium

/// The three forms in which one Ed25519 key signs, each read by a tool that offices have already.
package enum SignatureForm: CaseIterable, Sendable {
  /// `ssh-keygen -Y verify` (OpenSSH, also in Windows and macOS): PROTOCOL.sshsig, namespace `hoclieu`.
  case ssh
  /// `minisign -V`: the prehashed form, whose trusted comment says where the file lies in the store.
  case minisign
  /// `openssl pkeyutl -verify -rawin`: the 64 bytes alone.
  case raw

  /// What is appended to the name of the signed file.
  package var suffix: String {
    switch self {
    case .ssh: ".sig"
    case .minisign: ".minisig"
    case .raw: ".ed25519"
    }
  }
}

/// The signatures of `message` in all forms, as files beside `name`. `place` is where the signed file lies in a store, for
/// example `releases/cd01/1.0.0/SHA256SUMS`: ASCII, one line.
package func sign(_ message: [UInt8], named name: String, at place: String, with key: SigningKey) -> OutputTree {
  var tree = OutputTree()
  for form in SignatureForm.allCases {
    let bytes =
      switch form {
      case .ssh: Array(SSHSignature.text(of: message, by: key).utf8)
      case .minisign: Array(MinisignSignature.text(of: message, at: place, by: key).utf8)
      case .raw: key.signature(of: message)
      }
    tree.add(bytes, at: name + form.suffix)
  }
  return tree
}

/// What one signature file says about the file that it stands beside.
package enum SignatureFinding: Sendable, Equatable {
  /// The signature is this key's, and of these bytes.
  case good(PublicKey)
  /// It is a signature, but not of these bytes, or not by any of the keys that were asked about.
  case bad
  /// It is no signature of this form.
  case unreadable
}

/// Reads a signature in `form` of `message`. An SSH signature names its key itself; the other forms are tried with `keys`.
package func examine(
  _ signature: [UInt8], _ form: SignatureForm, of message: [UInt8], at place: String, by keys: [PublicKey]
) -> SignatureFinding {
  switch form {
  case .ssh:
    guard let read = SSHSignature(signature) else { return .unreadable }
    return read.isGood(for: message) ? .good(read.key) : .bad
  case .minisign:
    guard let read = MinisignSignature(signature) else { return .unreadable }
    return keys.first { read.isGood(for: message, at: place, by: $0) }.map { .good($0) } ?? .bad
  case .raw:
    guard signature.count == Int(crypto_sign_BYTES) else { return .unreadable }
    return keys.first { $0.hasSigned(message, as: signature) }.map { .good($0) } ?? .bad
  }
}
