import CourseModel

/// What can be wrong with links, references and pictures.
extension DiagnosticKind {
  static let danglingReference = DiagnosticKind(
    "BS-050", "dangling-reference", .error,
    summary: Phrase("Tham chiếu tới chỗ không có.", "A reference to nothing."),
    rationale: Phrase(
      "Người đọc bấm vào sẽ không tới đâu; bản in sẽ thiếu số.", "The link leads nowhere, and print lacks the number."),
    basis: house,
    example: .init(
      bad: """
        ## Ba việc {#ba-viec}

        Xem [](#ba-vic).
        """,
      good: """
        ## Ba việc {#ba-viec}

        Xem [](#ba-viec).
        """))
  static let hiddenReference = DiagnosticKind(
    "BS-055", "hidden-reference", .error,
    summary: Phrase(
      "Phần cho người học trỏ tới phần chỉ dành cho giảng viên.",
      "A part for learners refers to one for instructors only."),
    rationale: Phrase(
      "Người học bấm vào sẽ không tới đâu.", "For learners the link leads nowhere."),
    basis: house,
    example: .init(
      bad: """
        Xem [](#goi-y).

        ## Gợi ý khi dạy {#goi-y audience=giang-vien}
        """,
      good: """
        Xem [](#goi-y). {audience=giang-vien}

        ## Gợi ý khi dạy {#goi-y audience=giang-vien}
        """))
  static let refusedAddress = DiagnosticKind(
    "BS-051", "refused-address", .error,
    summary: Phrase("Địa chỉ liên kết không được phép.", "A link address that is not allowed."),
    rationale: Phrase(
      "Chỉ `http`, `https`, `mailto`, `tel` là an toàn và mở được ở mọi nơi.",
      "Only `http`, `https`, `mailto` and `tel` are safe and open everywhere."),
    basis: house,
    example: .init(bad: "[Biểu mẫu](file:///C:/bieu-mau.docx)", good: "[Biểu mẫu](https://example.org/bieu-mau)"))
  static let linkTitle = DiagnosticKind(
    "BS-052", "link-title", .warning,
    summary: Phrase("Liên kết có phần lời trong ngoặc kép.", "A link has a title in quotation marks."),
    rationale: Phrase(
      "Lời này không in ra và trình đọc màn hình thường bỏ qua.",
      "It is not printed, and screen readers mostly skip it."),
    basis: Phrase("WCAG 2.2, 2.4.4", "WCAG 2.2, 2.4.4"),
    example: .init(
      bad: "[Cổng Dịch vụ công](https://dichvucong.gov.vn \"Trang chủ\")",
      good: "[Cổng Dịch vụ công](https://dichvucong.gov.vn)"))
  static let unsupportedImage = DiagnosticKind(
    "BS-053", "unsupported-image", .error,
    summary: Phrase("Hình không dùng được.", "A picture that cannot be used."),
    rationale: Phrase(
      "Chỉ SVG, PNG và JPEG hiển thị được cả trên web lẫn bản in.",
      "Only SVG, PNG and JPEG work both on the web and in print."),
    basis: house,
    example: .init(
      bad: "![Sơ đồ bốn bước](media/so-do.bmp \"Bốn bước\")", good: "![Sơ đồ bốn bước](media/so-do.png \"Bốn bước\")"))
  static let unsafeSVG = DiagnosticKind(
    "BS-054", "unsafe-svg", .error,
    summary: Phrase("Hình SVG có mã lệnh hoặc trỏ ra bên ngoài.", "An SVG picture holds a script or points outside."),
    rationale: Phrase(
      "Gói phát hành phải chạy được không cần mạng và không mang mã lệnh trong hình.",
      "Packages work without a network and carry no code inside pictures."),
    basis: house,
    example: .init(
      bad: "<svg viewBox=\"0 0 9 9\"><script>alert(1)</script></svg>",
      good: "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>"))
}
