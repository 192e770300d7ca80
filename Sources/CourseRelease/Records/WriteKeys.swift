package import CourseModel

/// The bytes of a `keys.yaml`.
package func keysFile(_ keys: [TrustedKey]) -> [UInt8] {
  YAMLWriter.document { yaml in
    yaml.mappings("keys", keys) { yaml, key in
      yaml.text("name", key.name)
      yaml.text("key", key.key.description)
      yaml.text("holder", key.holder)
      yaml.bare("from", key.from)
      if let until = key.until { yaml.bare("until", until) }
      if let revoked = key.revoked { yaml.bare("revoked", revoked) }
    }
  }
}
