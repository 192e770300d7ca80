import CourseModel

/// Finds UTF-8 that was read as Windows-1252 and encoded again. All of it in a line makes one finding.
func twiceEncodedText(in line: TextLine) -> [Diagnostic] {
  let decoded = DecodedLine(line)
  let garbled = decoded.runs.filter { decoded.becomesVietnamese($0) }
  guard let first = garbled.first, let last = garbled.last else { return [] }
  let range = line.word(around: first.source).lowerBound..<line.word(around: last.source).upperBound
  var (meant, end) = ("", range.lowerBound)
  for run in garbled {
    meant += line.text(end..<run.source.lowerBound) + TextLine.text(decoded.scalars[run.result])
    end = run.source.upperBound
  }
  meant += line.text(end..<range.upperBound)
  let isWhole = decoded.isWhole
  return [
    Diagnostic(
      .twiceEncoded,
      Finding(
        Phrase(
          "“\(line.text(range).shortened)” là chữ UTF-8 bị mã hóa hai lần",
          "“\(line.text(range).shortened)” is UTF-8 that was encoded twice"), at: line.span(range),
        help: isWhole
          ? Phrase("viết “\(meant)”", "write “\(meant)”")
          : Phrase(
            "chép lại từ văn bản gốc; có thể là “\(meant)”", "copy it again from the original; perhaps “\(meant)”"),
        fix: isWhole ? Fix(line.span(range), with: meant) : nil))
  ]
}

/// A line in which everything that can be decoded once more is.
private struct DecodedLine {
  /// A stretch without ASCII: where it stands in the line, and where what it decodes to stands among `scalars`.
  struct Run {
    let source: Range<Int>
    let result: Range<Int>
    let isComplete: Bool
  }

  let line: TextLine
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var runs: [Run] = []

  init(_ line: TextLine) {
    self.line = line
    var end = 0
    for (range, _) in line.runs({ !line.scalars[$0].isASCII && byteInWindows1252(line.scalars[$0]) != nil ? true : nil }
    ) {
      scalars += line.scalars[end..<range.lowerBound]
      let start = scalars.count
      if let text = decodeTwiceEncoded(line.text(range)), text.unicodeScalars.allSatisfy(\.isVietnameseOrPunctuation) {
        scalars += text.unicodeScalars
        runs.append(Run(source: range, result: start..<scalars.count, isComplete: true))
      } else {
        scalars += line.scalars[range]
        runs.append(Run(source: range, result: start..<scalars.count, isComplete: false))
      }
      end = range.upperBound
    }
    scalars += line.scalars[end...]
  }

  /// Whether the words around a run are Vietnamese once it is decoded, and are not as they stand. A run of punctuation marks
  /// stands for itself: nobody writes `â€œ`.
  func becomesVietnamese(_ run: Run) -> Bool {
    guard run.isComplete else { return false }
    guard scalars[run.result].contains(where: \.isLetter) else { return run.source.count > 2 }
    var (start, end) = (run.result.lowerBound, run.result.upperBound)
    while start > 0, run.result.lowerBound - start < 8, scalars[start - 1].isLetter { start -= 1 }
    while end < scalars.count, end - run.result.upperBound < 8, scalars[end].isLetter { end += 1 }
    let words = scalars[start..<end].split { !$0.isLetter }.map { TextLine.text($0) }
    return words.allSatisfy { Syllable.isSyllable($0) && Syllable.hasProperCase($0) } && !isVietnamese(run)
  }

  /// Whether nothing was lost on the way: then every run is garbled, a part of a Vietnamese word,
  /// or punctuation.
  var isWhole: Bool {
    runs.allSatisfy { run in
      becomesVietnamese(run) || isVietnamese(run)
        || line.scalars[run.source].allSatisfy { !$0.isLetter && $0.isVietnameseOrPunctuation }
    }
  }

  /// Whether the word around a run is Vietnamese as it stands.
  private func isVietnamese(_ run: Run) -> Bool {
    let word = TextLine.text(line.scalars[line.word(around: run.source)].filter(\.isLetter))
    return Syllable.isSyllable(word) && Syllable.hasProperCase(word)
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
  fileprivate var isVietnameseOrPunctuation: Bool {
    switch value {
    case 0xA0, 0xA7, 0xAB, 0xB0, 0xBB, 0x2010...0x2026: true
    default: Syllable.isMarkedLetter(self)
    }
  }
}
