import CourseModel

extension XMLTopicReader {
  /// What `conref="…"` on a block, or XInclude's `<xi:include href="…" xpointer="…"/>`, puts in its place; `nil` for an element
  /// that includes nothing.
  mutating func included(by element: XMLElement, depth: Int) -> [Block]? {
    let reference: String
    if element.name == "xi:include" {
      allow(["href", "xpointer", "parse"], on: element)
      if let parse = element["parse"], parse != "xml" {
        refuseValue(parse, of: "parse", on: element, expected: "xml")
      }
      guard let href = element["href"] else {
        require("href", in: element)
        return []
      }
      reference = href + (element["xpointer"].map { "#" + $0 } ?? "")
    } else if let conref = element["conref"] {
      allow(["conref"], on: element)
      refuseText(in: element)
      reference = conref
    } else {
      return nil
    }
    let (blocks, found) = builder.included(
      reference, footnotesBefore: footnotesBefore + footnotes.count, depth: depth, at: span(of: element))
    footnotes += found
    return blocks
  }

  /// The blocks of a file that is included.
  mutating func readFragment(_ root: XMLElement, at anchor: AnchorID?, depth: Int) -> [Block] {
    guard let anchor else {
      guard root.name == "topic" else { return piece(root, level: 1, depth: depth) }
      return root.elements.first { $0.name == "body" }.map { blocks(in: $0, level: 1, depth: depth) } ?? []
    }
    guard let (element, level) = find(anchor.text, in: root, level: 1) else {
      builder.report(
        .danglingReference,
        Phrase("không có `#\(anchor)` trong `\(builder.path)`", "there is no `#\(anchor)` in `\(builder.path)`"),
        at: SourceSpan(builder.path),
        help: Phrase("đặt `id=\"\(anchor)\"` cho thẻ cần chèn", "give the element `id=\"\(anchor)\"`"))
      return []
    }
    return piece(element, level: level, depth: depth)
  }

  private mutating func piece(_ element: XMLElement, level: Int, depth: Int) -> [Block] {
    if element.name == "section" { return section(element, level: level + 1, depth: depth) }
    if let block = block(element, depth: depth) { return [block] }
    refuse(element, expected: "topic, section, p, ul, ol, dl, simpletable, fig, note, lq, pre")
    return []
  }

  /// The element of this identifier, and the heading level of what surrounds it.
  private func find(_ id: String, in element: XMLElement, level: Int) -> (XMLElement, level: Int)? {
    if element["id"] == id, element.name != "topic" { return (element, level) }
    for child in element.elements {
      if let found = find(id, in: child, level: level + (element.name == "section" ? 1 : 0)) { return found }
    }
    return nil
  }
}
