import CourseModel

/// What can be wrong with an XML topic.
extension DiagnosticKind {
  static let xmlSyntax = DiagnosticKind(
    "BS-070", "xml-syntax", .error,
    summary: Phrase("XML sai cú pháp.", "Malformed XML."),
    rationale: Phrase("Không đoán ý tác giả khi XML viết sai.", "The tool does not guess what malformed XML means."),
    basis: Phrase("XML 1.0", "XML 1.0"),
    example: .init(bad: "<p>Văn bản <b>đến</p>", good: "<p>Văn bản <b>đến</b></p>"))
  static let doctypeRefused = DiagnosticKind(
    "BS-071", "doctype-refused", .error,
    summary: Phrase("Tệp XML có khai báo DOCTYPE hoặc thực thể.", "An XML file declares a DOCTYPE or an entity."),
    rationale: Phrase(
      "Thực thể có thể lấy nội dung ngoài chuyên đề vào bài mà người thẩm định không thấy.",
      "Entities can bring in content that nobody appraised."),
    basis: house,
    example: .init(
      bad: """
        <!DOCTYPE topic SYSTEM "topic.dtd">
        <topic id="bai" xml:lang="vi"><title>Bài</title><body/></topic>
        """,
      good: "<topic id=\"bai\" xml:lang=\"vi\"><title>Bài</title><body/></topic>"))
  static let unknownElement = DiagnosticKind(
    "BS-072", "unknown-element", .error,
    summary: Phrase("Thẻ XML không được dùng ở đây.", "An XML element that may not stand here."),
    rationale: Phrase(
      "Ngôn ngữ bài là một phần của DITA; thẻ lạ sẽ mất khi dựng.",
      "The topic language is a part of DITA; other elements would be lost."),
    basis: Phrase(
      "OASIS Lightweight DITA (XDITA); DITA 1.3 Learning and Training",
      "OASIS Lightweight DITA (XDITA); DITA 1.3 Learning and Training"),
    example: .init(bad: "<para>Văn bản đến.</para>", good: "<p>Văn bản đến.</p>"))
  static let unknownAttribute = DiagnosticKind(
    "BS-073", "unknown-attribute", .error,
    summary: Phrase(
      "Thuộc tính XML không được dùng ở đây hoặc có giá trị sai.",
      "An XML attribute that may not stand here or has a wrong value."),
    rationale: Phrase(
      "Thuộc tính gõ sai sẽ bị bỏ qua mà không ai hay.",
      "A misspelt attribute would be ignored without anyone noticing."),
    basis: Phrase("OASIS Lightweight DITA (XDITA)", "OASIS Lightweight DITA (XDITA)"),
    example: .init(bad: "<p style=\"color:red\">Văn bản đến.</p>", good: "<p>Văn bản đến.</p>"))
  static let missingElement = DiagnosticKind(
    "BS-074", "missing-element", .error,
    summary: Phrase("Thiếu thẻ hoặc thuộc tính XML bắt buộc.", "A required XML element or attribute is missing."),
    rationale: Phrase("Thiếu phần này thì không dựng được bài.", "The topic cannot be built without it."),
    basis: Phrase("OASIS Lightweight DITA (XDITA)", "OASIS Lightweight DITA (XDITA)"),
    example: .init(
      bad: "<section><p>Văn bản đến.</p></section>", good: "<section><title>Nhận</title><p>Văn bản đến.</p></section>"))
  static let strayText = DiagnosticKind(
    "BS-075", "stray-text", .error,
    summary: Phrase("Chữ đứng ở chỗ chỉ có thẻ.", "Text stands where only elements may."),
    rationale: Phrase("Chữ này sẽ mất khi dựng.", "It would be lost."),
    basis: Phrase("OASIS Lightweight DITA (XDITA)", "OASIS Lightweight DITA (XDITA)"),
    example: .init(bad: "<ul>Việc<li><p>Vào sổ</p></li></ul>", good: "<p>Việc</p><ul><li><p>Vào sổ</p></li></ul>"))
  static let inclusionRefused = DiagnosticKind(
    "BS-076", "inclusion-refused", .error,
    summary: Phrase("Phần chèn vào bài không dùng được.", "An inclusion that cannot be used."),
    rationale: Phrase(
      "Thiếu phần chèn, bài không còn là bài mà tác giả muốn.", "Without it the topic is not what its author meant."),
    basis: house,
    example: .init(
      bad: "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"chung.docx\"/>",
      good: "<p>Nội dung chung, chép vào bài.</p>"))
}
