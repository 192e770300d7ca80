import CourseModel

/// Reads the parts of a document's number one after the other. A part that is not there leaves the offset where it was.
struct SymbolReader {
  let text: TextBytes
  var offset: Int

  /// The ordinal number, `178` or `66.7`, without leading zeros.
  mutating func ordinal() -> String? {
    guard let first = text.digits(offset, limit: 5), first.value > 0 else { return nil }
    offset = first.end
    guard offset < text.count, text[offset] == UInt8(ascii: "."), let second = text.digits(offset + 1, limit: 3) else {
      return String(first.value)
    }
    offset = second.end
    return "\(first.value).\(second.value)"
  }

  mutating func slash() -> Bool {
    let place = text.behindBlank(offset)
    guard place < text.count, text[place] == UInt8(ascii: "/") else { return false }
    offset = text.behindBlank(place + 1)
    return true
  }

  /// A hyphen, or one of U+2010–U+2014; with `blanks` also between blanks.
  mutating func dash(blanks: Bool = true) -> Bool {
    var place = blanks ? text.behindBlank(offset) : offset
    guard place < text.count else { return false }
    if text[place] == UInt8(ascii: "-") {
      place += 1
    } else if place + 2 < text.count, text[place] == 0xE2, text[place + 1] == 0x80,
      (0x90...0x94).contains(text[place + 2])
    {
      place += 3
    } else {
      return false
    }
    offset = blanks ? text.behindBlank(place) : place
    return true
  }

  /// A year and the slash behind it.
  mutating func year() -> Int? {
    let start = offset
    guard let digits = text.digits(offset, limit: 4), (1945...2100).contains(digits.value) else { return nil }
    offset = digits.end
    guard slash() else {
      offset = start
      return nil
    }
    return digits.value
  }

  /// The groups behind the slash of a document of the State: `QH15`, or `NĐ` and `CP`.
  mutating func stateSymbol(hasYear: Bool) -> [String]? {
    guard let first = group() else { return nil }
    if first == "QH" || first == "UBTVQH" {
      offset = text.behindBlank(offset)
      guard hasYear, let term = text.digits(offset, limit: 2) else { return nil }
      offset = term.end
      return ["\(first)\(term.value)"]
    }
    let type = SymbolReader.types[first]
    guard type != nil || !hasYear && SymbolReader.isOrganisation(first) else { return nil }
    guard let rest = organisations(), rest != ["TW"] else { return nil }
    return [type ?? first] + rest
  }

  /// The groups behind the dash of a document of the Party, where the slash stands last: `NQ` and `TW`.
  mutating func partySymbol() -> [String]? {
    guard let type = group().flatMap({ SymbolReader.types[$0] }), slash(),
      let organisation = organisation()
    else { return nil }
    return [type] + [organisation] + further()
  }

  /// A dash and the groups that name who issued it. Only around the first dash may there be blanks: "NQ-CP – Chương trình"
  /// goes on with a sentence.
  private mutating func organisations() -> [String]? {
    guard dash(), let first = organisation() else { return nil }
    return [first] + further()
  }

  private mutating func further() -> [String] {
    var groups: [String] = []
    while true {
      let start = offset
      guard dash(blanks: false), let group = organisation() else {
        offset = start
        return groups
      }
      groups.append(group)
    }
  }

  /// A group of at least two characters that may end in a number: `CP`, `TTg`, `UBTVQH16`.
  private mutating func organisation() -> String? {
    let start = offset
    guard var name = group() else { return nil }
    if let digits = text.digits(offset, limit: 2) {
      name += String(digits.value)
      offset = digits.end
    }
    guard name.utf8.count >= 2, text.isWordEnd(offset) else {
      offset = start
      return nil
    }
    return name
  }

  /// Capital letters, with đ always written Đ; small ones only in TTg and its like.
  private mutating func group() -> String? {
    let start = offset
    var name = ""
    while offset < text.count {
      let byte = text[offset]
      if byte.isASCIIUppercase {
        name.unicodeScalars.append(Unicode.Scalar(byte))
        offset += 1
      } else if let letter = capital(at: offset) {
        name += letter
        offset += letter == "Đ" ? 2 : letter.utf8.count
      } else if byte >= 0x61, byte <= 0x7A, !name.isEmpty {
        name.unicodeScalars.append(Unicode.Scalar(byte))
        offset += 1
      } else {
        break
      }
    }
    let hasSmall = name.utf8.contains { $0 >= 0x61 && $0 <= 0x7A }
    guard !name.isEmpty, !hasSmall || ["TTg", "TTr", "CTr", "QyĐ"].contains(name) else {
      offset = start
      return nil
    }
    return name
  }

  /// A capital letter beyond ASCII: Đ and what is taken for it (Ð, Ɖ), or one with marks as in `MẪU`.
  private func capital(at offset: Int) -> String? {
    let byte = text[offset]
    guard byte >= 0xC3, byte <= 0xE1 else { return nil }
    let length = byte < 0xE0 ? 2 : 3
    guard offset + length <= text.count else { return nil }
    switch (byte, text[offset + 1]) {
    case (0xC4, 0x90), (0xC3, 0x90), (0xC6, 0x89): return "Đ"
    default: break
    }
    let letter = Array(text[offset..<offset + length])
    var small = letter
    makeLowercase(&small)
    return small == letter ? nil : String(decoding: letter, as: UTF8.self)
  }

  /// Who writes letters (công văn), whose symbol starts with the sender: `UBND-VX`, `BGDĐT-GDPT`.
  private static func isOrganisation(_ group: String) -> Bool {
    ["UBND", "HĐND", "VPCP", "VPQH", "BCĐ"].contains(group)
      || group.hasPrefix("B") && group.count >= 3 || group.hasPrefix("S") && group.count >= 4
  }

  /// The signs of kinds of document (facts.md 4.1; Nghị định số 30/2020/NĐ-CP, Phụ lục III), by every spelling: D may stand
  /// for Đ, but not Đ for D.
  private static let types: [String: String] = {
    let signs = [
      "NĐ", "NQ", "NQLT", "QĐ", "TT", "TTLT", "CT", "CĐ", "KH", "TB", "CV", "VBHN", "BC", "TTr", "HD", "QC", "QyĐ",
      "KL", "CTr", "L", "PL", "SL", "TC", "ĐA",
    ]
    return Dictionary(
      signs.map { ($0, $0) } + signs.map { ($0.replacing("Đ", with: "D"), $0) }, uniquingKeysWith: { first, _ in first }
    )
  }()
}
