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
    guard let word = KindWord.read(text, small, at: offset) else { return gluedNumber(at: offset) }
    let behind = text.behindBlank(word.end)
    guard behind > word.end else { return nil }
    if let document = numbered(at: behindNumberWord(behind), as: word) { return document }
    if let document = namedBefore(from: behind, as: word, memory) { return document }
    guard word.isCapital, !word.isAbbreviation else { return nil }
    return named(at: offset, as: word) ?? numberedFurtherOn(from: behind, as: word)
  }

  /// "Luật này", "Nghị định số 178": what the topic named before.
  private func namedBefore(from offset: Int, as word: KindWord, _ memory: CitationMemory) -> Document? {
    if word.isCapital, let end = ordinalAlone(at: behindNumberWord(offset)) {
      return memory.document(word.label, end.value).map { Document(number: $0, label: word.label, end: end.end) }
    }
    guard word.isCapital || word.isOfLaw, let end = behindBackReference(offset, isCapital: word.isCapital) else {
      return nil
    }
    return memory.document(word.label).map { Document(number: $0, label: word.label, end: end) }
  }

  /// The offset behind a word that points back. "trên" also means "on", so that it counts only where nothing that one could
  /// be on follows.
  private func behindBackReference(_ offset: Int, isCapital: Bool) -> Int? {
    for back in ["này", "nêu trên", "nói trên", "đã nêu", "vừa nêu", "đó", "ấy"] as [StaticString] {
      if let end = small.behind(lastWord: back, offset) { return end }
    }
    guard isCapital, let end = small.behind(lastWord: "trên", offset) else { return nil }
    let next = small.behindBlank(end)
    guard next > end else { return end }
    let verbs = ["còn", "đã", "có", "là", "và", "thì", "được", "không", "quy định", "cũng", "chưa"] as [StaticString]
    return verbs.contains { small.behind(lastWord: $0, next) != nil } ? end : nil
  }

  /// A number that stands alone as a document's ordinal number does: no date, fraction or quantity goes on behind it.
  private func ordinalAlone(at offset: Int) -> (value: Int, end: Int)? {
    guard let digits = text.digits(offset, limit: 5), digits.value > 0, text.isWordEnd(digits.end) else { return nil }
    guard digits.end < text.count else { return digits }
    switch text[digits.end] {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "%"): return nil
    case UInt8(ascii: "."), UInt8(ascii: ","):
      return digits.end + 1 < text.count && text[digits.end + 1].isASCIIDigit ? nil : digits
    default: return digits
    }
  }

  /// "NĐ178/2024/NĐ-CP", typed without a blank.
  private func gluedNumber(at offset: Int) -> Document? {
    guard let (label, end) = KindWord.gluedAbbreviation(text, at: offset),
      let number = LegalNumber(text, at: end, isGlued: true)
    else { return nil }
    return document(number, label)
  }

  /// "số" or "số:" before a number.
  private func behindNumberWord(_ offset: Int) -> Int {
    small.behind(word: "số", offset) ?? small.behind(word: "số:", offset) ?? offset
  }

  private func numbered(at offset: Int, as word: KindWord?) -> Document? {
    if let number = LegalNumber(text, at: offset) { return document(number, word?.label) }
    return word.flatMap { shortNumbered(at: offset, as: $0) ?? numberedInSmallLetters(at: offset, as: $0) }
  }

  private func document(_ number: LegalNumber, _ label: String?) -> Document? {
    guard let document = index[number] else {
      return Document(number: number.spelling, label: label ?? number.kind?.label, end: number.end)
    }
    // A number without a year is another document's in another year.
    if number.year == nil, let issued = document.issued.date,
      StatedDay.read(small, behind: number.end).map({ $0.contradicts(issued) }) ?? false
    {
      return nil
    }
    return Document(number: document.number, label: document.kind.label, end: number.end)
  }

  /// "nghị định số 30/2020/nđ-cp": only behind a word that says what it is, and where the register has it.
  private func numberedInSmallLetters(at offset: Int, as word: KindWord) -> Document? {
    guard let ordinal = text.digits(offset, limit: 5), ordinal.end < text.count,
      text[ordinal.end] == UInt8(ascii: "/") || text[ordinal.end] == UInt8(ascii: "-")
    else { return nil }
    let capitals = small[offset..<min(offset + CitationReader.greatestNumberLength, small.count)].capitals
    return capitals.withUnsafeBufferPointer { bytes in
      guard let number = LegalNumber(bytes, at: 0), let document = index[number] else { return nil }
      return Document(number: document.number, label: document.kind.label, end: offset + number.end)
    }
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
    guard let name = index.named(small, at: offset), !goesOn(at: name.end) else { return nil }
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

  /// "Nghị quyết 57/NQ-TW" is no "Nghị quyết 57".
  private func goesOn(at offset: Int) -> Bool {
    offset < text.count && (text[offset] == UInt8(ascii: "/") || text[offset] == UInt8(ascii: "-"))
      && text[offset - 1].isASCIIDigit
  }

  /// "Luật Thuế thu nhập doanh nghiệp số 67/2025/QH15": a name that the register does not know, up to its number; also "Luật
  /// sửa đổi, bổ sung một số điều của Luật Đo lường số …", where that is the number of one that amends.
  private func numberedFurtherOn(from offset: Int, as word: KindWord) -> Document? {
    var place = offset
    var holdsAnother = false
    for _ in 0..<CitationReader.greatestNameLength {
      guard place < text.count, text[place].startsLetterOrDigit else { return nil }
      if KindWord.read(text, small, at: place)?.isCapital ?? false {
        guard !holdsAnother,
          small.behind(word: "sửa đổi", offset) != nil || small.behind(text: "sửa đổi,", offset) != nil
        else { return nil }
        holdsAnother = true
      }
      if let behind = small.behind(word: "số", place), let number = LegalNumber(text, at: behind) {
        guard number.kind == nil || number.kind?.label == word.label else { return nil }
        if holdsAnother, !(index[number]?.relations.contains { $0.kind == .amends } ?? false) { return nil }
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

  /// In bytes; no number is longer.
  private static let greatestNumberLength = 48
}

extension Slice<TextBytes> {
  /// The same with capital letters, of which the symbols of numbers consist.
  fileprivate var capitals: [UInt8] {
    var previous: UInt8 = 0
    return map { byte in
      defer { previous = byte }
      if byte >= 0x61, byte <= 0x7A { return byte & 0xDF }
      return previous == 0xC4 && byte == 0x91 ? 0x90 : byte  // đ
    }
  }
}
