import CourseModel

/// One line of a text, scalar by scalar, with the place of each.
struct TextLine {
  let path: SourcePath
  /// From 1.
  let number: Int
  let scalars: [Unicode.Scalar]
  /// How many bytes of the line stand before each scalar, and before its end.
  private let offsets: [Int]

  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, number: Int, of path: SourcePath) {
    self.path = path
    self.number = number
    scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var offsets = [0]
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    self.offsets = offsets
  }

  func span(_ range: Range<Int>) -> SourceSpan {
    let start = SourcePosition(line: number, column: offsets[range.lowerBound] + 1)
    return SourceSpan(path, at: start, bytes: offsets[range.upperBound] - offsets[range.lowerBound])
  }

  func text(_ range: Range<Int>) -> String { TextLine.text(scalars[range]) }

  static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// The longest stretches of scalars of one sort; those that `sort` gives `nil` for belong to none.
  func runs<Sort: Equatable>(_ sort: (Int) -> Sort?) -> [(range: Range<Int>, sort: Sort)] {
    var runs: [(range: Range<Int>, sort: Sort)] = []
    for index in scalars.indices {
      guard let sort = sort(index) else { continue }
      if let last = runs.last, last.range.upperBound == index, last.sort == sort {
        runs[runs.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        runs.append((index..<index + 1, sort))
      }
    }
    return runs
  }

  /// The words of the line: letters and the marks that belong to them.
  var words: [Range<Int>] {
    runs { scalars[$0].isLetter || scalars[$0].isCombiningMark ? true : nil }.map(\.range)
  }
}

extension Unicode.Scalar {
  var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
      .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .surrogate, .privateUse, .unassigned:
      false
    @unknown default: false
    }
  }

  /// A mark of the Latin, Greek and Cyrillic scripts; other scripts have their own.
  var isCombiningMark: Bool {
    switch value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF: true
    default: false
    }
  }

  /// For example `U+01A3`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
