package import CourseModel

/// A place of a text that names a legal document.
package struct RecognisedCitation: Sendable {
  /// In bytes.
  package let range: Range<Int>
  package let reference: LegalReference
}

/// Every citation in a plain text, in order (facts.md 4.1 to 4.3). The text is in normal form C; a paragraph ends with its
/// line, unless a word is left hanging there, as in text that was copied from a page.
package func citations(in text: String, of register: LegalRegister) -> [RecognisedCitation] {
  var scanner = CitationScanner(LegalIndex(register))
  var memory = CitationMemory()
  return PlainParagraph.all(in: text).flatMap { paragraph in
    memory.startParagraph()
    return paragraph.bytes.withUnsafeBufferPointer { bytes in
      scanner.scan(bytes, remembering: &memory).map {
        RecognisedCitation(range: paragraph.place(of: $0.range), reference: $0.reference)
      }
    }
  }
}

/// Recognises citations in runs of text. Holds a buffer that runs share.
struct CitationScanner {
  let index: LegalIndex
  /// The run in small letters.
  private var small: [UInt8] = []

  init(_ index: LegalIndex) { self.index = index }

  /// The citations of a run in order; they do not overlap.
  mutating func scan(_ text: TextBytes, remembering memory: inout CitationMemory) -> [RecognisedCitation] {
    guard !index.register.documents.isEmpty, CitationScanner.mayCite(text) else { return [] }
    small.removeAll(keepingCapacity: true)
    small.append(contentsOf: text)
    makeLowercase(&small)
    return small.withUnsafeBufferPointer { small in
      var reader = CitationReader(text: text, small: small, index: index)
      return reader.citations(remembering: &memory)
    }
  }

  /// Whether a citation can stand in the run: there is a slash as in a number, a word that starts like Luật, Bộ luật, Nghị
  /// định, Nghị quyết, Thông tư, Quyết định or Điều, an abbreviation of one, or "luật này". One look at each byte, so that
  /// ordinary text costs next to nothing.
  private static func mayCite(_ text: TextBytes) -> Bool {
    for offset in text.indices {
      switch text[offset] {
      case UInt8(ascii: "/"): if isSlashOfNumber(text, offset) { return true }
      case UInt8(ascii: "L"): if text.goesOn("uậ", or: "UẬ", behind: offset) { return true }
      case UInt8(ascii: "B"): if text.goesOn("ộ l", or: "Ộ L", behind: offset) { return true }
      case UInt8(ascii: "N"):
        if text.goesOn("ghị", or: "GHỊ", behind: offset) || text.goesOn("Đ ", or: "Q ", behind: offset) { return true }
      case UInt8(ascii: "T"):
        if text.goesOn("hông", or: "HÔNG", behind: offset) || text.behind(text: "T ", offset + 1) != nil { return true }
      case UInt8(ascii: "Q"):
        if text.goesOn("uyế", or: "UYẾ", behind: offset) || text.behind(text: "Đ ", offset + 1) != nil { return true }
      case UInt8(ascii: "y"): if isThisLaw(text, offset) { return true }
      case 0xC4: if text.behind(text: "Đi", offset) != nil || text.behind(text: "ĐI", offset) != nil { return true }
      default: break
      }
    }
    return false
  }

  /// Whether the y ends "luật này", "nghị định này", "nghị quyết này" or "thông tư này", which start small in running text.
  private static func isThisLaw(_ text: TextBytes, _ offset: Int) -> Bool {
    guard offset >= 11, text[offset - 1] == 0xA0, text[offset - 2] == 0xC3, text[offset - 3] == UInt8(ascii: "n"),
      text[offset - 4] == 0x20
    else { return false }
    let end = offset - 4
    return text.behind(text: "uật", end - 5) == end || text.behind(text: "định", end - 7) == end
      || text.behind(text: "quyết", end - 7) == end || text.behind(text: "tư", end - 3) == end
  }

  /// Whether a capital letter, or a year and another slash, follow; a date and a fraction have neither.
  private static func isSlashOfNumber(_ text: TextBytes, _ offset: Int) -> Bool {
    let place = text.behindBlank(offset + 1)
    guard place < text.count else { return false }
    guard let digits = text.digits(place, limit: 4) else {
      return text[place].isASCIIUppercase || text[place] >= 0xC3
    }
    let end = text.behindBlank(digits.end)
    return end < text.count && text[end] == UInt8(ascii: "/")
  }
}

extension TextBytes {
  /// Whether one of two texts stands behind the letter at the offset.
  fileprivate func goesOn(_ first: StaticString, or second: StaticString, behind offset: Int) -> Bool {
    behind(text: first, offset + 1) != nil || behind(text: second, offset + 1) != nil
  }
}
