/// An Ed25519 public key (RFC 8032), written as OpenSSH writes it: `ssh-ed25519 AAAA…`.
package struct PublicKey: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// Takes 32 bytes and nothing else.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    self.bytes = Array(bytes)
  }

  /// Reads one line as `ssh-keygen` and `hoclieu key show` write it; a comment may follow.
  package init?(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0] == PublicKey.algorithm, let blob = Base64.bytes(words[1]), blob.count == 51,
      blob.starts(with: PublicKey.blobHead)
    else { return nil }
    bytes = Array(blob.suffix(32))
  }

  package static let algorithm = "ssh-ed25519"

  /// What stands before the 32 bytes in SSH's wire form (RFC 8709): the algorithm's name and two lengths.
  private static let blobHead: [UInt8] = [0, 0, 0, 11] + Array(algorithm.utf8) + [0, 0, 0, 32]

  /// SSH's wire form.
  package var blob: [UInt8] { PublicKey.blobHead + bytes }

  package var description: String { "\(PublicKey.algorithm) \(Base64.text(blob))" }
}
