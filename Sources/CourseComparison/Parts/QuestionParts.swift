import CourseModel

extension TokenBuilder {
  /// A question item by item: the stem, each option with its rightness and feedback, what counts as right, guidance.
  mutating func parts(of question: Question) -> [Part] {
    var stem: [Part] = []
    for block in question.stem {
      for part in parts(of: block) {
        stem.append(Part(.stem, Phrase("Câu dẫn", "Stem"), part.row, children: part.children))
      }
    }
    var guidance: [Part] = []
    if !question.guidance.isEmpty {
      append("Gợi ý: ")
      append(question.guidance.plainLine)
      guidance.append(Part(.guidance, Phrase("Gợi ý", "Guidance"), take(), isForInstructors: true))
    }
    return stem + parts(of: question.task) + guidance + [
      plain(
        .property, Phrase("Mục tiêu được đánh giá", "Objective"), question.objective?.value.text ?? "–", isSilent: true),
      plain(.property, Phrase("Điểm", "Points"), String(question.points), isSilent: true),
      plain(.property, Phrase("Dạng câu hỏi", "Kind of question"), question.kind.rawValue, isSilent: true),
    ]
  }

  private mutating func parts(of task: Question.Task) -> [Part] {
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      return options.enumerated().map { part(of: $1, at: $0) }
    case .matching(let matching):
      append(matching.leftTitle)
      append(" ↔ ")
      append(matching.rightTitle)
      let title = Part(.title, Phrase("Tên hai cột", "Titles"), take())
      var pairs: [Part] = []
      for (index, pair) in matching.pairs.enumerated() {
        append(pair.left.plainLine)
        append(" ↔ ")
        append(pair.right.plainLine)
        pairs.append(Part(.answers, Phrase("Cặp \(index + 1)", "Pair \(index + 1)"), take(), isForInstructors: true))
      }
      return [title] + pairs
    case .ordering(let steps):
      var parts: [Part] = []
      for (index, step) in steps.enumerated() {
        append(.label, "\(index + 1). ", as: "#")
        append(step.text.plainLine)
        parts.append(Part(.step, Phrase("Bước \(index + 1)", "Step \(index + 1)"), take()))
      }
      return parts
    case .shortAnswer(let answers):
      return [
        plain(
          .answers, Phrase("Đáp án", "Answer"), "Đáp án: " + answers.joined(separator: " | "), isForInstructors: true)
      ]
    case .essay: return []
    }
  }

  private mutating func part(of option: Question.Option, at index: Int) -> Part {
    let letter = index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : String(index + 1)
    let label = Phrase("Phương án \(letter)", "Option \(letter)")
    append(.tick, option.isRight ? "☑ " : "☐ ")
    append(option.text.plainLine)
    let row = take()
    guard !option.feedback.isEmpty else { return Part(.option, label, row) }
    append(.label, "→ ", as: "→")
    append(option.feedback.plainLine)
    let feedback = Part(
      .feedback, Phrase("Phản hồi của phương án \(letter)", "Feedback of option \(letter)"), take(),
      isForInstructors: true)
    return Part(.option, label, row, children: [feedback])
  }
}

extension [Block] {
  /// The text of several blocks on one line.
  fileprivate var plainLine: String { plainText.replacing("\n", with: " ") }
}
