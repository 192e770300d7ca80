import CourseModel

/// Turns what an author wrote into rows of tokens.
struct TokenBuilder {
  var lexicon: Lexicon
  private var row: TokenRow = []
  private var pending = ""

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  mutating func append(_ text: String) { pending += text }

  /// A token of its own that ends the word before it.
  mutating func append(_ kind: Token.Kind, _ text: String, as identity: String? = nil) {
    flush()
    row.append(Token(kind: kind, text: text, key: lexicon.key(of: "\u{2}" + (identity ?? text))))
  }

  mutating func append(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let run, _): append(run)
      case .emphasis(let inner), .strong(let inner): append(inner)
      case .strikethrough(let inner):
        append("~~")
        append(inner)
        append("~~")
      case .code(let code): append(code)
      case .link(let link):
        append(link.text)
        if link.text.plainText != link.address { append(.address, " <\(link.address)>", as: link.address) }
      case .reference(let reference): append(reference)
      case .citation(let citation): append(citation.text)
      case .term(let term): append(term.text)
      case .footnote: break
      case .image(let image):
        append(.picture, "[\(image.alternativeText)]", as: image.path.text + "|" + image.alternativeText)
      case .lineBreak: append(" ")
      }
    }
  }

  /// A reference that reads as its target's number or name follows its target; any other is text.
  private mutating func append(_ reference: CrossReference) {
    if let place = reference.followedPlace {
      append(.reference, reference.text.plainText, as: "→" + place)
    } else {
      append(reference.text)
    }
  }

  /// The row so far, cut and joined; the builder starts anew.
  mutating func take() -> TokenRow {
    flush()
    defer { row = [] }
    return lexicon.joined(row).trimmed
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    var scanner = TokenScanner(pending)
    while let (kind, text) = scanner.next() {
      if let kind {
        row.append(Token(kind: kind, text: text, key: lexicon.key(of: text)))
      } else if !row.isEmpty {
        row[row.count - 1].text += text
      }
    }
    pending = ""
  }
}

extension CrossReference {
  /// The place that its text follows, by name; `nil` where the author wrote the text. A place keeps its name when it goes to
  /// another topic.
  var followedPlace: String? {
    guard let destination else { return nil }
    let shown = text.plainText
    let isDerived =
      ["Bảng ", "Hình ", "Câu hỏi "].contains { name in
        shown.hasPrefix(name) && shown.dropFirst(name.count).allSatisfy { $0.isNumber || $0 == "." }
      } || (shown.hasPrefix("mục “") || shown.hasPrefix("hộp “")) && shown.hasSuffix("”")
    guard isDerived else { return nil }
    return destination.anchor?.text ?? destination.topic.text
  }
}
