import CourseModel

extension Check {
  static let imageWithoutAlternativeText = Check(
    DiagnosticKind(
      "BS-101", "image-without-alternative-text", .error,
      summary: Phrase("Hình không có lời mô tả thay thế.", "A picture without alternative text."),
      rationale: Phrase(
        "Người khiếm thị nghe lời mô tả thay cho hình; bản in PDF/UA không dựng được nếu thiếu.",
        "Blind readers hear it in place of the picture, and PDF/UA cannot do without it."),
      basis: Phrase("WCAG 2.2, 1.1.1; PDF/UA-1 (ISO 14289-1), 7.3", "WCAG 2.2, 1.1.1; PDF/UA-1 (ISO 14289-1), 7.3"),
      example: .init(
        bad: "![](media/so-do.svg \"Bốn bước\")",
        good: "![Sơ đồ bốn bước: gửi, nhận, kiểm tra, vào sổ](media/so-do.svg \"Bốn bước\")")),
    eachPicture: { picture in
      let image = picture.image
      guard image.alternativeText.allSatisfy(\.isWhitespace) else { return nil }
      return Finding(
        Phrase(
          "hình `\(image.path.name)` không có lời mô tả", "the picture `\(image.path.name)` has no alternative text"),
        at: image.span,
        help: Phrase(
          "viết vào ngoặc vuông điều người đọc cần biết từ hình: `![…](\(image.path.name))`",
          "write what readers need to know from it into the brackets: `![…](\(image.path.name))`"))
    })

  static let tableWithoutHeader = Check(
    DiagnosticKind(
      "BS-102", "table-without-header", .error,
      summary: Phrase("Bảng không có hàng tiêu đề.", "A table without a header row."),
      rationale: Phrase(
        "Trình đọc màn hình đọc tên cột trước mỗi ô; bảng dài sang trang mới phải lặp lại hàng này.",
        "Screen readers speak the column's name before each cell, and long tables repeat the row on every page."),
      basis: Phrase("WCAG 2.2, 1.3.1; PDF/UA-1 (ISO 14289-1), 7.5", "WCAG 2.2, 1.3.1; PDF/UA-1 (ISO 14289-1), 7.5"),
      example: .init(
        bad: """
          |  |  |
          |---|---|
          | Vào sổ | Văn thư |
          """,
        good: """
          | Việc | Ai làm |
          |---|---|
          | Vào sổ | Văn thư |
          """)),
    eachBlock: { block in
      guard case .table(let table) = block.content,
        table.header.isEmpty || table.header.allSatisfy({ $0.cells.allSatisfy(\.blocks.isEmpty) })
      else { return nil }
      return Finding(
        Phrase("bảng không có hàng tiêu đề", "the table has no header row"), at: block.span,
        help: Phrase(
          "ghi tên từng cột ở hàng đầu; trong XML: `<sthead>`", "name each column in the first row; in XML: `<sthead>`")
      )
    })

  static let tableWithoutCaption = Check(
    DiagnosticKind(
      "BS-103", "table-without-caption", .warning,
      summary: Phrase("Bảng không có tên.", "A table without a caption."),
      rationale: Phrase(
        "Bảng không có tên thì không có số và không trích dẫn được khi thẩm định.",
        "Without a caption the table has no number, and a council cannot cite it."),
      basis: Phrase("Quy ước của Học Liệu", "House rule of Học Liệu"),
      example: .init(
        bad: """
          | Việc | Ai làm |
          |---|---|
          | Vào sổ | Văn thư |
          """,
        good: """
          Bảng: Việc phải làm {#viec}

          | Việc | Ai làm |
          |---|---|
          | Vào sổ | Văn thư |
          """)),
    eachBlock: { block in
      guard case .table(let table) = block.content, table.caption == nil else { return nil }
      return Finding(
        Phrase("bảng không có tên", "the table has no caption"), at: block.span,
        help: Phrase(
          "thêm dòng `Bảng: Tên bảng {#mã}` ngay trên bảng", "add a line `Bảng: Caption {#id}` directly above it"))
    })

  static let linkTextSaysNothing = Check(
    DiagnosticKind(
      "BS-104", "link-text-says-nothing", .warning,
      summary: Phrase("Chữ của liên kết không nói liên kết dẫn tới đâu.", "A link's text does not say where it leads."),
      rationale: Phrase(
        "Trong bản in chỉ còn chữ; người dùng trình đọc màn hình nghe riêng từng liên kết.",
        "Print keeps only the text, and screen readers list links on their own."),
      basis: Phrase("WCAG 2.2, 2.4.4", "WCAG 2.2, 2.4.4"),
      example: .init(
        bad: "Xem [tại đây](https://dichvucong.gov.vn).",
        good: "Xem [Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn).")),
    eachLink: { link in
      guard sayingNothing.contains(link.text.plainText.lowercased().trimmed) else { return nil }
      return Finding(
        Phrase("liên kết chỉ ghi “\(link.text.plainText)”", "the link says only “\(link.text.plainText)”"),
        at: link.span,
        help: Phrase("ghi tên trang hoặc tài liệu mà liên kết dẫn tới", "name the page or document it leads to"))
    })

  private static let sayingNothing: Set<String> = [
    "", "tại đây", "ở đây", "xem thêm", "link", "liên kết", "bấm vào đây", "here", "đây",
  ]
}

extension String {
  /// The text without blanks at either end.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
