import CourseModel

extension HTMLTopicWriter {
  mutating func write(_ question: Question) {
    // No name that an author can give holds a `/`.
    let title = question.id.text + "/tieu-de"
    if let objective = question.objective, question.kind != .essay {
      points[objective.value, default: 0] += question.points
    }
    element("section", [.class("question"), .id(question.id.text), .labelled(by: title)] + practice(for: question)) {
      writer in
      writer.element("p", [.class("question-title"), .id(title)]) {
        $0.element("b") { $0.html.text("Câu hỏi \(question.number)") }
        $0.element("span") { $0.html.text(" · \(question.kind.label) · \(question.points) điểm") }
      }
      writer.write(question.stem)
      writer.write((writer.sources.showsAnswers ? question.asShown : question).task)
      if writer.sources.showsAnswers { writer.writeAnswer(to: question) }
    }
  }

  /// What the script needs to let a learner answer: digests of the right answers, and what they count for. The instructor's
  /// edition shows the key instead.
  private func practice(for question: Question) -> [HTMLAttribute] {
    guard let key = sources.key else { return [] }
    let digests = key.digests(of: question.id) { String(SHA256.hexadecimal(of: $0).prefix(16)) }
    return [
      HTMLAttribute("data-question", question.id.text), HTMLAttribute("data-kind", question.kind.rawValue),
      HTMLAttribute("data-points", String(question.points)),
    ] + (question.objective.map { [HTMLAttribute("data-objective", $0.value.text)] } ?? [])
      + (digests.isEmpty ? [] : [HTMLAttribute("data-key", digests.joined(separator: " "))])
  }

  /// What the learner chooses from.
  private mutating func write(_ task: Question.Task) {
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      writeItems(options.map(\.text), class: "options")
    case .matching(let matching): write(matching)
    case .ordering(let steps): writeItems(steps.map(\.text), class: "options")
    case .shortAnswer, .essay: break
    }
  }

  private mutating func writeItems(_ items: [[Block]], class name: String) {
    element("ol", [.class(name)]) {
      for item in items {
        $0.element("li") { $0.write(item, isTight: item.count == 1) }
        $0.html.newline()
      }
    }
  }

  /// Two lists side by side, the left one numbered and the right one lettered.
  private mutating func write(_ matching: Question.Matching) {
    element("div", [.class("matching")]) { writer in
      writer.element("div") {
        if !matching.leftTitle.isEmpty { $0.element("p") { $0.write(matching.leftTitle) } }
        $0.writeItems(matching.lefts.map(\.left), class: "left")
      }
      writer.element("div") {
        if !matching.rightTitle.isEmpty { $0.element("p") { $0.write(matching.rightTitle) } }
        $0.writeItems(matching.pairs.map(\.right), class: "options")
      }
    }
  }

  private mutating func writeAnswer(to question: Question) {
    guard question.hasAnswer else { return }
    element("details") { writer in
      writer.element("summary") {
        $0.html.text(question.kind == .essay ? "Xem gợi ý trả lời" : "Xem đáp án và giải thích")
      }
      if let key = question.key { writer.element("p") { $0.element("b") { $0.html.text("Đáp án: " + key) } } }
      writer.write(question.guidance)
      guard question.options.contains(where: { !$0.feedback.isEmpty }) else { return }
      writer.element("ol", [.class("answers")]) {
        for option in question.options {
          $0.element("li", [.class(option.isRight ? "right" : "wrong")]) {
            $0.element(
              "span", [HTMLAttribute("role", "img"), HTMLAttribute("aria-label", option.isRight ? "Đúng" : "Sai")]
            ) {
              $0.html.text(option.isRight ? "✓" : "✗")
            }
            $0.html.text(" ")
            $0.write(option.feedback, isTight: option.feedback.count == 1)
          }
          $0.html.newline()
        }
      }
    }
  }
}
