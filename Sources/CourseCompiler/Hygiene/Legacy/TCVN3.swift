/// Text set in a TCVN3 font (`.VnTime` and its kin, TCVN 5712:1993 VN3) as the letters it stands for. Such text is seen as
/// Latin-1: “TrËt tù” is “Trật tự”. What the table does not hold stays as it is.
///
/// The table has no capital letters with a tone; a second font (`.VnTimeH`) shows every letter as a capital. `capitals` says
/// that the text is set in it.
package func decodeTCVN3(_ text: String, capitals: Bool = false) -> String {
  var decoded = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { decoded.append(lettersOfTCVN3[scalar] ?? scalar) }
  return capitals ? String(decoded).uppercased() : String(decoded)
}

/// What is seen, and the letter that is meant.
private let lettersOfTCVN3: [Unicode.Scalar: Unicode.Scalar] = {
  let pairs = Array(
    """
    ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u{AD}ư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßò\
    áỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ
    """.unicodeScalars)
  return Dictionary(
    uniqueKeysWithValues: stride(from: 0, to: pairs.count, by: 2).map { (pairs[$0], pairs[$0 + 1]) })
}()
