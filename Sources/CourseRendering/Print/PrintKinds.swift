package import CourseModel

extension DiagnosticKind {
  package static let printTemplateRefused = DiagnosticKind(
    "KM-004", "print-template-refused", .error,
    summary: Phrase("Typst không nhận khuôn mẫu bản in.", "Typst refuses a print template."),
    rationale: Phrase("Khuôn mẫu sai thì không in được trang nào.", "With a broken template nothing can be printed."),
    basis: Phrase("Typst 0.15", "Typst 0.15"),
    example: .init(bad: "#let margin-top = 25m", good: "#let margin-top = 25mm"))
  package static let blockNotPrintable = DiagnosticKind(
    "KM-005", "block-not-printable", .error,
    summary: Phrase("Một khối không đưa vào bản in được.", "A block cannot be put into the print edition."),
    rationale: Phrase(
      "Bản in phải đọc được bằng máy đọc màn hình và lưu trữ lâu dài; khối này làm hỏng điều đó, hoặc hình bị hỏng.",
      "The print edition must be fit for screen readers and archives; the block, or its picture, is not."),
    basis: Phrase("PDF/UA-1 (ISO 14289-1), PDF/A-2a (ISO 19005-2)", "PDF/UA-1 (ISO 14289-1), PDF/A-2a (ISO 19005-2)"),
    example: .init(
      bad: "![Sơ đồ](media/so-do.png)   # tải về dở, nửa tệp", good: "![Sơ đồ](media/so-do.png)   # đủ tệp"))
  package static let characterNotPrintable = DiagnosticKind(
    "KM-006", "character-not-printable", .error,
    summary: Phrase("Phông chữ bản in thiếu một ký tự.", "The print fonts lack a character."),
    rationale: Phrase(
      "Ký tự không có trong phông sẽ thành ô trống, và PDF/A không cho phép.",
      "It would be an empty box, which PDF/A does not allow."),
    basis: Phrase("PDF/A-2a (ISO 19005-2)", "PDF/A-2a (ISO 19005-2)"),
    example: .init(bad: "Bấm 🖨 để in.", good: "Bấm **In**."))
}

/// Every kind of diagnostic that setting the print edition can give.
package let printKinds: [DiagnosticKind] = [.printTemplateRefused, .blockNotPrintable, .characterNotPrintable]
