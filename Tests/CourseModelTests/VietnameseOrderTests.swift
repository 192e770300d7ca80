import CourseModel
import Testing

@Suite("The Vietnamese order")
struct VietnameseOrderTests {
  private func sorted(_ words: String) -> String {
    words.split(separator: "|").map { VietnameseOrder(String($0)) }.sorted().map(\.text).joined(separator: "|")
  }

  @Test(
    "is that of the alphabet first and of the tones second",
    arguments: [
      "a|ă|â|b|c|d|đ|e|ê|g|h|i|k|l|m|n|o|ô|ơ|p|q|r|s|t|u|ư|v|x|y",
      "ma|mà|mả|mã|má|mạ|mă|mâ",
      "chỉ tiêu|chỉnh lý|chính quyền số|chỉnh sửa",
      "dân|dữ liệu|đăng ký|đo lường|đơn",
      "an ninh|an toàn|ảnh|ánh|ăn|ấn",
      "2 bước|10 bước|bước|f|g|j|k|w|x|y|z",
      "ba lô|bà lô|ba ngày",
    ])
  func order(_ words: String) {
    // Digits are letters before a: 10 comes before 2.
    let expected = words.hasPrefix("2 ") ? words.replacing("2 bước|10 bước", with: "10 bước|2 bước") : words
    #expect(sorted(words.split(separator: "|").reversed().joined(separator: "|")) == expected)
  }

  @Test("does not ask how letters are composed, and puts small letters and capitals together")
  func composition() {
    #expect(sorted("ba\u{309}|ba|b\u{E0}|Ba\u{300}") == "ba|Ba\u{300}|b\u{E0}|ba\u{309}")
    #expect(VietnameseOrder("e\u{302}\u{301}").initial == "Ê")
  }

  @Test(
    "files a word under its first letter, without its tone",
    arguments: [("đo lường", "Đ"), ("Ấn bản", "Â"), ("“ủy quyền”", "U"), ("5G", "#"), ("字", "#"), ("", "#")])
  func initials(_ word: String, _ initial: String) { #expect(VietnameseOrder(word).initial == initial) }
}
