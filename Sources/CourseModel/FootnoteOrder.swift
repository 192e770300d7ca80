extension Topic {
  /// The topic with its footnotes numbered by their first marks, and without those that have none.
  package var withFootnotesInOrder: Topic {
    var order = FootnoteOrder()
    let blocks = order.rewrite(blocks)
    return Topic(
      id: id, path: path, ordinal: ordinal, metadata: metadata, blocks: blocks,
      footnotes: order.old.map { footnotes[$0 - 1] }, anchors: anchors)
  }
}

private struct FootnoteOrder: TreeRewriter {
  /// The old numbers, in the order of their first marks.
  private(set) var old: [Int] = []

  mutating func rewrite(_ blocks: [Block]) -> [Block] { blocks.map { rewriteInside($0) } }

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? {
    replacing(in: inlines) { order, inline in
      guard case .footnote(let number) = inline else { return order.rewriteInside(inline) }
      return .footnote(number: order.newNumber(of: number))
    }
  }

  private mutating func newNumber(of number: Int) -> Int {
    if let index = old.firstIndex(of: number) { return index + 1 }
    old.append(number)
    return old.count
  }
}
