import CourseModel

/// Reads the citations of one run of text.
struct CitationReader {
  private let text: TextBytes
  /// The same in small letters.
  private let small: TextBytes
  private let index: LegalIndex

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
  private func behindWord(_ offset: Int) -> Int {
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
      if provisions.isOfThisArticle { return readThisArticle(provisions, into: &found, memory) }
      guard let document = document(at: behindConnector(provisions.end), memory) else { return provisions.end }
      for (place, member) in provisions.members.enumerated() {
        let isLast = place == provisions.members.count - 1
        found.append(
          RecognisedCitation(
            range: member.range.lowerBound..<(isLast ? document.end : member.range.upperBound),
            reference: LegalReference(document: document.number, provision: member.text())))
        memory.note(document.number, label: document.label, article: member.article)
      }
      return document.end
    }
    guard let document = document(at: offset, memory) else { return nil }
    found.append(
      RecognisedCitation(
        range: offset..<document.end, reference: LegalReference(document: document.number, provision: nil)))
    memory.note(document.number, label: document.label, article: nil)
    return document.end
  }

  /// "khoản 3 Điều này"; "Điều này" alone is everyday language as well.
  private func readThisArticle(
    _ provisions: Provisions, into found: inout [RecognisedCitation], _ memory: CitationMemory
  ) -> Int {
    guard let article = memory.article, provisions.members.allSatisfy({ $0.units.count > 1 }) else {
      return provisions.end
    }
    for member in provisions.members {
      found.append(
        RecognisedCitation(
          range: member.range,
          reference: LegalReference(
            document: article.document, provision: member.text(thisArticle: article.provision))))
    }
    return provisions.end
  }

  /// What joins a provision and its document: blanks, a comma, "của".
  private func behindConnector(_ offset: Int) -> Int {
    let place = offset < text.count && text[offset] == UInt8(ascii: ",") ? offset + 1 : offset
    let next = small.behindBlank(place)
    return next > place ? small.behind(word: "của", next) ?? next : offset
  }

  // MARK: Documents

  private struct Document {
    let number: String
    let label: String?
    let end: Int
  }

  /// The document that is named at the offset, by its kind and number, its name, or as one that was named before.
  private func document(at offset: Int, _ memory: CitationMemory) -> Document? {
    guard offset < text.count else { return nil }
    if text[offset].isASCIIDigit { return numbered(at: offset, as: nil) }
    guard let word = KindWord.read(text, small, at: offset) else { return nil }
    let behind = text.behindBlank(word.end)
    guard behind > word.end else { return nil }
    if let document = numbered(at: behindNumberWord(behind), as: word) { return document }
    guard word.isCapital, !word.isAbbreviation else { return nil }
    for back in ["này", "nêu trên", "nói trên", "đã nêu"] as [StaticString] {
      guard let end = small.behind(lastWord: back, behind) else { continue }
      return memory.document(word.label).map { Document(number: $0, label: word.label, end: end) }
    }
    return named(at: offset, as: word) ?? numberedFurtherOn(from: behind, as: word)
  }

  /// "số" before a number.
  private func behindNumberWord(_ offset: Int) -> Int { small.behind(word: "số", offset) ?? offset }

  private func numbered(at offset: Int, as word: KindWord?) -> Document? {
    guard let number = LegalNumber(text, at: offset) else {
      return word.flatMap { shortNumbered(at: offset, as: $0) }
    }
    guard let document = index[number] else {
      let label = word?.label ?? number.kind?.label
      return Document(number: number.spelling, label: label, end: number.end)
    }
    // A number without a year is another document's in another year.
    if number.year == nil, let issued = document.issued.date,
      StatedDay.read(small, behind: number.end).map({ $0.contradicts(issued) }) ?? false
    {
      return nil
    }
    return Document(number: document.number, label: document.kind.label, end: number.end)
  }

  /// "Nghị định 178/2024": only behind a capital letter, and where the register has one such document.
  private func shortNumbered(at offset: Int, as word: KindWord) -> Document? {
    guard word.isCapital, let ordinal = text.digits(offset, limit: 4), ordinal.end < text.count,
      text[ordinal.end] == UInt8(ascii: "/"), let year = text.digits(ordinal.end + 1, limit: 4), year.value >= 1945,
      text.isWordEnd(year.end), year.end == text.count || text[year.end] != UInt8(ascii: "/")
    else { return nil }
    return index.document(word.label, ordinal.value, of: year.value).map {
      Document(number: $0.number, label: word.label, end: year.end)
    }
  }

  /// A name of the register: "Luật Giao dịch điện tử", with the number or the year behind it where they are written.
  private func named(at offset: Int, as word: KindWord) -> Document? {
    guard let name = index.named(small, at: offset) else { return nil }
    let behind = text.behindBlank(name.end)
    if behind > name.end, let document = numbered(at: behindNumberWord(behind), as: word) { return document }
    let stated = StatedDay.read(small, behind: name.end)
    let candidates = name.documents.filter { document in
      guard let stated else { return true }
      if let issued = document.issued.date { return !stated.contradicts(issued) }
      return stated.year == LegalNumber.whole(document.number)?.year
    }
    // Of several laws with one name the text means the newest.
    guard let document = candidates.max(by: { year(of: $0) < year(of: $1) }) else { return nil }
    return Document(number: document.number, label: word.label, end: stated?.nameEnd ?? name.end)
  }

  private func year(of document: LegalDocument) -> Int {
    document.issued.date?.year ?? LegalNumber.whole(document.number)?.year ?? 0
  }

  /// "Luật Thuế thu nhập doanh nghiệp số 67/2025/QH15": a name that the register does not know, up to its number.
  private func numberedFurtherOn(from offset: Int, as word: KindWord) -> Document? {
    var place = offset
    for _ in 0..<CitationReader.greatestNameLength {
      guard place < text.count, text[place].startsLetterOrDigit,
        KindWord.read(text, small, at: place).map({ !$0.isCapital }) ?? true
      else { return nil }
      if let behind = small.behind(word: "số", place), let number = LegalNumber(text, at: behind) {
        guard number.kind == nil || number.kind?.label == word.label else { return nil }
        return numbered(at: behind, as: word)
      }
      place = behindWord(place)
      if place < text.count, text[place] == UInt8(ascii: ",") { place += 1 }
      let next = text.behindBlank(place)
      guard next > place else { return nil }
      place = next
    }
    return nil
  }

  /// In syllables; no law's name is longer.
  private static let greatestNameLength = 24
}
