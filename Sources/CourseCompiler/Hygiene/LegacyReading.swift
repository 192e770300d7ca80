/// An encoding in which Vietnamese was written before Unicode, seen as Latin-1.
enum LegacyEncoding: String, CaseIterable {
  case tcvn3 = "TCVN3"
  case vni = "VNI"

  func decode(_ word: String, capitals: Bool) -> String {
    switch self {
    case .tcvn3: decodeTCVN3(word, capitals: capitals)
    case .vni: decodeVNI(word)
    }
  }
}

/// A stretch of a line as one encoding reads it.
struct LegacyReading {
  let encoding: LegacyEncoding
  let range: Range<Int>
  let text: String
  /// How many different words are Vietnamese in this reading and are not as they stand.
  let evidence: Int
  /// Whether nothing in the stretch could be read otherwise.
  let isCertain: Bool

  /// `nil` where the words do not become Vietnamese by the encoding. Where it `isKnown` to be in the file, one word is
  /// enough, and it may be a sign that makes it another.
  init?(of words: [Range<Int>], in line: TextLine, as encoding: LegacyEncoding, isKnown: Bool) {
    let readings = WordReading.all(of: words, in: line, as: encoding)
    let changed = readings.filter { $0.isMarked && $0.written != $0.meant }
    guard let first = changed.first, let last = changed.last else { return nil }
    let stretch = first.range.lowerBound..<last.range.upperBound
    let inside = readings.filter { stretch.contains($0.range.lowerBound) }
    let proofs = Set(inside.filter { $0.gain == .proof }.map(\.written))
    let hints = isKnown ? Set(inside.filter { $0.gain == .hint }.map(\.written)) : []
    let refuted = inside.count { $0.gain == .loss && $0.isMarked }
    let evidence = proofs.count + hints.count
    guard evidence >= (isKnown ? 1 : 2), evidence > refuted * 2,
      inside.count(where: { $0.gain == .loss }) * 3 <= inside.count
    else { return nil }
    self.encoding = encoding
    self.evidence = evidence
    range = stretch
    var (text, end) = ("", stretch.lowerBound)
    for word in inside {
      text += line.text(end..<word.range.lowerBound) + word.meant
      end = word.range.upperBound
    }
    self.text = text
    isCertain = !proofs.isEmpty && refuted == 0 && !readings.contains { $0.isUnicode || $0.isOfUnsureCase }
  }
}

/// One word as it stands, and as an encoding reads it.
private struct WordReading {
  enum Gain {
    /// Vietnamese only in this reading, by a letter that no Vietnamese word has as it stands.
    case proof
    /// Vietnamese only in this reading, but by a sign that is also set beside words: `©`, `®`, `µm`, `m×n`, `«…»`.
    case hint
    /// Vietnamese both ways, or an abbreviation.
    case none
    /// Not Vietnamese in this reading.
    case loss
  }

  let range: Range<Int>
  let written: String
  let meant: String
  /// Whether it is more than ASCII.
  let isMarked: Bool
  /// Whether it is Vietnamese only as it stands; it is then left alone.
  let isUnicode: Bool
  /// Whether it may be a word in capitals, which TCVN3 cannot tell from a capitalised one: “Sè” is “Số” or “SỐ”.
  let isOfUnsureCase: Bool
  let gain: Gain

  static func all(of words: [Range<Int>], in line: TextLine, as encoding: LegacyEncoding) -> [WordReading] {
    let texts = words.map(line.text)
    let inCapitals = texts.map { !$0.isASCII && $0.hasCapitalInside && !$0.hasSmallLetter }
    let hasCapitals = inCapitals.contains(true)
    let isShouted = hasCapitals && !texts.contains(where: \.hasSmallLetter)
    return words.indices.map { index in
      let text = texts[index]
      let decoded = encoding.decode(text, capitals: isShouted || inCapitals[index])
      let isUnsure =
        encoding == .tcvn3 && !isShouted && hasCapitals && !inCapitals[index] && !text.isASCII
        && !text.hasSmallLetter && text.unicodeScalars.contains { ("A"..."Z") ~= $0 }
      return WordReading(range: words[index], written: text, decoded: decoded, isOfUnsureCase: isUnsure)
    }
  }

  private init(range: Range<Int>, written: String, decoded: String, isOfUnsureCase: Bool) {
    let wasVietnamese = Syllable.isSyllable(written)
    let isVietnamese = Syllable.isSyllable(decoded)
    self.range = range
    self.written = written
    self.isOfUnsureCase = isOfUnsureCase
    isMarked = !written.isASCII
    isUnicode = isMarked && wasVietnamese && !isVietnamese
    meant = isUnicode ? written : decoded
    gain =
      if wasVietnamese || !isVietnamese && Syllable.isAbbreviation(decoded) {
        .none
      } else if !isVietnamese {
        .loss
      } else {
        written.unicodeScalars.count > 1 && written.unicodeScalars.contains(where: \.isLegacyLetter) ? .proof : .hint
      }
  }
}

extension Unicode.Scalar {
  /// A character of Latin-1 that is a letter, or that nobody sets beside words.
  fileprivate var isLegacyLetter: Bool {
    switch value {
    case 0xA8, 0xAC, 0xB6, 0xB8: true
    case 0xC0...0xFF: value != 0xD7 && value != 0xF7
    default: false
    }
  }
}

extension String {
  fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
  fileprivate var hasSmallLetter: Bool { unicodeScalars.contains { ("a"..."z") ~= $0 } }
  fileprivate var hasCapitalInside: Bool { unicodeScalars.dropFirst().contains { ("A"..."Z") ~= $0 } }
}
