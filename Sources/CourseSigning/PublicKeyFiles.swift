package import CourseModel

extension PublicKey {
  /// The key's file for `openssl pkeyutl -pubin -inkey`: SubjectPublicKeyInfo (RFC 8410) in PEM.
  package var pem: String {
    let head: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
    return "-----BEGIN PUBLIC KEY-----\n\(Base64.text(head + bytes))\n-----END PUBLIC KEY-----\n"
  }

  /// The key's file for `minisign -V -p`.
  package var minisign: String {
    "untrusted comment: hoclieu \(fingerprint)\n\(Base64.text(Array("Ed".utf8) + minisignID + bytes))\n"
  }

  /// The key's line for `ssh-keygen -Y verify -f`: who signs is always called `hoclieu`.
  package var allowedSigner: String { "hoclieu namespaces=\"\(SSHSignature.namespace)\" \(self)\n" }

  /// Its name among files: sixteen digits of the key itself.
  package var fileName: String {
    bytes.prefix(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}

/// The public keys as files of a store's folder `keys`, in the form of each tool.
package func keyFiles(of keys: [TrustedKey]) -> OutputTree {
  var tree = OutputTree()
  // A revoked key's signatures prove nothing: no tool shall be told to accept them.
  let accepted = keys.filter { $0.revoked == nil }.map(\.key)
  tree.add(accepted.map(\.allowedSigner).joined(), at: "allowed_signers")
  for key in accepted {
    tree.add(key.pem, at: "\(key.fileName).pem")
    tree.add(key.minisign, at: "\(key.fileName).minisign.pub")
    tree.add("\(key)\n", at: "\(key.fileName).ssh.pub")
  }
  return tree
}
