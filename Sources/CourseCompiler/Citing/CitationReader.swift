import CourseModel

/// Reads the citations of one run of text.
struct CitationReader {
  let text: TextBytes
  /// The same in small letters.
  let small: TextBytes
  let index: LegalIndex

  init(text: TextBytes, small: TextBytes, index: LegalIndex) {
    self.text = text
    self.small = small
    self.index = index
  }

  mutating func citations(remembering memory: inout CitationMemory) -> [RecognisedCitation] {
    var found: [RecognisedCitation] = []
    var offset = 0
    while offset < text.count {
      let start = offset
      if mayStart(at: offset), text.isWordStart(offset) {
        offset = read(at: offset, into: &found, &memory) ?? offset
      }
      if offset == start { offset = behindWord(offset) }
    }
    return found
  }

  /// Whether a number, a kind of document or a provision can start with the letters at the offset; of the words of a text
  /// hardly one in twenty does. An abbreviation, as in "NĐ 178/2024", has two capital letters.
  private func mayStart(at offset: Int) -> Bool {
    let first = small[offset]
    guard first.startsLetterOrDigit, offset + 1 < small.count else { return false }
    if first.isASCIIDigit { return true }
    if text[offset] != first, text[offset + 1] != small[offset + 1] || text[offset + 1] == 0xC4 { return true }
    let second = small[offset + 1]
    let third = offset + 2 < small.count ? small[offset + 2] : 0x20
    switch first {
    case UInt8(ascii: "b"), UInt8(ascii: "m"): return second == 0xE1  // bộ luật; mục
    case UInt8(ascii: "c"): return second == 0xC3 || second == UInt8(ascii: "h") && (third == 0xE1 || third == 0xC6)
    case UInt8(ascii: "h"): return second == 0xC6  // hướng dẫn
    case UInt8(ascii: "k"): return second == 0xE1 || second == UInt8(ascii: "h") && third == UInt8(ascii: "o")
    case UInt8(ascii: "l"): return second == UInt8(ascii: "u")
    case UInt8(ascii: "n"): return second == UInt8(ascii: "g") && third == UInt8(ascii: "h")
    case UInt8(ascii: "p"): return second == UInt8(ascii: "h") && (third == 0xC3 || third == 0xE1)
    case UInt8(ascii: "q"): return second == UInt8(ascii: "u") && third == UInt8(ascii: "y")
    case UInt8(ascii: "t"):
      return second == 0xE1 || second == UInt8(ascii: "h") && third == 0xC3
        || second == UInt8(ascii: "i") && third == 0xE1
    case UInt8(ascii: "v"): return second == 0xC4  // văn bản hợp nhất
    case 0xC4: return second == 0x91 && third == UInt8(ascii: "i")  // điểm, điều
    default: return false
    }
  }

  /// Behind the letters or digits at the offset, or behind one sign.
  func behindWord(_ offset: Int) -> Int {
    let isWord = text[offset].startsLetterOrDigit
    var end = offset + 1
    while end < text.count, text[end] & 0xC0 == 0x80 || isWord && text[end].startsLetterOrDigit { end += 1 }
    return end
  }

  /// Reads what starts at a word; answers where the text goes on, or `nil` where nothing is cited.
  private func read(
    at offset: Int, into found: inout [RecognisedCitation], _ memory: inout CitationMemory
  ) -> Int? {
    if let provisions = Provisions(small, at: offset) {
      if let this = provisions.this { return read(provisions, of: this, into: &found, memory) }
      guard let document = document(at: behindConnector(provisions.end), memory) else { return provisions.end }
      for (place, member) in provisions.members.enumerated() {
        let isLast = place == provisions.members.count - 1
        found.append(
          RecognisedCitation(
            range: member.range.lowerBound..<(isLast ? document.end : member.range.upperBound),
            reference: LegalReference(document: document.number, provision: member.text())))
        memory.note(document.number, label: document.label, article: member.article, clause: member.clause)
      }
      return document.end
    }
    guard let document = document(at: offset, memory) else { return nil }
    if let provisions = provisionsBehind(document, memory) {
      for (place, member) in provisions.members.enumerated() {
        found.append(
          RecognisedCitation(
            range: place == 0 ? offset..<member.range.upperBound : member.range,
            reference: LegalReference(document: document.number, provision: member.text())))
        memory.note(document.number, label: document.label, article: member.article, clause: member.clause)
      }
      return provisions.end
    }
    found.append(
      RecognisedCitation(
        range: offset..<document.end, reference: LegalReference(document: document.number, provision: nil)))
    memory.note(document.number, label: document.label)
    return document.end
  }

  /// "Nghị định số 30/2020/NĐ-CP, Phụ lục II": provisions behind a comma, unless they belong to another document that
  /// follows them.
  private func provisionsBehind(_ document: Document, _ memory: CitationMemory) -> Provisions? {
    guard document.end < text.count, text[document.end] == UInt8(ascii: ",") else { return nil }
    let start = text.behindBlank(document.end + 1)
    guard start > document.end + 1, start < text.count, let provisions = Provisions(small, at: start),
      provisions.this == nil, self.document(at: behindConnector(provisions.end), memory) == nil
    else { return nil }
    return provisions
  }

  /// "khoản 3 Điều này", "điểm a khoản này"; "Điều này" alone is everyday language as well.
  private func read(
    _ provisions: Provisions, of this: ProvisionLevel, into found: inout [RecognisedCitation], _ memory: CitationMemory
  ) -> Int {
    guard let meant = this == .article ? memory.article : memory.clause,
      provisions.members.allSatisfy({ $0.units.count > 1 })
    else { return provisions.end }
    for member in provisions.members {
      found.append(
        RecognisedCitation(
          range: member.range,
          reference: LegalReference(document: meant.document, provision: member.text(this: meant.provision))))
    }
    return provisions.end
  }

  /// What joins a provision and its document: blanks, a comma, "của", "kèm theo".
  private func behindConnector(_ offset: Int) -> Int {
    let place = offset < text.count && text[offset] == UInt8(ascii: ",") ? offset + 1 : offset
    let next = small.behindBlank(place)
    guard next > place else { return offset }
    return small.behind(word: "của", next) ?? small.behind(word: "kèm theo", next)
      ?? small.behind(word: "ban hành kèm theo", next) ?? next
  }
}
