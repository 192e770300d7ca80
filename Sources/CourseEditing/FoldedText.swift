/// Text without marks and in small letters, so that what is typed in haste finds what is meant: "nd-cp" finds "NĐ-CP".
struct FoldedText: Hashable {
  let text: String

  init(_ text: some StringProtocol) {
    var folded = ""
    for scalar in text.lowercased().unicodeScalars where !FoldedText.marks.contains(scalar.value) {
      folded.unicodeScalars.append(FoldedText.letters[scalar] ?? scalar)
    }
    self.text = folded
  }

  /// Combining marks: what is written in the decomposed form (NFD) folds alike.
  private static let marks: ClosedRange<UInt32> = 0x0300...0x036F

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    let families = [
      "aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđð",
    ]
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for family in families.map({ Array($0.unicodeScalars) }) {
      for letter in family.dropFirst() { letters[letter] = family[0] }
    }
    return letters
  }()
}
