import CourseModel

/// Finds letters that look like others, in words that need the others. A word that is wholly of another script is none.
func lookAlikes(in line: TextLine) -> [Diagnostic] {
  line.words.compactMap { word in foreignLetters(in: line, word) ?? mistakenLetters(in: line, word) }
}

/// Latin letters that stand where a Vietnamese one is meant.
private func mistakenLetters(in line: TextLine, _ word: Range<Int>) -> Diagnostic? {
  let scalars = line.scalars[word]
  guard let first = scalars.first(where: { latinTwins[$0] != nil }), let twin = latinTwins[first] else { return nil }
  let meant = TextLine.text(scalars.map { latinTwins[$0] ?? $0 })
  // ð and its kin are letters of other languages too (“Guðmundur”); ƣ is not written in any today.
  let isVietnamese =
    first == "ƣ" || first == "Ƣ" || (word.count == 1 && (twin == "đ" || twin == "Đ")) || Syllable.isSyllable(meant)
    || word.count <= 5 && scalars.allSatisfy(\.properties.isUppercase)
  guard isVietnamese else { return nil }
  let written = line.text(word).shortened
  return Diagnostic(
    .lookAlikeLetter,
    Finding(
      Phrase(
        "“\(written)” dùng chữ `\(first)` (\(first.codePoint)) thay cho `\(twin)` (\(twin.codePoint))",
        "“\(written)” has the letter `\(first)` (\(first.codePoint)) in place of `\(twin)` (\(twin.codePoint))"),
      at: line.span(word), help: Phrase("viết “\(meant.shortened)”", "write “\(meant.shortened)”"),
      fix: Fix(line.span(word), with: meant)))
}

/// Letters of other scripts inside a Latin word. Units and symbols (`kΩ`, `μm`) are no such words.
private func foreignLetters(in line: TextLine, _ word: Range<Int>) -> Diagnostic? {
  let scalars = line.scalars[word]
  guard let first = scalars.first(where: \.isForeignLetter), scalars.contains(where: \.isLatinLetter) else {
    return nil
  }
  let isSmall = scalars.contains { $0.isASCII && $0.properties.isLowercase }
  let meant = scalars.map { scalar in
    let twin = foreignTwins[scalar] ?? latinTwins[scalar] ?? scalar
    return scalar == "ເ" && !isSmall ? "C" : twin
  }
  let isCured = !meant.contains(where: \.isForeignLetter)
  guard isCured || scalars.contains(where: Syllable.isMarkedLetter) else { return nil }
  let text = TextLine.text(meant)
  let written = line.text(word).shortened
  return Diagnostic(
    .mixedScripts,
    Finding(
      Phrase(
        "“\(written)” lẫn chữ `\(first)` (\(first.codePoint)) của hệ chữ khác",
        "“\(written)” mixes in the letter `\(first)` (\(first.codePoint)) of another script"),
      at: line.span(word),
      help: isCured
        ? Phrase("viết “\(text.shortened)”", "write “\(text.shortened)”")
        : Phrase("gõ lại từ này", "type the word again"),
      fix: isCured ? Fix(line.span(word), with: text) : nil))
}

extension Unicode.Scalar {
  fileprivate var isLatinLetter: Bool {
    guard isLetter else { return false }
    switch value {
    case ...0x2AF, 0x1E00...0x1EFF: return true
    default: return false
    }
  }

  /// Whether this is a letter of a script that is written in letters, other than Latin.
  fileprivate var isForeignLetter: Bool {
    switch value {
    case 0x370...0x10FF, 0x13A0...0x13FF, 0x1C80...0x1C8F, 0x1F00...0x1FFF, 0x2DE0...0x2DFF, 0xA640...0xA69F: isLetter
    default: false
    }
  }
}

/// Latin letters that are taken for Vietnamese ones: in PDF extraction, by other keyboards, by character pickers.
private let latinTwins: [Unicode.Scalar: Unicode.Scalar] = [
  "ƣ": "ư", "Ƣ": "Ư", "ð": "đ", "Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ", "ǎ": "ă", "Ǎ": "Ă", "ǥ": "g", "Ǥ": "G", "ɡ": "g",
  "ɑ": "a",
]

/// Letters of other scripts and the Latin ones that look the same.
private let foreignTwins: [Unicode.Scalar: Unicode.Scalar] = {
  let rows = [
    ("АВЕЅІЈКМНОРСТУХҮҺӀԌԚԜ", "ABESIJKMHOPCTYXYHIGQW"), ("аеѕіјорсухһӏԁԛԝү", "aesijopcyxhldqwy"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"), ("ເ", "c"),
  ]
  var twins: [Unicode.Scalar: Unicode.Scalar] = [:]
  for (foreign, latin) in rows {
    for (letter, twin) in zip(foreign.unicodeScalars, latin.unicodeScalars) { twins[letter] = twin }
  }
  return twins
}()
