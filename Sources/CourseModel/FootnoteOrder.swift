extension Topic {
  /// The topic with its footnotes numbered by their first marks, and without those that have none.
  package var withFootnotesInOrder: Topic {
    var order = FootnoteOrder()
    let blocks = order.rewrite(blocks) ?? blocks
    return Topic(
      id: id, path: path, ordinal: ordinal, metadata: metadata, blocks: blocks,
      footnotes: order.old.map { footnotes[$0 - 1] }, anchors: anchors)
  }
}

private struct FootnoteOrder: TreeRewriter {
  /// The old numbers, in the order of their first marks.
  private(set) var old: [Int] = []
  private var new: [Int: Int] = [:]

  mutating func rewrite(_ blocks: [Block]) -> [Block]? { replacing(in: blocks) { $0.rewriteInside($1) } }

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? {
    replacing(in: inlines) { order, inline in
      guard case .footnote(let number) = inline else { return order.rewriteInside(inline) }
      let new = order.newNumber(of: number)
      return new == number ? nil : .footnote(number: new)
    }
  }

  private mutating func newNumber(of number: Int) -> Int {
    if let known = new[number] { return known }
    old.append(number)
    new[number] = old.count
    return old.count
  }
}
