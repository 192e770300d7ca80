package import CourseModel

/// A stretch of text that readers of an edition must find as it was sealed.
package struct SealedText: Sendable {
  /// The block's name in the manifest, for example `01-bai#muc/2`.
  package let place: String
  package let text: String
}

/// What an edition has to say, in the order in which it says it.
package struct SealedTexts: Sendable {
  package var body: [SealedText] = []
  package var notes: [SealedText] = []
  /// What people who cannot see the pictures are told; a caption may stand before its picture or behind it.
  package var alternatives: [SealedText] = []

  /// Where a format has the answers of an instructor's edition.
  package enum Answers: Sendable { case none, besideQuestion, atEnd }

  private var place = ""

  /// The texts of topics of `module`, which is a reader's part.
  package init(of topics: [Topic], in module: Module, answers: Answers) {
    for topic in topics {
      place = topic.id.text
      add(topic.metadata.title.value)
      if let summary = topic.metadata.summary { add(summary.value) }
      for id in topic.metadata.objectives {
        if let objective = module.metadata.objectives.first(where: { $0.id == id.value }) { add(objective.text) }
      }
      for placed in topic.placedBlocks {
        place = placed.place
        add([placed.block], answers)
      }
      addNotes(of: topic)
    }
    if answers == .atEnd { addAnswers(of: topics) }
  }

  /// The answers alone, topic by topic.
  package init(answersOf topics: [Topic]) { addAnswers(of: topics) }

  private mutating func addAnswers(of topics: [Topic]) {
    for topic in topics where !topic.questions.isEmpty {
      place = topic.id.text
      add(topic.metadata.title.value)
      for question in topic.questions {
        place = "\(topic.id)#\(question.id)"
        add(question.number)
        addAnswer(to: question)
      }
    }
  }

  private mutating func addNotes(of topic: Topic) {
    let body = self.body
    self.body = []
    for (index, footnote) in topic.footnotes.enumerated() {
      place = "\(topic.id)^\(index + 1)"
      add(footnote.blocks, .none)
    }
    notes += self.body
    self.body = body
  }

  private mutating func add(_ text: String) {
    if text.contains(where: { !$0.isWhitespace }) { body.append(SealedText(place: place, text: text)) }
  }

  private mutating func add(_ image: Image) {
    guard image.alternativeText.contains(where: { !$0.isWhitespace }) else { return }
    alternatives.append(SealedText(place: place, text: image.alternativeText))
  }

  /// Notes and pictures cut a run of text, because their marks and descriptions stand in it.
  private mutating func add(_ inlines: [Inline]) {
    var run = ""
    func walk(_ inlines: [Inline], _ texts: inout SealedTexts) {
      for inline in inlines {
        switch inline {
        case .text(let text, _), .code(let text): run += text
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): walk(inner, &texts)
        case .link(let link): if link.text.isEmpty { run += link.address } else { walk(link.text, &texts) }
        case .reference(let reference): walk(reference.text, &texts)
        case .citation(let citation): walk(citation.text, &texts)
        case .term(let term): walk(term.text, &texts)
        case .footnote:
          texts.add(run)
          run = ""
        case .image(let image):
          texts.add(run)
          run = ""
          texts.add(image)
        case .lineBreak: run += " "
        }
      }
    }
    walk(inlines, &self)
    add(run)
  }

  private mutating func add(_ caption: Caption?) {
    guard let caption else { return }
    add(caption.number)
    add(caption.text)
  }

  private mutating func add(_ blocks: [Block], _ answers: Answers) {
    for block in blocks {
      switch block.content {
      case .heading(let heading): add(heading.text)
      case .paragraph(let inlines): add(inlines)
      case .list(let list): for item in list.items { add(item.blocks, answers) }
      case .definitions(let definitions):
        for definition in definitions { for text in definition.terms + definition.meanings { add(text) } }
      case .table(let table):
        add(table.caption)
        for row in table.header + table.body { for cell in row.cells { add(cell.blocks, answers) } }
      case .figure(let figure):
        add(figure.image)
        add(figure.caption)
      case .code(let code): add(code.text)
      case .quotation(let inner): add(inner, answers)
      case .callout(let callout):
        add(callout.title)
        add(callout.blocks, answers)
      case .question(let question): add(question, answers)
      case .divider: break
      }
    }
  }

  private mutating func add(_ question: Question, _ answers: Answers) {
    add(question.number)
    add(question.stem, .none)
    switch (answers == .none ? question : question.asShown).task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      for option in options { add(option.text, .none) }
    case .matching(let matching):
      add(matching.leftTitle)
      for pair in matching.pairs { add(pair.left, .none) }
      add(matching.rightTitle)
      for pair in matching.pairs { add(pair.right, .none) }
    case .ordering(let steps): for step in steps { add(step.text, .none) }
    case .shortAnswer, .essay: break
    }
    if answers == .besideQuestion { addAnswer(to: question) }
  }

  private mutating func addAnswer(to question: Question) {
    if case .shortAnswer(let answers) = question.task { for answer in answers { add(answer) } }
    add(question.guidance, .none)
    for option in question.options { add(option.feedback, .none) }
  }
}
