import CourseModel

/// An encoding in which Vietnamese was written before Unicode, seen as Latin-1.
private enum LegacyEncoding: String, CaseIterable {
  case tcvn3 = "TCVN3"
  case vni = "VNI"

  func decode(_ word: String, amongCapitals: Bool) -> String {
    switch self {
    case .tcvn3: decodeTCVN3(word, capitals: amongCapitals && !word.unicodeScalars.contains { ("a"..."z") ~= $0 })
    case .vni: decodeVNI(word)
    }
  }
}

/// A stretch of a line as one encoding reads it.
private struct LegacyReading {
  let encoding: LegacyEncoding
  let range: Range<Int>
  let text: String
  /// How many different words are Vietnamese in this reading and are not as they stand.
  let evidence: Int
  /// Whether every word is Vietnamese in this reading.
  let isWhole: Bool
}

/// Finds text in a legacy encoding. `isKnown` says that the file has such text elsewhere, so that a single word is enough.
func legacyText(in line: TextLine, isKnown: Bool) -> [Diagnostic] {
  let stretches = line.latinStretches
  return stretches.compactMap { words in
    let readings = LegacyEncoding.allCases.compactMap { line.reading(words, as: $0, leastEvidence: isKnown ? 1 : 2) }
      .sorted { $0.evidence > $1.evidence }
    guard let best = readings.first else { return nil }
    // Beside words in Unicode nobody can tell for every word which of both it is in.
    let isCertain =
      best.isWhole && stretches.count == 1 && !readings.dropFirst().contains { $0.evidence == best.evidence }
    let name = best.encoding.rawValue
    return Diagnostic(
      .legacyEncoding,
      Finding(
        Phrase(
          "“\(line.text(best.range).shortened)” là chữ bảng mã cũ \(name)",
          "“\(line.text(best.range).shortened)” is text in the legacy encoding \(name)"), at: line.span(best.range),
        help: isCertain
          ? Phrase("viết “\(best.text)”", "write “\(best.text)”")
          : Phrase(
            "chuyển sang Unicode rồi xem lại; có thể là “\(best.text)”",
            "convert it to Unicode and look it over; perhaps “\(best.text)”"),
        fix: isCertain ? Fix(line.span(best.range), with: best.text) : nil))
  }
}

extension TextLine {
  private enum Letters { case latin1, other }

  /// The words of each part of the line that knows no letter beyond Latin-1; only such a part can be in a legacy
  /// encoding.
  fileprivate var latinStretches: [[Range<Int>]] {
    var stretches: [[Range<Int>]] = [[]]
    let runs = runs { index -> Letters? in
      let scalar = scalars[index]
      if scalar.value <= 0xFF {
        return scalar.isASCII ? scalar.isLetter ? .latin1 : nil : scalar.value > 0xA0 ? .latin1 : nil
      }
      return scalar.isLetter || scalar.isCombiningMark ? .other : nil
    }
    for (index, run) in runs.enumerated() {
      func isOther(_ neighbour: Int) -> Bool { runs.indices.contains(neighbour) && runs[neighbour].sort == .other }
      // A Latin-1 run that touches another letter is a part of a Unicode word.
      let touches =
        isOther(index - 1) && runs[index - 1].range.upperBound == run.range.lowerBound
        || isOther(index + 1) && runs[index + 1].range.lowerBound == run.range.upperBound
      if run.sort == .other || touches {
        stretches.append([])
      } else {
        stretches[stretches.count - 1].append(run.range)
      }
    }
    return stretches
  }

  /// The words read in one encoding; `nil` where they do not become Vietnamese by it.
  fileprivate func reading(
    _ words: [Range<Int>], as encoding: LegacyEncoding, leastEvidence: Int
  ) -> LegacyReading? {
    let amongCapitals = words.contains { scalars[$0].dropFirst().contains { ("A"..."Z") ~= $0 } }
    let readings = words.map { word in
      WordReading(range: word, written: text(word), encoding.decode(text(word), amongCapitals: amongCapitals))
    }
    let changed = readings.filter { $0.isMarked && $0.written != $0.meant }
    guard let first = changed.first, let last = changed.last else { return nil }
    var evidence: Set<String> = []
    var (refuted, foreign, plain) = (0, 0, 0)
    var meant = ""
    var end = first.range.lowerBound
    for word in readings
    where word.range.lowerBound >= first.range.lowerBound && word.range.upperBound <= last.range.upperBound {
      let isVietnamese = Syllable.isSyllable(word.meant)
      if !word.isMarked {
        plain += 1
        if !isVietnamese { foreign += 1 }
      } else if !isVietnamese {
        refuted += 1
      } else if scalars[word.range].contains(where: \.isLegacySign), !Syllable.isSyllable(word.written) {
        evidence.insert(word.written)
      }
      meant += text(end..<word.range.lowerBound) + word.meant
      end = word.range.upperBound
    }
    guard evidence.count >= leastEvidence, evidence.count > refuted * 2, foreign * 2 <= plain else { return nil }
    return LegacyReading(
      encoding: encoding, range: first.range.lowerBound..<last.range.upperBound, text: meant, evidence: evidence.count,
      isWhole: refuted == 0 && !readings.contains(where: \.isUnicode))
  }
}

/// One word as it stands, and as an encoding reads it.
private struct WordReading {
  let range: Range<Int>
  let written: String
  let meant: String
  let isMarked: Bool
  /// Whether the word is Vietnamese only as it stands; it is then left alone.
  let isUnicode: Bool

  init(range: Range<Int>, written: String, _ decoded: String) {
    self.range = range
    self.written = written
    isMarked = !written.utf8.allSatisfy { $0 < 0x80 }
    isUnicode = isMarked && Syllable.isSyllable(written) && !Syllable.isSyllable(decoded)
    meant = isUnicode ? written : decoded
  }
}

extension Unicode.Scalar {
  /// A character of Latin-1 that has no business inside or beside a word, unless an encoding put it there. Signs that are set
  /// beside words (`©`, `®`, `µm`, `m×n`, `«…»`) prove nothing.
  fileprivate var isLegacySign: Bool {
    switch value {
    case 0xA8, 0xAC, 0xB6, 0xB8: true
    case 0xC0...0xFF: value != 0xD7 && value != 0xF7
    default: false
    }
  }
}
