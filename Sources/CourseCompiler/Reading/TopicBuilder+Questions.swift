import CourseModel

extension TopicBuilder {
  /// A question from what its author wrote in either syntax, with the findings that both share.
  mutating func question(
    id: AnchorID?, objective: Located<ObjectiveID>?, points: Int, stem: [Block], options: [Question.Option],
    guidance: [Block], kind declared: Question.Kind? = nil, at span: SourceSpan
  ) -> Block {
    if id == nil {
      report(
        .malformedQuestion, Phrase("câu hỏi không có mã", "the question has no identifier"), at: span,
        help: Phrase(
          "thêm mã sau `[!QUESTION]`, ví dụ `#q2-1`; trong XML: `id=\"q2-1\"`",
          "add one behind `[!QUESTION]`, for example `#q2-1`; in XML: `id=\"q2-1\"`"))
    }
    let right = options.count(where: \.isRight)
    let kind: Question.Kind = declared ?? (options.isEmpty ? .open : right > 1 ? .multiple : .single)
    if kind != .open {
      if options.count < 2 {
        report(
          .malformedQuestion,
          Phrase("câu hỏi chỉ có \(options.count) phương án", "the question has \(options.count) option"),
          at: span, help: Phrase("viết ít nhất hai phương án", "write at least two options"))
      }
      if right == 0 {
        report(
          .noRightOption, Phrase("không phương án nào được đánh dấu đúng", "no option is marked right"), at: span,
          help: Phrase(
            "đánh dấu phương án đúng bằng `- [x]`; trong XML: `<lcCorrectResponse/>`",
            "mark the right one with `- [x]`; in XML: `<lcCorrectResponse/>`"))
      }
      if kind == .single, right > 1 {
        report(
          .malformedQuestion,
          Phrase(
            "câu hỏi chọn một nhưng có \(right) phương án đúng", "a single-choice question with \(right) right options"),
          at: span,
          help: Phrase(
            "dùng `<lcMultipleSelect>`, hoặc giữ một phương án đúng",
            "use `<lcMultipleSelect>`, or keep one right option"))
      }
    }
    let name = id ?? AnchorID("q-\(ordinal)-\(span.range.lowerBound.line)-\(span.range.lowerBound.column)")
    guard let name else { preconditionFailure("numbers make an identifier") }
    return Block(
      .question(
        Question(
          id: name, number: questionNumber(for: name, at: span), kind: kind, objective: objective, points: points,
          stem: stem, options: options, guidance: guidance)), at: span)
  }
}
