import CourseModel

extension StringProtocol {
  /// Small letters without marks, words joined by single blanks: what two spellings of one title have in common.
  var plainWords: [String] {
    var words: [String] = []
    var word = ""
    for scalar in unicodeScalars {
      let letter = plainLetters[scalar] ?? scalar
      if letter.properties.isAlphabetic || ("0"..."9").contains(letter) {
        word.unicodeScalars.append(contentsOf: letter.properties.lowercaseMapping.unicodeScalars)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// The syllables that say what something is about.
  var telling: Set<String> { Set(plainWords).subtracting(emptyWords) }
}

/// Every Vietnamese letter with a mark and the letter under the mark.
private let plainLetters: [Unicode.Scalar: Unicode.Scalar] = {
  let families = [
    "aàáảãạăằắẳẵặâầấẩẫậ", "dđ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ",
  ]
  var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
  for family in families + families.map({ $0.uppercased() }) {
    let scalars = Array(family.unicodeScalars)
    for scalar in scalars.dropFirst() { letters[scalar] = scalars[0] }
  }
  return letters
}()

/// What titles of any subject share.
private let emptyWords: Set<String> = Set(
  """
  luat bo nghi dinh quyet thong tu quy dinh huong dan ve cua va hoac trong cho theo mot so dieu khoan cac nhung khi doi voi tai
  sua bo sung thay the ban hanh thi thuc hien chi tiet linh vuc quan ly nha nuoc thuoc den tu ngay nam tren viec cap
  """.split(whereSeparator: \.isWhitespace).map(String.init))

/// A kind of document as texts call it, with the word under which the register knows it.
enum KindInText {
  /// The word for the kind in a citation's own words: "Luật" in "khoản 3 Điều 73 Luật số 93/2025/QH15"; `nil` where it names
  /// none.
  static func label(in surface: String) -> String? {
    let small = surface.lowercased()[...]
    let found = words.compactMap { word, label in small.firstPlace(of: word).map { ($0, label) } }
    if let first = found.min(by: { $0.0 < $1.0 }) { return first.1 }
    let start = surface.prefix { $0.isLetter }
    return abbreviations[String(start)]
  }

  /// What the symbol of a number says; `nil` where it leaves that open, as that of the National Assembly does.
  static func label(ofNumber number: String) -> String? {
    let symbols: [(String, String)] = [
      ("/NĐ-CP", "Nghị định"), ("/NQ-", "Nghị quyết"), ("-NQ/", "Nghị quyết"), ("/QĐ-", "Quyết định"),
      ("/TT-", "Thông tư"), ("/TTLT-", "Thông tư"), ("/VBHN-", "Văn bản hợp nhất"),
    ]
    return symbols.first { number.contains($0.0) }?.1
  }

  private static let words: [(String, String)] = [
    ("bộ luật", "Luật"), ("luật", "Luật"), ("nghị định", "Nghị định"), ("nghị quyết", "Nghị quyết"),
    ("quyết định", "Quyết định"), ("thông tư", "Thông tư"), ("văn bản hợp nhất", "Văn bản hợp nhất"),
  ]
  private static let abbreviations = [
    "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "TT": "Thông tư", "TTLT": "Thông tư",
    "VBHN": "Văn bản hợp nhất",
  ]
}
