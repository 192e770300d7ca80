import CourseModel

/// Walks a topic once and lays out its text in passages, in reading order.
struct PassageReader {
  private(set) var passages: [Passage] = []
  /// Every block, nested ones and those of footnotes included, in reading order.
  private(set) var blocks: [Block] = []
  private(set) var links: [Link] = []
  private(set) var references: [CrossReference] = []
  private(set) var pictures: [Picture] = []
  /// How many syllables each of the topic's own blocks has.
  private(set) var syllables: [Int] = []
  private var path: SourcePath
  private var isQuotation = false
  private var isFootnote = false
  private var isQuestion = false
  // The passage that is being laid out.
  private var bytes: [UInt8] = []
  private var runs: [Passage.Run] = []
  private var citations: [Passage.Mention] = []

  init(_ topic: Topic) {
    path = topic.path
    let metadata = topic.metadata
    for text in [metadata.title, metadata.summary].compactMap({ $0 }) { read(text) }
    for block in topic.blocks {
      let before = passages.count
      read([block])
      syllables.append(passages[before...].reduce(0) { $0 + $1.syllables })
    }
    isFootnote = true
    for note in topic.footnotes { read(note.blocks) }
  }

  /// The passages of what `module.yaml` declares.
  init(_ metadata: ModuleMetadata) {
    path = metadata.path
    read(metadata.title)
    for objective in metadata.objectives { read(Located(objective.text, at: objective.textSpan)) }
  }

  private mutating func read(_ blocks: [Block]) {
    for block in blocks {
      path = block.span.path
      read(block)
    }
  }

  private mutating func read(_ block: Block) {
    blocks.append(block)
    switch block.content {
    case .heading(let heading): read(heading.text, as: .heading)
    case .paragraph(let text): read(text, as: .paragraph)
    case .list(let list): for item in list.items { read(item.blocks) }
    case .definitions(let definitions):
      for definition in definitions {
        for term in definition.terms { read(term, as: .term) }
        for meaning in definition.meanings { read(meaning, as: .meaning) }
      }
    case .table(let table):
      if let caption = table.caption { read(caption.text, as: .caption) }
      for row in table.header + table.body { for cell in row.cells { readCell(cell.blocks) } }
    case .figure(let figure):
      pictures.append(Picture(image: figure.image, hasCaption: figure.caption != nil))
      if let caption = figure.caption { read(caption.text, as: .caption) }
    case .code(let code): read(code, of: block)
    case .quotation(let blocks):
      let before = isQuotation
      isQuotation = true
      read(blocks)
      isQuotation = before
    case .callout(let callout):
      read(callout.title, as: .heading)
      read(callout.blocks)
    case .question(let question):
      isQuestion = true
      question.forEachPart { read($0) }
      if case .matching(let matching) = question.task {
        read(matching.leftTitle, as: .cell)
        read(matching.rightTitle, as: .cell)
      }
      isQuestion = false
    case .divider: break
    }
  }

  private mutating func readCell(_ blocks: [Block]) {
    for block in blocks {
      path = block.span.path
      guard case .paragraph(let text) = block.content else {
        read(block)
        continue
      }
      self.blocks.append(block)
      read(text, as: .cell)
    }
  }

  /// The lines of program text. Behind a fence they begin in the next line and below it; in XML, at the margin.
  private mutating func read(_ code: CodeBlock, of block: Block) {
    let range = block.span.range
    let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
    // The last line feed is followed by nothing.
    let isFenced = Int(range.upperBound.line - range.lowerBound.line) + 1 > lines.count - 1
    let first = Int(range.lowerBound.line) + (isFenced ? 1 : 0)
    let isXML = path.fileExtension == "xml"
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let column = isXML && first + index > range.lowerBound.line ? 1 : Int(range.lowerBound.column)
      append(line, at: SourcePosition(line: first + index, column: column))
      close(as: .preformatted)
    }
  }

  /// A text of the metadata. In quotation marks it begins behind the first.
  private mutating func read(_ text: Located<String>) {
    let range = text.span.range
    let isOneLine = range.lowerBound.line == range.upperBound.line
    let isQuoted = isOneLine && range.lowerBound.column + UInt32(text.value.utf8.count) + 2 == range.upperBound.column
    append(text.value, at: range.lowerBound.advanced(byColumns: isQuoted ? 1 : 0))
    close(as: .metadata)
  }

  private mutating func read(_ inlines: [Inline], as role: Passage.Role) {
    append(inlines)
    close(as: role)
  }

  private mutating func close(as role: Passage.Role) {
    guard !bytes.isEmpty else { return }
    passages.append(
      Passage(
        bytes, runs: runs, citations: citations, role: role, isQuotation: isQuotation, isFootnote: isFootnote,
        isQuestion: isQuestion, path: path))
    bytes.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    citations.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text, let position): append(text, at: position)
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): append(inner)
      case .code, .image, .footnote: standIn(for: inline)
      case .link(let link):
        links.append(link)
        appendOrStandIn(for: link.isBare ? [] : link.text, at: link.span)
      case .reference(let reference):
        references.append(reference)
        appendWritten(reference.text, in: reference.span)
      case .citation(let citation):
        let start = bytes.count
        if citation.isMarked {
          appendWritten(citation.text, in: citation.span)
        } else {
          append(citation.text)
        }
        if bytes.count > start {
          citations.append(Passage.Mention(range: start..<bytes.count, reference: citation.reference))
        }
      case .term(let term):
        if term.isMarked { appendWritten(term.text, in: term.span) } else { append(term.text) }
      case .lineBreak: appendBlank()
      }
    }
  }

  private mutating func append(_ text: some StringProtocol, at position: SourcePosition) {
    runs.append(Passage.Run(offset: bytes.count, position: position))
    bytes.append(contentsOf: text.utf8)
  }

  /// The text of a mark, if an author wrote it: one that was made from the destination begins where the mark itself begins.
  private mutating func appendWritten(_ text: [Inline], in span: SourceSpan) {
    if case .text(_, let position)? = text.first, position == span.range.lowerBound {
      standIn(at: span)
    } else {
      appendOrStandIn(for: text, at: span)
    }
  }

  private mutating func appendOrStandIn(for text: [Inline], at span: SourceSpan) {
    if text.isEmpty { standIn(at: span) } else { append(text) }
  }

  private mutating func standIn(for inline: Inline) {
    if case .image(let image) = inline {
      pictures.append(Picture(image: image, hasCaption: false))
      return standIn(at: image.span)
    }
    // A footnote's mark clings to the word before it and is read with it.
    if case .footnote = inline { return }
    standIn(at: nil)
  }

  private mutating func standIn(at span: SourceSpan?) {
    let position = span?.range.lowerBound ?? end
    runs.append(Passage.Run(offset: bytes.count, position: position))
    bytes.append(contentsOf: Passage.standIn)
  }

  /// A line break that the author asked for stands at the end of the text before it.
  private mutating func appendBlank() {
    runs.append(Passage.Run(offset: bytes.count, position: end))
    bytes.append(0x20)
  }

  private var end: SourcePosition {
    guard let run = runs.last else { return .start }
    return run.position.advanced(byColumns: bytes.count - run.offset)
  }
}

/// A place where a topic shows a picture.
struct Picture {
  let image: Image
  /// Whether it is a figure with a caption of its own.
  let hasCaption: Bool
}

extension Link {
  /// Whether its text is the address itself.
  var isBare: Bool {
    let words = text.plainText
    return address == words || address.hasSuffix("//" + words) || address == "mailto:" + words
  }
}
