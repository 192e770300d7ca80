/// Unicode's Normalization Form C, as far as an answer can be proved.
enum NormalForm {
  static func isComposed(_ text: String) -> Bool {
    var bytes = text.utf8Span
    return bytes.checkForNFC(quickCheck: false)
  }

  /// `text` in NFC; `nil` where it holds a character whose composed form is not known here.
  static func composed(_ text: String) -> String? {
    var result = ""
    for character in text {
      // Two strings with the same NFC are equal, so looking a character up finds its composed form, in whatever order its
      // marks were typed.
      result.append(composedCharacters.firstIndex(of: character).map { composedCharacters[$0] } ?? character)
    }
    return isComposed(result) ? result : nil
  }

  /// Every character of the Latin, Greek and Cyrillic scripts that is its own NFC.
  private static let composedCharacters: Set<Character> = {
    var characters: Set<Character> = []
    for range: ClosedRange<UInt32> in [0x21...0x52F, 0x1E00...0x1FFF] {
      for scalar in range.lazy.compactMap(Unicode.Scalar.init) where isComposed(String(scalar)) {
        characters.insert(Character(scalar))
      }
    }
    return characters
  }()
}
