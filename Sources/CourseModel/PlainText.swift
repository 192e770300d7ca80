extension Block {
  /// The characters a reader sees, one line a paragraph, without mark-up.
  package var plainText: String {
    var lines: [String] = []
    appendPlainText(to: &lines)
    return lines.joined(separator: "\n")
  }

  private func appendPlainText(to lines: inout [String]) {
    switch content {
    case .heading(let heading): lines.append(heading.text.plainText)
    case .paragraph(let inlines): lines.append(inlines.plainText)
    case .list(let list): for item in list.items { item.blocks.appendPlainText(to: &lines) }
    case .definitions(let definitions):
      for definition in definitions { lines += (definition.terms + definition.meanings).map(\.plainText) }
    case .table(let table):
      if let caption = table.caption { lines.append(caption.text.plainText) }
      for row in table.header + table.body {
        lines.append(row.cells.map { $0.blocks.map(\.plainText).joined(separator: " ") }.joined(separator: " | "))
      }
    case .figure(let figure):
      if let caption = figure.caption { lines.append(caption.text.plainText) }
      lines.append(figure.image.alternativeText)
    case .code(let code): lines.append(code.text)
    case .quotation(let blocks): blocks.appendPlainText(to: &lines)
    case .callout(let callout):
      if !callout.title.isEmpty { lines.append(callout.title.plainText) }
      callout.blocks.appendPlainText(to: &lines)
    case .question(let question):
      question.forEachPart { $0.appendPlainText(to: &lines) }
      if case .shortAnswer(let answers) = question.task { lines += answers }
    case .divider: break
    }
  }
}

extension [Block] {
  /// The characters a reader sees, one line a paragraph.
  package var plainText: String { map(\.plainText).joined(separator: "\n") }

  fileprivate func appendPlainText(to lines: inout [String]) {
    for block in self { lines.append(block.plainText) }
  }

  /// Calls `body` with every block, also those inside lists, tables, boxes and questions, in reading order.
  package func forEachNested(_ body: (Block) -> Void) {
    for block in self {
      body(block)
      switch block.content {
      case .list(let list): for item in list.items { item.blocks.forEachNested(body) }
      case .table(let table):
        for row in table.header + table.body { for cell in row.cells { cell.blocks.forEachNested(body) } }
      case .quotation(let blocks): blocks.forEachNested(body)
      case .callout(let callout): callout.blocks.forEachNested(body)
      case .question(let question): question.forEachPart { $0.forEachNested(body) }
      case .heading, .paragraph, .definitions, .figure, .code, .divider: break
      }
    }
  }
}

extension Question {
  /// Calls `body` with the blocks of every part, in reading order.
  package func forEachPart(_ body: ([Block]) -> Void) {
    body(stem)
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      for option in options {
        body(option.text)
        body(option.feedback)
      }
    case .matching(let matching):
      for pair in matching.pairs {
        body(pair.left)
        body(pair.right)
      }
    case .ordering(let steps): for step in steps { body(step.text) }
    case .shortAnswer, .essay: break
    }
    body(guidance)
  }
}

extension Topic {
  /// Every block of the topic, also the nested ones and those of footnotes, in reading order.
  package func forEachBlock(_ body: (Block) -> Void) {
    blocks.forEachNested(body)
    for footnote in footnotes { footnote.blocks.forEachNested(body) }
  }

  /// Every question of the topic, in reading order.
  package var questions: [Question] {
    var questions: [Question] = []
    forEachBlock { if case .question(let question) = $0.content { questions.append(question) } }
    return questions
  }
}

extension Block {
  /// Calls `body` with every inline of this block itself, nested ones included, but not with those of blocks inside it.
  package func forEachInline(_ body: (Inline) -> Void) {
    switch content {
    case .heading(let heading): heading.text.forEachNested(body)
    case .paragraph(let inlines): inlines.forEachNested(body)
    case .table(let table): table.caption?.text.forEachNested(body)
    case .figure(let figure): figure.caption?.text.forEachNested(body)
    case .callout(let callout): callout.title.forEachNested(body)
    case .definitions(let definitions):
      for definition in definitions {
        for inlines in definition.terms + definition.meanings { inlines.forEachNested(body) }
      }
    case .question(let question):
      if case .matching(let matching) = question.task {
        matching.leftTitle.forEachNested(body)
        matching.rightTitle.forEachNested(body)
      }
    case .list, .code, .quotation, .divider: break
    }
  }
}

extension [Inline] {
  fileprivate func forEachNested(_ body: (Inline) -> Void) {
    for inline in self {
      body(inline)
      switch inline {
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.forEachNested(body)
      case .link(let link): link.text.forEachNested(body)
      case .reference(let reference): reference.text.forEachNested(body)
      case .citation(let citation): citation.text.forEachNested(body)
      case .term(let term): term.text.forEachNested(body)
      case .text, .code, .footnote, .image, .lineBreak: break
      }
    }
  }
}
