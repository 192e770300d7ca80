import CourseModel

/// Puts what readers are told of a picture's origin behind the caption of every figure that shows it: from here on it is part
/// of the caption, in every form of publication and in the seal.
func noteProvenance(in topics: [Topic], of media: [MediaProvenance]) -> [Topic] {
  let notes = Dictionary(
    media.compactMap { entry in entry.captionNote.map { (entry.path, $0) } }, uniquingKeysWith: { first, _ in first })
  guard !notes.isEmpty else { return topics }
  var writer = ProvenanceWriter(notes: notes)
  return topics.map { writer.rewrite($0) }
}

private struct ProvenanceWriter: TreeRewriter {
  let notes: [SourcePath: String]

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? { nil }

  mutating func rewrite(_ blocks: [Block]) -> [Block]? {
    replacing(in: blocks) { writer, block in
      guard case .figure(let figure) = block.content else { return writer.rewriteInside(block) }
      guard let caption = figure.caption, let note = writer.notes[figure.image.path] else { return nil }
      let text = caption.text + [.text(note, at: figure.image.span.range.lowerBound)]
      return Block(
        .figure(Figure(figure.image, caption: Caption(number: caption.number, anchor: caption.anchor, text: text))),
        at: block.span, traits: block.traits)
    }
  }
}
