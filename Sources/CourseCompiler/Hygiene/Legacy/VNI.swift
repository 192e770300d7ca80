/// Text set in a VNI font (VNI-Times and its kin) as the letters it stands for. VNI writes most letters as a base letter and
/// a mark behind it, which are seen as Latin-1: “caùc baïn” is “các bạn”. What the table does not hold stays as it is.
package func decodeVNI(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  var decoded = String.UnicodeScalarView()
  var index = 0
  while index < scalars.count {
    if index + 1 < scalars.count, let letter = pairsOfVNI[[scalars[index], scalars[index + 1]]] {
      decoded.append(letter)
      index += 2
    } else {
      decoded.append(singlesOfVNI[scalars[index]] ?? scalars[index])
      index += 1
    }
  }
  return String(decoded)
}

/// Letters that VNI writes as one character.
private let singlesOfVNI: [Unicode.Scalar: Unicode.Scalar] = [
  "ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "Ñ": "Đ", "Ô": "Ơ", "Ö": "Ư", "Æ": "Ỉ",
  "Ó": "Ĩ",
  "Ò": "Ị", "Î": "Ỵ",
]

/// A base letter, the marks that may follow it, and the letters that these make.
private let pairsOfVNI: [[Unicode.Scalar]: Unicode.Scalar] = {
  let tones = "ùøûõï"
  let rows = [
    ("a", tones, "áàảãạ"), ("a", "âáàåãä", "âấầẩẫậ"), ("a", "êéèúüë", "ăắằẳẵặ"), ("e", tones, "éèẻẽẹ"),
    ("e", "âáàåãä", "êếềểễệ"), ("o", tones, "óòỏõọ"), ("o", "âáàåãä", "ôốồổỗộ"), ("ô", tones, "ớờởỡợ"),
    ("u", tones, "úùủũụ"), ("ö", tones, "ứừửữự"), ("y", tones, "ýỳỷỹỵ"),
  ]
  var pairs: [[Unicode.Scalar]: Unicode.Scalar] = [:]
  for (base, marks, letters) in rows {
    for (mark, letter) in zip(marks, letters) {
      // The mark behind a capital may be a capital or not: “AÙ” and “Aù” are both typed.
      let capital = (base.uppercased(), letter.uppercased())
      for (written, meant) in [
        (base + String(mark), String(letter)), (capital.0 + mark.uppercased(), capital.1),
        (capital.0 + String(mark), capital.1),
      ] { pairs[Array(written.unicodeScalars)] = meant.unicodeScalars.first }
    }
  }
  return pairs
}()
