import CourseModel

/// The document that a citation names.
extension CitationReader {
  struct Document {
    let number: String
    let label: String?
    let end: Int
  }

  /// The document that is named at the offset, by its kind and number, its name, or as one that was named before.
  func document(at offset: Int, _ memory: CitationMemory) -> Document? {
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
