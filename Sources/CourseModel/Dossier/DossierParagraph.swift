/// A top-level block of a draft under the number by which a council cites it. Numbers run through the whole module and count
/// everything that stands in it, whoever it is meant for.
package struct DossierParagraph: Sendable {
  /// From 1.
  package let number: Int
  /// The block's place in the manifest, `<topic>#<section>/<n>`.
  package let place: String
  package let topic: TopicID
  /// For whom it is meant: what the block itself says, or the section that it stands in.
  package let audience: Audience
  package let block: Block

  /// Whether something at `span` stands in the block.
  package func contains(_ span: SourceSpan) -> Bool {
    block.span.path == span.path && block.span.range.lowerBound <= span.range.lowerBound
      && span.range.lowerBound < block.span.range.upperBound
  }
}

extension Module {
  /// Every top-level block of the module with its number, in reading order.
  package var numberedParagraphs: [DossierParagraph] {
    var paragraphs: [DossierParagraph] = []
    for topic in topics {
      let audiences = topic.blocks.stretches.flatMap { stretch -> [Audience] in
        let outer = stretch.first?.traits.audience ?? .everyone
        return stretch.map { $0.traits.audience == .everyone ? outer : $0.traits.audience }
      }
      for (placed, audience) in zip(topic.placedBlocks, audiences) {
        paragraphs.append(
          DossierParagraph(
            number: paragraphs.count + 1, place: placed.place, topic: topic.id, audience: audience,
            block: placed.block))
      }
    }
    return paragraphs
  }
}

extension Block {
  /// The anchors of the block and of what stands in it.
  fileprivate var anchors: [AnchorID] {
    var anchors: [AnchorID] = []
    [self].forEachNested { block in
      switch block.content {
      case .heading(let heading): anchors.append(heading.anchor)
      case .table(let table): if let anchor = table.caption?.anchor { anchors.append(anchor) }
      case .figure(let figure): if let anchor = figure.caption?.anchor { anchors.append(anchor) }
      case .callout(let callout): if let anchor = callout.anchor { anchors.append(anchor) }
      case .question(let question): anchors.append(question.id)
      case .paragraph, .list, .definitions, .code, .quotation, .divider: break
      }
    }
    return anchors
  }
}

extension [DossierParagraph] {
  /// The paragraph that a comment means: by its place, or by the name of something in it (`01-bai#tbl-1`).
  package func named(_ place: String) -> DossierParagraph? {
    if let exact = first(where: { $0.place == place }) { return exact }
    guard let mark = place.firstIndex(of: "#") else { return nil }
    let (topic, anchor) = (place[..<mark], place[place.index(after: mark)...])
    return first { $0.topic.text == topic && $0.block.anchors.contains { $0.text == anchor } }
  }
}
