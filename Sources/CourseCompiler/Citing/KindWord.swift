import CourseModel

/// The word before a number that says what kind of document it is.
struct KindWord {
  /// Under which "<label> này" finds the document again.
  let label: String
  let end: Int
  /// Whether it starts with a capital letter, as it does where it stands for a document and not for the kind.
  let isCapital: Bool
  let isAbbreviation: Bool

  /// The word at the offset, which is the start of one; `small` is the text in small letters.
  static func read(_ text: TextBytes, _ small: TextBytes, at offset: Int) -> KindWord? {
    let isCapital = small[offset] != text[offset]
    if let (label, end) = word(small, at: offset) {
      return KindWord(label: label, end: end, isCapital: isCapital, isAbbreviation: false)
    }
    guard isCapital, let (label, end) = abbreviation(text, at: offset) else { return nil }
    return KindWord(label: label, end: end, isCapital: true, isAbbreviation: true)
  }

  /// Of words that start alike the longer comes first.
  private static func word(_ small: TextBytes, at offset: Int) -> (label: String, end: Int)? {
    func word(_ text: StaticString, _ label: String) -> (label: String, end: Int)? {
      small.behind(lastWord: text, offset).map { (label, $0) }
    }
    switch small[offset] {
    case UInt8(ascii: "b"): return word("bộ luật", "Luật")
    case UInt8(ascii: "c"):
      return word("công văn", "Công văn") ?? word("công điện", "Công điện") ?? word("chỉ thị", "Chỉ thị")
        ?? word("chương trình", "Chương trình")
    case UInt8(ascii: "h"): return word("hướng dẫn", "Hướng dẫn")
    case UInt8(ascii: "k"): return word("kế hoạch", "Kế hoạch") ?? word("kết luận", "Kết luận")
    case UInt8(ascii: "l"): return word("luật", "Luật")
    case UInt8(ascii: "n"):
      return word("nghị định", "Nghị định") ?? word("nghị quyết liên tịch", "Nghị quyết")
        ?? word("nghị quyết", "Nghị quyết")
    case UInt8(ascii: "p"): return word("pháp lệnh", "Pháp lệnh")
    case UInt8(ascii: "q"): return word("quyết định", "Quyết định") ?? word("quy định", "Quy định")
    case UInt8(ascii: "t"):
      return word("thông tư liên tịch", "Thông tư") ?? word("thông tư", "Thông tư") ?? word("thông báo", "Thông báo")
        ?? word("tờ trình", "Tờ trình")
    case UInt8(ascii: "v"): return word("văn bản hợp nhất", "Văn bản hợp nhất")
    default: return nil
    }
  }

  /// Whether it names a kind that also stands for one document in small letters, "luật này": "quyết định này" is everyday
  /// language.
  var isOfLaw: Bool { ["Luật", "Nghị định", "Nghị quyết", "Thông tư"].contains(label) }

  /// An abbreviation that a digit follows at once.
  static func gluedAbbreviation(_ text: TextBytes, at offset: Int) -> (label: String, end: Int)? {
    func word(_ sign: StaticString, _ label: String) -> (label: String, end: Int)? {
      guard let end = text.behind(text: sign, offset), end < text.count, text[end].isASCIIDigit else { return nil }
      return (label, end)
    }
    switch text[offset] {
    case UInt8(ascii: "N"): return word("NĐ", "Nghị định") ?? word("NQ", "Nghị quyết")
    case UInt8(ascii: "Q"): return word("QĐ", "Quyết định")
    case UInt8(ascii: "T"): return word("TT", "Thông tư")
    default: return nil
    }
  }

  private static func abbreviation(_ text: TextBytes, at offset: Int) -> (label: String, end: Int)? {
    func word(_ sign: StaticString, _ label: String) -> (label: String, end: Int)? {
      text.behind(lastWord: sign, offset).map { (label, $0) }
    }
    switch text[offset] {
    case UInt8(ascii: "C"): return word("CV", "Công văn")
    case UInt8(ascii: "K"): return word("KH", "Kế hoạch")
    case UInt8(ascii: "N"): return word("NĐ", "Nghị định") ?? word("NQ", "Nghị quyết")
    case UInt8(ascii: "Q"): return word("QĐ", "Quyết định")
    case UInt8(ascii: "T"): return word("TTLT", "Thông tư") ?? word("TT", "Thông tư")
    case UInt8(ascii: "V"): return word("VBHN", "Văn bản hợp nhất")
    default: return nil
    }
  }
}
