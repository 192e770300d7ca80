/// Writes JSON (RFC 8259) as UTF-8, without blanks, in the order in which it is told.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  init() {}

  mutating func object(_ content: (inout JSONWriter) -> Void) { container("{", "}", content) }
  mutating func array(_ content: (inout JSONWriter) -> Void) { container("[", "]", content) }

  mutating func array<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    array { for element in elements { write(&$0, element) } }
  }

  /// A member of an object; `content` writes exactly one value.
  mutating func member(_ key: StaticString, _ content: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(0x22)
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: [0x22, 0x3A])
    needsComma = false
    content(&self)
    needsComma = true
  }

  /// A member that is a string, or `null`.
  mutating func member(_ key: StaticString, _ text: String?) {
    member(key) { if let text { $0.string(text) } else { $0.null() } }
  }

  mutating func member(_ key: StaticString, _ number: Int) { member(key) { $0.number(number) } }
  mutating func member(_ key: StaticString, _ flag: Bool) { member(key) { $0.literal(flag ? "true" : "false") } }
  mutating func member(_ key: StaticString, _ texts: [String]) {
    member(key) { $0.array(texts) { $0.string($1) } }
  }

  mutating func null() { literal("null") }
  mutating func number(_ number: Int) { literal(String(number)) }
  mutating func boolean(_ value: Bool) { literal(value ? "true" : "false") }

  /// A text as inlines that say where its lines may break; several values.
  mutating func pieces(of text: String) {
    for piece in linePieces(of: text) {
      switch piece {
      case .flowing(let text): string(text)
      case .kept(let text): span("keep", text)
      case .long(let text): span("long", text)
      }
    }
  }

  /// A text as the list of its pieces; `null` where there is none.
  mutating func member(_ key: StaticString, piecesOf text: String?) {
    member(key) { json in
      guard let text else { return json.null() }
      json.array { $0.pieces(of: text) }
    }
  }

  /// A stretch of text that is set in a way of its own.
  private mutating func span(_ kind: String, _ text: String) {
    object {
      $0.member("t", kind)
      $0.member("s", text)
    }
  }

  mutating func string(_ text: String) {
    separate()
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
      case 0x00..<0x20:
        bytes.append(contentsOf: Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
    needsComma = true
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func container(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    content(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = false
  }
}
