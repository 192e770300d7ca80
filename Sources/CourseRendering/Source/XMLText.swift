/// XML as it is written down: start tags on lines of their own, characters escaped.
struct XMLText {
  private(set) var text = ""
  /// How deep the next line is indented.
  var depth = 0

  var count: Int { text.utf8.count }

  /// A start tag on a new line.
  mutating func begin(_ name: String, _ attributes: [(name: String, value: String)] = []) {
    newline()
    open(name, attributes)
  }

  /// A start tag inside a line.
  mutating func open(_ name: String, _ attributes: [(name: String, value: String)] = []) {
    text += "<" + name
    for attribute in attributes { text += " \(attribute.name)=\"\(XMLText.escaped(attribute.value))\"" }
    text += ">"
  }

  mutating func end(_ name: String, onItsLine: Bool) {
    if onItsLine { newline() }
    text += "</\(name)>"
  }

  /// An empty element inside a line.
  mutating func empty(_ name: String, _ attributes: [(name: String, value: String)] = []) {
    open(name, attributes)
    closeTag()
  }

  /// Turns a start tag that nothing followed into an empty element.
  mutating func closeTag() {
    text.removeLast()
    text += "/>"
  }

  mutating func characters(_ characters: String) { text += XMLText.escaped(characters) }

  /// Characters that are XML already.
  mutating func raw(_ xml: String) { text += xml }

  mutating func newline() { text += "\n" + String(repeating: "  ", count: depth) }

  private static func escaped(_ characters: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in characters.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 has the character at all (2.2), besides a carriage return, which it reads as a line feed.
  var isOfXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x20..<0x7F, 0x80...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
