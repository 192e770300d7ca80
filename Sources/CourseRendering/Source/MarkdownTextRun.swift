import CourseModel

/// A run of text that is to be written as Markdown, with what decides which of its characters need a backslash.
struct MarkdownTextRun {
  let scalars: [Unicode.Scalar]
  private let startsLine: Bool
  private let isBehindBreak: Bool
  private let isAtLinkStart: Bool
  private let isInLink: Bool
  private let next: Inline?
  /// The character that keeps the line's start from meaning something.
  private let lineStart: Int?

  init(
    _ text: String, startsLine: Bool, isBehindBreak: Bool, isAtLinkStart: Bool, isInLink: Bool, labels: [String],
    next: Inline?
  ) {
    scalars = Array(text.unicodeScalars)
    self.startsLine = startsLine
    self.isBehindBreak = isBehindBreak
    self.isAtLinkStart = isAtLinkStart
    self.isInLink = isInLink
    self.next = next
    lineStart = startsLine ? scalars.lineStartMark(isBehindBreak: isBehindBreak, labels: labels) : nil
  }

  func needsBackslash(at index: Int) -> Bool {
    if index == lineStart { return true }
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalars[index] {
    case "\\", "`": return true
    case "*", "~": return before != " " || after != " "
    case "_":
      // Inside a word; its ends may be written by their numbers, which are punctuation.
      guard index >= 2, index + 2 < scalars.count else { return true }
      return before.map(\.flanking) != .letter || after.map(\.flanking) != .letter
    case "[": return !isHarmlessBracket(at: index)
    case "]": return isInLink
    case "!":
      return after == "[" || index == 0 && isAtLinkStart || after == nil && next.map(\.startsWithBracket) == true
    case "<": return after.map { $0.properties.isAlphabetic || "/!?".unicodeScalars.contains($0) } ?? true
    case "&": return scalars.startsEntity(at: index)
    case "{": return after == "{"
    case ":": return !isInLink && scalars[..<index].ends(with: "http", or: "https") && after == "/"
    case ".": return !isInLink && scalars[..<index].ends(with: "www", or: "www")
    case "@": return !isInLink && before.map(\.isOfAddress) == true && after.map(\.isOfAddress) == true
    default: return false
    }
  }

  /// Whether the bracket opens words in brackets that can be no link, note, picture or tick, such as `[tên cơ quan]`.
  private func isHarmlessBracket(at index: Int) -> Bool {
    guard !isInLink, !(startsLine && index == 0), index + 1 < scalars.count,
      let close = scalars[(index + 1)...].firstIndex(where: { $0 == "]" || $0 == "[" }), scalars[close] == "]",
      close > index + 1, scalars[index + 1] != "^", scalars[index + 1] != "!"
    else { return false }
    return close + 1 < scalars.count ? !"([:".unicodeScalars.contains(scalars[close + 1]) : next == nil
  }
}

extension [Unicode.Scalar] {
  /// Whether an entity such as `&amp;` or `&#39;` starts here.
  func startsEntity(at index: Int) -> Bool {
    var end = index + 1
    if end < count, self[end] == "#" { end += 1 }
    let first = end
    while end < count, self[end].isASCII, self[end].properties.isAlphabetic || ("0"..."9").contains(self[end]) {
      end += 1
    }
    return end > first && end < count && self[end] == ";"
  }

  /// The character that must be escaped where this text starts a line, for it would start a block, an item, a point, a
  /// caption or attributes; `nil` where there is none.
  fileprivate func lineStartMark(isBehindBreak: Bool, labels: [String]) -> Int? {
    guard let first else { return nil }
    func isBlank(_ index: Int) -> Bool { index >= count || self[index] == " " }
    for label in labels where starts(with: label.unicodeScalars) { return label.unicodeScalars.count - 1 }
    switch first {
    case ">": return 0
    case "#": return isBlank(prefix { $0 == "#" }.count) ? 0 : nil
    case "+": return isBlank(1) ? 0 : nil
    case "-": return isBlank(1) || self[1] == "-" || isBehindBreak ? 0 : nil
    case "=", "|", ":": return isBehindBreak ? 0 : nil
    case "{": return starts(with: "{.".unicodeScalars) || starts(with: "{audience=".unicodeScalars) ? 0 : nil
    case "0"..."9":
      let digits = prefix { ("0"..."9").contains($0) }.count
      return digits < count && (self[digits] == "." || self[digits] == ")") && isBlank(digits + 1) ? digits : nil
    case "a"..."z", "đ": return count > 1 && self[1] == ")" && isBlank(2) ? 1 : nil
    default: return nil
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate func ends(with word: String, or other: String) -> Bool {
    [word, other].contains { suffix($0.unicodeScalars.count).elementsEqual($0.unicodeScalars) }
  }
}

extension Unicode.Scalar {
  /// How CommonMark sees a character beside a mark of emphasis.
  enum Flanking { case blank, punctuation, letter }

  var flanking: Flanking { flanking(countsSymbols: isASCII) }

  /// How our reader sees a character beside tildes.
  var besideTildes: Flanking { flanking(countsSymbols: true) }

  private func flanking(countsSymbols: Bool) -> Flanking {
    if properties.isWhitespace { return .blank }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return .punctuation
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return countsSymbols ? .punctuation : .letter
    default: return .letter
    }
  }

  fileprivate var isOfAddress: Bool {
    isASCII && (properties.isAlphabetic || "0123456789-_.+".unicodeScalars.contains(self))
  }
}

extension Inline {
  /// Whether its Markdown starts with `[`.
  fileprivate var startsWithBracket: Bool {
    switch self {
    case .link, .reference, .citation, .term, .footnote: true
    case .text, .emphasis, .strong, .strikethrough, .code, .image, .lineBreak: false
    }
  }
}

extension [Inline] {
  /// The first character, where the inlines start with text.
  var firstScalar: Unicode.Scalar? {
    if case .text(let text, _)? = first { text.unicodeScalars.first } else { nil }
  }

  var startsWithLetter: Bool { firstScalar.map { $0.flanking == .letter && $0.value >= 0x20 } ?? false }
}

extension String {
  /// How many of `scalar` stand side by side at most.
  func longestRun(of scalar: Unicode.Scalar) -> Int {
    var (longest, current) = (0, 0)
    for other in unicodeScalars {
      current = other == scalar ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  var hasBalancedParentheses: Bool {
    var depth = 0
    for scalar in unicodeScalars {
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      if depth < 0 || depth > 16 { return false }
    }
    return depth == 0
  }

  /// Whether `<…>` around it is a link to it.
  var isAutomaticLink: Bool {
    (hasPrefix("https://") || hasPrefix("http://"))
      && unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !"<>&\\|".unicodeScalars.contains($0) }
  }

  /// Whether the reader would take its end for attributes.
  var looksLikeAttributes: Bool {
    var text = self[...]
    while text.utf8.last == 0x20 { text.removeLast() }
    guard text.utf8.last == UInt8(ascii: "}"), let open = text.utf8.lastIndex(of: UInt8(ascii: "{")) else {
      return false
    }
    let inner = text.utf8[open...].dropFirst().dropLast()
    return inner.first == UInt8(ascii: "#") || inner.first == UInt8(ascii: ".") || inner.contains(UInt8(ascii: "="))
  }
}
