package import CourseModel
import CSodium

/// A module together with its fingerprint. Only `seal(_:)` makes one, so a manifest never stands beside another module.
package struct SealedModule: Sendable {
  package let module: Module
  package let manifest: Manifest

  init(_ module: Module, _ manifest: Manifest) {
    self.module = module
    self.manifest = manifest
  }
}

/// The fingerprint of a module: a digest for every block and picture, in reading order.
package func seal(_ module: Module) -> SealedModule {
  var entries = [
    Manifest.Entry(place: "programme", digest: digest(of: CanonicalForm.of(module.imprint))),
    Manifest.Entry(place: "module", digest: digest(of: CanonicalForm.of(module.metadata))),
  ]
  for topic in module.topics {
    entries.append(Manifest.Entry(place: topic.id.text, digest: digest(of: CanonicalForm.of(topic.metadata))))
    for placed in topic.placedBlocks {
      entries.append(Manifest.Entry(place: placed.place, digest: digest(of: CanonicalForm.of(placed.block))))
    }
    for (index, footnote) in topic.footnotes.enumerated() {
      entries.append(
        Manifest.Entry(place: "\(topic.id)^\(index + 1)", digest: digest(of: CanonicalForm.of(footnote))))
    }
  }
  let folder = Place.folder(of: module.id).text + "/"
  for media in module.media {
    entries.append(
      Manifest.Entry(place: String(media.path.text.dropFirst(folder.count)), digest: digest(of: media.bytes)))
  }
  return SealedModule(module, Manifest(entries))
}

/// The SHA-256 (FIPS 180-4) of some bytes.
package func digest(of bytes: [UInt8]) -> Digest {
  var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
  crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
  return Digest(bytes: hash)
}

/// The SHA-512 (FIPS 180-4) of some bytes as 128 lower-case hexadecimal digits, by which an OCFL archive names its files.
package func sha512(of bytes: [UInt8]) -> String {
  var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha512_BYTES))
  crypto_hash_sha512(&hash, bytes, UInt64(bytes.count))
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
