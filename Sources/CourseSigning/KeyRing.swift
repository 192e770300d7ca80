package import CourseModel

/// The keys whose signatures somebody believes.
package struct KeyRing: Sendable {
  package let keys: [TrustedKey]

  package init(_ keys: [TrustedKey]) { self.keys = keys }

  /// What the signatures beside a file prove.
  package enum Judgement: Sendable, Equatable {
    /// A key that is believed has signed these very bytes.
    case genuine(TrustedKey)
    /// The specimen key has, which everyone has: it proves nothing about who signed.
    case specimen
    /// A key has signed them that nobody here knows.
    case unknownKey(PublicKey?)
    /// A key has that was revoked, or ended before the day.
    case keyEnded(TrustedKey)
    /// A signature is not of these bytes, or no signature; its form tells which file.
    case broken(SignatureForm)
    /// There is none.
    case unsigned

    /// Whether whoever made the file need not sign it again.
    package var counts: Bool {
      switch self {
      case .genuine, .specimen: true
      case .unknownKey, .keyEnded, .broken, .unsigned: false
      }
    }
  }

  /// Judges the signatures of `message`, a file of a store at `place` that was decided on `day`. All that are there must be good,
  /// and of one key.
  package func judge(
    _ signatures: [SignatureForm: [UInt8]], of message: [UInt8], at place: String, for day: CalendarDate
  ) -> Judgement {
    guard !signatures.isEmpty else { return .unsigned }
    var candidates = keys.map(\.key) + [SigningKey.specimen.publicKey]
    if let named = signatures[.ssh], case .good(let key) = examine(named, .ssh, of: message, at: place, by: []) {
      candidates = [key]
    }
    var signer: PublicKey?
    for form in SignatureForm.allCases {
      guard let signature = signatures[form] else { continue }
      switch examine(signature, form, of: message, at: place, by: candidates) {
      case .good(let key): signer = key
      case .unreadable: return .broken(form)
      case .bad:
        // Without the form that names its key, an unknown key and a wrong signature look alike.
        return form == .ssh || signer != nil ? .broken(form) : .unknownKey(nil)
      }
    }
    return signer.map { judge($0, for: day) } ?? .unsigned
  }

  /// Judges a plain signature that names its key itself, as a note of status does.
  package func judge(
    _ signature: [UInt8], of message: [UInt8], by key: PublicKey, for day: CalendarDate
  ) -> Judgement {
    key.hasSigned(message, as: signature) ? judge(key, for: day) : .broken(.raw)
  }

  private func judge(_ key: PublicKey, for day: CalendarDate) -> Judgement {
    if let trusted = keys.first(where: { $0.key == key }) {
      return trusted.counts(for: day) ? .genuine(trusted) : .keyEnded(trusted)
    }
    // Who has a real key to believe must not be content with one that everyone has.
    return key == SigningKey.specimen.publicKey && keys.isEmpty ? .specimen : .unknownKey(key)
  }
}
