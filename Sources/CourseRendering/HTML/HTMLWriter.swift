/// Writes HTML. There is no way to append raw text, so nobody has to remember to escape.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// An element with content, for example `<p class="…">…</p>`.
  mutating func element(
    _ name: StaticString, _ attributes: [HTMLAttribute] = [], _ content: (inout HTMLWriter) -> Void
  ) {
    begin(name, attributes)
    content(&self)
    end(name)
  }

  /// A start tag. Whoever begins an element ends it in the same function.
  mutating func begin(_ name: StaticString, _ attributes: [HTMLAttribute] = []) { open(name, attributes) }

  /// An end tag.
  mutating func end(_ name: StaticString) {
    write("</")
    write(name)
    write(">")
  }

  /// An element that has no content and no end tag, for example `<br>`.
  mutating func void(_ name: StaticString, _ attributes: [HTMLAttribute] = []) { open(name, attributes) }

  /// Characters, escaped for content and for attribute values in double quotes.
  mutating func text(_ text: String) { HTMLWriter.escape(text, into: &bytes) }

  /// Appends characters, escaped for content and for attribute values in double quotes.
  static func escape(_ text: String, into html: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      guard holdsSpecialCharacter(utf8) else { return html.append(contentsOf: utf8) }
      var start = 0
      for index in utf8.indices {
        let escape: StaticString
        switch utf8[index] {
        case 0x26: escape = "&amp;"
        case 0x3C: escape = "&lt;"
        case 0x3E: escape = "&gt;"
        case 0x22: escape = "&quot;"
        default: continue
        }
        html.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        escape.withUTF8Buffer { html.append(contentsOf: $0) }
        start = index + 1
      }
      html.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
  }

  /// Whether anything has to be escaped; most texts hold nothing of the kind. Asked of eight bytes at a time.
  private static func holdsSpecialCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    /// Has a highest bit set where a byte of the word is zero.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let found =
        zeros(word ^ (ones &* 0x26)) | zeros(word ^ (ones &* 0x3C)) | zeros(word ^ (ones &* 0x3E))
        | zeros(word ^ (ones &* 0x22))
      if found & tops != 0 { return true }
      offset += 8
    }
    return bytes[offset...].contains { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }
  }

  /// A line end in the file, which means nothing to a reader.
  mutating func newline() { bytes.append(0x0A) }

  private mutating func open(_ name: StaticString, _ attributes: [HTMLAttribute]) {
    write("<")
    write(name)
    for attribute in attributes {
      write(" ")
      write(attribute.name)
      guard let value = attribute.value else { continue }
      write("=\"")
      text(value)
      write("\"")
    }
    write(">")
  }

  private mutating func write(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
}

/// An attribute; one without a value is written as its bare name.
struct HTMLAttribute {
  let name: StaticString
  let value: String?

  init(_ name: StaticString, _ value: String? = nil) {
    self.name = name
    self.value = value
  }

  static func id(_ anchor: String) -> HTMLAttribute { HTMLAttribute("id", anchor) }
  static func `class`(_ name: String) -> HTMLAttribute { HTMLAttribute("class", name) }
  static func href(_ address: String) -> HTMLAttribute { HTMLAttribute("href", address) }
}
