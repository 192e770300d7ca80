import CourseModel

/// A unit of a document, of which larger ones follow: điểm, khoản, Điều, and what holds articles.
enum ProvisionLevel: Int, CaseIterable, Comparable {
  case point, clause, article, subsection, section, chapter, part, annex

  static func < (left: ProvisionLevel, right: ProvisionLevel) -> Bool { left.rawValue < right.rawValue }

  /// As it is written in a citation (Nghị định số 30/2020/NĐ-CP, Phụ lục II).
  var name: String {
    switch self {
    case .point: "điểm"
    case .clause: "khoản"
    case .article: "Điều"
    case .subsection: "Tiểu mục"
    case .section: "Mục"
    case .chapter: "Chương"
    case .part: "Phần"
    case .annex: "Phụ lục"
    }
  }

  /// The name in small letters, as a text is searched for it.
  fileprivate var word: StaticString {
    switch self {
    case .point: "điểm"
    case .clause: "khoản"
    case .article: "điều"
    case .subsection: "tiểu mục"
    case .section: "mục"
    case .chapter: "chương"
    case .part: "phần"
    case .annex: "phụ lục"
    }
  }
}

/// The provisions that stand before a document's name, "điểm a, b khoản 2 và khoản 3 Điều 5".
struct Provisions {
  /// One unit of the list: the 2 of "khoản 2".
  struct Unit {
    let level: ProvisionLevel
    /// As it is cited; `nil` for "Điều này" and "khoản này".
    let label: String?
    let range: Range<Int>
  }

  /// A provision that is cited by itself: the first of its units that the list names, up to the largest.
  struct Member {
    let units: [Unit]
    /// In the text; the larger units that it shares with later members belong to the last of them.
    let range: Range<Int>

    /// From small to large: "điểm a khoản 2 Điều 5"; `this` is what "Điều này" or "khoản này" means.
    func text(this: String? = nil) -> String {
      units.map { unit in unit.label.map { "\(unit.level.name) \($0)" } ?? this ?? "" }.joined(separator: " ")
    }

    /// The article, where there is one: "Điều 5".
    var article: String? {
      units.first { $0.level == .article }.flatMap { $0.label }.map { "\(ProvisionLevel.article.name) \($0)" }
    }

    /// The clause with its article, where there are both: "khoản 2 Điều 5".
    var clause: String? {
      guard let article, let label = units.first(where: { $0.level == .clause })?.label else { return nil }
      return "\(ProvisionLevel.clause.name) \(label) \(article)"
    }
  }

  /// No list of provisions is longer; every unit is held against those behind it.
  private static let greatestCount = 64

  let members: [Member]
  let end: Int
  /// What "này" stands behind, where the last unit is "Điều này" or "khoản này".
  let this: ProvisionLevel?

  /// The provisions that start at the offset of a text in small letters; `nil` where there are none, or where a list leaves
  /// open to which article its points and clauses belong.
  init?(_ text: TextBytes, at offset: Int) {
    guard Provisions.mayStart(with: text[offset]) else { return nil }
    var units: [Unit] = []
    var place = offset
    var end = offset
    while units.count < Provisions.greatestCount, let group = Provisions.group(text, at: place) {
      units += group
      end = units[units.count - 1].range.upperBound
      place = Provisions.behindConnector(text, at: end)
    }
    guard let last = units.last, last.level >= .article || last.label == nil else { return nil }
    var members: [Member] = []
    for index in units.indices where index == 0 || units[index - 1].level >= units[index].level {
      var chain = [units[index]]
      for unit in units[index...] where unit.level > chain[chain.count - 1].level { chain.append(unit) }
      guard chain[chain.count - 1].level >= last.level || chain[chain.count - 1].level >= .article else { return nil }
      let next = units[(index + 1)...].indices.first { units[$0 - 1].level >= units[$0].level }
      let upper = next.map { units[$0 - 1].range.upperBound } ?? end
      members.append(Member(units: chain, range: units[index].range.lowerBound..<upper))
    }
    self.members = members
    self.end = end
    this = last.label == nil ? last.level : nil
  }

  /// The first letters of "các" and of the units' names.
  private static func mayStart(with byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "c"), UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "p"), UInt8(ascii: "t"), 0xC4: true
    default: false
    }
  }

  /// A unit's name and its numbers or letters: "các khoản 2, 3 và 5".
  private static func group(_ text: TextBytes, at offset: Int) -> [Unit]? {
    let start = text.behind(word: "các", offset) ?? offset
    for level in ProvisionLevel.allCases {
      guard let place = text.behind(word: level.word, start) else { continue }
      if level == .article || level == .clause, let end = text.behind(lastWord: "này", place) {
        return [Unit(level: level, label: nil, range: offset..<end)]
      }
      guard let first = value(text, at: place, of: level) else { return nil }
      var units = [Unit(level: level, label: first.label, range: offset..<first.end)]
      var end = first.end
      while units.count < greatestCount, let more = value(text, at: behindConnector(text, at: end), of: level),
        behindConnector(text, at: end) > end
      {
        units.append(Unit(level: level, label: more.label, range: behindConnector(text, at: end)..<more.end))
        end = more.end
      }
      return units
    }
    return nil
  }

  /// What joins units: blanks, a comma, "và", "hoặc", "đến".
  private static func behindConnector(_ text: TextBytes, at offset: Int) -> Int {
    var place = offset
    if place < text.count, text[place] == UInt8(ascii: ",") || text[place] == UInt8(ascii: ";") { place += 1 }
    let behindComma = text.behindBlank(place)
    guard behindComma > place else { return offset }
    return text.behind(word: "và", behindComma) ?? text.behind(word: "hoặc", behindComma)
      ?? text.behind(word: "đến", behindComma) ?? behindComma
  }

  private static func value(
    _ text: TextBytes, at offset: Int, of level: ProvisionLevel
  ) -> (label: String, end: Int)? {
    guard offset < text.count else { return nil }
    let end: Int
    switch level {
    case .point:
      // One letter, and behind it the number of one that was put in later: a, đ, a1.
      guard let letter = pointLetter(text, at: offset) else { return nil }
      end = text.digits(letter, limit: 2)?.end ?? letter
    case .clause, .article:
      guard let digits = text.digits(offset, limit: 3), digits.value > 0 else { return nil }
      end = pointLetter(text, at: digits.end) ?? digits.end
    case .subsection, .section, .chapter, .part, .annex:
      if let digits = text.digits(offset, limit: 2) {
        end = digits.end
      } else {
        var place = offset
        while place < text.count, "ivxlc".utf8.contains(text[place]) { place += 1 }
        guard place > offset else { return nil }
        end = place
      }
    }
    guard text.isWordEnd(end), !goesOn(text, at: end) else { return nil }
    let label = String(decoding: text[offset..<end], as: UTF8.self)
    return (level >= .subsection ? label.uppercased() : label, end)
  }

  /// Whether what looks like a unit's number is the beginning of another one: 178/2024/NĐ-CP, 1,5 or 01/07/2025.
  private static func goesOn(_ text: TextBytes, at offset: Int) -> Bool {
    guard offset < text.count else { return false }
    switch text[offset] {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "%"): return true
    case UInt8(ascii: "."), UInt8(ascii: ","): return offset + 1 < text.count && text[offset + 1].isASCIIDigit
    default: return false
    }
  }

  private static func pointLetter(_ text: TextBytes, at offset: Int) -> Int? {
    guard offset < text.count else { return nil }
    if text[offset] == 0xC4, offset + 1 < text.count, text[offset + 1] == 0x91 { return offset + 2 }
    return text[offset] >= 0x61 && text[offset] <= 0x7A ? offset + 1 : nil
  }
}
