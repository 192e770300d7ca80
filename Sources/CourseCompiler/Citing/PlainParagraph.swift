import CourseModel

/// A paragraph of a plain text: a line, or several where a sentence goes on behind the end of a line.
struct PlainParagraph {
  /// The lines, joined by single blanks.
  private(set) var bytes: [UInt8]
  /// Where each line starts in `bytes`, and in the text.
  private var starts: [(joined: Int, original: Int)]

  /// The paragraphs of a text. A line goes on in the next one that is not empty where it does not end with a sign and that one
  /// starts with a small letter, or with a digit behind a word that asks for one ("số", "Điều").
  static func all(in text: String) -> [PlainParagraph] {
    var paragraphs: [PlainParagraph] = []
    var start = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      let bytes = Array(line)
      guard let first = bytes.firstIndex(where: { !$0.isBlank }), let last = bytes.lastIndex(where: { !$0.isBlank })
      else { continue }
      if !paragraphs.isEmpty, paragraphs[paragraphs.count - 1].goesOn(with: bytes[first...last]) {
        paragraphs[paragraphs.count - 1].append(bytes[first...last], at: start + first)
      } else {
        paragraphs.append(PlainParagraph(bytes: Array(bytes[first...last]), starts: [(0, start + first)]))
      }
    }
    return paragraphs
  }

  /// The place in the text of a stretch of `bytes`.
  func place(of range: Range<Int>) -> Range<Int> {
    func original(_ offset: Int) -> Int {
      // The last line that starts at the offset or before it; the first starts at 0.
      var (low, high) = (0, starts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle].joined <= offset { low = middle } else { high = middle }
      }
      return starts[low].original + offset - starts[low].joined
    }
    return original(range.lowerBound)..<original(range.upperBound - 1) + 1
  }

  private mutating func append(_ line: ArraySlice<UInt8>, at original: Int) {
    bytes.append(0x20)
    starts.append((bytes.count, original))
    bytes += line
  }

  private func goesOn(with line: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last, last >= 0x80 || last.isASCIILetterOrDigit || last == UInt8(ascii: ","),
      let first = line.first
    else { return false }
    if first.isASCIIDigit { return PlainParagraph.askingForNumber.contains { bytes.ends(with: $0) } }
    var head = Array(line.prefix(3))
    makeLowercase(&head)
    return first.startsLetterOrDigit && head == Array(line.prefix(3))
  }

  private static let askingForNumber = [" số", "Điều", "điều", "khoản", "định", "quyết", "tư", "Luật"].map {
    Array($0.utf8)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}

extension [UInt8] {
  fileprivate func ends(with word: [UInt8]) -> Bool { count >= word.count && suffix(word.count).elementsEqual(word) }
}
