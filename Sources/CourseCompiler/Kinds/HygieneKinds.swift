import CourseModel

/// What can be wrong with the letters of a text, whatever it says.
extension DiagnosticKind {
  static let notComposed = DiagnosticKind(
    "BS-080", "text-not-composed", .error,
    summary: Phrase(
      "Chữ và dấu viết tách rời (chưa phải NFC).", "Letters and their marks are written apart (not NFC)."),
    rationale: Phrase(
      "Nhìn giống nhau nhưng máy coi là chữ khác: tìm không thấy, so sánh sai, in ra có thể lệch dấu.",
      "It looks the same but is other text to a machine: searching misses it, comparing fails, marks may shift in print."
    ),
    basis: unicode, example: .init(bad: "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", good: "Tiếng Việt"))
  static let strayMark = DiagnosticKind(
    "BS-081", "stray-mark", .error,
    summary: Phrase(
      "Dấu đứng rời, hoặc ở trên chữ mà tiếng Việt không có.",
      "A mark that stands loose, or on a letter that Vietnamese does not have."),
    rationale: Phrase(
      "Thường là gõ thừa một dấu; chữ như vậy không tìm được và in ra lệch.",
      "Mostly a mark too many; such letters cannot be searched and print badly."),
    basis: unicode, example: .init(bad: "tiế\u{301}ng", good: "tiếng"))
  static let lookAlikeLetter = DiagnosticKind(
    "BS-082", "look-alike-letter", .error,
    summary: Phrase(
      "Chữ gần giống đứng thay chữ tiếng Việt.", "A letter stands for the Vietnamese one that it looks like."),
    rationale: Phrase(
      "`ƣ` không phải `ư`, `Ð` không phải `Đ`: tìm kiếm và trình đọc màn hình không nhận ra từ này.",
      "`ƣ` is not `ư` and `Ð` is not `Đ`: search and screen readers do not know the word."),
    basis: unicode, example: .init(bad: "Chƣơng I", good: "Chương I"))
  static let mixedScripts = DiagnosticKind(
    "BS-083", "mixed-scripts", .error,
    summary: Phrase("Một từ lẫn chữ của hệ chữ khác.", "A word mixes letters of several scripts."),
    rationale: Phrase(
      "Trang chống sao chép thay chữ bằng chữ Kirin giống hệt; chép về thì không ai tìm được từ ấy.",
      "Sites that fight copying swap letters for Cyrillic twins; nobody can search what is pasted from them."),
    basis: unicode, example: .init(bad: "Nghị qu\u{443}ết", good: "Nghị quyết"))
  static let directionControl = DiagnosticKind(
    "BS-084", "direction-control", .error,
    summary: Phrase("Ký tự đổi chiều chữ.", "A character that turns the direction of the text."),
    rationale: Phrase(
      "Nó làm chữ hiện ra khác thứ tự thật: người thẩm định đọc một đằng, máy đọc một nẻo.",
      "It shows text in another order than it has: the council reads one thing, machines another."),
    basis: Phrase("Unicode, UAX #9 và UTS #55", "Unicode, UAX #9 and UTS #55"),
    example: .init(bad: "Thời hạn: \u{202E}03\u{202C} ngày", good: "Thời hạn: 30 ngày"))
  static let invisibleCharacter = DiagnosticKind(
    "BS-085", "invisible-character", .warning,
    summary: Phrase("Ký tự không nhìn thấy.", "An invisible character."),
    rationale: Phrase(
      "Thường theo chữ dán từ trang mạng hoặc Word; nó cắt từ làm đôi khi tìm kiếm.",
      "It mostly comes with text pasted from the web or Word, and cuts words in two for search."),
    basis: unicode, example: .init(bad: "văn\u{200B} bản", good: "văn bản"))
  static let unprintableCharacter = DiagnosticKind(
    "BS-086", "unprintable-character", .error,
    summary: Phrase("Ký tự không có hình chữ.", "A character without a shape."),
    rationale: Phrase(
      "Mỗi máy hiện nó một kiểu: ô vuông, dấu lạ, hoặc không gì cả; bản in PDF/UA không nhận.",
      "Every machine shows something else: a box, an odd sign, or nothing; PDF/UA does not take it."),
    basis: Phrase("PDF/UA-1 (ISO 14289-1), 7.21; Unicode", "PDF/UA-1 (ISO 14289-1), 7.21; Unicode"),
    example: .init(bad: "\u{F0B7} Kiểm tra nơi gửi", good: "- Kiểm tra nơi gửi"))
  static let replacementCharacter = DiagnosticKind(
    "BS-087", "replacement-character", .error,
    summary: Phrase("Chữ đã mất, chỉ còn ký tự thay thế.", "A letter was lost and replaced by U+FFFD."),
    rationale: Phrase(
      "Một chương trình không đọc được chữ ở đây; chỉ văn bản gốc mới cho biết chữ ấy là gì.",
      "A program could not read the letter; only the original tells which it was."),
    basis: unicode, example: .init(bad: "v\u{FFFD}n bản", good: "văn bản"))
  static let byteOrderMark = DiagnosticKind(
    "BS-088", "byte-order-mark", .information,
    summary: Phrase("Tệp bắt đầu bằng dấu thứ tự byte (BOM).", "The file starts with a byte order mark."),
    rationale: Phrase(
      "UTF-8 không cần dấu này; Notepad cũ hay thêm vào. Tệp vẫn đọc được.",
      "UTF-8 needs none; old versions of Notepad add it. The file is read all the same."),
    basis: Phrase("RFC 3629, mục 6", "RFC 3629, section 6"),
    example: .init(bad: "\u{FEFF}---\ntitle: Nhận văn bản\n---", good: "---\ntitle: Nhận văn bản\n---"))
  static let legacyEncoding = DiagnosticKind(
    "BS-089", "legacy-encoding", .error,
    summary: Phrase("Chữ bảng mã cũ (TCVN3, VNI).", "Text in a legacy encoding (TCVN3, VNI)."),
    rationale: Phrase(
      "Chữ này chỉ đọc được với phông .VnTime hay VNI-Times; ở mọi nơi khác là ký tự lạ.",
      "It can be read only in the fonts .VnTime or VNI-Times; everywhere else it is gibberish."),
    basis: characterSet, example: .init(bad: "TrËt tù ch÷ c¸i", good: "Trật tự chữ cái"))
  static let twiceEncoded = DiagnosticKind(
    "BS-090", "twice-encoded", .error,
    summary: Phrase("Chữ UTF-8 bị mã hóa hai lần.", "UTF-8 that was encoded twice."),
    rationale: Phrase(
      "Một chương trình đọc nhầm tệp UTF-8 thành bảng mã Tây Âu rồi lưu lại.",
      "A program took a UTF-8 file for a Western European one and saved it again."),
    basis: characterSet, example: .init(bad: "Tiáº¿ng Viá»‡t", good: "Tiếng Việt"))
  static let looseFileName = DiagnosticKind(
    "BS-091", "file-name-not-composed", .error,
    summary: Phrase("Tên tệp viết bằng chữ và dấu tách rời (chưa phải NFC).", "A file name is not composed (not NFC)."),
    rationale: Phrase(
      "macOS hay ghi tên như vậy; trên máy khác liên kết hỏng, hoặc có hai tệp nhìn cùng tên.",
      "macOS writes such names; elsewhere links break, or two files show the same name."),
    basis: unicode, example: .init(bad: "media/so\u{31B}-đo\u{302}\u{300}.svg", good: "media/so-do.svg"))

  private static let unicode = Phrase(
    "TCVN 6909:2001 (Unicode); Unicode, UAX #15 và UTS #39", "TCVN 6909:2001 (Unicode); Unicode, UAX #15 and UTS #39")
  private static let characterSet = Phrase(
    "TCVN 6909:2001 (Unicode); Nghị định số 30/2020/NĐ-CP, Phụ lục I",
    "TCVN 6909:2001 (Unicode); Decree 30/2020, Annex I")
}

extension Diagnostic {
  static func byteOrderMark(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .byteOrderMark,
      Finding(
        Phrase("dấu thứ tự byte (BOM) ở đầu tệp", "a byte order mark at the head of the file"), at: span,
        help: Phrase("lưu tệp dạng “UTF-8”, không phải “UTF-8 with BOM”", "save it as “UTF-8”, not “UTF-8 with BOM”"),
        fix: Fix(span, with: "")))
  }
}
