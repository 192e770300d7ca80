/// Which syllables Vietnamese can have. A word that cannot be one, and becomes one, was misspelt.
enum Syllable {
  private static let initials: [String] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n",
    "p", "r", "s", "t", "v", "x", "",
  ]

  private static let rhymes: Set<String> = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm \
    ên êng ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu ynh ych yt \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uân uâng uât uây uê uêch uênh uôc uôi uôm uôn \
    uông uôt uơ uy uya uych uyên uyêt uynh uyt uyp uyu ư ưc ưi ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
    """.split(separator: " ").map(String.init))

  /// Whether a folded word in small letters can be a syllable. Behind c, ch, p and t only sắc and nặng are spoken.
  static func isPossible(_ folded: String) -> Bool {
    var letters = Substring(folded)
    var tone = 0
    if let digit = letters.last?.wholeNumberValue {
      tone = digit
      letters.removeLast()
    }
    for initial in initials where letters.hasPrefix(initial) {
      let rhyme = letters.dropFirst(initial.count)
      guard rhymes.contains(String(rhyme)) || initial == "gi" && (rhyme.isEmpty || rhyme == "n") else { continue }
      let isStopped = ["c", "ch", "p", "t"].contains { rhyme.hasSuffix($0) }
      return !isStopped || tone == 2 || tone == 5
    }
    return false
  }

  /// Whether one word is the other misspelt: it cannot be a syllable, the other can, and few letters differ; or they differ in
  /// capitals or in i and y only (kĩ, kỹ).
  static func isCorrection(of old: String, to new: String) -> Bool {
    let (left, right) = (Folding.folded(old).lowercased(), Folding.folded(new).lowercased())
    if left == right { return true }
    if left.replacing("y", with: "i") == right.replacing("y", with: "i") { return true }
    return !isPossible(left) && isPossible(right) && distance(Array(left), Array(right)) <= 2
  }

  /// Whether two words differ in one letter or in their tone only.
  static func isNear(_ old: String, _ new: String) -> Bool {
    distance(Array(Folding.folded(old).lowercased()), Array(Folding.folded(new).lowercased())) <= 1
  }

  /// How many letters have to be changed, added or removed (Levenshtein).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard abs(left.count - right.count) <= 2, left.count <= 24 else { return .max }
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let cost = letter == other ? corner : 1 + Swift.min(corner, row[j], row[j + 1])
        corner = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[right.count]
  }
}
