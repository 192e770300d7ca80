import CourseModel

/// The part `{#id .class audience=giang-vien}` at the end of a heading, paragraph, caption, picture or call-out title, or
/// alone in a paragraph behind the block that it belongs to.
struct Attributes {
  private(set) var anchor: AnchorID?
  private var audience = Audience.everyone
  private var classes: [String] = []

  var traits: Block.Traits { Block.Traits(audience: audience, classes: classes) }

  /// Takes the attributes off the end of `inlines`; `nil` where there are none. A part that looks like attributes but is
  /// malformed is reported and taken off too.
  static func take(from inlines: inout [Inline], at span: SourceSpan, into builder: inout TopicBuilder) -> Attributes? {
    guard inlines.endInBrace, case .text(let text, let position)? = inlines.last, let (rest, inner) = split(text)
    else { return nil }
    inlines.removeLast()
    if !rest.isEmpty { inlines.append(.text(rest, at: position)) }
    return Attributes(parsing: inner, at: span, into: &builder)
  }

  /// `Tiêu đề {#id}` gives `Tiêu đề` and `#id`; `nil` where the text does not end in attributes.
  private static func split(_ text: String) -> (rest: String, inner: Substring)? {
    let trimmed =
      text.utf8.last == 0x20
      ? text[..<(text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)] : text[...]
    guard trimmed.utf8.last == UInt8(ascii: "}"), let open = trimmed.lastIndex(of: "{") else { return nil }
    let inner = trimmed[trimmed.index(after: open)...].dropLast()
    guard let first = inner.first, first == "#" || first == "." || inner.contains("=") else { return nil }
    var rest = trimmed[..<open]
    while rest.last == " " { rest.removeLast() }
    return (String(rest), inner)
  }

  private init(parsing inner: Substring, at span: SourceSpan, into builder: inout TopicBuilder) {
    for word in inner.split(separator: " ") where !take(word, at: span, into: &builder) {
      builder.report(
        .malformedAttributes, Phrase("không hiểu `\(word)` trong `{…}`", "`\(word)` means nothing in `{…}`"), at: span,
        help: Phrase(
          "viết như `{#quy-trinh .gon audience=giang-vien}`: một mã không dấu, các lớp, một đối tượng",
          "write for example `{#steps .compact audience=instructor}`: one identifier in ASCII, classes, an audience"))
    }
  }

  init() {}

  /// Takes one word: `#id`, `.class` or `audience=…`; `false` where it is none of them. A question's first line has such words
  /// without braces.
  mutating func take(_ word: Substring, at span: SourceSpan, into builder: inout TopicBuilder) -> Bool {
    if word.first == "#", let anchor = AnchorID(String(word.dropFirst())), self.anchor == nil {
      self.anchor = anchor
      return true
    }
    if word.first == ".", let name = builder.className(word.dropFirst()) {
      classes.append(name)
      return true
    }
    guard word.hasPrefix("audience=") else { return false }
    audience = builder.audience(word.dropFirst("audience=".count), at: span)
    return true
  }
}

extension [Inline] {
  /// Whether the last text ends in `}`, blanks aside. Every paragraph is asked, and hardly any does.
  fileprivate var endInBrace: Bool {
    guard case .text(let text, _)? = last else { return false }
    return text.utf8.last { $0 != 0x20 } == UInt8(ascii: "}")
  }
}

extension TopicBuilder {
  /// A class for templates: lower-case ASCII letters, digits and hyphens.
  func className(_ text: Substring) -> String? {
    guard text.utf8.count <= 40, text.utf8.first.map({ (0x61...0x7A).contains($0) }) == true,
      text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0.isASCIIDigit || $0 == 0x2D })
    else { return nil }
    return String(text)
  }

  /// For whom a part is meant, in either syntax; an unknown name is reported and read as an error that hides nothing.
  mutating func audience(_ name: Substring, at span: SourceSpan) -> Audience {
    switch name {
    case "giang-vien", "instructor": return .instructor
    case "hoc-vien", "learner": return .learner
    default:
      report(
        .malformedAttributes, Phrase("không có đối tượng `\(name)`", "there is no audience `\(name)`"), at: span,
        help: Phrase("dùng `giang-vien` hoặc `hoc-vien`", "use `giang-vien` (instructor) or `hoc-vien` (learner)"))
      return .everyone
    }
  }
}
