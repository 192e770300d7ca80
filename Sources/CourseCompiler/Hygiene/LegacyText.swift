import CourseModel

/// The legacy encodings of which a line has proof.
func legacyEncodings(in line: TextLine) -> Set<LegacyEncoding> {
  Set(line.latinStretches.compactMap { line.readings($0, known: []).first?.encoding })
}

/// Finds text in a legacy encoding. Of those that are `known` to be in the file a single word is enough.
func legacyText(in line: TextLine, known: Set<LegacyEncoding>) -> [Diagnostic] {
  let stretches = line.latinStretches
  return stretches.compactMap { words in
    let readings = line.readings(words, known: known)
    guard let best = readings.first else { return nil }
    // Beside words in Unicode nobody can tell for every word which of both it is in.
    let isCertain =
      best.isCertain && stretches.count == 1
      && !readings.dropFirst().contains {
        $0.evidence == best.evidence && known.contains($0.encoding) == known.contains(best.encoding)
      }
    let name = best.encoding.rawValue
    return Diagnostic(
      .legacyEncoding,
      Finding(
        Phrase(
          "“\(line.text(best.range).shortened)” là chữ bảng mã cũ \(name)",
          "“\(line.text(best.range).shortened)” is text in the legacy encoding \(name)"), at: line.span(best.range),
        help: isCertain
          ? Phrase("viết “\(best.text.shortened)”", "write “\(best.text.shortened)”")
          : Phrase(
            "chuyển sang Unicode rồi xem lại; có thể là “\(best.text.shortened)”",
            "convert it to Unicode and look it over; perhaps “\(best.text.shortened)”"),
        fix: isCertain ? Fix(line.span(best.range), with: best.text) : nil))
  }
}

extension TextLine {
  /// What the words may be, the likeliest first.
  fileprivate func readings(_ words: [Range<Int>], known: Set<LegacyEncoding>) -> [LegacyReading] {
    func rank(_ reading: LegacyReading) -> (Int, Int) { (reading.evidence, known.contains(reading.encoding) ? 1 : 0) }
    return LegacyEncoding.allCases.compactMap {
      LegacyReading(of: words, in: self, as: $0, isKnown: known.contains($0))
    }
    .sorted { rank($0) > rank($1) }
  }

  private enum Letters { case latin1, other }

  /// The words of each part of the line that knows no letter beyond Latin-1; only such a part can be legacy text.
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
}
