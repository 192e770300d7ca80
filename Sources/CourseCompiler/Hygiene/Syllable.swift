/// Vietnamese spelling, as far as it tells a syllable from a string of letters: the initial, the rime and the tone come from
/// closed lists, and the tone stands on the right vowel (both `hòa` and `hoà`). Loan words such as `pin` are no syllables.
enum Syllable {
  /// Whether a word is a syllable; upper and lower case do not matter.
  static func isSyllable(_ word: String) -> Bool {
    // The longest, “nghiêng”, has seven letters.
    guard word.utf8.count <= 7 * 3 else { return false }
    var letters = ""
    var tone = 0
    var tonePlace: Int?
    for (index, scalar) in word.unicodeScalars.enumerated() {
      guard let letter = alphabet[scalar] else { return false }
      letters.unicodeScalars.append(letter.base)
      if letter.tone > 0 {
        guard tonePlace == nil else { return false }
        (tone, tonePlace) = (letter.tone, index)
      }
    }
    return (0...min(3, letters.count)).contains { length in
      let (initial, rime) = (String(letters.prefix(length)), String(letters.dropFirst(length)))
      guard let places = tonePlaces[rime], initials.contains(initial), fits(initial, rime) else { return false }
      if let tonePlace, !places.contains(tonePlace - length) { return false }
      // A syllable that ends in c, ch, p or t has the tone sắc or nặng.
      return tone >= 4 || !["c", "ch", "p", "t"].contains { rime.hasSuffix($0) }
    }
  }

  /// Whether capitals stand only at the head of the word, or everywhere.
  static func hasProperCase(_ word: String) -> Bool {
    let rest = word.unicodeScalars.dropFirst().map(\.properties)
    return !rest.contains(where: \.isUppercase)
      || !rest.contains(where: \.isLowercase) && word.unicodeScalars.first?.properties.isUppercase == true
  }

  /// Whether a word is made of a few capitals: `NĐ`, `UBND`, `TW`.
  static func isAbbreviation(_ word: String) -> Bool {
    let letters = word.unicodeScalars
    return (2...8).contains(letters.count)
      && letters.allSatisfy { ("A"..."Z") ~= $0 || isMarkedLetter($0) && $0.properties.isUppercase }
  }

  /// A letter of the Vietnamese alphabet that carries a mark.
  static func isMarkedLetter(_ scalar: Unicode.Scalar) -> Bool { !scalar.isASCII && alphabet[scalar] != nil }

  /// c, g, ng stand before back vowels; k, gh, ngh before front ones.
  private static func fits(_ initial: String, _ rime: String) -> Bool {
    let isFront = rime.first.map { "eêiy".contains($0) } ?? false
    switch initial {
    case "c", "ng": return !isFront
    case "g": return !isFront || rime.hasPrefix("i")
    case "k", "gh", "ngh": return isFront
    default: return true
    }
  }

  /// Each letter without its tone, and the tone: 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
  private static let alphabet: [Unicode.Scalar: (base: Unicode.Scalar, tone: Int)] = {
    let families = [
      "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự",
      "yỳỷỹýỵ", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x",
    ]
    var alphabet: [Unicode.Scalar: (base: Unicode.Scalar, tone: Int)] = [:]
    for family in families {
      let letters = Array(family.unicodeScalars)
      for cased in [letters, Array(family.uppercased().unicodeScalars)] {
        for (tone, letter) in cased.enumerated() { alphabet[letter] = (letters[0], tone) }
      }
    }
    return alphabet
  }()

  private static let initials: Set = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "ph", "qu", "r",
    "s",
    "t", "th", "tr", "v", "x",
  ]

  /// Every rime, and which of its letters may carry the tone.
  private static let tonePlaces: [String: Set<Int>] = {
    let rimes: [(Set<Int>, String)] = [
      (
        [0],
        """
        a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et \
        ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt \
        ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua ư ưc ưi ưm ưn ưng ưt ưu ưa y ych ynh yt
        """
      ),
      ([0, 1], "oa oe uy"),
      (
        [1],
        """
        iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn \
        oăng oăp oăt oen oeo oet ooc oong uân uâng uât uây uê uêch uên uênh uơ uôc uôi uôm uôn uông uôp uôt uya uych \
        uyn uynh uyp uyt uyu ươc ươi ươm ươn ương ươp ươt ươu
        """
      ),
      ([2], "uyên uyêt"),
    ]
    var places: [String: Set<Int>] = [:]
    for (place, list) in rimes { for rime in list.split(separator: " ") { places[String(rime)] = place } }
    return places
  }()
}
