extension Module {
  /// What `reader` gets of a whole module. Tables, figures and questions keep their numbers, so that a class and its trainer
  /// mean the same by them; footnotes are counted anew.
  package func part(for reader: Edition.Reader) -> Module { partWithKey(for: reader).part }

  /// The same with the answers that were left out of it.
  func partWithKey(for reader: Edition.Reader) -> (part: Module, key: AnswerKey) {
    var selection = Selection(reader: reader)
    let topics = topics.map { selection.part(of: $0) }
    let part = Module(
      id: id, metadata: metadata, imprint: imprint, topics: topics, media: media, terms: terms, law: law)
    return (part, AnswerKey(selection.answers, of: id))
  }
}

extension Topic {
  /// What `reader` gets of a whole topic.
  package func part(for reader: Edition.Reader) -> Topic {
    var selection = Selection(reader: reader)
    return selection.part(of: self)
  }
}

/// Leaves out what is meant for others and, for learners, what answers a question.
private struct Selection: TreeRewriter {
  let reader: Edition.Reader
  /// Whether a footnote's mark stood in what was left out.
  private var losesFootnotes = false
  /// The answers of the questions that were met, where they are hidden.
  private(set) var answers: [AnchorID: [String]] = [:]

  init(reader: Edition.Reader) { self.reader = reader }

  mutating func part(of topic: Topic) -> Topic {
    losesFootnotes = false
    let part = rewrite(topic)
    return losesFootnotes ? part.withFootnotesInOrder : part
  }

  mutating func rewrite(_ blocks: [Block]) -> [Block]? {
    let selected = blocks.contains { !isForReader($0) } ? self.selected(blocks) : nil
    let inside = replacing(in: selected ?? blocks) { $0.rewriteInside(shown: $1) }
    return inside ?? selected
  }

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? { nil }

  private mutating func selected(_ blocks: [Block]) -> [Block] {
    var selected: [Block] = []
    /// The level of the heading whose section is being left out.
    var omitted: Int?
    for block in blocks {
      if case .heading(let heading) = block.content {
        if let level = omitted, heading.level <= level { omitted = nil }
        if omitted == nil, !isForReader(block) { omitted = heading.level }
      }
      if omitted == nil, isForReader(block) { selected.append(block) } else { noteFootnotes(in: [block]) }
    }
    return selected
  }

  private mutating func rewriteInside(shown block: Block) -> Block? {
    guard reader == .learner, case .question(let question) = block.content else { return rewriteInside(block) }
    noteFootnotes(in: question.guidance + question.options.flatMap(\.feedback))
    answers[question.id] = question.acceptedAnswers
    let shown = Block(.question(question.asShown), at: block.span, traits: block.traits)
    return rewriteInside(shown) ?? shown
  }

  private mutating func noteFootnotes(in blocks: [Block]) {
    blocks.forEachNested { block in
      block.forEachInline { if case .footnote = $0 { losesFootnotes = true } }
    }
  }

  private func isForReader(_ block: Block) -> Bool {
    switch block.traits.audience {
    case .everyone: break
    case .learner: if reader != .learner { return false }
    case .instructor: if reader != .instructor { return false }
    }
    if case .callout(let callout) = block.content, callout.kind == .instructor { return reader == .instructor }
    return true
  }
}

extension Question {
  /// The question as a learner sees it: nothing in it tells the right answer.
  package var asShown: Question {
    let task: Task
    func hidden(_ options: [Option]) -> [Option] {
      options.map { Option(isRight: false, text: $0.text, feedback: [], at: $0.span) }
    }
    switch self.task {
    case .single(let options): task = .single(hidden(options))
    case .multiple(let options): task = .multiple(hidden(options))
    case .trueFalse(let options): task = .trueFalse(hidden(options))
    case .matching(let matching):
      let lefts = matching.pairs.filter { !$0.left.isEmpty }.map(\.left)
      let rights = shownOrder(of: matching.pairs.count).map { matching.pairs[$0] }
      task = .matching(
        Matching(
          leftTitle: matching.leftTitle, rightTitle: matching.rightTitle,
          pairs: rights.enumerated().map { index, pair in
            Matching.Pair(left: index < lefts.count ? lefts[index] : [], right: pair.right, at: pair.span)
          }))
    case .ordering(let steps): task = .ordering(shownOrder(of: steps.count).map { steps[$0] })
    case .shortAnswer: task = .shortAnswer([])
    case .essay: task = .essay
    }
    return Question(
      id: id, number: number, objective: objective, points: points, stem: stem, task: task, guidance: [])
  }

  /// In which order steps or right sides are shown: a permutation of `0..<count` that depends only on the question's
  /// identifier, so that every edition shows the same, and that is not the order of the answer.
  package func shownOrder(of count: Int) -> [Int] {
    guard count > 1 else { return Array(0..<count) }
    func weight(_ index: Int) -> UInt64 {
      // FNV-1a, 64 bits (RFC 9923).
      "\(id)/\(index)".utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
    let order = (0..<count).sorted { (weight($0), $0) < (weight($1), $1) }
    return order.elementsEqual(0..<count) ? Array(order.dropFirst()) + order.prefix(1) : order
  }
}
