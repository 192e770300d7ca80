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
    guard let first = firstLetters.firstIndex(of: small[offset]) else { return nil }
    let isCapital = small[offset] != text[offset]
    for word in words[first] {
      if let end = small.behind(lastWord: word.text, offset) {
        return KindWord(label: word.label, end: end, isCapital: isCapital, isAbbreviation: false)
      }
    }
    guard isCapital else { return nil }
    for word in abbreviations {
      if let end = text.behind(lastWord: word.text, offset) {
        return KindWord(label: word.label, end: end, isCapital: true, isAbbreviation: true)
      }
    }
    return nil
  }

  private struct Word {
    let text: StaticString
    let label: String

    init(_ text: StaticString, _ label: String) {
      self.text = text
      self.label = label
    }
  }

  private static let firstLetters = Array("bckhlnpqtv".utf8)
  /// By their first letter; of words that start alike the longer stands first.
  private static let words: [[Word]] = [
    [Word("bộ luật", "Luật")],
    [
      Word("công văn", "Công văn"), Word("công điện", "Công điện"), Word("chỉ thị", "Chỉ thị"),
      Word("chương trình", "Chương trình"),
    ],
    [Word("kế hoạch", "Kế hoạch"), Word("kết luận", "Kết luận")],
    [Word("hướng dẫn", "Hướng dẫn")],
    [Word("luật", "Luật")],
    [Word("nghị định", "Nghị định"), Word("nghị quyết liên tịch", "Nghị quyết"), Word("nghị quyết", "Nghị quyết")],
    [Word("pháp lệnh", "Pháp lệnh")],
    [Word("quyết định", "Quyết định"), Word("quy định", "Quy định")],
    [
      Word("thông tư liên tịch", "Thông tư"), Word("thông tư", "Thông tư"), Word("thông báo", "Thông báo"),
      Word("tờ trình", "Tờ trình"),
    ],
    [Word("văn bản hợp nhất", "Văn bản hợp nhất")],
  ]
  private static let abbreviations = [
    Word("NĐ", "Nghị định"), Word("NQ", "Nghị quyết"), Word("QĐ", "Quyết định"), Word("TTLT", "Thông tư"),
    Word("TT", "Thông tư"), Word("VBHN", "Văn bản hợp nhất"), Word("KH", "Kế hoạch"), Word("CV", "Công văn"),
  ]
}
