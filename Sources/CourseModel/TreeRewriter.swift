/// Changes a tree from the top down. A conformer says what becomes of a stretch of blocks or inlines, and leaves what lies
/// inside them to `rewriteInside`. Everywhere `nil` means that nothing changes, so that most of a tree is not copied.
package protocol TreeRewriter {
  mutating func rewrite(_ blocks: [Block]) -> [Block]?
  mutating func rewrite(_ inlines: [Inline]) -> [Inline]?
}

extension TreeRewriter {
  package mutating func rewrite(_ topic: Topic) -> Topic {
    Topic(
      id: topic.id, path: topic.path, ordinal: topic.ordinal, metadata: topic.metadata,
      blocks: rewrite(topic.blocks) ?? topic.blocks,
      footnotes: topic.footnotes.map { note in rewrite(note.blocks).map { Footnote($0, at: note.span) } ?? note },
      anchors: topic.anchors)
  }

  /// The blocks with each for which `change` gives another replaced.
  package mutating func replacing(in blocks: [Block], _ change: (inout Self, Block) -> Block?) -> [Block]? {
    CourseModel.replacing(in: blocks) { change(&self, $0) }
  }

  /// The inlines with each for which `change` gives another replaced.
  package mutating func replacing(in inlines: [Inline], _ change: (inout Self, Inline) -> Inline?) -> [Inline]? {
    CourseModel.replacing(in: inlines) { change(&self, $0) }
  }

  /// The block with the blocks and inlines inside it rewritten.
  package mutating func rewriteInside(_ block: Block) -> Block? {
    rewritten(block, { rewrite($0) }, { rewrite($0) })
  }

  /// The inline with those inside it rewritten.
  package mutating func rewriteInside(_ inline: Inline) -> Inline? { rewritten(inline) { rewrite($0) } }
}

// The walk itself is written with closures and not over the protocol, whose code other targets would reach only through
// tables of generics: that took twice as long.

private typealias BlockRewriting = ([Block]) -> [Block]?
private typealias InlineRewriting = ([Inline]) -> [Inline]?

private func replacing<Element>(in elements: [Element], _ change: (Element) -> Element?) -> [Element]? {
  var result: [Element]?
  for index in elements.indices {
    guard let replacement = change(elements[index]) else { continue }
    if result == nil { result = elements }
    result?[index] = replacement
  }
  return result
}

private func rewritten(_ block: Block, _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> Block? {
  content(block.content, blocks, inlines).map { Block($0, at: block.span, traits: block.traits) }
}

private func rewritten(_ inline: Inline, _ inlines: InlineRewriting) -> Inline? {
  switch inline {
  case .emphasis(let inner): inlines(inner).map { .emphasis($0) }
  case .strong(let inner): inlines(inner).map { .strong($0) }
  case .strikethrough(let inner): inlines(inner).map { .strikethrough($0) }
  case .link(let link): inlines(link.text).map { .link(Link(to: link.address, text: $0, at: link.span)) }
  case .reference(let reference):
    inlines(reference.text).map {
      .reference(
        CrossReference(to: reference.target, destination: reference.destination, text: $0, at: reference.span))
    }
  case .citation(let citation):
    inlines(citation.text).map {
      .citation(
        Citation(
          citation.reference, isMarked: citation.isMarked, address: citation.address, text: $0, at: citation.span))
    }
  case .term(let term):
    inlines(term.text).map {
      .term(TermUse(term.id, isMarked: term.isMarked, meaning: term.meaning, text: $0, at: term.span))
    }
  case .text, .code, .footnote, .image, .lineBreak: nil
  }
}

private func content(_ content: Block.Content, _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> Block.Content? {
  switch content {
  case .paragraph(let text): inlines(text).map { .paragraph($0) }
  case .heading(let heading):
    inlines(heading.text).map { .heading(Heading(level: heading.level, anchor: heading.anchor, text: $0)) }
  case .list(let list):
    replacing(in: list.items) { item in
      blocks(item.blocks).map { List.Item(isChecked: item.isChecked, $0, at: item.span) }
    }.map { .list(List(list.marker, isTight: list.isTight, items: $0)) }
  case .definitions(let definitions):
    replacing(in: definitions) { rewritten($0, blocks, inlines) }.map { .definitions($0) }
  case .table(let table): rewritten(table, blocks, inlines).map { .table($0) }
  case .figure(let figure): caption(figure.caption, inlines).map { .figure(Figure(figure.image, caption: $0)) }
  case .quotation(let inner): blocks(inner).map { .quotation($0) }
  case .callout(let callout): rewritten(callout, blocks, inlines).map { .callout($0) }
  case .question(let question): rewritten(question, blocks, inlines).map { .question($0) }
  case .code, .divider: nil
  }
}

private func rewritten(_ definition: Definition, _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> Definition? {
  let terms = replacing(in: definition.terms, inlines)
  let meanings = replacing(in: definition.meanings, inlines)
  guard terms != nil || meanings != nil else { return nil }
  return Definition(terms ?? definition.terms, meanings: meanings ?? definition.meanings, at: definition.span)
}

private func rewritten(_ table: Table, _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> Table? {
  let caption = caption(table.caption, inlines)
  let header = replacing(in: table.header) { rewritten($0, blocks, inlines) }
  let body = replacing(in: table.body) { rewritten($0, blocks, inlines) }
  guard caption != nil || header != nil || body != nil else { return nil }
  return Table(
    caption: caption ?? table.caption, columns: table.columns, header: header ?? table.header,
    body: body ?? table.body)
}

private func rewritten(_ row: Table.Row, _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> Table.Row? {
  replacing(in: row.cells) { cell in
    blocks(cell.blocks).map { Table.Cell($0, columns: cell.columns, rows: cell.rows) }
  }.map { Table.Row($0, at: row.span) }
}

private func rewritten(_ callout: Callout, _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> Callout? {
  let title = inlines(callout.title)
  let inner = blocks(callout.blocks)
  guard title != nil || inner != nil else { return nil }
  return Callout(
    callout.kind, anchor: callout.anchor, title: title ?? callout.title, blocks: inner ?? callout.blocks)
}

private func rewritten(_ question: Question, _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> Question? {
  let stem = blocks(question.stem)
  let task = rewritten(question.task, blocks, inlines)
  let guidance = blocks(question.guidance)
  guard stem != nil || task != nil || guidance != nil else { return nil }
  return Question(
    id: question.id, number: question.number, objective: question.objective, points: question.points,
    stem: stem ?? question.stem, task: task ?? question.task, guidance: guidance ?? question.guidance)
}

private func rewritten(_ task: Question.Task, _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> Question.Task? {
  switch task {
  case .single(let options): rewritten(options, blocks, inlines).map { .single($0) }
  case .multiple(let options): rewritten(options, blocks, inlines).map { .multiple($0) }
  case .trueFalse(let options): rewritten(options, blocks, inlines).map { .trueFalse($0) }
  case .matching(let matching): rewritten(matching, blocks, inlines).map { .matching($0) }
  case .ordering(let steps):
    replacing(in: steps) { step in blocks(step.text).map { Question.Step($0, at: step.span) } }
      .map { .ordering($0) }
  case .shortAnswer, .essay: nil
  }
}

private func rewritten(_ options: [Question.Option], _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> [Question
  .Option]?
{
  replacing(in: options) { option in
    let text = blocks(option.text)
    let feedback = blocks(option.feedback)
    guard text != nil || feedback != nil else { return nil }
    return Question.Option(
      isRight: option.isRight, text: text ?? option.text, feedback: feedback ?? option.feedback, at: option.span)
  }
}

private func rewritten(_ matching: Question.Matching, _ blocks: BlockRewriting, _ inlines: InlineRewriting) -> Question
  .Matching?
{
  let left = inlines(matching.leftTitle)
  let right = inlines(matching.rightTitle)
  let pairs = replacing(in: matching.pairs) { pair -> Question.Matching.Pair? in
    let left = blocks(pair.left)
    let right = blocks(pair.right)
    guard left != nil || right != nil else { return nil }
    return .init(left: left ?? pair.left, right: right ?? pair.right, at: pair.span)
  }
  guard left != nil || right != nil || pairs != nil else { return nil }
  return Question.Matching(
    leftTitle: left ?? matching.leftTitle, rightTitle: right ?? matching.rightTitle, pairs: pairs ?? matching.pairs)
}

private func caption(_ caption: Caption?, _ inlines: InlineRewriting) -> Caption? {
  guard let caption else { return nil }
  return inlines(caption.text).map { Caption(number: caption.number, anchor: caption.anchor, text: $0) }
}
