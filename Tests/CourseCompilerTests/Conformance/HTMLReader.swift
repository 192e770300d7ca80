/// A node of an HTML fragment.
indirect enum HTMLNode {
  case text(String)
  case element(name: String, attributes: [String: String], [HTMLNode])

  /// Reads what cmark-gfm writes, which is well-formed; raw HTML that an author wrote need not be, and then the tree is
  /// some tree.
  static func read(_ html: String) -> [HTMLNode] {
    var reader = HTMLReader(rest: html[...])
    return reader.nodes(until: nil)
  }
}

private struct HTMLReader {
  var rest: Substring

  mutating func nodes(until end: String?) -> [HTMLNode] {
    var nodes: [HTMLNode] = []
    while let first = rest.first {
      if first != "<" {
        let text = rest.prefix { $0 != "<" }
        rest = rest[text.endIndex...]
        nodes.append(.text(HTMLReader.decoded(text)))
      } else if rest.hasPrefix("</") {
        let name = rest.dropFirst(2).prefix { $0 != ">" }
        if let end, name == end {
          rest = rest[name.endIndex...].dropFirst()
          return nodes
        }
        if end != nil { return nodes }
        rest = rest[name.endIndex...].dropFirst()
      } else if let (name, attributes, isEmpty) = startTag() {
        nodes.append(.element(name: name, attributes: attributes, isEmpty ? [] : self.nodes(until: name)))
      } else {
        nodes.append(.text("<"))
        rest = rest.dropFirst()
      }
    }
    return nodes
  }

  private mutating func startTag() -> (String, [String: String], isEmpty: Bool)? {
    let before = rest
    rest = rest.dropFirst()
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard !name.isEmpty else {
      rest = before
      return nil
    }
    rest = rest[name.endIndex...]
    var attributes: [String: String] = [:]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let next = rest.first else {
        rest = before
        return nil
      }
      if next == ">" || next == "/" {
        rest = rest.drop { $0 != ">" }.dropFirst()
        return (String(name), attributes, next == "/" || ["br", "hr", "img", "input"].contains(name))
      }
      let key = rest.prefix { !" \n=>/".contains($0) }
      rest = rest[key.endIndex...]
      var value: Substring = ""
      if rest.hasPrefix("=\"") {
        rest = rest.dropFirst(2)
        value = rest.prefix { $0 != "\"" }
        rest = rest[value.endIndex...].dropFirst()
      } else if key.isEmpty || rest.hasPrefix("=") {
        rest = before
        return nil
      }
      attributes[String(key)] = HTMLReader.decoded(value)
    }
  }

  private static func decoded(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#x27;", with: "'").replacing("&amp;", with: "&")
  }
}
