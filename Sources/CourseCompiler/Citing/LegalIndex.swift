import CourseModel

/// A register as texts are searched for it.
struct LegalIndex {
  let register: LegalRegister
  /// Places in `register.documents` by `LegalNumber.key`.
  private let numbers: [String: Int]
  /// By kind and the part of the number up to the year, for "Nghị định 178/2024"; `nil` where several share it.
  private let shortNumbers: [String: Int?]
  private let phrases: PhraseTable
  /// What bears the phrase with this place: several laws may have had one name.
  private let named: [[Int]]

  init(_ register: LegalRegister) {
    self.register = register
    var numbers: [String: Int] = [:]
    var shortNumbers: [String: Int?] = [:]
    var names: [String: Int] = [:]
    var named: [[Int]] = []
    var phrases: [(text: String, value: Int)] = []
    for (index, document) in register.documents.enumerated() {
      guard let number = LegalNumber.whole(document.number), numbers[number.key] == nil else { continue }
      numbers[number.key] = index
      if number.year != nil {
        let short = LegalIndex.short(document.kind.label, number.key)
        shortNumbers[short] = shortNumbers[short] == nil ? .some(index) : .some(nil)
      }
      let title = document.title.flatMap { $0.hasPrefix(LegalDocument.Kind.law.label + " ") ? [$0] : nil } ?? []
      for name in (title + document.aliases).flatMap(spellings) {
        var bytes = Array(name.utf8)
        makeLowercase(&bytes)
        let folded = String(decoding: bytes, as: UTF8.self)
        if let place = names[folded] {
          named[place].append(index)
        } else {
          names[folded] = named.count
          phrases.append((folded, named.count))
          named.append([index])
        }
      }
    }
    self.numbers = numbers
    self.shortNumbers = shortNumbers
    self.named = named
    self.phrases = PhraseTable(phrases)
  }

  subscript(number: LegalNumber) -> LegalDocument? { numbers[number.key].map { register.documents[$0] } }

  /// The one document of a kind whose number begins like this: "178/2024".
  func document(_ label: String, _ ordinal: Int, of year: Int) -> LegalDocument? {
    (shortNumbers["\(label) \(ordinal)/\(year)"] ?? nil).map { register.documents[$0] }
  }

  /// The documents that bear the longest name at the offset of a text in small letters, and the offset behind it.
  func named(_ text: TextBytes, at offset: Int) -> (documents: [LegalDocument], end: Int)? {
    phrases.longest(in: text, at: offset).map { (named[$0.value].map { register.documents[$0] }, $0.end) }
  }

  private static func short(_ label: String, _ key: String) -> String {
    let parts = key.split(separator: "/", maxSplits: 2)
    return "\(label) \(parts[0])/\(parts[1])"
  }
}
