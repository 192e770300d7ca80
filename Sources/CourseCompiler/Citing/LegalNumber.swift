import CourseModel

/// The number of a legal document as it stands in a text, in one of the shapes of facts.md 4.1. Reading forgives what
/// typing and copying do to a number: Ð or D for Đ, dashes of any length, a blank or a line's end beside a sign, a leading
/// zero more or less.
struct LegalNumber {
  /// The offset behind it.
  let end: Int
  /// The same for every spelling of one number.
  let key: String
  /// The proper spelling, where no register says another: a number below 10 has a leading zero (Nghị định số 30/2020/NĐ-CP).
  let spelling: String
  /// The year in the number; `nil` for those without, which are unique only for their issuer and year.
  let year: Int?
  /// What the symbol says the document is; `nil` where it leaves that open.
  let kind: LegalDocument.Kind?

  /// The number that starts at the offset, which must be a digit that no other letter, digit or sign of a number precedes,
  /// unless it `isGlued` to a word for its kind.
  init?(_ text: TextBytes, at offset: Int, isGlued: Bool = false) {
    guard isGlued || LegalNumber.mayStart(text, at: offset) else { return nil }
    var reader = SymbolReader(text: text, offset: offset)
    guard let ordinal = reader.ordinal() else { return nil }
    let separator: String
    if reader.slash() {
      separator = "/"
      year = reader.year()
      guard year != nil || !ordinal.contains(".") else { return nil }
    } else if !ordinal.contains("."), reader.dash() {
      separator = "-"
      year = nil
    } else {
      return nil
    }
    guard let groups = separator == "/" ? reader.stateSymbol(hasYear: year != nil) : reader.partySymbol(),
      text.isWordEnd(reader.offset)
    else { return nil }
    end = reader.offset
    let symbol =
      separator == "/" ? groups.joined(separator: "-") : "\(groups[0])/\(groups[1...].joined(separator: "-"))"
    let tail = separator + (year.map { "\($0)/" } ?? "") + symbol
    let padded = ordinal.utf8.prefix { $0.isASCIIDigit }.count < 2 ? "0" + ordinal : ordinal
    spelling = padded + tail
    key = ordinal + LegalNumber.folded(tail)
    kind = LegalNumber.kind(of: groups, isParty: separator == "-")
  }

  /// Whether a number could be written like this and nothing else stands in the text.
  static func whole(_ text: String) -> LegalNumber? {
    var text = text
    return text.withUTF8 { bytes in LegalNumber(bytes, at: 0).flatMap { $0.end == bytes.count ? $0 : nil } }
  }

  /// "193/2025" holds no "93/2025", a date no month, an address no number, a version no patch.
  private static func mayStart(_ text: TextBytes, at offset: Int) -> Bool {
    guard offset < text.count, text[offset].isASCIIDigit, text.isWordStart(offset) else { return false }
    guard offset > 0 else { return true }
    switch text[offset - 1] {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"): return false
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"):
      return offset < 2 || !text[offset - 2].isASCIIDigit
    default: return true
    }
  }

  /// In capitals, and with D for Đ.
  private static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 where byte != 0xC4 {
      // Đ is C4 90; no other letter of a symbol ends in 90.
      bytes.append(byte == 0x90 ? UInt8(ascii: "D") : byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func kind(of groups: [String], isParty: Bool) -> LegalDocument.Kind? {
    switch groups[0] {
    case "NQ": isParty ? .partyResolution : .resolution
    case "NĐ": .decree
    case "QĐ": isParty ? nil : .decision
    case "TT", "TTLT": .circular
    case "VBHN": .consolidation
    default: nil
    }
  }
}
