import CSodium
import CourseModel

/// A signature as `minisign` makes it: over the BLAKE2b-512 of the file, with a comment that is signed too.
struct MinisignSignature {
  private let keyID: [UInt8]
  private let signature: [UInt8]
  private let comment: String
  private let overall: [UInt8]

  static func text(of message: [UInt8], at place: String, by key: SigningKey) -> String {
    let signature = key.signature(of: prehash(message))
    let comment = comment(for: place)
    let overall = key.signature(of: signature + Array(comment.utf8))
    return """
      untrusted comment: hoclieu, minisign -V
      \(Base64.text(Array("ED".utf8) + key.publicKey.minisignID + signature))
      trusted comment: \(comment)
      \(Base64.text(overall))

      """
  }

  /// `nil` where the file is no such signature.
  init?(_ file: [UInt8]) {
    guard file.count < 4096, let text = String(validating: file, as: UTF8.self) else { return nil }
    let lines = text.split { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    let mark = "trusted comment: "
    guard lines.count == 4, lines[0].hasPrefix("untrusted comment: "), lines[2].hasPrefix(mark),
      let blob = Base64.bytes(lines[1]), blob.count == 74, blob.starts(with: Array("ED".utf8)),
      let overall = Base64.bytes(lines[3])
    else { return nil }
    keyID = Array(blob[2..<10])
    signature = Array(blob[10...])
    comment = String(lines[2].dropFirst(mark.count))
    self.overall = overall
  }

  func isGood(for message: [UInt8], at place: String, by key: PublicKey) -> Bool {
    keyID == key.minisignID && comment == MinisignSignature.comment(for: place)
      && key.hasSigned(MinisignSignature.prehash(message), as: signature)
      && key.hasSigned(signature + Array(comment.utf8), as: overall)
  }

  private static func comment(for place: String) -> String { "hoclieu \(place)" }

  private static func prehash(_ message: [UInt8]) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: Int(crypto_generichash_BYTES_MAX))
    crypto_generichash(&hash, hash.count, message, UInt64(message.count), nil, 0)
    return hash
  }
}
