import CourseModel

/// What stands around a paragraph and belongs to it. Its text is made only for who asks.
enum Surroundings: Sendable {
  case nothing
  /// The item of a list, or an answer and its explanation.
  case blocks([Block])
  /// The row of a cell.
  case row(Table.Row)

  var text: String {
    switch self {
    case .nothing: ""
    case .blocks(let blocks): blocks.plainText
    case .row(let row): row.cells.map(\.blocks.plainText).joined(separator: " | ")
    }
  }

  var isNothing: Bool { if case .nothing = self { true } else { false } }
}

/// A paragraph, heading, caption or cell with its citations: what the checks of law read. A class only so that twenty checks can
/// look at its citations without copying what belongs to it.
final class CitedParagraph: Sendable {
  let topic: Topic
  let path: SourcePath
  /// Its plain text.
  let text: String
  /// What belongs to it for a reader.
  let surroundings: Surroundings
  /// Whether it is an answer that is not the right one, and is meant to be wrong.
  let isWrongAnswer: Bool
  /// Whether it says anything about when something applies; most paragraphs do not, and need not be asked what.
  let speaksOfEffect: Bool
  /// In their order, each with its place in `text`, in bytes.
  let citations: [(citation: Citation, range: Range<Int>)]
  /// Where stretches of `text` stand in the source: from which byte on, and where that is.
  private let positions: [(offset: Int, position: SourcePosition)]

  init(_ inlines: [Inline], in topic: Topic, _ path: SourcePath, surroundings: Surroundings, isWrongAnswer: Bool) {
    var layout = Layout()
    layout.append(inlines)
    self.topic = topic
    self.path = path
    self.surroundings = surroundings
    self.isWrongAnswer = isWrongAnswer
    (text, citations, positions) = (layout.text, layout.citations, layout.positions)
    speaksOfEffect = layout.text[...].firstPlace(of: "hiệu lực") != nil
  }

  /// The source's place of a stretch of `text` that lies in one run.
  func span(of range: Range<Int>) -> SourceSpan {
    let run = positions.last { $0.offset <= range.lowerBound } ?? (0, .start)
    return SourceSpan(path, at: run.position.advanced(byColumns: range.lowerBound - run.offset), bytes: range.count)
  }

  /// What stands behind a citation, up to the next one.
  func text(behindCitation index: Int) -> Substring {
    let end = text.utf8.index(text.startIndex, offsetBy: citations[index].range.upperBound)
    guard index + 1 < citations.count else { return text[end...] }
    return text[end..<text.utf8.index(text.startIndex, offsetBy: citations[index + 1].range.lowerBound)]
  }

  /// The text as it grows.
  private struct Layout {
    var text = ""
    var citations: [(citation: Citation, range: Range<Int>)] = []
    var positions: [(offset: Int, position: SourcePosition)] = []

    mutating func append(_ inlines: [Inline]) {
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
}

extension Module {
  /// The paragraphs of the module that cite something, and those that hold a phrase, in reading order, footnotes behind each
  /// topic.
  func paragraphs(citingOrHolding phrase: String? = nil) -> [CitedParagraph] {
    topics.flatMap { topic in
      var walk = ParagraphWalk(topic: topic, phrase: phrase)
      walk.visit(topic.blocks, within: .nothing, isWrongAnswer: false)
      for footnote in topic.footnotes { walk.visit(footnote.blocks, within: .nothing, isWrongAnswer: false) }
      return walk.paragraphs
    }
  }
}

extension [Inline] {
  /// Whether a phrase stands in one of the runs.
  fileprivate func hold(_ phrase: String) -> Bool {
    contains { inline in
      switch inline {
      case .text(let run, _): run[...].firstPlace(of: phrase) != nil
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.hold(phrase)
      case .citation, .link, .code, .reference, .term, .footnote, .image, .lineBreak: false
      }
    }
  }

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
  let phrase: String?
  var paragraphs: [CitedParagraph] = []

  init(topic: Topic, phrase: String?) {
    self.topic = topic
    self.phrase = phrase
  }

  mutating func visit(_ blocks: [Block], within surroundings: Surroundings, isWrongAnswer: Bool) {
    for block in blocks { visit(block, within: surroundings, isWrongAnswer: isWrongAnswer) }
  }

  private mutating func visit(_ block: Block, within surroundings: Surroundings, isWrongAnswer: Bool) {
    func paragraph(_ inlines: [Inline]) {
      guard inlines.holdCitation || phrase.map({ inlines.hold($0) }) ?? false else { return }
      paragraphs.append(
        CitedParagraph(inlines, in: topic, block.span.path, surroundings: surroundings, isWrongAnswer: isWrongAnswer))
    }
    switch block.content {
    case .heading(let heading): paragraph(heading.text)
    case .paragraph(let inlines): paragraph(inlines)
    case .list(let list):
      for item in list.items {
        // An item of one paragraph says nothing more than the paragraph itself.
        let item = item.blocks
        visit(
          item, within: surroundings.isNothing && item.count > 1 ? .blocks(item) : surroundings,
          isWrongAnswer: isWrongAnswer)
      }
    case .definitions(let definitions):
      for definition in definitions { for inlines in definition.terms + definition.meanings { paragraph(inlines) } }
    case .table(let table):
      if let caption = table.caption { paragraph(caption.text) }
      for row in table.header + table.body {
        for cell in row.cells { visit(cell.blocks, within: .row(row), isWrongAnswer: isWrongAnswer) }
      }
    case .figure(let figure): if let caption = figure.caption { paragraph(caption.text) }
    case .quotation(let blocks): visit(blocks, within: surroundings, isWrongAnswer: isWrongAnswer)
    case .callout(let callout):
      paragraph(callout.title)
      visit(callout.blocks, within: surroundings, isWrongAnswer: isWrongAnswer)
    case .question(let question): visit(question)
    case .code, .divider: break
    }
  }

  private mutating func visit(_ question: Question) {
    visit(question.stem, within: .nothing, isWrongAnswer: false)
    switch question.task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      for option in options {
        let whole = Surroundings.blocks(option.text + option.feedback)
        visit(option.text, within: whole, isWrongAnswer: !option.isRight)
        visit(option.feedback, within: whole, isWrongAnswer: false)
      }
    case .matching(let matching):
      for pair in matching.pairs {
        visit(pair.left + pair.right, within: .blocks(pair.left + pair.right), isWrongAnswer: false)
      }
    case .ordering(let steps): for step in steps { visit(step.text, within: .nothing, isWrongAnswer: false) }
    case .shortAnswer, .essay: break
    }
    visit(question.guidance, within: .nothing, isWrongAnswer: false)
  }
}
