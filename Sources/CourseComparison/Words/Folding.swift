/// Makes one of the spellings of a syllable: `hoà` and `hòa`, composed and decomposed, are the same.
enum Folding {
  /// The tone marks in the order of the language's schools: huyền, sắc, hỏi, ngã, nặng.
  private static let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]

  /// Each vowel that bears a tone: the vowel without it, and the tone. Characters are equal in every Unicode form.
  private static let vowels: [Character: (plain: Character, tone: Int)] = {
    var table: [Character: (plain: Character, tone: Int)] = [:]
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" {
      for (tone, mark) in tones.enumerated() {
        var scalars = String(vowel).unicodeScalars
        scalars.append(mark)
        table[Character(String(scalars))] = (vowel, tone + 1)
      }
    }
    return table
  }()

  /// The word with its one tone behind it as a digit; a word without a tone, or with several, as it is.
  static func folded(_ word: String) -> String {
    guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { return word }
    var plain = ""
    var tone = 0
    for character in word {
      guard let vowel = vowels[character] else {
        plain.append(character)
        continue
      }
      guard tone == 0 else { return word }
      plain.append(vowel.plain)
      tone = vowel.tone
    }
    return tone == 0 ? plain : plain + String(tone)
  }
}
