import CourseModel

/// Finds UTF-8 that was read as Windows-1252 and encoded again. All of it in a line makes one finding.
func twiceEncodedText(in line: TextLine) -> [Diagnostic] {
  let decoded = DecodedLine(line)
  guard decoded.runs.contains(where: { $0.state == .garbled }) else { return [] }
  let garbled = decoded.runs.filter { $0.state == .garbled || $0.state == .likely }
  guard let first = garbled.first, let last = garbled.last else { return [] }
  let range = line.word(around: first.source).lowerBound..<line.word(around: last.source).upperBound
  var (meant, end) = ("", range.lowerBound)
  for run in garbled {
    meant += line.text(end..<run.source.lowerBound) + run.text
    end = run.source.upperBound
  }
  meant += line.text(end..<range.upperBound)
  let isWhole = !decoded.runs.contains { $0.state == .lost }
  return [
    Diagnostic(
      .twiceEncoded,
      Finding(
        Phrase(
          "“\(line.text(range).shortened)” là chữ UTF-8 bị mã hóa hai lần",
          "“\(line.text(range).shortened)” is UTF-8 that was encoded twice"), at: line.span(range),
        help: isWhole
          ? Phrase("viết “\(meant.shortened)”", "write “\(meant.shortened)”")
          : Phrase(
            "chép lại từ văn bản gốc; có thể là “\(meant.shortened)”",
            "copy it again from the original; perhaps “\(meant.shortened)”"),
        fix: isWhole ? Fix(line.span(range), with: meant) : nil))
  ]
}

/// A line whose stretches without ASCII are decoded once more, where they can be.
private struct DecodedLine {
  enum State {
    /// Nothing else than garbled text.
    case garbled
    /// Right both ways, so that the rest of the line decides: `XÃ”` is XÔ, or the end of a quotation.
    case likely
    /// Right as it stands.
    case clean
    /// Wrong both ways: something was lost on the way.
    case lost
  }

  struct Run {
    let source: Range<Int>
    let text: String
    let state: State
  }

  private(set) var runs: [Run] = []

  init(_ line: TextLine) {
    let sources = line.runs { !line.scalars[$0].isASCII && byteInWindows1252(line.scalars[$0]) != nil ? true : nil }
    let texts = sources.map { range, _ -> String? in
      let text = decodeTwiceEncoded(line.text(range))
      return text.flatMap { $0.unicodeScalars.allSatisfy(\.isVietnameseOrPunctuation) ? $0 : nil }
    }
    // The words around a run are looked at in the decoded line: their other letters may be garbled too.
    var decoded: [Unicode.Scalar] = []
    var places: [Range<Int>] = []
    var end = 0
    for ((source, _), text) in zip(sources, texts) {
      decoded += line.scalars[end..<source.lowerBound]
      let start = decoded.count
      decoded += text.map { Array($0.unicodeScalars) } ?? Array(line.scalars[source])
      places.append(start..<decoded.count)
      end = source.upperBound
    }
    decoded += line.scalars[end...]
    for (((source, _), text), place) in zip(zip(sources, texts), places) {
      let isClean = DecodedLine.isClean(source, in: line)
      let state: State =
        if text == nil || !DecodedLine.isVietnamese(decoded, around: place) {
          isClean ? .clean : .lost
        } else {
          isClean ? .likely : .garbled
        }
      runs.append(Run(source: source, text: text ?? "", state: state))
    }
  }

  /// Whether the run can be what the author wrote: a part of a Vietnamese word, perhaps with a punctuation mark at its end.
  private static func isClean(_ run: Range<Int>, in line: TextLine) -> Bool {
    let marks = line.scalars[run].drop(while: \.isLetter)
    guard marks.allSatisfy(\.isPunctuation), marks.count < 2 || marks.count == run.count && run.count < 3 else {
      return false
    }
    let word = TextLine.text(line.scalars[line.word(around: run)].filter(\.isLetter))
    return word.isEmpty || (Syllable.isSyllable(word) && Syllable.hasProperCase(word)) || Syllable.isAbbreviation(word)
  }

  private static func isVietnamese(_ scalars: [Unicode.Scalar], around place: Range<Int>) -> Bool {
    var (start, end) = (place.lowerBound, place.upperBound)
    while start > 0, place.lowerBound - start < 8, scalars[start - 1].isLetter { start -= 1 }
    while end < scalars.count, end - place.upperBound < 8, scalars[end].isLetter { end += 1 }
    return scalars[start..<end].split { !$0.isLetter }.map { TextLine.text($0) }.allSatisfy { word in
      (Syllable.isSyllable(word) && Syllable.hasProperCase(word)) || Syllable.isAbbreviation(word)
    }
  }
}

extension TextLine {
  /// The run with the letters on both sides of it, as far as a word may reach.
  fileprivate func word(around run: Range<Int>) -> Range<Int> {
    var (start, end) = (run.lowerBound, run.upperBound)
    while start > max(0, run.lowerBound - 20), isPart(start - 1) { start -= 1 }
    while end < min(scalars.count, run.upperBound + 20), isPart(end) { end += 1 }
    return start..<end
  }

  private func isPart(_ index: Int) -> Bool {
    scalars[index].isLetter || !scalars[index].isASCII && byteInWindows1252(scalars[index]) != nil
  }
}

extension Unicode.Scalar {
  fileprivate var isVietnameseOrPunctuation: Bool { isPunctuation || Syllable.isMarkedLetter(self) }

  /// A no-break space, quotation mark, dash, dot or sign that is set beside words.
  fileprivate var isPunctuation: Bool {
    switch value {
    case 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB7, 0xBB, 0xD7, 0xF7, 0x2010...0x203A, 0x2122, 0x2190...0x2193,
      0x2264, 0x2265:
      true
    default: false
    }
  }
}
