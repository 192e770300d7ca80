import CourseModel

extension XMLTopicReader {
  func span(of element: XMLElement) -> SourceSpan {
    SourceSpan(builder.path, lines.position(of: element.start)..<lines.position(of: max(element.start, element.end)))
  }

  /// The element's start tag up to the end of its name: the place to point at.
  private func tag(of element: XMLElement) -> SourceSpan {
    SourceSpan(builder.path, at: lines.position(of: element.start), bytes: element.name.utf8.count + 1)
  }

  /// The characters of an element that may hold no others.
  mutating func plainText(of element: XMLElement) -> Located<String> {
    allow([], on: element)
    return Located(inlines(of: element).plainText, at: span(of: element))
  }

  /// The anchor that `id` gives; a malformed one is reported.
  mutating func identifier(of element: XMLElement) -> AnchorID? {
    guard let text = element["id"] else { return nil }
    if let anchor = AnchorID(text) { return anchor }
    refuseValue(text, of: "id", on: element, expected: "a–z, 0–9, `.`, `_`, `-`")
    return nil
  }

  /// What `audience` and `outputclass` say, besides the classes that mean something of their own.
  mutating func traits(of element: XMLElement, besides own: [Substring] = []) -> Block.Traits {
    let names = classes(of: element).filter { !own.contains($0) }
    let known = names.compactMap { builder.className($0) }
    if known.count < names.count {
      refuseValue(element["outputclass"] ?? "", of: "outputclass", on: element, expected: "a–z, 0–9, `-`")
    }
    let audience = element["audience"].map { builder.audience($0[...], at: tag(of: element)) }
    return Block.Traits(audience: audience ?? .everyone, classes: known)
  }

  func classes(of element: XMLElement) -> [Substring] {
    element["outputclass"]?.split(whereSeparator: \.isWhitespace) ?? []
  }

  /// Reports every attribute that may not stand on the element.
  mutating func allow(_ names: [String], on element: XMLElement) {
    for attribute in element.attributes where !names.contains(attribute.name) {
      let list = names.isEmpty ? "–" : names.joined(separator: ", ")
      builder.report(
        .unknownAttribute,
        Phrase(
          "thuộc tính `\(attribute.name)` không dùng cho `<\(element.name)>`",
          "the attribute `\(attribute.name)` may not stand on `<\(element.name)>`"), at: tag(of: element),
        help: Phrase("các thuộc tính dùng được: \(list)", "the attributes that may stand here: \(list)"))
    }
  }

  mutating func refuseValue(_ value: String, of attribute: String, on element: XMLElement, expected: String) {
    builder.report(
      .unknownAttribute,
      Phrase("`\(attribute)=\"\(value)\"` không hợp lệ", "`\(attribute)=\"\(value)\"` is not valid"),
      at: tag(of: element),
      help: Phrase("cần: \(expected)", "needed: \(expected)"))
  }

  /// Reports an element that may not stand where it does.
  mutating func refuse(_ element: XMLElement, expected: String) {
    builder.report(
      .unknownElement,
      Phrase("thẻ `<\(element.name)>` không được đứng ở đây", "`<\(element.name)>` may not stand here"),
      at: tag(of: element), help: Phrase("ở đây dùng được: \(expected)", "allowed here: \(expected)"))
  }

  /// Reports an identifier that nothing can refer to, because what it names has no caption and so no number.
  mutating func refuseIdentifier(of element: XMLElement) {
    guard let id = element["id"] else { return }
    builder.report(
      .malformedAttributes,
      Phrase(
        "`<\(element.name)>` có mã `\(id)` nhưng không có `<title>`",
        "`<\(element.name)>` has the identifier `\(id)` but no `<title>`"),
      at: tag(of: element), help: Phrase("thêm `<title>` hoặc bỏ `id`", "add a `<title>`, or take `id` away"))
  }

  /// Reports anything inside an element that has to be empty.
  mutating func refuseContent(of element: XMLElement) {
    refuseText(in: element)
    for child in element.elements { refuse(child, expected: "–") }
  }

  mutating func require(_ what: String, in element: XMLElement) {
    builder.report(
      .missingElement, Phrase("`<\(element.name)>` thiếu `\(what)`", "`<\(element.name)>` lacks `\(what)`"),
      at: tag(of: element), help: Phrase("thêm `\(what)`", "add `\(what)`"))
  }

  /// Reports characters between the children of an element that may hold only elements.
  mutating func refuseText(in element: XMLElement) {
    for node in element.children {
      guard case .text(let text, let offset) = node,
        let first = text.utf8.firstIndex(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
      else { continue }
      let place = lines.position(of: offset + text.utf8.distance(from: text.utf8.startIndex, to: first))
      builder.report(
        .strayText,
        Phrase("có chữ nằm trực tiếp trong `<\(element.name)>`", "text stands directly inside `<\(element.name)>`"),
        at: SourceSpan(builder.path, at: place, bytes: 1),
        help: Phrase(
          "đặt chữ vào một thẻ con, ví dụ `<p>` hoặc `<li>`", "put it into a child element, for example `<p>` or `<li>`"
        ))
    }
  }
}
