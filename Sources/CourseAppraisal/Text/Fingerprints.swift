package import CourseModel

/// What is kept of a module's text to find what it has in common with others: the hashes of its words, and a choice of
/// stretches of them. The choice is that of winnowing (Schleimer, Wilkerson and Aiken, 2003): of every `window` stretches of
/// `length` words in a row the one with the least hash, so that no common stretch of `shortest` words goes unseen.
package struct Fingerprints: Sendable {
  static let length = 12
  static let window = 9
  static let shortest = length + window - 1

  /// A passage that is long enough to be compared.
  struct Piece: Sendable {
    let passage: Passage
    /// The stretches that were chosen.
    let prints: [Print]
    /// How many words before each are the authors' own, and not the full name of a legal document.
    let own: [Int]
  }

  struct Print: Sendable {
    let hash: UInt64
    /// The first word of the stretch.
    let word: Int
  }

  package let module: ModuleID
  let pieces: [Piece]

  /// Quotations, footnotes, forms and what modules share do not count: they are meant to be the same. Nor do the full names
  /// of legal documents.
  init(of module: ModuleID, _ passages: some Sequence<Passage>) {
    self.module = module
    pieces = passages.compactMap { passage in
      guard passage.words.count >= Fingerprints.shortest, !passage.isQuotation, !passage.isFootnote,
        passage.role != .preformatted, !passage.isShared
      else { return nil }
      let own = passage.ownWords
      let prints = Fingerprints.prints(of: passage.words, own: own)
      return prints.isEmpty ? nil : Piece(passage: passage, prints: prints, own: own)
    }
  }

  private init(of module: ModuleID, pieces: [Piece]) {
    self.module = module
    self.pieces = pieces
  }

  /// The hashes of all chosen stretches, each once, in order. Two modules without a common one have no passage in common.
  package var hashes: [UInt64] { Set(pieces.lazy.flatMap { $0.prints.lazy.map(\.hash) }).sorted() }

  /// Only the passages of which a chosen stretch has one of these hashes. Held against others, they say as much as all.
  package func keeping(_ hashes: Set<UInt64>) -> Fingerprints {
    Fingerprints(of: module, pieces: pieces.filter { $0.prints.contains { hashes.contains($0.hash) } })
  }

  private static func prints(of words: [Word], own: [Int]) -> [Print] {
    // The hash of a stretch is a polynomial of its words' hashes, from which the first is taken off as the next comes on.
    let base: UInt64 = 0x9e37_79b9_7f4a_7c15
    var top: UInt64 = 1
    for _ in 1..<length { top = top &* base }
    var hash: UInt64 = 0
    var hashes: [UInt64] = []
    hashes.reserveCapacity(words.count - length + 1)
    for index in words.indices {
      if index >= length { hash = hash &- words[index - length].hash &* top }
      hash = hash &* base &+ words[index].hash
      if index >= length - 1 { hashes.append(mixed(hash)) }
    }
    var prints: [Print] = []
    // The least of a window stays so until it falls out or a lesser one comes in.
    var least = 0
    for end in hashes.indices {
      if end - least == window {
        least += 1
        for index in least...end where hashes[index] <= hashes[least] { least = index }
      } else if hashes[end] <= hashes[least] {
        least = end
      }
      guard end >= window - 1 else { continue }
      guard prints.last?.word != least else { continue }
      let isOwn = (own[least + length] - own[least]) * 2 > length
      if isOwn, !words[least].traits.contains(.quoted) { prints.append(Print(hash: hashes[least], word: least)) }
    }
    return prints
  }

  /// Spreads a hash, so that its size says nothing about the words.
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var mixed = hash ^ hash >> 31
    mixed = mixed &* 0xbf58_476d_1ce4_e5b9
    return mixed ^ mixed >> 29
  }
}

extension Passage {
  /// Whether it comes from a file that modules share.
  fileprivate var isShared: Bool { path.text.hasPrefix(Place.shared.text + "/") }

  /// How many words before each are not the name of a legal document: where the day follows the number, all that comes
  /// after, up to the end of the clause, is its issuer and subject.
  fileprivate var ownWords: [Int] {
    var own = [0]
    own.reserveCapacity(words.count + 1)
    var isName = false
    for (index, word) in words.enumerated() {
      if word.traits.contains(.cited) {
        isName = true
      } else if isName,
        !word.traits.isDisjoint(with: [.opensClause, .opensSentence])
          || words[index - 1].traits.contains(.cited) && word.hash != Syllable.day
      {
        isName = false
      }
      own.append(own[index] + (isName ? 0 : 1))
    }
    return own
  }
}

/// A stretch of words that stands twice.
struct CommonStretch {
  let passage: Passage
  let words: ClosedRange<Int>
  let earlier: Passage
  let earlierWords: ClosedRange<Int>
  /// How many of the words are the authors' own.
  let count: Int
}

/// Finds stretches of words that stood before, as pieces are shown to it in reading order. Of those that are equal the first
/// is remembered, so that the work grows with the text and not with its square.
struct CommonStretchFinder {
  private var places: [UInt64: (piece: Int, word: Int)] = [:]
  private var pieces: [Fingerprints.Piece] = []

  /// The longest stretch that this piece has in common with any earlier one, of at least `least` words.
  func longest(in piece: Fingerprints.Piece, least: Int) -> CommonStretch? {
    var longest: CommonStretch?
    var end = 0
    for print in piece.prints where print.word >= end {
      guard let place = places[print.hash] else { continue }
      let earlier = pieces[place.piece].passage
      guard let stretch = CommonStretch(piece, print.word, earlier, place.word) else { continue }
      // What the stretch covers need not be looked at again.
      end = stretch.words.upperBound
      if stretch.count >= max(least, (longest?.count ?? 0) + 1) { longest = stretch }
    }
    return longest
  }

  mutating func remember(_ piece: Fingerprints.Piece) {
    for print in piece.prints where places[print.hash] == nil { places[print.hash] = (pieces.count, print.word) }
    pieces.append(piece)
  }
}

extension CommonStretch {
  /// The stretch around two words from which on `Fingerprints.length` words are equal; `nil` where only their hashes are.
  fileprivate init?(_ piece: Fingerprints.Piece, _ word: Int, _ earlier: Passage, _ earlierWord: Int) {
    let (words, others) = (piece.passage.words, earlier.words)
    var before = 0
    while word - before > 0, earlierWord - before > 0,
      words[word - before - 1].hash == others[earlierWord - before - 1].hash
    {
      before += 1
    }
    var after = 0
    while word + after < words.count, earlierWord + after < others.count,
      words[word + after].hash == others[earlierWord + after].hash
    {
      after += 1
    }
    guard after >= Fingerprints.length else { return nil }
    self.init(
      passage: piece.passage, words: word - before...word + after - 1, earlier: earlier,
      earlierWords: earlierWord - before...earlierWord + after - 1,
      count: piece.own[word + after] - piece.own[word - before])
  }
}
