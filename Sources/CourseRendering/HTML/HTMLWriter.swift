/// Writes HTML. There is no way to append raw text, so nobody has to remember to escape.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []
  /// In rising order.
  private(set) var seams: [HTMLSeam] = []

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
      let start = bytes.count
      text(value)
      switch attribute.meaning {
      case .plain: break
      case .name: seams.append(.name(start))
      case .localAddress: seams.append(.name(start + 1))
      case .pageAddress: seams.append(.address(start..<bytes.count))
      }
      write("\"")
    }
    write(">")
  }

  /// A heading; where all topics stand on one page, it is one level lower.
  mutating func heading(_ level: Int, _ attributes: [HTMLAttribute], _ content: (inout HTMLWriter) -> Void) {
    beginHeading(level, attributes)
    content(&self)
    endHeading(level)
  }

  mutating func beginHeading(_ level: Int, _ attributes: [HTMLAttribute]) {
    seams.append(.level(bytes.count + 2))
    open(HTMLWriter.headings[level - 2], attributes)
  }

  mutating func endHeading(_ level: Int) {
    seams.append(.level(bytes.count + 3))
    end(HTMLWriter.headings[level - 2])
  }

  private static let headings: [StaticString] = ["h2", "h3", "h4", "h5", "h6"]

  private mutating func write(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
}

/// An attribute; one without a value is written as its bare name.
struct HTMLAttribute {
  /// What the value is for other places of the module.
  enum Meaning {
    case plain
    /// A name that is unique in the topic, without or behind a `#`.
    case name, localAddress
    /// The address of another topic's page or of a place in it.
    case pageAddress
  }

  let name: StaticString
  let value: String?
  let meaning: Meaning

  init(_ name: StaticString, _ value: String? = nil, _ meaning: Meaning = .plain) {
    self.name = name
    self.value = value
    self.meaning = meaning
  }

  static func id(_ anchor: String) -> HTMLAttribute { HTMLAttribute("id", anchor, .name) }
  /// A link to a place of the same page.
  static func here(_ anchor: String) -> HTMLAttribute { HTMLAttribute("href", "#" + anchor, .localAddress) }
  /// A link to another topic.
  static func page(_ address: String) -> HTMLAttribute { HTMLAttribute("href", address, .pageAddress) }
  static func labelled(by anchor: String) -> HTMLAttribute { HTMLAttribute("aria-labelledby", anchor, .name) }
  static func `class`(_ name: String) -> HTMLAttribute { HTMLAttribute("class", name) }
  static func href(_ address: String) -> HTMLAttribute { HTMLAttribute("href", address) }
}

/// A place in a topic's page that reads otherwise where all topics stand on one page. Bytes are counted from the page body's
/// start.
enum HTMLSeam {
  /// Here begins a name that is unique only in the topic.
  case name(Int)
  /// The address of another topic's page, or of a place in it.
  case address(Range<Int>)
  /// The digit in a heading's tag.
  case level(Int)
}
