import CourseModel

/// A paragraph, heading, caption or cell with its citations: what the checks of law read.
struct CitedParagraph {
  let topic: Topic
  let path: SourcePath
  /// Its plain text.
  private(set) var text = ""
  /// What belongs to it for a reader: the row of a cell, the answer and its explanation, the item of a list.
  let context: String?
  /// Whether it is an answer that is not the right one, and is meant to be wrong.
  let isWrongAnswer: Bool
  /// In their order, each with its place in `text`, in bytes.
  private(set) var citations: [(citation: Citation, range: Range<Int>)] = []
  /// Where stretches of `text` stand in the source: from which byte on, and where that is.
  private var positions: [(offset: Int, position: SourcePosition)] = []

  init(_ inlines: [Inline], in topic: Topic, _ path: SourcePath, context: String?, isWrongAnswer: Bool) {
    self.topic = topic
    self.path = path
    self.context = context
    self.isWrongAnswer = isWrongAnswer
    append(inlines)
  }

  /// The source's place of a stretch of `text` that lies in one run.
  func span(of range: Range<Int>) -> SourceSpan {
    let run = positions.last { $0.offset <= range.lowerBound } ?? (0, .start)
    return SourceSpan(path, at: run.position.advanced(byColumns: range.lowerBound - run.offset), bytes: range.count)
  }

  private mutating func append(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let run, let position):
        positions.append((text.utf8.count, position))
        text += run
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): append(inner)
      case .code(let code): text += code
      case .link(let link): append(link.text)
      case .reference(let reference): append(reference.text)
      case .term(let term): append(term.text)
      case .citation(let citation):
        let start = text.utf8.count
        append(citation.text)
        citations.append((citation, start..<text.utf8.count))
      case .lineBreak: text += " "
      case .footnote, .image: break
      }
    }
  }
}

extension Module {
  /// The paragraphs of the module that cite something, or all, in reading order, footnotes behind each topic.
  func paragraphs(citingOnly: Bool) -> [CitedParagraph] {
    topics.flatMap { topic in
      var walk = ParagraphWalk(topic: topic, citingOnly: citingOnly)
      walk.visit(topic.blocks, context: nil, isWrongAnswer: false)
      for footnote in topic.footnotes { walk.visit(footnote.blocks, context: nil, isWrongAnswer: false) }
      return walk.paragraphs
    }
  }
}

extension [Inline] {
  fileprivate var holdCitation: Bool {
    contains { inline in
      switch inline {
      case .citation: true
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.holdCitation
      case .link(let link): link.text.holdCitation
      case .text, .code, .reference, .term, .footnote, .image, .lineBreak: false
      }
    }
  }
}

private struct ParagraphWalk {
  let topic: Topic
  let citingOnly: Bool
  var paragraphs: [CitedParagraph] = []

  init(topic: Topic, citingOnly: Bool) {
    self.topic = topic
    self.citingOnly = citingOnly
  }

  mutating func visit(_ blocks: [Block], context: String?, isWrongAnswer: Bool) {
    for block in blocks { visit(block, context: context, isWrongAnswer: isWrongAnswer) }
  }

  private mutating func visit(_ block: Block, context: String?, isWrongAnswer: Bool) {
    func paragraph(_ inlines: [Inline]) {
      guard citingOnly ? inlines.holdCitation : !inlines.isEmpty else { return }
      paragraphs.append(
        CitedParagraph(inlines, in: topic, block.span.path, context: context, isWrongAnswer: isWrongAnswer))
    }
    switch block.content {
    case .heading(let heading): paragraph(heading.text)
    case .paragraph(let inlines): paragraph(inlines)
    case .list(let list):
      for item in list.items {
        // An item of one paragraph says nothing more than the paragraph itself.
        let whole = item.blocks.count > 1 ? item.blocks.plainText : nil
        visit(item.blocks, context: context ?? whole, isWrongAnswer: isWrongAnswer)
      }
    case .definitions(let definitions):
      for definition in definitions { for inlines in definition.terms + definition.meanings { paragraph(inlines) } }
    case .table(let table):
      if let caption = table.caption { paragraph(caption.text) }
      for row in table.header + table.body {
        let whole = row.cells.map(\.plainText).joined(separator: " | ")
        for cell in row.cells { visit(cell, context: whole, isWrongAnswer: isWrongAnswer) }
      }
    case .figure(let figure): if let caption = figure.caption { paragraph(caption.text) }
    case .quotation(let blocks): visit(blocks, context: context, isWrongAnswer: isWrongAnswer)
    case .callout(let callout):
      paragraph(callout.title)
      visit(callout.blocks, context: context, isWrongAnswer: isWrongAnswer)
    case .question(let question): visit(question)
    case .code, .divider: break
    }
  }

  private mutating func visit(_ question: Question) {
    visit(question.stem, context: nil, isWrongAnswer: false)
    switch question.task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      for option in options {
        let whole = option.text.plainText + " " + option.feedback.plainText
        visit(option.text, context: whole, isWrongAnswer: !option.isRight)
        visit(option.feedback, context: whole, isWrongAnswer: false)
      }
    case .matching(let matching):
      for pair in matching.pairs {
        let whole = pair.left.plainText + " " + pair.right.plainText
        visit(pair.left + pair.right, context: whole, isWrongAnswer: false)
      }
    case .ordering(let steps): for step in steps { visit(step.text, context: nil, isWrongAnswer: false) }
    case .shortAnswer, .essay: break
    }
    visit(question.guidance, context: nil, isWrongAnswer: false)
  }
}
