import CourseModel

/// Finds letters that are written apart from their marks, and marks that no letter takes.
func looseMarks(in line: TextLine) -> [Diagnostic] {
  notComposed(in: line) + strayMarks(in: line)
}

/// Words side by side make one finding.
private func notComposed(in line: TextLine) -> [Diagnostic] {
  guard !NormalForm.isComposed(line.text(line.scalars.indices)) else { return [] }
  var stretches: [Range<Int>] = []
  var words = line.words[...]
  for character in line.characters where !NormalForm.isComposed(line.text(character)) {
    words = words.drop { $0.upperBound <= character.lowerBound }
    let word = words.first.flatMap { $0.overlaps(character) ? $0 : nil } ?? character
    if let last = stretches.last, word.lowerBound <= last.upperBound + 1 {
      stretches[stretches.count - 1] = last.lowerBound..<max(last.upperBound, word.upperBound)
    } else {
      stretches.append(word)
    }
  }
  return stretches.map { stretch in
    let text = line.text(stretch)
    let composed = NormalForm.composed(text)
    let shown = (composed ?? text).shortened
    // What holds no mark, holds a second code point of some character, for example the Kelvin sign.
    let double =
      text.unicodeScalars.contains(where: \.isCombiningMark)
      ? nil : text.unicodeScalars.first { !NormalForm.isComposed(String($0)) }
    return Diagnostic(
      .notComposed,
      Finding(
        double.map {
          Phrase(
            "“\(shown)” dùng mã ký tự cũ \($0.codePoint)", "“\(shown)” uses the outdated code point \($0.codePoint)")
        }
          ?? Phrase(
            "“\(shown)” viết bằng chữ và dấu tách rời", "“\(shown)” is written with letters and marks apart"),
        at: line.span(stretch),
        help: Phrase("gõ lại bằng bộ gõ Unicode dựng sẵn (NFC)", "type it again in composed Unicode (NFC)"),
        fix: composed.map { Fix(line.span(stretch), with: $0) }))
  }
}

private func strayMarks(in line: TextLine) -> [Diagnostic] {
  line.characters.compactMap { character in
    let letter = NormalForm.composed(line.text(character)) ?? line.text(character)
    guard let mark = letter.unicodeScalars.first(where: \.isCombiningMark) else { return nil }
    return Diagnostic(
      .strayMark,
      Finding(
        Phrase(
          "“\(letter.shortened)” mang dấu rời \(mark.codePoint)",
          "“\(letter.shortened)” carries the loose mark \(mark.codePoint)"),
        at: line.span(character),
        help: Phrase(
          "tiếng Việt không có chữ này; xóa dấu thừa hoặc gõ lại chữ đúng",
          "Vietnamese has no such letter; delete the mark or type the right letter")))
  }
}

extension TextLine {
  /// What a reader takes for one character each.
  fileprivate var characters: [Range<Int>] {
    var start = 0
    return text(scalars.indices).map { character in
      defer { start += character.unicodeScalars.count }
      return start..<start + character.unicodeScalars.count
    }
  }
}

extension String {
  /// At most 60 code points of it.
  var shortened: String {
    unicodeScalars.count > 60 ? TextLine.text(unicodeScalars.prefix(59)) + "…" : self
  }
}
