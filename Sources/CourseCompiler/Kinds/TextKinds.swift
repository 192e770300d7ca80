import CourseModel

/// What can be wrong with a topic's text, in either syntax.
extension DiagnosticKind {
  static let nestingTooDeep = DiagnosticKind(
    "BS-030", "nesting-too-deep", .error,
    summary: Phrase("Nội dung lồng nhau quá sâu.", "Content is nested too deeply."),
    rationale: Phrase(
      "Không trang giấy hay màn hình nào trình bày được nội dung lồng sâu như vậy.", "No page or screen can show it."),
    basis: house,
    example: .init(bad: String(repeating: "> ", count: 65) + "Lời dẫn.", good: "> Lời dẫn."))
  static let rawHTML = DiagnosticKind(
    "BS-031", "raw-html", .error,
    summary: Phrase("Bài Markdown có thẻ HTML.", "A Markdown topic holds HTML."),
    rationale: Phrase(
      "HTML không in ra giấy được, và có thể mang mã độc vào gói phát hành.",
      "HTML cannot be printed, and could carry code into the package."),
    basis: house,
    example: .init(bad: "Nội dung <b>quan trọng</b>.", good: "Nội dung **quan trọng**."))
  static let headingLevel = DiagnosticKind(
    "BS-032", "heading-level", .error,
    summary: Phrase(
      "Cấp tiêu đề nhảy cóc hoặc dùng tiêu đề cấp 1 trong bài.",
      "A heading level is skipped, or level 1 is used inside a topic."),
    rationale: Phrase(
      "Trình đọc màn hình và mục lục đi theo cấp tiêu đề.",
      "Screen readers and the table of contents follow heading levels."),
    basis: Phrase("WCAG 2.2, 1.3.1; PDF/UA-1 (ISO 14289-1), 7.4", "WCAG 2.2, 1.3.1; PDF/UA-1 (ISO 14289-1), 7.4"),
    example: .init(
      bad: """
        ## Quy trình

        #### Bước một
        """,
      good: """
        ## Quy trình

        ### Bước một
        """))
  static let duplicateAnchor = DiagnosticKind(
    "BS-033", "duplicate-anchor", .error,
    summary: Phrase("Một mã được đặt hai lần.", "An identifier is given twice."),
    rationale: Phrase(
      "Tham chiếu và kết quả học tập dựa vào mã duy nhất.", "References and results depend on unique identifiers."),
    basis: house,
    example: .init(
      bad: """
        ## Gửi văn bản {#viec}

        ## Nhận văn bản {#viec}
        """,
      good: """
        ## Gửi văn bản {#gui}

        ## Nhận văn bản {#nhan}
        """))
  static let malformedAttributes = DiagnosticKind(
    "BS-034", "malformed-attributes", .error,
    summary: Phrase("Phần `{…}` hoặc dòng khai báo viết sai.", "A `{…}` part or a declaring line is malformed."),
    rationale: Phrase("Mã hoặc thuộc tính viết sai sẽ hiện ra thành chữ trong bài.", "It would be printed as text."),
    basis: house,
    example: .init(bad: "## Quy trình {#quy trình}", good: "## Quy trình {#quy-trinh}"))
  static let unknownCallout = DiagnosticKind(
    "BS-035", "unknown-callout", .error,
    summary: Phrase("Loại hộp không có trong quy ước.", "An unknown kind of call-out."),
    rationale: Phrase("Hộp không rõ loại sẽ hiện thành trích dẫn thường.", "It would appear as an ordinary quotation."),
    basis: house,
    example: .init(
      bad: """
        > [!CHU Y]
        > Kiểm tra nơi gửi.
        """,
      good: """
        > [!NOTE]
        > Kiểm tra nơi gửi.
        """))
  static let strayCaption = DiagnosticKind(
    "BS-036", "stray-caption", .warning,
    summary: Phrase(
      "Dòng `Bảng:` hoặc `Hình:` không đứng cạnh bảng hay hình nào.",
      "A `Bảng:` or `Hình:` line stands beside no table or figure."),
    rationale: Phrase(
      "Bảng và hình sẽ không có số, tham chiếu không tới được.",
      "The table or figure gets no number and cannot be referred to."),
    basis: house,
    example: .init(
      bad: """
        Bảng: Việc phải làm {#viec}

        Văn thư làm ba việc.
        """,
      good: """
        Bảng: Việc phải làm {#viec}

        | Việc | Ai làm |
        |---|---|
        | Vào sổ | Văn thư |
        """))
  static let undefinedFootnote = DiagnosticKind(
    "BS-037", "undefined-footnote", .error,
    summary: Phrase("Dấu chú thích không có nội dung.", "A footnote mark without a text."),
    rationale: Phrase("Người đọc thấy dấu mà không có chú thích.", "Readers would see the mark and no note."),
    basis: house,
    example: .init(
      bad: "Kiểm tra trước khi vào sổ.[^1]",
      good: """
        Kiểm tra trước khi vào sổ.[^1]

        [^1]: Theo quy chế văn thư.
        """))
  static let unusedFootnote = DiagnosticKind(
    "BS-038", "unused-footnote", .warning,
    summary: Phrase(
      "Nội dung chú thích không có dấu nào trỏ tới, hoặc viết hai lần.",
      "A footnote text that no mark points to, or that is written twice."),
    rationale: Phrase("Nội dung này sẽ không được in ra.", "It would not be printed."),
    basis: house,
    example: .init(
      bad: """
        Kiểm tra trước khi vào sổ.

        [^1]: Theo quy chế văn thư.
        """,
      good: """
        Kiểm tra trước khi vào sổ.[^1]

        [^1]: Theo quy chế văn thư.
        """))
  static let footnoteInFootnote = DiagnosticKind(
    "BS-039", "footnote-in-footnote", .error,
    summary: Phrase("Chú thích nằm trong chú thích.", "A footnote inside a footnote."),
    rationale: Phrase("Bản in không đánh số được chú thích lồng nhau.", "Print cannot number nested notes."),
    basis: house,
    example: .init(
      bad: """
        Vào sổ.[^1]

        [^1]: Theo quy chế.[^2]

        [^2]: Quy chế văn thư.
        """,
      good: """
        Vào sổ.[^1]

        [^1]: Theo quy chế văn thư.
        """))
  static let emptyHeading = DiagnosticKind(
    "BS-040", "empty-heading", .error,
    summary: Phrase("Tiêu đề trống.", "An empty heading."),
    rationale: Phrase("Mục lục sẽ có dòng trống.", "The table of contents would have an empty line."),
    basis: Phrase("WCAG 2.2, 2.4.6", "WCAG 2.2, 2.4.6"),
    example: .init(
      bad: """
        ##

        Văn thư làm ba việc.
        """,
      good: """
        ## Ba việc

        Văn thư làm ba việc.
        """))
  static let pathologicalText = DiagnosticKind(
    "BS-041", "pathological-text", .error,
    summary: Phrase(
      "Quá nhiều dấu `[`, `<`, `|`, ô bảng hoặc thuộc tính.", "Too many `[`, `<`, `|`, table cells or attributes."),
    rationale: Phrase(
      "Những tệp như vậy làm máy đọc rất lâu hoặc hết bộ nhớ.",
      "Such files make parsers run for very long, or out of memory."),
    basis: house,
    example: .init(
      bad: "[[[[[[[[[[[[[[[[[[[[[[[[   # hơn 4096 dấu `[`", good: "[Cổng Dịch vụ công](https://dichvucong.gov.vn)"))
  static let mergedCells = DiagnosticKind(
    "BS-044", "merged-cells", .error,
    summary: Phrase("Ô gộp của bảng viết sai.", "Merged cells of a table are written wrongly."),
    rationale: Phrase(
      "Ô gộp chồng lên nhau, vượt mép bảng hoặc đi từ hàng tiêu đề xuống thân bảng thì không trình bày được, và trình đọc màn hình đọc sai cột.",
      "Cells that overlap, go beyond the table's edge or reach from the header into the body cannot be laid out, and screen readers name wrong columns."
    ),
    basis: Phrase("WCAG 2.2, 1.3.1; PDF/UA-1 (ISO 14289-1), 7.5", "WCAG 2.2, 1.3.1; PDF/UA-1 (ISO 14289-1), 7.5"),
    example: .init(
      bad: """
        | Việc | Ai làm |
        |---|---|
        | ^ | Văn thư |
        """,
      good: """
        | Việc | Ai làm |
        |---|---|
        | Vào sổ | Văn thư |
        | ^ | Người được phân công |
        """))
}
