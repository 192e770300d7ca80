package import CourseModel

/// What the main part of one of our own HTML pages says, with the descriptions of its pictures. No reader for foreign pages: it
/// relies on well-formed markup.
package func readPage(_ page: [UInt8]) -> [EditionText] {
  var text = Substring(String(decoding: page, as: UTF8.self))
  if let main = text.range(of: "<main") { text = text[main.lowerBound...] }
  if let end = text.range(of: "</main>") { text = text[..<end.lowerBound] }
  var pieces: [EditionText] = []
  while let open = text.firstIndex(of: "<") {
    if open > text.startIndex { pieces.append(EditionText(.text, unescaped(text[..<open]))) }
    text = text[open...]
    // What a page runs or hides from everyone is not said.
    if let silent = ["script", "style", "nav", "template"].first(where: { text.hasPrefix("<" + $0) }),
      let end = text.range(of: "</\(silent)>")
    {
      text = text[end.upperBound...]
      continue
    }
    if text.hasPrefix("<!--"), let end = text.range(of: "-->") {
      text = text[end.upperBound...]
      continue
    }
    // The writer escapes `>` in attributes.
    guard let close = text.firstIndex(of: ">") else { break }
    let tag = text[..<close]
    if tag.hasPrefix("<h"), tag.dropFirst(2).first?.isNumber == true { pieces.append(EditionText(.heading, "")) }
    if tag.hasPrefix("<img"), let start = tag.range(of: " alt=\""),
      let end = tag[start.upperBound...].firstIndex(of: "\"")
    {
      pieces.append(EditionText(.alternative, unescaped(tag[start.upperBound..<end])))
    }
    text = text[text.index(after: close)...]
  }
  pieces.append(EditionText(.text, unescaped(text)))
  return pieces
}

private func unescaped(_ text: Substring) -> String {
  guard text.contains("&") else { return String(text) }
  return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
    .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
}

extension Substring {
  fileprivate func range(of other: String) -> Range<Index>? { firstRange(of: other) }
}
