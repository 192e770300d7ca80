/// Changes a tree from the top down. A conformer says what becomes of a stretch of blocks or inlines, and leaves what lies
/// inside them to `rewriteInside`.
package protocol TreeRewriter {
  mutating func rewrite(_ blocks: [Block]) -> [Block]
  /// `nil` where nothing changes, so that most of a tree is not copied.
  mutating func rewrite(_ inlines: [Inline]) -> [Inline]?
}

extension TreeRewriter {
  package mutating func rewrite(_ topic: Topic) -> Topic {
    Topic(
      id: topic.id, path: topic.path, ordinal: topic.ordinal, metadata: topic.metadata, blocks: rewrite(topic.blocks),
      footnotes: topic.footnotes.map { Footnote(rewrite($0.blocks), at: $0.span) }, anchors: topic.anchors)
  }

  /// The inlines with each for which `change` gives another replaced; `nil` where none is.
  package mutating func replacing(
    in inlines: [Inline], _ change: (inout Self, Inline) -> Inline?
  ) -> [Inline]? {
    var result: [Inline]?
    for index in inlines.indices {
      guard let replacement = change(&self, inlines[index]) else { continue }
      if result == nil { result = inlines }
      result?[index] = replacement
    }
    return result
  }

  /// The block with the blocks and inlines inside it rewritten.
  package mutating func rewriteInside(_ block: Block) -> Block {
    content(block.content).map { Block($0, at: block.span, traits: block.traits) } ?? block
  }

  /// The inline with those inside it rewritten; `nil` where nothing changes.
  package mutating func rewriteInside(_ inline: Inline) -> Inline? {
    switch inline {
    case .emphasis(let inner): rewrite(inner).map { .emphasis($0) }
    case .strong(let inner): rewrite(inner).map { .strong($0) }
    case .strikethrough(let inner): rewrite(inner).map { .strikethrough($0) }
    case .link(let link): rewrite(link.text).map { .link(Link(to: link.address, text: $0, at: link.span)) }
    case .reference(let reference):
      rewrite(reference.text).map {
        .reference(
          CrossReference(to: reference.target, destination: reference.destination, text: $0, at: reference.span))
      }
    case .citation(let citation):
      rewrite(citation.text).map {
        .citation(
          Citation(
            citation.reference, isMarked: citation.isMarked, address: citation.address, text: $0, at: citation.span))
      }
    case .term(let term):
      rewrite(term.text).map {
        .term(TermUse(term.id, isMarked: term.isMarked, meaning: term.meaning, text: $0, at: term.span))
      }
    case .text, .code, .footnote, .image, .lineBreak: nil
    }
  }

  /// The content with everything inside rewritten; `nil` where nothing changes.
  private mutating func content(_ content: Block.Content) -> Block.Content? {
    switch content {
    case .paragraph(let inlines): return rewrite(inlines).map { .paragraph($0) }
    case .heading(let heading):
      return rewrite(heading.text).map { .heading(Heading(level: heading.level, anchor: heading.anchor, text: $0)) }
    case .list(let list):
      return .list(
        List(
          list.marker, isTight: list.isTight,
          items: list.items.map { List.Item(isChecked: $0.isChecked, rewrite($0.blocks), at: $0.span) }))
    case .definitions(let definitions):
      return .definitions(
        definitions.map {
          Definition($0.terms.map { all($0) }, meanings: $0.meanings.map { all($0) }, at: $0.span)
        })
    case .table(let table):
      return .table(
        Table(
          caption: caption(table.caption), columns: table.columns, header: table.header.map { row($0) },
          body: table.body.map { row($0) }))
    case .figure(let figure): return .figure(Figure(figure.image, caption: caption(figure.caption)))
    case .quotation(let blocks): return .quotation(rewrite(blocks))
    case .callout(let callout):
      return .callout(
        Callout(callout.kind, anchor: callout.anchor, title: all(callout.title), blocks: rewrite(callout.blocks)))
    case .question(let question): return .question(self.question(question))
    case .code, .divider: return nil
    }
  }

  private mutating func question(_ question: Question) -> Question {
    let task: Question.Task
    switch question.task {
    case .single(let options): task = .single(self.options(options))
    case .multiple(let options): task = .multiple(self.options(options))
    case .trueFalse(let options): task = .trueFalse(self.options(options))
    case .matching(let matching):
      task = .matching(
        Question.Matching(
          leftTitle: all(matching.leftTitle), rightTitle: all(matching.rightTitle),
          pairs: matching.pairs.map { .init(left: rewrite($0.left), right: rewrite($0.right), at: $0.span) }))
    case .ordering(let steps): task = .ordering(steps.map { .init(rewrite($0.text), at: $0.span) })
    case .shortAnswer, .essay: task = question.task
    }
    return Question(
      id: question.id, number: question.number, objective: question.objective, points: question.points,
      stem: rewrite(question.stem), task: task, guidance: rewrite(question.guidance))
  }

  private mutating func options(_ options: [Question.Option]) -> [Question.Option] {
    options.map { .init(isRight: $0.isRight, text: rewrite($0.text), feedback: rewrite($0.feedback), at: $0.span) }
  }

  private mutating func row(_ row: Table.Row) -> Table.Row { Table.Row(row.cells.map { rewrite($0) }, at: row.span) }

  private mutating func caption(_ caption: Caption?) -> Caption? {
    caption.map { Caption(number: $0.number, anchor: $0.anchor, text: all($0.text)) }
  }

  private mutating func all(_ inlines: [Inline]) -> [Inline] { rewrite(inlines) ?? inlines }
}
