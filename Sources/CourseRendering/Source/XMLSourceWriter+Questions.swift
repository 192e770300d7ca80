import CourseModel

extension XMLSourceWriter {
  mutating func write(_ question: Question, _ traits: Block.Traits) {
    parent(question.task.element, attributes(of: traits, id: question.id)) { writer in
      if let objective = question.objective { writer.data("objective", objective.value.text) }
      if question.points != 1 { writer.data("points", String(question.points)) }
      if case .shortAnswer = question.task { writer.data("kind", Question.Kind.shortAnswer.rawValue) }
      writer.flowing("lcQuestion", question.stem)
      writer.write(question.task)
      guard !question.guidance.isEmpty else { return }
      if case .essay = question.task {
        writer.flowing("lcOpenAnswer", question.guidance)
      } else {
        writer.flowing("lcFeedback", question.guidance)
      }
    }
  }

  private mutating func data(_ name: String, _ value: String) {
    line("data", [("name", name), ("value", value)]) { _ in }
  }

  private mutating func write(_ task: Question.Task) {
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options): write(options)
    case .matching(let matching):
      parent("lcMatchTable") { writer in
        if !matching.leftTitle.isEmpty || !matching.rightTitle.isEmpty {
          writer.parent("lcMatchingHeader") { writer in
            writer.line("lcItem") { $0.write(matching.leftTitle) }
            writer.line("lcMatchingItem") { $0.write(matching.rightTitle) }
          }
        }
        for pair in matching.pairs {
          writer.parent("lcMatchingPair") { writer in
            if !pair.left.isEmpty { writer.flowing("lcItem", pair.left) }
            writer.flowing("lcMatchingItem", pair.right)
          }
        }
      }
    case .ordering(let steps):
      guard !steps.isEmpty else { return }
      parent("lcSequenceOptionGroup") { writer in
        for (index, step) in steps.enumerated() {
          writer.parent("lcSequenceOption") { writer in
            writer.flowing("lcAnswerContent", step.text)
            writer.line("lcSequence", [("value", String(index + 1))]) { _ in }
          }
        }
      }
    case .shortAnswer(let answers): for answer in answers { line("lcOpenAnswer") { $0.trimmed(answer) } }
    case .essay: break
    }
  }

  private mutating func write(_ options: [Question.Option]) {
    guard !options.isEmpty else { return }
    parent("lcAnswerOptionGroup") { writer in
      for option in options {
        writer.parent("lcAnswerOption") { writer in
          writer.flowing("lcAnswerContent", option.text)
          if option.isRight { writer.line("lcCorrectResponse") { _ in } }
          if !option.feedback.isEmpty { writer.flowing("lcFeedback", option.feedback) }
        }
      }
    }
  }
}

extension Question.Task {
  /// The element of DITA's Learning and Training that asks it.
  fileprivate var element: String {
    switch self {
    case .single: "lcSingleSelect"
    case .multiple: "lcMultipleSelect"
    case .trueFalse: "lcTrueFalse"
    case .matching: "lcMatching"
    case .ordering: "lcSequencing"
    case .shortAnswer, .essay: "lcOpenQuestion"
    }
  }
}
