/// The bytes that clean Vietnamese text does not have. It is made of ASCII, the letters of its alphabet, and the dashes,
/// quotation marks, bullets and dots of General Punctuation; whatever else a text holds is looked at closely.
struct SuspectBytes {
  /// Which second bytes are clean behind C3, C4, C5 and C6, and which third ones behind E2 80: a bit each.
  private let latin1 = SuspectBytes.set(from: 0xC0, "ÀÁÂÃÈÉÊÌÍÒÓÔÕ×ÙÚÝàáâãèéêìíòóôõ÷ùúý")
  private let latinA = SuspectBytes.set(from: 0x100, "ĂăĐđĨĩ")
  private let latinA2 = SuspectBytes.set(from: 0x140, "Ũũ")
  private let latinB = SuspectBytes.set(from: 0x180, "ƠơƯư")
  private let punctuation = SuspectBytes.set(from: 0x2000, "‐‑‒–—―‖‗‘’‚‛“”„‟†‡•‣․‥…‧‰′″‹›\u{202F}")

  /// Made once; a copy of it is quicker to look into than the original.
  static let standard = SuspectBytes()

  /// The offset of the first character at or behind `start` that is not clean. `bytes` are valid UTF-8.
  func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var offset = start
    while offset + 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      // A byte that leads a character of several has its two highest bits set.
      var leads = word & (word << 1) & 0x8080_8080_8080_8080
      while leads != 0 {
        let lead = offset + leads.trailingZeroBitCount >> 3
        if isSuspect(at: lead, in: bytes) { return lead }
        leads &= leads - 1
      }
      offset += 8
    }
    return (offset..<max(offset, bytes.count)).first { bytes[$0] >= 0xC0 && isSuspect(at: $0, in: bytes) }
  }

  private func isSuspect(at lead: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let second = bytes[lead + 1]
    switch bytes[lead] {
    case 0xC3: return !holds(latin1, second)
    case 0xC4: return !holds(latinA, second)
    case 0xC5: return !holds(latinA2, second)
    case 0xC6: return !holds(latinB, second)
    case 0xE1 where second == 0xBA: return bytes[lead + 2] < 0xA0
    case 0xE1 where second == 0xBB: return bytes[lead + 2] > 0xB9
    case 0xE2 where second == 0x80: return !holds(punctuation, bytes[lead + 2])
    default: return true
    }
  }

  private func holds(_ set: UInt64, _ byte: UInt8) -> Bool { set &>> UInt64(byte & 0x3F) & 1 != 0 }

  /// One bit for each of the 64 characters from `first` on.
  private static func set(from first: UInt32, _ characters: String) -> UInt64 {
    characters.unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value - first) }
  }
}
