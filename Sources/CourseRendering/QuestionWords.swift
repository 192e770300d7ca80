import CourseModel

extension Question.Kind {
  /// How the question is answered, for readers.
  var label: String {
    switch self {
    case .single: "chọn một phương án"
    case .multiple: "chọn nhiều phương án"
    case .trueFalse: "đúng hay sai"
    case .matching: "nối từng cặp"
    case .ordering: "xếp theo thứ tự"
    case .shortAnswer: "trả lời ngắn"
    case .essay: "trả lời bằng lời"
    }
  }
}

extension Question.Matching {
  /// The pairs that have a left side.
  var lefts: [Pair] { pairs.filter { !$0.left.isEmpty } }
}

extension Question {
  /// Whether there is anything to tell an instructor.
  var hasAnswer: Bool { key != nil || !guidance.isEmpty }

  /// The right answer in the letters and numbers under which things are shown, for example `A, C` or `1–B, 2–A`; `nil` for an
  /// essay.
  var key: String? {
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      return options.indices.filter { options[$0].isRight }.map(Question.letter).joined(separator: ", ")
    case .matching(let matching):
      let shown = shownOrder(of: matching.pairs.count)
      let lefts = matching.pairs.indices.filter { !matching.pairs[$0].left.isEmpty }
      return lefts.enumerated().compactMap { number, pair in
        shown.firstIndex(of: pair).map { "\(number + 1)–\(Question.letter($0))" }
      }.joined(separator: ", ")
    case .ordering(let steps):
      let shown = shownOrder(of: steps.count)
      return steps.indices.compactMap { shown.firstIndex(of: $0).map(Question.letter) }.joined(separator: " → ")
    case .shortAnswer(let answers): return answers.joined(separator: " hoặc ")
    case .essay: return nil
    }
  }

  /// A, B, … Z, AA: what a browser and Typst put before an option.
  private static func letter(_ index: Int) -> String {
    let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : self.letter(index / 26 - 1) + letter
  }
}
