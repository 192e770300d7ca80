import CourseModel

/// One paragraph, heading, caption or cell as its readers see it, and where each byte of it was written. Every check of text
/// reads the same passages, so that a module is walked once.
///
/// What is no running text (program text, addresses, pictures, texts made from a reference) stands in it as `standIn`. It is a
/// class only so that some sixty checks can look at it without copying its arrays.
final class Passage: Sendable {
  enum Role {
    case heading, paragraph, cell, caption, term, meaning
    /// A line of program text or of a form that is printed as it is.
    case preformatted
    /// A title, summary or objective of the metadata.
    case metadata
  }

  /// Where a stretch of the passage stands in the source, byte for byte.
  struct Run {
    let offset: Int
    let position: SourcePosition
  }

  /// The place where the text names a legal document.
  struct Mention {
    let range: Range<Int>
    let reference: LegalReference
  }

  let role: Role
  /// Whether it stands in a quotation, where others speak.
  let isQuotation: Bool
  let isFootnote: Bool
  /// Whether it belongs to a question, which may show a mistake on purpose.
  let isQuestion: Bool
  let path: SourcePath
  let runs: [Run]
  let bytes: [UInt8]
  /// The same bytes with every letter of the Vietnamese alphabet small.
  let small: [UInt8]
  let words: [Word]
  let citations: [Mention]
  /// How many of the words stand behind a blank: its syllables (tiếng), in which a number such as 30/2020/NĐ-CP counts once.
  let syllables: Int
  /// Which ASCII signs occur in it, and which of them twice in a row.
  let signs: SignSet
  let doubled: SignSet
  /// Whether a blank stands before punctuation, or none behind it.
  let hasLoosePunctuation: Bool

  init(
    _ bytes: [UInt8], runs: [Run], citations: [Mention], role: Role, isQuotation: Bool, isFootnote: Bool,
    isQuestion: Bool, path: SourcePath
  ) {
    let cutter = WordCutter(bytes, citations: citations)
    self.role = role
    self.isQuotation = isQuotation
    self.isFootnote = isFootnote
    self.isQuestion = isQuestion
    self.path = path
    self.runs = runs
    self.bytes = bytes
    self.citations = citations
    small = cutter.small
    words = cutter.words
    syllables = cutter.syllables
    signs = cutter.signs
    doubled = cutter.doubled
    hasLoosePunctuation = cutter.hasLoosePunctuation
  }

  /// What stands for something that is no text: U+FFFC, object replacement character.
  static let standIn: [UInt8] = [0xEF, 0xBF, 0xBC]

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func text(of word: Word) -> String { text(word.range) }

  /// The bytes from the beginning of a word to the end of another.
  func range(_ words: ClosedRange<Int>) -> Range<Int> {
    self.words[words.lowerBound].start..<self.words[words.upperBound].end
  }

  /// Where some bytes were written.
  func span(_ range: Range<Int>) -> SourceSpan {
    let start = position(of: range.lowerBound)
    guard range.upperBound > range.lowerBound else { return SourceSpan(path, at: start) }
    let end = position(of: range.upperBound - 1).advanced(byColumns: 1)
    return SourceSpan(path, start..<max(start, end))
  }

  /// A replacement for some bytes; `nil` where mark-up or the end of a line stands between them.
  func fix(_ range: Range<Int>, with text: String) -> Fix? {
    guard range.upperBound > range.lowerBound, run(of: range.lowerBound) == run(of: range.upperBound - 1) else {
      return nil
    }
    return Fix(span(range), with: text, replacing: self.text(range))
  }

  private func position(of offset: Int) -> SourcePosition {
    let run = runs[run(of: offset)]
    return run.position.advanced(byColumns: offset - run.offset)
  }

  /// The last run that begins at or before an offset.
  private func run(of offset: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if runs[middle].offset <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A set of ASCII signs and digits, which all lie below U+0040.
struct SignSet {
  private var bits: UInt64 = 0

  mutating func insert(_ byte: UInt8) { if byte < 64 { bits |= 1 << UInt64(byte) } }

  mutating func insertDigits() { bits |= 0x3FF << 48 }

  func contains(_ sign: Unicode.Scalar) -> Bool { sign.value < 64 && bits & 1 << UInt64(sign.value) != 0 }

  /// Whether any digit is among them.
  var hasDigit: Bool { bits & (0x3FF << 48) != 0 }
}
