import CourseModel

/// Writes one topic's blocks for the typesetter. Every block is an object whose `t` names its kind; an inline is a string or
/// such an object.
struct TopicJSON {
  private let topic: Topic
  private var marked: Set<Int> = []
  /// A heading that skips a level was a finding; here it is set one below the heading before, because PDF/UA has no gaps.
  private var lastLevel = 1

  /// The right answers stand only in the instructor's edition.
  private let showsAnswers: Bool

  /// By how much headings stand lower than in the book, where a topic is a part of something larger.
  private let headingOffset: Int

  /// The page on which tables are laid out.
  private let paper: PrintRenderer.Paper

  /// How many blocks the one being written stands in. Only a table that stands in none can have a page of its own.
  private var depth = 0

  init(_ topic: Topic, showsAnswers: Bool, headingOffset: Int = 0, paper: PrintRenderer.Paper = .a4) {
    self.topic = topic
    self.showsAnswers = showsAnswers
    self.headingOffset = headingOffset
    self.paper = paper
  }

  /// One block of the topic's own, without the frame that says for whom it is meant.
  mutating func writeBare(_ block: Block, to json: inout JSONWriter) {
    // It is set beside its number, not on the page itself.
    depth += 2
    write(block.content, to: &json)
    depth -= 2
  }

  mutating func write(_ blocks: [Block], to json: inout JSONWriter) {
    depth += 1
    json.array { json in for stretch in blocks.stretches { write(stretch, to: &json) } }
    depth -= 1
  }

  /// A block, or a section, in a frame that says for whom it is meant.
  private mutating func write(_ stretch: ArraySlice<Block>, to json: inout JSONWriter) {
    guard let first = stretch.first else { return }
    guard first.traits != .none else { return write(first.content, to: &json) }
    depth += 1
    defer { depth -= 1 }
    json.object { json in
      json.member("t", "for")
      json.member("audience", first.traits.audience.rawValue)
      json.member("classes", first.traits.classes)
      json.member("blocks") { json in
        json.array { json in
          write(first.content, to: &json)
          for block in stretch.dropFirst() { write([block][...], to: &json) }
        }
      }
    }
  }

  private mutating func write(_ content: Block.Content, to json: inout JSONWriter) {
    json.object { json in
      switch content {
      case .heading(let heading):
        lastLevel = min(heading.level, lastLevel + 1)
        json.member("t", "heading")
        json.member("level", lastLevel + headingOffset)
        json.member("id", label(heading.anchor))
        json.member("c") { write(heading.text, to: &$0) }
      case .paragraph(let inlines):
        json.member("t", "paragraph")
        json.member("c") { write(inlines, to: &$0) }
      case .list(let list): write(list, to: &json)
      case .definitions(let definitions): write(definitions, to: &json)
      case .table(let table): write(table, to: &json)
      case .figure(let figure):
        json.member("t", "figure")
        write(figure.image, to: &json)
        write(figure.caption, to: &json)
      case .code(let code):
        json.member("t", "code")
        json.member("language", code.language)
        json.member("s", code.text.last == "\n" ? String(code.text.dropLast()) : code.text)
      case .quotation(let blocks):
        json.member("t", "quotation")
        json.member("blocks") { write(blocks, to: &$0) }
      case .callout(let callout):
        json.member("t", "callout")
        json.member("kind", callout.kind.rawValue)
        json.member("label", callout.kind.label)
        json.member("id", callout.anchor.map(label))
        json.member("title") { write(callout.title, to: &$0) }
        json.member("blocks") { write(callout.blocks, to: &$0) }
      case .question(let question): write(question, to: &json)
      case .divider: json.member("t", "divider")
      }
    }
  }

  private mutating func write(_ list: List, to json: inout JSONWriter) {
    json.member("t", "list")
    switch list.marker {
    case .bullet: json.member("labels") { $0.null() }
    case .number, .point: json.member("labels", list.items.indices.map(list.label))
    }
    json.member("tight", list.isTight)
    json.member("items") { json in
      json.array { json in
        for item in list.items {
          json.object { json in
            json.member("check", item.isChecked.map { $0 ? "☑" : "☐" })
            json.member("blocks") { write(item.blocks, to: &$0) }
          }
        }
      }
    }
  }

  private mutating func write(_ definitions: [Definition], to json: inout JSONWriter) {
    json.member("t", "definitions")
    json.member("items") { json in
      json.array { json in
        for definition in definitions {
          json.object { json in
            for (key, texts) in [("terms" as StaticString, definition.terms), ("meanings", definition.meanings)] {
              json.member(key) { json in json.array { json in for text in texts { write(text, to: &json) } } }
            }
          }
        }
      }
    }
  }

  private mutating func write(_ table: Table, to json: inout JSONWriter) {
    json.member("t", "table")
    json.member("columns", table.columns.map(\.rawValue))
    let layout = TableLayout(of: table, on: paper, mayTurn: depth == 1)
    json.member("widths") { json in json.array(layout.widths) { $0.number($1) } }
    json.member("turned") { $0.boolean(layout.isTurned) }
    json.member("scale") { $0.number(layout.scale) }
    json.member("tall") { json in json.array(layout.tallRows) { $0.number($1) } }
    for (key, rows) in [("header" as StaticString, table.header), ("body", table.body)] {
      json.member(key) { json in
        json.array { json in
          for row in rows {
            json.array { json in for cell in row.cells where !cell.isCovered { write(cell, to: &json) } }
          }
        }
      }
    }
    write(table.caption, to: &json)
  }

  /// A cell that stands alone is the list of its blocks.
  private mutating func write(_ cell: Table.Cell, to json: inout JSONWriter) {
    guard cell.isMerged else { return write(cell.blocks, to: &json) }
    json.object { json in
      json.member("columns", cell.columns)
      json.member("rows", cell.rows)
      json.member("c") { write(cell.blocks, to: &$0) }
    }
  }

  private mutating func write(_ question: Question, to json: inout JSONWriter) {
    json.member("t", "question")
    json.member("id", label(question.id))
    json.member("number", question.number)
    json.member("kind", question.kind.label)
    json.member("points", question.points)
    json.member("together", question.isShort)
    json.member("stem") { write(question.stem, to: &$0) }
    switch (showsAnswers ? question.asShown : question).task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      member("options", options.map(\.text), of: &json)
    case .matching(let matching):
      json.member("matching") { json in
        json.object { json in
          json.member("leftTitle") { write(matching.leftTitle, to: &$0) }
          json.member("rightTitle") { write(matching.rightTitle, to: &$0) }
          member("left", matching.lefts.map(\.left), of: &json)
          member("right", matching.pairs.map(\.right), of: &json)
        }
      }
    case .ordering(let steps):
      member("options", steps.map(\.text), of: &json)
    case .shortAnswer: json.member("lines", 1)
    case .essay: json.member("lines", 4)
    }
    guard showsAnswers else { return }
    json.member("key", question.key)
    json.member("guidance") { write(question.guidance, to: &$0) }
    member("feedback", question.options.map(\.feedback), of: &json)
  }

  private mutating func member(_ key: StaticString, _ parts: [[Block]], of json: inout JSONWriter) {
    json.member(key) { json in json.array { json in for part in parts { write(part, to: &json) } } }
  }

  private mutating func write(_ image: Image, to json: inout JSONWriter) {
    json.member("path", HTMLPlace.media(image.path))
    // A picture without alternative text was a finding; PDF/UA still wants one.
    let alternative = image.alternativeText.isEmpty ? "(chưa có mô tả)" : image.alternativeText
    json.member("alt", alternative)
  }

  private mutating func write(_ caption: Caption?, to json: inout JSONWriter) {
    json.member("number", caption?.number)
    json.member("id", caption?.anchor.map(label))
    json.member("caption") { json in
      if let caption { write(caption.text, to: &json) } else { json.null() }
    }
  }

  private mutating func write(_ inlines: [Inline], to json: inout JSONWriter) {
    json.array { json in
      for inline in inlines { write(inline, to: &json) }
    }
  }

  private mutating func write(_ inline: Inline, to json: inout JSONWriter) {
    if case .text(let text, _) = inline { return json.pieces(of: text) }
    json.object { json in
      switch inline {
      case .text: break
      case .emphasis(let inner):
        json.member("t", "emphasis")
        json.member("c") { write(inner, to: &$0) }
      case .strong(let inner):
        json.member("t", "strong")
        json.member("c") { write(inner, to: &$0) }
      case .strikethrough(let inner):
        json.member("t", "strike")
        json.member("c") { write(inner, to: &$0) }
      case .code(let code):
        json.member("t", "literal")
        json.member("s", code)
      case .link(let link):
        json.member("t", "link")
        json.member("to", link.address)
        json.member("c") { write(link.text.isEmpty ? [.text(link.address, at: .start)] : link.text, to: &$0) }
      case .reference(let reference):
        json.member("t", "reference")
        json.member("to", reference.destination.map { $0.topic.text + ($0.anchor.map { "#" + $0.text } ?? "") })
        json.member("c") { write(reference.text, to: &$0) }
      case .citation(let citation):
        json.member("t", "citation")
        json.member("document", citation.reference.document)
        json.member("to", citation.address)
        json.member("c") { write(citation.text, to: &$0) }
      case .term(let term):
        json.member("t", "term")
        json.member("id", term.id.text)
        json.member("c") { write(term.text, to: &$0) }
      case .footnote(let number):
        let isFirst = marked.insert(number).inserted
        json.member("t", "footnote")
        json.member("id", "\(topic.id)^\(number)")
        json.member("blocks") { json in
          if isFirst, topic.footnotes.indices.contains(number - 1) {
            write(topic.footnotes[number - 1].blocks, to: &json)
          } else {
            json.null()
          }
        }
      case .image(let image):
        json.member("t", "image")
        write(image, to: &json)
      case .lineBreak: json.member("t", "break")
      }
    }
  }

  private func label(_ anchor: AnchorID) -> String { "\(topic.id)#\(anchor)" }
}

extension Question {
  /// Whether it surely takes less than half a page, so that it need not break: a stem and options of words alone.
  fileprivate var isShort: Bool {
    var blocks = stem
    let count: Int
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      blocks += options.flatMap(\.text)
      count = options.count
    case .matching(let matching):
      blocks += matching.pairs.flatMap { $0.left + $0.right }
      count = matching.pairs.count
    case .ordering(let steps):
      blocks += steps.flatMap(\.text)
      count = steps.count
    case .shortAnswer, .essay: count = 4
    }
    let areWords = blocks.allSatisfy { block in
      guard case .paragraph(let inlines) = block.content else { return false }
      return inlines.allSatisfy { if case .image = $0 { false } else { true } }
    }
    // About 75 characters make a line, and every option begins one.
    return areWords && blocks.plainText.count + 75 * count < 1_800
  }
}
