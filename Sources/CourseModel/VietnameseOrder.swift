/// A text's place in a Vietnamese list, such as a glossary: by letters first (a ă â b c d đ e ê …), tones decide only between
/// words of the same letters (none, huyền, hỏi, ngã, sắc, nặng), then capitals. This is the order of the Unicode collation for
/// Vietnamese; it does not ask how the letters are composed.
package struct VietnameseOrder: Comparable, Sendable {
  /// One number a letter; a gap between words comes before every letter.
  private let letters: [UInt32]
  private let tones: [UInt8]
  package let text: String

  package init(_ text: String) {
    var letters: [UInt32] = []
    var tones: [UInt8] = []
    for character in text {
      let small = character.lowercased().first ?? character
      if let known = VietnameseOrder.places[small] {
        letters.append(known.letter)
        tones.append(known.tone)
      } else if character.isWhitespace || character.isPunctuation {
        if letters.last != VietnameseOrder.gap {
          letters.append(VietnameseOrder.gap)
          tones.append(0)
        }
      } else {
        // Signs of other scripts follow the alphabet.
        letters.append(1_000 + (small.unicodeScalars.first?.value ?? 0))
        tones.append(0)
      }
    }
    self.letters = letters
    self.tones = tones
    self.text = text
  }

  package static func < (left: VietnameseOrder, right: VietnameseOrder) -> Bool {
    if left.letters != right.letters { return left.letters.lexicographicallyPrecedes(right.letters) }
    if left.tones != right.tones { return left.tones.lexicographicallyPrecedes(right.tones) }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// The letter under which a list files the text, for example `Đ`; `#` for what does not begin with a letter.
  package var initial: String {
    guard let first = letters.first(where: { $0 != VietnameseOrder.gap }), first >= VietnameseOrder.firstLetter,
      first < 1_000
    else { return "#" }
    return VietnameseOrder.alphabet[Int(first - VietnameseOrder.firstLetter)].uppercased()
  }

  private static let gap: UInt32 = 0
  private static let firstLetter: UInt32 = 20

  /// With f, j, w and z of foreign words at their usual places.
  private static let alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".map(String.init)

  /// The vowels with the six tones in their order; NFC and NFD are one `Character`.
  private static let vowels = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự",
    "yỳỷỹýỵ",
  ]

  private static let places: [Character: (letter: UInt32, tone: UInt8)] = {
    var places: [Character: (letter: UInt32, tone: UInt8)] = [:]
    for (index, letter) in alphabet.enumerated() {
      places[Character(letter)] = (firstLetter + UInt32(index), 0)
    }
    for vowel in vowels {
      guard let plain = vowel.first.flatMap({ places[$0] }) else { continue }
      for (tone, letter) in vowel.enumerated() { places[letter] = (plain.letter, UInt8(tone)) }
    }
    for digit in 0...9 { places[Character(String(digit))] = (1 + UInt32(digit), 0) }
    return places
  }()
}
