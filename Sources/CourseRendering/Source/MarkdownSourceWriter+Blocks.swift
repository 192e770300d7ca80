import CourseModel

extension MarkdownSourceWriter {
  mutating func lines(of definitions: [Definition], labels: [String]) -> [String] {
    var lines: [String] = []
    for (index, definition) in definitions.enumerated() {
      if index > 0 { lines.append("") }
      for (place, term) in definition.terms.enumerated() {
        if term.isEmpty || term.startsWithColon { losses.note(.definition, at: definition.span) }
        lines += line(of: term, place == 0 ? .term(besides: labels) : .termBelow, in: definition)
      }
      for meaning in definition.meanings {
        lines += line(of: meaning, .meaning, in: definition).map { $0.isEmpty ? ":" : ": " + $0 }
      }
    }
    return lines
  }

  private mutating func line(
    of text: [Inline], _ place: MarkdownInlineWriter.Place, in definition: Definition
  ) -> [String] {
    let lines = inlines(text, place)
    if lines.count > 1 { losses.note(.definition, at: definition.span) }
    return lines
  }

  mutating func lines(of figure: Figure, _ traits: Block.Traits) -> [String] {
    let picture = text([.image(figure.image)], .cell)
    guard let caption = figure.caption else { return [picture + traits.markdown()] }
    let attributes = traits.markdown(anchor: caption.anchor)
    let text = caption.text.asWritten
    if text.count == 1, case .text(let title, _) = text[0], title.isWritableTitle {
      return ["\(picture.dropLast()) \"\(title.asTitle)\")\(attributes)"]
    }
    return [picture, ""] + inlines(caption.text, .caption, attributes: attributes, behind: "Hình: ")
  }

  mutating func lines(of code: CodeBlock) -> [String] {
    let language = code.language ?? ""
    if !code.text.isEmpty, code.text.utf8.last != 0x0A { losses.note(.codeBlock, at: span) }
    if code.text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F })
      || language.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F || $0 == "`" })
    {
      losses.note(.codeBlock, at: span)
    }
    let fence = String(repeating: "`", count: max(3, code.text.longestRun(of: "`") + 1))
    let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return [fence + language.asDestination]
      + (code.text.utf8.last == 0x0A ? lines.dropLast() : lines).filter { _ in !code.text.isEmpty } + [fence]
  }

  mutating func lines(of callout: Callout, _ traits: Block.Traits) -> [String] {
    let head = "[!\(callout.kind.rawValue.uppercased())] "
    var place = MarkdownInlineWriter.Place.heading
    place.dropsBlanks = true
    let title = text(callout.title, place, attributes: traits.markdown(anchor: callout.anchor))
    return quoted([(head + title).withoutBlankAtEnd] + lines(below: callout.blocks))
  }

  /// Blocks below a line such as `[!NOTE]`: a paragraph goes on in the next line, anything else stands apart.
  mutating func lines(below blocks: [Block], labels: [String] = []) -> [String] {
    guard let first = blocks.first else { return [] }
    guard case .paragraph(let text) = first.content, first.traits == .none, !text.isEmpty else {
      return [""] + lines(of: blocks, labels: labels)
    }
    let outer = span
    span = first.span
    let paragraph = inlines(text, .line)
    span = outer
    let further = lines(of: Array(blocks.dropFirst()), labels: labels)
    return paragraph + (further.isEmpty ? [] : [""] + further)
  }
}

extension MarkdownInlineWriter.Place {
  static func term(besides labels: [String]) -> Self {
    Self(labels: ["Bảng:", "Hình:"] + labels)
  }

  static let termBelow = Self(labels: [])
  static let meaning = Self(dropsBlanks: true)
  static let caption = Self(mayBreakLines: false, dropsBlanks: true, takesAttributes: true)
}

extension [Inline] {
  fileprivate var startsWithColon: Bool {
    guard case .text(let text, _)? = asWritten.first else { return false }
    return text.utf8.first == UInt8(ascii: ":")
  }
}

extension String {
  /// Whether it can stand between quotation marks behind a picture's path.
  fileprivate var isWritableTitle: Bool {
    !isEmpty && unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }

  fileprivate var asTitle: String { asDestination.replacing("\"", with: "\\\"") }

  /// With its backslashes and references written out, as an address, a title or the name of a language needs it. There cmark
  /// reads references before backslashes.
  var asDestination: String {
    let scalars = Array(unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
      if scalar == "&", scalars.startsEntity(at: index) { result += "amp;" }
    }
    return result
  }
}
