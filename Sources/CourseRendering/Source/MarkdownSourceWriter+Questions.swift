import CourseModel

extension MarkdownSourceWriter {
  mutating func lines(of question: Question, _ traits: Block.Traits) -> [String] {
    let head = ["[!QUESTION]"] + traits.words(anchor: question.id) + question.words
    var lines = [head.joined(separator: " ")]
    for block in question.stem where block.isTask(of: question.kind) { losses.note(.taskInStem, at: block.span) }
    lines += self.lines(below: question.stem, labels: MarkdownSourceWriter.labels)
    let task = self.lines(of: question.task, after: question.stem.last)
    if !task.isEmpty { lines += [""] + task }
    if !question.guidance.isEmpty { lines += [""] + guidance(question.guidance, isEssay: question.kind == .essay) }
    return quoted(lines)
  }

  /// The words that end a question's stem.
  private static let labels = ["Đáp án:", "Gợi ý:", "Giải thích:"]

  private mutating func lines(of task: Question.Task, after stem: Block?) -> [String] {
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      var sign = "-"
      if let stem, case .list(let list) = stem.content, list.marker == .bullet, stem.traits == .none { sign = "*" }
      return options.flatMap { lines(of: $0, sign: sign) }
    case .matching(let matching):
      let head = row([cell(matching.leftTitle), cell(matching.rightTitle)])
      return [head, "|---|---|"] + matching.pairs.map { row([cell($0.left), cell($0.right)]) }
    case .ordering(let steps):
      return steps.enumerated().flatMap { lines(of: $1.text, behind: "\($0 + 1).", isTight: false) }
    case .shortAnswer(let answers):
      for answer in answers where answer.isEmpty || answer.first == " " || answer.last == " " || answer.contains("|") {
        losses.note(.shortAnswer, at: span)
      }
      guard !answers.isEmpty else { return [] }
      return inlines([.text(answers.joined(separator: " | "), at: .start)], .behindLabel, behind: "Đáp án: ")
    case .essay: return []
    }
  }

  private mutating func lines(of option: Question.Option, sign: String) -> [String] {
    if option.text.count > 1 || option.text.isEmpty && !option.feedback.isEmpty {
      losses.note(.optionText, at: option.span)
    }
    return lines(of: option.text + option.feedback, ticked: option.isRight, behind: sign, isTight: false)
  }

  private mutating func guidance(_ blocks: [Block], isEssay: Bool) -> [String] {
    let label = isEssay ? "Gợi ý:" : "Giải thích:"
    guard let first = blocks.first, case .paragraph(let text) = first.content, first.traits == .none, !text.isEmpty,
      text.asWritten.firstScalar != " "
    else { return [label, ""] + lines(of: blocks) }
    let outer = span
    span = first.span
    let paragraph = inlines(text, .behindLabel, behind: label + " ")
    span = outer
    let further = lines(of: Array(blocks.dropFirst()))
    return paragraph + (further.isEmpty ? [] : [""] + further)
  }
}

extension Question {
  /// What its first line says besides its identifier; the kind only where the parts do not show it.
  fileprivate var words: [String] {
    var words: [String] = []
    if let objective { words.append("objective=\(objective.value)") }
    if points != 1 { words.append("points=\(points)") }
    let isShown =
      switch task {
      case .single(let options): !options.isEmpty && options.count(where: \.isRight) < 2
      case .multiple(let options): options.count(where: \.isRight) > 1
      case .shortAnswer(let answers): !answers.isEmpty
      case .essay: true
      case .trueFalse, .matching, .ordering: false
      }
    if !isShown { words.append("kind=\(kind.rawValue)") }
    return words
  }
}

extension Block {
  /// Whether the reader takes the block for what the learner works on.
  fileprivate func isTask(of kind: Question.Kind) -> Bool {
    switch content {
    case .table: return kind == .matching
    case .list(let list):
      switch kind {
      case .matching: return false
      case .ordering: return list.marker != .bullet
      case .single, .multiple, .trueFalse, .shortAnswer, .essay: return list.items.first?.isChecked != nil
      }
    case .heading, .paragraph, .definitions, .figure, .code, .quotation, .callout, .question, .divider: return false
    }
  }
}
