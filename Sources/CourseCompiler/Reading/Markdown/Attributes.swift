import CourseModel

/// The part `{#id}` at the end of a heading, caption, picture or call-out title.
struct Attributes {
  var anchor: AnchorID?

  /// Takes the attributes off the end of `inlines`; `nil` where there are none. A part that looks like attributes but is
  /// malformed is reported and taken off too.
  static func take(from inlines: inout [Inline], at span: SourceSpan, into builder: inout TopicBuilder) -> Attributes? {
    guard case .text(let text, let position)? = inlines.last, let (rest, inner) = split(text) else { return nil }
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
    for word in inner.split(separator: " ") {
      if word.first == "#", let anchor = AnchorID(String(word.dropFirst())), self.anchor == nil {
        self.anchor = anchor
        continue
      }
      builder.report(
        .malformedAttributes, Phrase("không hiểu `\(word)` trong `{…}`", "`\(word)` means nothing in `{…}`"), at: span,
        help: Phrase(
          "viết một mã như `{#quy-trinh}`: chữ không dấu, chữ số, `.`, `_`, `-`",
          "write one identifier like `{#steps}`: ASCII letters, digits, `.`, `_`, `-`"))
    }
  }
}
