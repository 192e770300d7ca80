import CourseModel

/// What a text says a document is called or is about.
struct StatedTitle {
  let text: String
  /// As a finding shows it: up to the first comma, of a description.
  var shown: Substring { isName ? text[...] : text.prefix { $0 != "," } }
  /// Whether it is a name like "Luật Du lịch", and not a description.
  let isName: Bool

  /// Whether it can be the title that the register gives. A law's name has to be the same, but for marks, capitals and
  /// commas; anything else has to share at least one telling word with it, because the register keeps short titles.
  func agrees(with title: String, of document: LegalDocument, _ grounds: Grounds) -> Bool {
    // As it is nearly everywhere; words without marks are made only for the rest.
    if text == title { return true }
    if isName, document.kind == .law, title.hasPrefix("Luật ") {
      return text.plainWords == title.plainWords || isAbbreviated
    }
    let (ours, theirs) = (text.telling, grounds.titles[document.number] ?? [])
    return ours.isEmpty || theirs.isEmpty || isAbbreviated || !ours.isDisjoint(with: theirs)
  }

  /// "Luật CNTT"
  private var isAbbreviated: Bool {
    text.split(separator: " ").dropFirst().contains { $0.count > 1 && $0 == $0.uppercased() && $0 != $0.lowercased() }
  }
}

extension CitationInText {
  /// The title that the text gives: the name before the number, or what follows day and issuer behind it; `nil` where it
  /// gives none.
  func statedTitle(ofLaw isLaw: Bool) -> StatedTitle? {
    if let name = nameBeforeNumber { return StatedTitle(text: name, isName: true) }
    guard surface.contains("/") else { return nil }
    return details.subject.map { StatedTitle(text: String($0), isName: false) }
  }

  /// "Luật Du lịch" of "Điều 5 Luật Du lịch số 80/2025/QH15".
  private var nameBeforeNumber: String? {
    guard let number = numberStart, let start = surface[..<number].firstPlace(of: "Luật ") else { return nil }
    var name = surface[start..<number]
    guard name.hasSuffix(" số ") else { return nil }
    name.removeLast(" số ".count)
    if let year = name.firstPlace(of: " năm ") { name = name[..<year] }
    if name.hasSuffix(",") { name.removeLast() }
    // "Luật gốc số …" gives no name.
    guard let second = name.split(separator: " ").dropFirst().first?.first, second.isUppercase else { return nil }
    return String(name)
  }

  /// Where the number starts that the text writes with its symbol: the digits before the first slash, or before the dash of a
  /// Party number.
  var numberStart: String.Index? {
    let bytes = surface.utf8
    guard var start = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    while start > bytes.startIndex, !bytes[bytes.index(before: start)].isASCIIDigit {
      start = bytes.index(before: start)
    }
    while start > bytes.startIndex {
      let previous = bytes.index(before: start)
      guard bytes[previous].isASCIIDigit || bytes[previous] == UInt8(ascii: ".") else { break }
      start = previous
    }
    return start
  }
}

extension String {
  /// Whether it is the number of a legal document that a register of law should hold, and no letter, plan or local decision.
  var isNormativeNumber: Bool {
    ["/QH", "/UBTVQH", "-UBTVQH", "/NĐ-CP", "/NQ-CP", "/QĐ-TTg", "/TT-", "/TTLT-"].contains { contains($0) }
  }

  /// Whether it has the shape of the Party's numbers, 57-NQ/TW.
  var isOfTheParty: Bool {
    guard let dash = firstIndex(of: "-"), let slash = firstIndex(of: "/") else { return false }
    return dash < slash && hasSuffix("TW")
  }

  /// The 2025 of 93/2025/QH15.
  var yearOfNumber: Int? {
    let parts = split(separator: "/")
    return parts.count == 3 ? Int(parts[1]) : nil
  }
}

extension LegalRegister {
  /// The document with a name that a text gives.
  func document(titled stated: StatedTitle) -> LegalDocument? {
    guard stated.isName else { return nil }
    let words = stated.text.plainWords
    return documents.last { $0.title?.plainWords == words }
  }

  /// The documents whose numbers are nearly this one, three at most: another symbol behind the same number and year, or two
  /// digits of the number changed round, one missing or one too many.
  func documents(near number: String) -> [LegalDocument] {
    let parts = number.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return [] }
    return Array(
      documents.filter { document in
        let other = document.number.split(separator: "/", maxSplits: 1).map(String.init)
        guard other.count == 2 else { return false }
        if other[0] == parts[0] { return other[1].prefix(4) == parts[1].prefix(4) }
        return other[1] == parts[1] && other[0].isSlip(of: parts[0])
      }.prefix(3))
  }
}

extension String {
  /// Whether two numbers have the same digits in another order, or one has a digit more.
  fileprivate func isSlip(of other: String) -> Bool {
    let (left, right) = (utf8.sorted(), other.utf8.sorted())
    if left == right { return true }
    guard abs(utf8.count - other.utf8.count) == 1 else { return false }
    let (long, short) =
      utf8.count > other.utf8.count ? (Array(utf8), Array(other.utf8)) : (Array(other.utf8), Array(utf8))
    return long.indices.contains { index in
      var rest = long
      rest.remove(at: index)
      return rest == short
    }
  }
}
