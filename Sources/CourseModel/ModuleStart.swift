extension Module {
  /// How many pieces `start(_:)` can have: blocks that stand on the page itself, sections for some readers counted once.
  package var pieces: [SourceSpan] { topics.flatMap { $0.blocks.stretches.compactMap(\.first?.span) } }

  /// The module with its first `count` pieces alone. References lead nowhere, because what they lead to may be gone.
  package func start(_ count: Int) -> Module {
    var rest = count
    var topics: [Topic] = []
    for topic in self.topics {
      let stretches = topic.blocks.stretches.prefix(rest)
      rest -= stretches.count
      let part = Topic(
        id: topic.id, path: topic.path, ordinal: topic.ordinal, metadata: topic.metadata,
        blocks: stretches.flatMap(Array.init), footnotes: topic.footnotes, anchors: topic.anchors)
      var unlinked = Unlinking()
      topics.append(unlinked.rewrite(part).withFootnotesInOrder)
    }
    return Module(
      id: id, metadata: metadata, imprint: imprint, topics: topics, media: media, terms: terms, law: law)
  }
}

/// Takes every reference's destination away.
private struct Unlinking: TreeRewriter {
  mutating func rewrite(_ blocks: [Block]) -> [Block]? { replacing(in: blocks) { $0.rewriteInside($1) } }

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? {
    replacing(in: inlines) { rewriter, inline in
      guard case .reference(let reference) = inline else { return rewriter.rewriteInside(inline) }
      let text = rewriter.rewrite(reference.text) ?? reference.text
      return .reference(CrossReference(to: reference.target, text: text, at: reference.span))
    }
  }
}
