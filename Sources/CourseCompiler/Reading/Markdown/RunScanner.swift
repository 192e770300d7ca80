import CourseModel

/// Finds in a run of text what CommonMark knows nothing of: values (`{{value …}}`), bare addresses and tildes. Those of GFM
/// are not left to cmark's extensions, which are not safe on two threads (findings.md, "Parsing").
struct RunScanner {
  private let run: UnsafeBufferPointer<UInt8>
  private let place: RunPlace
  /// Where characters stand that only stand for themselves: `\~`, `\{{`, `https\://`, `www\.`, `a\@b.vn`.
  private let escapes: [Int]
  private let findsAddresses: Bool
  /// What has not been put into the line yet starts here.
  private var start = 0
  /// The first of the place's shifts that has not been passed.
  private var nextShift = 0

  init(
    _ run: UnsafeBufferPointer<UInt8>, at place: RunPlace, escapes: [Int], findsAddresses: Bool
  ) {
    self.run = run
    self.place = place
    self.escapes = escapes
    self.findsAddresses = findsAddresses
  }

  mutating func scan(into line: inout InlineLine, _ builder: inout TopicBuilder) {
    guard holdsSign else { return flush(upTo: run.count, into: &line) }
    var index = 0
    while index < run.count {
      switch run[index] {
      case UInt8(ascii: "{"): index = value(at: index, into: &line, &builder) ?? index + 1
      case UInt8(ascii: "~"): index = tildes(at: index, into: &line)
      case UInt8(ascii: ":") where findsAddresses && !escapes.contains(index),
        UInt8(ascii: "w") where findsAddresses && !escapes.contains(index + 3),
        UInt8(ascii: "@") where findsAddresses && !escapes.contains(index):
        index = address(at: index, into: &line, &builder) ?? index + 1
      default: index += 1
      }
    }
    flush(upTo: run.count, into: &line)
  }

  /// Whether any of the signs stands in the run; Vietnamese text has hardly ever one.
  private var holdsSign: Bool {
    run.holds("~") || run.holds("{") || findsAddresses && (run.holds("@") || run.holds("w") || run.holds(":"))
  }

  private mutating func flush(upTo end: Int, into line: inout InlineLine) {
    // Every piece stands in the source byte for byte.
    while nextShift < place.shifts.count, place.shifts[nextShift].offset < end {
      append(upTo: place.shifts[nextShift].offset, into: &line)
      nextShift += 1
    }
    append(upTo: end, into: &line)
  }

  private mutating func append(upTo end: Int, into line: inout InlineLine) {
    // What was passed as a value, an address or a row of tildes is no text.
    guard start < end else { return }
    line.append(
      .text(String(wellFormed: UnsafeBufferPointer(rebasing: run[start..<end])), at: place.position(of: start)))
    start = end
  }

  // MARK: Values

  /// `{{value name}}`; answers where the text goes on.
  private mutating func value(at index: Int, into line: inout InlineLine, _ builder: inout TopicBuilder) -> Int? {
    if escapes.containsInOrder(index) { return run[index...].firstIndex { $0 != UInt8(ascii: "{") } ?? run.count }
    guard run[index...].starts(with: "{{".utf8) else { return nil }
    let close = run[index...].firstIndex(of: UInt8(ascii: "}")) ?? run.count
    let end = min(close + 2, run.count)
    let place = SourceSpan(builder.path, place.range(of: index..<end))
    guard run[index...].starts(with: "{{value ".utf8), run[close..<end].elementsEqual("}}".utf8) else {
      builder.report(
        .malformedAttributes,
        Phrase(
          "không hiểu `\(String(decoding: run[index..<end], as: UTF8.self))`",
          "`\(String(decoding: run[index..<end], as: UTF8.self))` means nothing"), at: place,
        help: Phrase(
          "viết `{{value ten}}`; `{{include tep.md#ma}}` đứng một mình trong đoạn; để in dấu ngoặc, viết `\\{{`",
          "write `{{value name}}`; `{{include file.md#id}}` stands alone in its paragraph; to print braces write `\\{{`"
        ))
      return end
    }
    flush(upTo: index, into: &line)
    let name = String(decoding: run[(index + 8)..<close], as: UTF8.self)
    let written = SourceSpan(builder.path, self.place.range(of: (index + 8)..<close))
    if let text = builder.value(name, written: written, at: place) {
      line.append(.text(text, at: place.range.lowerBound))
    }
    start = end
    return end
  }

  // MARK: Tildes

  /// One or two tildes that may open or close a strikethrough (GFM 6.5).
  private mutating func tildes(at index: Int, into line: inout InlineLine) -> Int {
    var end = index
    guard !escapes.containsInOrder(index) else { return index + 1 }
    while end < run.count, run[end] == UInt8(ascii: "~"), !escapes.containsInOrder(end) { end += 1 }
    guard end - index <= 2 else { return end }
    // At the edge of the run stands a mark, which counts as punctuation, or the edge of the line, which counts as a blank.
    let before = index > 0 ? Side(endingAt: index, of: run) : line.inlines.isEmpty ? .blank : .punctuation
    let after = end < run.count ? Side(startingAt: end, of: run) : .punctuation
    flush(upTo: index, into: &line)
    line.appendTildes(
      end - index, at: place.position(of: index),
      opens: after != .blank && (after != .punctuation || before != .letter),
      closes: before != .blank && (before != .punctuation || after != .letter))
    start = end
    return end
  }

  /// What stands beside a run of delimiters (CommonMark 6.2).
  private enum Side {
    case blank, punctuation, letter

    init(_ scalar: Unicode.Scalar) {
      if scalar.properties.isWhitespace {
        self = .blank
        return
      }
      switch scalar.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
        self = .punctuation
      default: self = .letter
      }
    }

    init(startingAt index: Int, of run: UnsafeBufferPointer<UInt8>) {
      self = Side.first(
        of: String(decoding: run[index..<min(index + 4, run.count)], as: UTF8.self).unicodeScalars.first)
    }

    init(endingAt index: Int, of run: UnsafeBufferPointer<UInt8>) {
      var start = index - 1
      while start > 0, run[start] & 0xC0 == 0x80 { start -= 1 }
      self = Side.first(of: String(decoding: run[start..<index], as: UTF8.self).unicodeScalars.first)
    }

    private static func first(of scalar: Unicode.Scalar?) -> Side { scalar.map { Side($0) } ?? .blank }
  }

  // MARK: Bare addresses

  /// An address that stands in the text without brackets (GFM 6.9): `https://…`, `www.…` or a mail address.
  private mutating func address(at index: Int, into line: inout InlineLine, _ builder: inout TopicBuilder) -> Int? {
    guard let (range, prefix) = BareAddress.find(around: index, in: run, from: start) else { return nil }
    let text = String(wellFormed: UnsafeBufferPointer(rebasing: run[range]))
    let place = SourceSpan(builder.path, place.range(of: range))
    flush(upTo: range.lowerBound, into: &line)
    let words: Inline = .text(text, at: place.range.lowerBound)
    line.append(builder.link(to: prefix + text, text: [words], at: place) ?? words)
    start = range.upperBound
    return range.upperBound
  }
}

extension [Int] {
  /// How many of these, which are in ascending order, are less than `number`.
  func placeInOrder(of number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether `number` is one of these, which are in ascending order.
  func containsInOrder(_ number: Int) -> Bool {
    let place = placeInOrder(of: number)
    return place < count && self[place] == number
  }
}

/// Where the bytes of a run stand: as far behind its start as in the run, but never behind the end of its line. An entity and
/// an escaped sign have another length in the source.
struct RunPlace {
  /// From a byte of the run on, how many columns more than in the run it stands behind the start.
  struct Shift {
    let offset: Int
    let columns: Int
  }

  let start: SourcePosition
  let lineEnd: SourcePosition
  /// In the order of their offsets.
  let shifts: [Shift]

  func position(of index: Int) -> SourcePosition {
    var (low, high) = (0, shifts.count)
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].offset <= index { low = middle + 1 } else { high = middle }
    }
    let columns = low > 0 ? shifts[low - 1].columns : 0
    return max(start, min(start.advanced(byColumns: index + columns), lineEnd))
  }

  func range(of bytes: Range<Int>) -> Range<SourcePosition> {
    position(of: bytes.lowerBound)..<position(of: bytes.upperBound)
  }
}
