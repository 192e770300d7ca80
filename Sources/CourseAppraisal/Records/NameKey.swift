extension String {
  /// A person's name as it is compared: without regard to case, blanks, titles before it, and to which vowel of a syllable
  /// carries the tone mark (`Hòa` and `Hoà` are one name; facts.md 6.4).
  var nameKey: String {
    let words = lowercased().split { $0.isWhitespace || $0 == "." || $0 == "," }
    let name = words.drop { titles.contains(String($0)) }
    return (name.isEmpty ? words[...] : name).map(toneLast).joined(separator: " ")
  }

  /// A symbol or a capacity as it is compared: without regard to case and blanks.
  var foldedKey: String { lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// What stands before a name and is no part of it.
private let titles: Set = [
  "ông", "bà", "đ/c", "gs", "pgs", "ts", "tskh", "ths", "ks", "cn", "cvcc", "cvc", "cv",
]

/// Each vowel without a tone, then with the five tones in the order of facts.md 6.5.
private let vowels = [
  "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự",
  "yỳỷỹýỵ",
].map(Array.init)

/// The syllable with its tone as a number at the end.
private func toneLast(_ syllable: Substring) -> String {
  var letters = ""
  var tone = 0
  for letter in syllable {
    if let row = vowels.first(where: { $0.contains(letter) }), let index = row.firstIndex(of: letter), index > 0 {
      letters.append(row[0])
      tone = index
    } else {
      letters.append(letter)
    }
  }
  return tone == 0 ? letters : letters + String(tone)
}
