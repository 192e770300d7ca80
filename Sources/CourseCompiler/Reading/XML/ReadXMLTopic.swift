import CourseModel

/// Reads an XML topic: the part of XDITA and of DITA 1.3 Learning and Training that the topic language uses.
func readXMLTopic(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout TopicBuilder) -> TopicContent? {
  let (root, fault) = XMLParser(bytes).parse()
  let lines = LineIndex(bytes)
  if let fault {
    builder.diagnostics.append(xmlDiagnostic(for: fault, path: builder.path, lines: lines))
    return nil
  }
  guard let root else { return nil }
  var reader = XMLTopicReader(bytes: bytes, lines: lines, builder: builder)
  let content = reader.read(root)
  builder = reader.builder
  return content
}

/// Reads an XML file that another one includes, or the element in it that `anchor` names: a topic, whose body counts, or a
/// block by itself.
func readXMLFragment(
  _ bytes: UnsafeBufferPointer<UInt8>, at anchor: AnchorID?, footnotesBefore: Int, depth: Int,
  into builder: inout TopicBuilder
) -> ([Block], [Footnote]) {
  let (root, fault) = XMLParser(bytes).parse()
  let lines = LineIndex(bytes)
  if let fault { builder.diagnostics.append(xmlDiagnostic(for: fault, path: builder.path, lines: lines)) }
  guard let root else { return ([], []) }
  var reader = XMLTopicReader(bytes: bytes, lines: lines, footnotesBefore: footnotesBefore, builder: builder)
  let blocks = reader.readFragment(root, at: anchor, depth: depth)
  builder = reader.builder
  return (blocks, reader.footnotes)
}

/// The finding that a fault is, in a topic or a picture.
func xmlDiagnostic(for fault: XMLFault, path: SourcePath, lines: LineIndex) -> Diagnostic {
  let place = SourceSpan(path, at: lines.position(of: fault.offset))
  switch fault.reason {
  case .empty:
    return Diagnostic(
      .xmlSyntax,
      Finding(
        Phrase("tệp XML trống", "the XML file is empty"), at: place,
        help: Phrase("viết nội dung, hoặc xóa tệp", "write its content, or delete the file")))
  case .doctype:
    return Diagnostic(
      .doctypeRefused,
      Finding(
        Phrase("có khai báo DOCTYPE", "a DOCTYPE declaration"), at: place,
        help: Phrase(
          "xóa dòng `<!DOCTYPE …>`; thay thực thể bằng chính ký tự của nó",
          "delete `<!DOCTYPE …>`; write characters in place of entities")))
  case .tooDeep:
    return Diagnostic(
      .nestingTooDeep,
      Finding(
        Phrase("thẻ lồng nhau quá sâu", "elements are nested too deeply"), at: place,
        help: Phrase("viết lại cho phẳng hơn", "flatten it")))
  case .tooManyAttributes:
    let limit = XMLParser.greatestAttributeCount
    return Diagnostic(
      .pathologicalText,
      Finding(
        Phrase("thẻ có hơn \(limit) thuộc tính", "an element of more than \(limit) attributes"), at: place,
        help: Phrase("xóa phần dán nhầm", "delete what was pasted by mistake")))
  case .malformed(let words):
    let (what, cure) = explanation(of: words)
    return Diagnostic(.xmlSyntax, Finding(Phrase("XML sai cú pháp: ", "malformed XML: ") + what, at: place, help: cure))
  }
}

/// What libxml2's words for the faults that really occur mean, and what mends them.
private func explanation(of words: String) -> (what: Phrase, cure: Phrase) {
  let closing = Phrase(
    "mỗi thẻ mở phải có thẻ đóng cùng tên, đóng theo thứ tự ngược lại",
    "every element needs its end tag, in reverse order")
  let parts = words.split(separator: " ")
  if words.hasPrefix("Opening and ending tag mismatch: "), parts.count >= 9 {
    return (
      Phrase(
        "thẻ `<\(parts[5])>` mở ở dòng \(parts[7]) nhưng gặp thẻ đóng `</\(parts[9])>`",
        "`<\(parts[5])>` starts in line \(parts[7]) but `</\(parts[9])>` ends it"),
      closing
    )
  }
  if words.hasPrefix("Premature end of data in tag "), parts.count >= 9 {
    return (
      Phrase(
        "thẻ `<\(parts[6])>` mở ở dòng \(parts[8]) chưa đóng",
        "`<\(parts[6])>` starts in line \(parts[8]) and never ends"), closing
    )
  }
  if words.hasPrefix("Entity '"), let name = words.split(separator: "'").dropFirst().first {
    return (
      Phrase("không có thực thể `&\(name);`", "there is no entity `&\(name);`"),
      Phrase(
        "viết thẳng ký tự ấy; chỉ có `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`",
        "write the character itself; there are only `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`")
    )
  }
  if words.contains("EntityRef") {
    return (Phrase("dấu `&` đứng một mình", "a bare `&`"), Phrase("viết `&amp;`", "write `&amp;`"))
  }
  if words.hasPrefix("StartTag: invalid element name") {
    return (Phrase("dấu `<` không mở thẻ nào", "a `<` that starts no element"), Phrase("viết `&lt;`", "write `&lt;`"))
  }
  if words.hasPrefix("AttValue: "), words.hasSuffix("expected") {
    return (
      Phrase("giá trị thuộc tính không nằm trong ngoặc kép", "an attribute value without quotation marks"),
      Phrase("viết `tên=\"giá trị\"`", "write `name=\"value\"`")
    )
  }
  if words.hasPrefix("Extra content at the end") {
    return (
      Phrase("có nội dung sau thẻ gốc", "content behind the root element"),
      Phrase("đưa mọi nội dung vào trong `<topic>`", "put everything inside `<topic>`")
    )
  }
  return (
    Phrase(verbatim: words),
    Phrase("xem lại thẻ ở dòng này và dòng trên", "look at the elements here and in the line above")
  )
}
