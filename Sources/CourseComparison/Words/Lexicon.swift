/// The words of one comparison, each known by a number: equal words have equal numbers.
struct Lexicon {
  /// What a word says that no correction of spelling may change.
  struct Force: OptionSet, Hashable {
    let rawValue: Int
    static let negation = Force(rawValue: 1)
    static let modality = Force(rawValue: 2)
    static let validity = Force(rawValue: 4)
    static let unit = Force(rawValue: 8)
  }

  /// Syllables that belong together, by the key of the first in small letters; the longest come first.
  struct Compound {
    let keys: [Int]
    let force: Force
  }

  private struct Entry {
    let folded: String
    /// The key of the same word in small letters.
    var small: Int
    var force: Force
  }

  private var keys: [String: Int] = [:]
  private var entries: [Entry] = []
  private(set) var compounds: [Int: [Compound]] = [:]
  private var lists: [[Int]: Int] = [:]
  private var compoundParts: [Int: [Int]] = [:]

  /// `terms` are names that belong together besides the ordinary compounds of the language.
  init(terms: [String]) {
    func phrases() -> [(String, Force)] {
      WordLists.negations.map { ($0, .negation) } + WordLists.modals.map { ($0, .modality) }
        + WordLists.forbidding.map { ($0, [.negation, .modality]) } + WordLists.validity.map { ($0, .validity) }
        + WordLists.units.map { ($0, .unit) } + WordLists.compounds.map { ($0, []) } + terms.map { ($0, []) }
    }
    for (text, force) in phrases() {
      let words = text.split(separator: " ").map { key(of: String($0)) }
      let parts = words.map { small($0) }
      if parts.count == 1 { entries[parts[0]].force.formUnion(force) }
      guard parts.count > 1, parts.count <= 8, force != .unit else { continue }
      compounds[parts[0], default: []].append(Compound(keys: parts, force: force))
    }
    for first in compounds.keys {
      compounds[first]?.sort { ($1.keys.count, $0.force.rawValue) < ($0.keys.count, $1.force.rawValue) }
    }
  }

  /// The number of a word as it is written.
  mutating func key(of word: String) -> Int {
    if let known = keys[word] { return known }
    let folded = Folding.folded(word)
    if let known = keys[folded] {
      keys[word] = known
      return known
    }
    let key = entries.count
    entries.append(Entry(folded: folded, small: key, force: []))
    keys[folded] = key
    keys[word] = key
    let lower = folded.lowercased()
    if lower != folded {
      let small = self.key(of: lower)
      entries[key].small = small
    }
    return key
  }

  /// The number of a compound of words.
  mutating func key(ofCompound parts: [Int], force: Force) -> Int {
    let key = key(of: parts.map { entries[$0].folded }.joined(separator: "\u{1}"))
    entries[key].force.formUnion(force)
    compoundParts[key] = parts
    let smallParts = parts.map { entries[$0].small }
    if smallParts != parts { entries[key].small = self.key(ofCompound: smallParts, force: force) }
    return key
  }

  /// The same number for words that differ in capitals only.
  func small(_ key: Int) -> Int { entries[key].small }

  func force(of key: Int) -> Force { entries[key].force.union(entries[entries[key].small].force) }

  /// The word without regard to where its tone mark stands; parts of a compound with U+0001 between them.
  func folded(_ key: Int) -> String { entries[key].folded }

  /// The words of a compound; the word itself where it is none.
  func words(of key: Int) -> [Int] { compoundParts[key] ?? [key] }

  /// A number for a list of numbers.
  mutating func number(of list: [Int]) -> Int {
    if let known = lists[list] { return known }
    lists[list] = lists.count
    return lists.count - 1
  }
}
