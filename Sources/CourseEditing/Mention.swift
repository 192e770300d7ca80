package import CourseModel

/// Something that stands in a text and means something that stands elsewhere.
package struct Mention: Sendable {
  package enum Subject: Sendable {
    case document(LegalReference)
    case term(TermID)
    /// A place of the same module.
    case reference(CrossReference)
    case image(SourcePath)
    case objective(ObjectiveID)
    /// A file whose text is taken in, and the anchor in it that is meant; `nil` for all of it.
    case inclusion(SourcePath, anchor: String?)
    /// A text of `programme.yaml`.
    case value(String)
  }

  package let subject: Subject
  package let span: SourceSpan
}

extension Workplace {
  /// What stands at a place of a topic, or of a fragment that one takes in; `nil` where it means nothing elsewhere.
  package func mention(at place: SourcePosition, in text: EditedText, of path: SourcePath) -> Mention? {
    if let named = named(at: place, in: text, of: path) { return named }
    for topic in module?.topics ?? [] {
      for objective in topic.metadata.objectives where objective.span.holds(place, of: path) {
        return Mention(subject: .objective(objective.value), span: objective.span)
      }
      var finder = MentionFinder(path: path, place: place)
      finder.look(at: topic)
      if let found = finder.found { return found }
    }
    return nil
  }

  /// What is written between `{{` and `}}`: the compiler replaces it, so that the tree holds nothing of it.
  private func named(at place: SourcePosition, in text: EditedText, of path: SourcePath) -> Mention? {
    let (left, right) = text.sides(of: place)
    guard let open = left.lastRange(of: "{{"), !left[open.upperBound...].contains("}"),
      let close = right.firstRange(of: "}}"), !right[..<close.lowerBound].contains("{")
    else { return nil }
    let words = (left[open.upperBound...] + right[..<close.lowerBound]).split(separator: " ")
    guard words.count == 2 else { return nil }
    let line = Int(place.line)
    let span = SourceSpan(
      path,
      SourcePosition(
        line: line, column: left[..<open.lowerBound].utf8.count + 1)..<SourcePosition(
          line: line, column: left.utf8.count + right[..<close.upperBound].utf8.count + 1))
    switch words[0] {
    case "value": return Mention(subject: .value(String(words[1])), span: span)
    case "include":
      let parts = words[1].split(separator: "#", maxSplits: 1)
      guard let file = parts.first.flatMap({ path.sibling(String($0)) }) else { return nil }
      return Mention(subject: .inclusion(file, anchor: parts.count == 2 ? String(parts[1]) : nil), span: span)
    default: return nil
    }
  }
}

/// Looks through a topic for what stands at a place. It changes nothing; a rewriter reaches everything that there is.
private struct MentionFinder: TreeRewriter {
  let path: SourcePath
  let place: SourcePosition
  var found: Mention?

  init(path: SourcePath, place: SourcePosition) {
    self.path = path
    self.place = place
  }

  mutating func look(at topic: Topic) { _ = rewrite(topic) }

  private mutating func note(_ subject: Mention.Subject, at span: SourceSpan) {
    if span.holds(place, of: path) { found = Mention(subject: subject, span: span) }
  }

  mutating func rewrite(_ blocks: [Block]) -> [Block]? {
    for block in blocks where found == nil {
      switch block.content {
      case .figure(let figure): note(.image(figure.image.path), at: figure.image.span)
      case .question(let question):
        if let objective = question.objective { note(.objective(objective.value), at: objective.span) }
      case .heading, .paragraph, .list, .definitions, .table, .code, .quotation, .callout, .divider: break
      }
      _ = rewriteInside(block)
    }
    return nil
  }

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? {
    for inline in inlines where found == nil {
      switch inline {
      case .citation(let citation): note(.document(citation.reference), at: citation.span)
      case .term(let use): note(.term(use.id), at: use.span)
      case .reference(let reference): note(.reference(reference), at: reference.span)
      case .image(let image): note(.image(image.path), at: image.span)
      case .text, .emphasis, .strong, .strikethrough, .code, .link, .footnote, .lineBreak: break
      }
      _ = rewriteInside(inline)
    }
    return nil
  }
}

extension SourceSpan {
  /// Whether a place of a file lies within the stretch or at its end, where a cursor stands that has just passed it.
  func holds(_ place: SourcePosition, of path: SourcePath) -> Bool {
    self.path == path && range.lowerBound <= place && place <= range.upperBound
  }
}

extension String {
  /// The last place where `text` stands.
  fileprivate func lastRange(of text: String) -> Range<String.Index>? { ranges(of: text).last }
}
