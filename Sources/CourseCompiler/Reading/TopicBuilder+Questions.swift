import CourseModel

extension TopicBuilder {
  /// A question from what its author wrote in either syntax, with the findings that both share.
  mutating func question(
    id: AnchorID?, objective: Located<ObjectiveID>?, points: Int, stem: [Block], task: Question.Task,
    guidance: [Block], traits: Block.Traits, at span: SourceSpan
  ) -> Block {
    if id == nil {
      report(
        .malformedQuestion, Phrase("câu hỏi không có mã", "the question has no identifier"), at: span,
        help: Phrase(
          "thêm mã sau `[!QUESTION]`, ví dụ `#q2-1`; trong XML: `id=\"q2-1\"`",
          "add one behind `[!QUESTION]`, for example `#q2-1`; in XML: `id=\"q2-1\"`"))
    }
    if stem.isEmpty {
      report(
        .malformedQuestion, Phrase("câu hỏi không có thân", "the question has no stem"), at: span,
        help: Phrase(
          "viết câu hỏi ở dòng ngay dưới `[!QUESTION]`; trong XML: `<lcQuestion>`",
          "write the question on the line below `[!QUESTION]`; in XML: `<lcQuestion>`"))
    }
    check(task, at: span)
    let name = id ?? AnchorID("q-\(ordinal)-\(span.range.lowerBound.line)-\(span.range.lowerBound.column)")
    guard let name else { preconditionFailure("numbers make an identifier") }
    return Block(
      .question(
        Question(
          id: name, number: questionNumber(for: name, at: span), objective: objective, points: points, stem: stem,
          task: task, guidance: guidance)), at: span, traits: traits)
  }

  private mutating func check(_ task: Question.Task, at span: SourceSpan) {
    switch task {
    case .single(let options):
      check(options, at: span)
      let right = options.count(where: \.isRight)
      guard right > 1 else { return }
      report(
        .malformedQuestion,
        Phrase(
          "câu hỏi chọn một nhưng có \(right) phương án đúng", "a single-choice question with \(right) right options"),
        at: span,
        help: Phrase(
          "bỏ `kind=single` (trong XML dùng `<lcMultipleSelect>`), hoặc giữ một phương án đúng",
          "drop `kind=single` (in XML use `<lcMultipleSelect>`), or keep one right option"))
    case .multiple(let options): check(options, at: span)
    case .trueFalse(let options):
      check(options, at: span)
      guard options.count != 2 || options.count(where: \.isRight) > 1 else { return }
      report(
        .malformedQuestion,
        Phrase(
          "câu hỏi đúng – sai cần đúng hai phương án, một đúng",
          "a true–false question needs two options, one of them right"),
        at: span, help: Phrase("viết `- [x] Đúng` và `- [ ] Sai`", "write `- [x] Đúng` and `- [ ] Sai`"))
    case .matching(let matching):
      guard matching.pairs.count(where: { !$0.left.isEmpty }) < 2 else { return }
      report(
        .malformedQuestion, Phrase("câu hỏi nối có ít hơn hai cặp", "a matching question with fewer than two pairs"),
        at: span,
        help: Phrase(
          "viết một bảng hai cột, mỗi hàng một cặp đúng; trong XML: `<lcMatchingPair>`",
          "write a table of two columns, a right pair a row; in XML: `<lcMatchingPair>`"))
    case .ordering(let steps):
      guard steps.count < 2 else { return }
      report(
        .malformedQuestion,
        Phrase("câu hỏi sắp xếp có ít hơn hai bước", "an ordering question with fewer than two steps"),
        at: span,
        help: Phrase(
          "viết các bước theo thứ tự đúng: `1. …`, `2. …`; trong XML: `<lcSequenceOption>`",
          "write the steps in their right order: `1. …`, `2. …`; in XML: `<lcSequenceOption>`"))
    case .shortAnswer(let answers):
      guard answers.isEmpty else { return }
      report(
        .noRightOption, Phrase("câu hỏi trả lời ngắn không có đáp án", "a short-answer question without an answer"),
        at: span,
        help: Phrase(
          "thêm dòng `Đáp án: … | …`; trong XML: `<lcOpenAnswer>`",
          "add a line `Đáp án: … | …`; in XML: `<lcOpenAnswer>`"))
    case .essay: return
    }
  }

  private mutating func check(_ options: [Question.Option], at span: SourceSpan) {
    if options.count < 2 {
      report(
        .malformedQuestion,
        Phrase("câu hỏi chỉ có \(options.count) phương án", "the question has \(options.count) option"),
        at: span, help: Phrase("viết ít nhất hai phương án", "write at least two options"))
    }
    if !options.contains(where: \.isRight) {
      report(
        .noRightOption, Phrase("không phương án nào được đánh dấu đúng", "no option is marked right"), at: span,
        help: Phrase(
          "đánh dấu phương án đúng bằng `- [x]`; trong XML: `<lcCorrectResponse/>`",
          "mark the right one with `- [x]`; in XML: `<lcCorrectResponse/>`"))
    }
  }
}
