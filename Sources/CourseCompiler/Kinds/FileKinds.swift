package import CourseModel

/// What can be wrong with a file before anything in it has been read.
extension DiagnosticKind {
  static let missingFile = DiagnosticKind(
    "BS-001", "missing-file", .error,
    summary: Phrase("Tệp được nhắc tới không có.", "A file that is named does not exist."),
    rationale: Phrase(
      "Người học sẽ gặp bài trống hoặc hình trống.", "Learners would meet an empty topic or picture."),
    basis: house,
    example: .init(
      bad: """
        topics:
          - 01-mo-dua.md   # thư mục chỉ có 01-mo-dau.md
        """,
      good: """
        topics:
          - 01-mo-dau.md
        """))
  package static let unreadableFile = DiagnosticKind(
    "BS-002", "unreadable-file", .error,
    summary: Phrase("Không đọc được tệp.", "A file cannot be read."),
    rationale: Phrase(
      "Chỉ biên soạn từ những gì đọc được trọn vẹn.", "Material is compiled only from what could be read whole."),
    basis: house,
    example: .init(bad: "----------  01-mo-dau.md", good: "-rw-r--r--  01-mo-dau.md"))
  static let fileTooLarge = DiagnosticKind(
    "BS-003", "file-too-large", .error,
    summary: Phrase("Tệp lớn quá mức cho phép.", "A file is larger than allowed."),
    rationale: Phrase(
      "Một bài dài hơn giới hạn này không ai đọc hết, và tệp quá lớn làm đứng trình biên dịch.",
      "Nobody reads a topic beyond this limit, and oversized files stall the compiler."),
    basis: house,
    example: .init(
      bad: "01-toan-bo-chuyen-de.md   412 KB",
      good: """
        01-mo-dau.md     15 KB
        02-quy-trinh.md  18 KB
        """))
  static let invalidUTF8 = DiagnosticKind(
    "BS-004", "invalid-utf8", .error,
    summary: Phrase("Tệp không phải là chữ UTF-8.", "A file is not UTF-8 text."),
    rationale: Phrase(
      "Chữ lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258) hiện thành ký tự lạ.",
      "Text in a legacy encoding (TCVN3, VNI, Windows-1258) shows as gibberish."),
    basis: Phrase(
      "TCVN 6909:2001 (Unicode); Nghị định số 30/2020/NĐ-CP, Phụ lục I",
      "TCVN 6909:2001 (Unicode); Decree 30/2020, Annex I"),
    example: .init(bad: "01-mo-dau.md: ISO-8859 text", good: "01-mo-dau.md: UTF-8 Unicode text"))
  static let forbiddenCharacter = DiagnosticKind(
    "BS-005", "forbidden-character", .error,
    summary: Phrase("Tệp có ký tự điều khiển.", "A file holds a control character."),
    rationale: Phrase(
      "Ký tự điều khiển không nhìn thấy được nhưng làm hỏng bản in và bản XML.",
      "Control characters are invisible but break print and XML."),
    basis: Phrase("XML 1.0, mục 2.2", "XML 1.0, section 2.2"),
    example: .init(bad: "Văn bản\u{0C}đến", good: "Văn bản đến"))
  static let pathLeavesContent = DiagnosticKind(
    "BS-006", "path-leaves-content", .error,
    summary: Phrase(
      "Đường dẫn trỏ ra ngoài chuyên đề hoặc là liên kết tượng trưng.",
      "A path leads out of the module, or is a symbolic link."),
    rationale: Phrase(
      "Bản đóng băng chỉ gồm tệp của chính chuyên đề; tệp bên ngoài không được thẩm định cùng.",
      "A frozen version holds the module's own files only; others are not appraised with it."),
    basis: house,
    example: .init(bad: "![Sơ đồ](../../hinh-chung/so-do.svg)", good: "![Sơ đồ](media/so-do.svg)"))
  static let unlistedTopic = DiagnosticKind(
    "BS-007", "unlisted-topic", .warning,
    summary: Phrase(
      "Tệp bài nằm trong thư mục nhưng không có trong danh sách `topics`.",
      "A topic file lies in the folder but is not listed in `topics`."),
    rationale: Phrase(
      "Bài không được liệt kê sẽ không được phát hành.", "A topic that is not listed is not published."),
    basis: house,
    example: .init(
      bad: """
        01-mo-dau.md
        02-ban-nhap.md   # không có trong `topics`
        module.yaml
        """,
      good: """
        01-mo-dau.md
        module.yaml
        """))
  static let unusedMedia = DiagnosticKind(
    "BS-008", "unused-media", .information,
    summary: Phrase("Tệp hình không bài nào dùng.", "A picture is used by no topic."),
    rationale: Phrase("Tệp thừa không vào gói phát hành.", "Unused files are not part of the package."),
    basis: house,
    example: .init(
      bad: "media/so-do-cu.svg   # không bài nào dùng", good: "![Sơ đồ bốn bước](media/so-do-cu.svg \"Bốn bước\")"))

  static let house = Phrase("Quy ước của Học Liệu", "House rule of Học Liệu")
}

extension Diagnostic {
  static func invalidUTF8(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .invalidUTF8,
      Finding(
        Phrase("chỗ này không phải là chữ UTF-8", "this is not UTF-8 text"), at: span,
        help: Phrase("mở tệp và lưu lại với bảng mã UTF-8", "open the file and save it as UTF-8")))
  }

  static func forbiddenCharacter(_ byte: UInt8, at span: SourceSpan) -> Diagnostic {
    let code = "U+00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      .forbiddenCharacter,
      Finding(
        Phrase("ký tự điều khiển \(code)", "the control character \(code)"), at: span,
        help: Phrase("xóa ký tự này", "delete the character")))
  }

  static func loneCarriageReturn(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .forbiddenCharacter,
      Finding(
        Phrase("dấu xuống dòng kiểu cũ (CR, không có LF)", "an old-style line break (CR without LF)"), at: span,
        help: Phrase(
          "lưu lại tệp với dấu xuống dòng LF hoặc CRLF", "save the file with line breaks of the kind LF or CRLF")))
  }

  static func fileTooLarge(_ path: SourcePath, bytes: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .fileTooLarge,
      Finding(
        Phrase(
          "`\(path.name)` có \(bytes) byte, giới hạn là \(limit)",
          "`\(path.name)` has \(bytes) bytes, the limit is \(limit)"),
        at: SourceSpan(path),
        help: Phrase("tách thành nhiều tệp nhỏ hơn", "split it into smaller files")))
  }
}
