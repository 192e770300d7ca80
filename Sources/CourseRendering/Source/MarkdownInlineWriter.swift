import CourseModel

/// Writes the inlines of one paragraph, heading, cell or caption as Markdown. Characters are escaped only where they would
/// mean something; a character beside a mark of emphasis is written by its number where the mark would otherwise not be one
/// (CommonMark 6.2).
struct MarkdownInlineWriter {
  /// Where the inlines stand, which decides what means something at their start and end.
  struct Place {
    /// Words that would make the paragraph something else where it starts with them; `nil` where the inlines do not start a
    /// line.
    var labels: [String]?
    var mayBreakLines = true
    /// Whether the reader drops blanks before the first word.
    var dropsBlanks = false
    /// Whether `{…}` at the end is taken for attributes.
    var takesAttributes = false

    /// A paragraph of its own.
    static func paragraph(besides labels: [String] = []) -> Place {
      Place(labels: ["Bảng:", "Hình:"] + labels, takesAttributes: true)
    }

    /// The line below `[!NOTE]`.
    static let line = Place(labels: [])
    /// Behind a word that the reader takes off, such as `Gợi ý:`.
    static let behindLabel = Place(dropsBlanks: true)
    static let heading = Place(mayBreakLines: false, takesAttributes: true)
    static let cell = Place(mayBreakLines: false)
  }

  let topic: Topic
  let place: Place
  private(set) var losses: [Loss] = []
  private(set) var out = String.UnicodeScalarView()

  // What stands just before.
  private var endsInLiteral = false
  private var endsInMark: Unicode.Scalar?
  private var isAtStart = true
  private var isAtLineStart: Bool
  private var isBehindBreak = false
  // What the next character must not be.
  private var refusesBlank = false
  private var refusesLetter = false
  // What is open.
  private var marks: [Unicode.Scalar] = []
  private var tildes = 0
  private var isInLink = false
  private var isAtLinkStart = false
  /// The last character of the run of text as the reader sees it; `nil` behind another inline or at the start.
  private var lastInRun: Unicode.Scalar?
  private var isAtLevelStart = true

  init(topic: Topic, place: Place) {
    self.topic = topic
    self.place = place
    isAtLineStart = place.labels != nil
  }

  /// The Markdown of the inlines; a line break in it is one that the author asked for.
  mutating func markdown(of inlines: [Inline], attributes: String = "") -> String {
    let inlines = inlines.asWritten
    if place.dropsBlanks, case .text(let text, _)? = inlines.first, text.unicodeScalars.first == " " {
      losses.append(.blankAtStart)
    }
    if case .text(let text, _)? = inlines.last, place.takesAttributes {
      if attributes.isEmpty ? text.looksLikeAttributes : text.unicodeScalars.last == " " {
        losses.append(attributes.isEmpty ? .attributesInText : .blankAtEnd)
      }
    }
    write(inlines)
    if out.last == "\n" { losses.append(.breakAtEnd) }
    if attributes.isEmpty {
      endLine()
    } else {
      if !out.isEmpty { out.append(" ") }
      out.append(contentsOf: attributes.unicodeScalars)
    }
    return String(out)
  }

  private mutating func write(_ inlines: [Inline]) {
    for (index, inline) in inlines.enumerated() {
      let next = index + 1 < inlines.count ? inlines[index + 1] : nil
      write(inline, before: next)
      isAtLevelStart = false
    }
  }

  private mutating func write(_ inline: Inline, before next: Inline?) {
    if case .text(let text, _) = inline { return write(text, before: next) }
    switch inline {
    case .text: break
    case .emphasis(let inner): write(inner.asWritten, marked: 1)
    case .strong(let inner): write(inner.asWritten, marked: 2)
    case .strikethrough(let inner): return strikethrough(inner.asWritten, before: next)
    case .code(let code): write(code: code)
    case .link(let link):
      if case .text(let text, _)? = link.text.asWritten.first, link.text.asWritten.count == 1, text == link.address,
        text.isAutomaticLink, !isInLink
      {
        append("<\(text)>")
      } else {
        self.link(link.text, to: link.address)
      }
    case .reference(let reference): link(reference.textAsWritten(in: topic), to: reference.targetAsWritten(in: topic))
    case .citation(let citation): link(citation.text, to: citation.reference.address)
    case .term(let term): link(term.text, to: term.id.address)
    case .footnote(let number): append("[^\(number)]")
    case .image(let image):
      append("![")
      alternative(image.alternativeText)
      append("](\(destination(image.path(from: topic))))")
    case .lineBreak: lineBreak()
    }
    lastInRun = nil
  }

  // MARK: Putting out

  private mutating func append(_ text: String) {
    out.append(contentsOf: text.unicodeScalars)
    endsInLiteral = false
    endsInMark = nil
    refusesBlank = false
    refusesLetter = false
    isAtStart = false
    isAtLineStart = false
    isBehindBreak = false
    isAtLinkStart = false
  }

  private static func number(_ scalar: Unicode.Scalar) -> String { "&#\(scalar.value);" }

  /// Writes the last character by its number, which counts as punctuation, and not as a blank that may be stripped.
  private mutating func numberLast() {
    guard endsInLiteral, let last = out.popLast() else { return }
    out.append(contentsOf: MarkdownInlineWriter.number(last).unicodeScalars)
    endsInLiteral = false
  }

  /// Blanks at the end of a line would be stripped.
  private mutating func endLine() { if out.last == " " { numberLast() } }

  private mutating func lineBreak() {
    guard place.mayBreakLines else {
      losses.append(.breakInLine)
      return
    }
    endLine()
    append("\\\n")
    isAtLineStart = true
    isBehindBreak = true
  }

  // MARK: Text

  private mutating func write(_ text: String, before next: Inline?) {
    let run = MarkdownTextRun(
      text, startsLine: isAtLineStart, isBehindBreak: isBehindBreak, isAtLinkStart: isAtLinkStart, isInLink: isInLink,
      labels: isBehindBreak ? [] : place.labels ?? [], next: next)
    for (index, scalar) in run.scalars.enumerated() {
      let isRefused =
        refusesBlank && scalar.flanking == .blank || refusesLetter && scalar.flanking == .letter
        || (isAtStart || isAtLineStart) && scalar == " "
      if scalar.value < 0x20 || scalar.value == 0x7F || isRefused {
        append(MarkdownInlineWriter.number(scalar))
      } else if run.needsBackslash(at: index) {
        append("\\" + String(scalar))
      } else {
        append(String(scalar))
        endsInLiteral = true
      }
    }
    lastInRun = run.scalars.last
  }

  // MARK: Marks

  private mutating func write(_ inner: [Inline], marked length: Int) {
    guard !inner.isEmpty else {
      losses.append(.emptyMark)
      return
    }
    guard let mark = (["*", "_"] as [Unicode.Scalar]).first(where: { !marks.contains($0) && endsInMark != $0 }) else {
      losses.append(.marksTouch)
      return writeLevel(inner)
    }
    if out.last.map(\.flanking) == .letter, mark == "_" || !inner.startsWithLetter { numberLast() }
    let delimiter = String(repeating: Character(mark), count: length)
    append(delimiter)
    endsInMark = mark
    refusesBlank = true
    marks.append(mark)
    writeLevel(inner)
    marks.removeLast()
    if out.last == "\n" { losses.append(.breakAtEnd) }
    if out.last.map(\.flanking) == .blank { numberLast() }
    let before = out.last.map(\.flanking)
    append(delimiter)
    endsInMark = mark
    refusesLetter = mark == "_" || before == .punctuation
  }

  /// Inlines inside another, where the reader starts a new run of text.
  private mutating func writeLevel(_ inner: [Inline]) {
    isAtLevelStart = true
    lastInRun = nil
    write(inner)
    isAtLevelStart = false
    lastInRun = nil
  }

  /// Tildes are paired by our own reader, which looks at the characters as they are read, so that numbers do not help.
  private mutating func strikethrough(_ inner: [Inline], before next: Inline?) {
    guard !inner.isEmpty else {
      losses.append(.emptyMark)
      return
    }
    let count = tildes == 0 ? 2 : 1
    let delimiter = String(repeating: "~", count: count)
    let before = lastInRun.map(\.besideTildes) ?? (isAtLevelStart ? .blank : .punctuation)
    let first = inner.firstScalar?.besideTildes ?? .punctuation
    var isMark = tildes < 2 && endsInMark != "~" && first != .blank && (first != .punctuation || before != .letter)
    append(delimiter)
    endsInMark = "~"
    lastInRun = "~"
    tildes += 1
    isAtLevelStart = false
    write(inner)
    tildes -= 1
    let last = lastInRun.map(\.besideTildes) ?? .punctuation
    let after = next.map { [$0] }?.firstScalar?.besideTildes ?? .punctuation
    isMark = isMark && endsInMark != "~" && last != .blank && (last != .punctuation || after != .letter)
    if !isMark { losses.append(.tildesTouch) }
    append(delimiter)
    endsInMark = "~"
    lastInRun = "~"
  }

  private mutating func write(code: String) {
    let scalars = Array(code.unicodeScalars)
    if scalars.isEmpty || scalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F }) {
      losses.append(.unwritableCode)
    }
    if endsInMark == "`" { losses.append(.codeTouches) }
    let fence = String(repeating: "`", count: code.longestRun(of: "`") + 1)
    let hasBlanks = scalars.first == " " && scalars.last == " " && scalars.contains { $0 != " " }
    let pad = hasBlanks || scalars.first == "`" || scalars.last == "`" ? " " : ""
    append(fence + pad + code + pad + fence)
    endsInMark = "`"
  }

  // MARK: Links

  private mutating func link(_ text: [Inline], to address: String) {
    if isInLink { losses.append(.linkInLink) }
    append("[")
    let isNested = isInLink
    isInLink = true
    isAtLinkStart = true
    writeLevel(text.asWritten)
    isInLink = isNested
    append("](\(destination(address)))")
  }

  /// The alternative text of a picture: characters only.
  private mutating func alternative(_ text: String) {
    let isNested = isInLink
    isInLink = true
    write(text, before: nil)
    isInLink = isNested
  }

  private mutating func destination(_ address: String) -> String {
    let scalars = Array(address.unicodeScalars)
    if scalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { losses.append(.unwritableAddress) }
    let needsBrackets = scalars.contains(" ") || scalars.first == "<" || !address.hasBalancedParentheses
    var result = address.asDestination
    if needsBrackets { result = result.replacing("<", with: "\\<").replacing(">", with: "\\>") }
    return needsBrackets ? "<\(result)>" : result
  }
}
