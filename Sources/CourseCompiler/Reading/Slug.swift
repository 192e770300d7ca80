/// The ASCII letters of a Vietnamese text in lower case, joined by hyphens: "Quy trình bốn bước" gives `quy-trinh-bon-buoc`.
/// At most 60 characters; `muc` where the text has no letter or digit. Expects NFC; other scalars separate words.
package func slug(_ text: String) -> String {
  var slug: [UInt8] = []
  for scalar in text.unicodeScalars {
    let letter = scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : plainLetters[scalar] ?? 0x2D
    switch letter {
    case 0x41...0x5A: slug.append(letter + 0x20)
    case 0x61...0x7A, 0x30...0x39: slug.append(letter)
    default: if slug.last != 0x2D, !slug.isEmpty { slug.append(0x2D) }
    }
    if slug.count == 60 { break }
  }
  while slug.last == 0x2D { slug.removeLast() }
  return slug.isEmpty ? "muc" : String(decoding: slug, as: UTF8.self)
}

/// Every Vietnamese letter with a mark and the letter under the mark.
private let plainLetters: [Unicode.Scalar: UInt8] = {
  let families = [
    "aàáảãạăằắẳẵặâầấẩẫậ", "dđ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ",
  ]
  var letters: [Unicode.Scalar: UInt8] = [:]
  for family in families + families.map({ $0.uppercased() }) {
    let scalars = Array(family.unicodeScalars)
    for scalar in scalars.dropFirst() { letters[scalar] = UInt8(truncatingIfNeeded: scalars[0].value) }
  }
  return letters
}()
