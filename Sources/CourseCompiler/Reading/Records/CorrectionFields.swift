package import CourseModel

/// What the authors write down when they have made the required edits. The same keys stand in `correct.yaml` and in the file
/// that `hoclieu correct --from` reads; the record adds the seal and the chain.
package struct CorrectionFields: Sendable {
  package static let keys = ["date", "confirmedBy", "answers"]

  package let date: CalendarDate
  package let confirmedBy: String
  package let answers: [CorrectionRecord.Answer]

  package init(date: CalendarDate, confirmedBy: String, answers: [CorrectionRecord.Answer]) {
    self.date = date
    self.confirmedBy = confirmedBy
    self.answers = answers
  }

  /// `nil` where a key is missing or wrong, which is reported.
  init?(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) {
    let date = fields.date("date", reporting: &diagnostics)
    let confirmedBy = fields.text("confirmedBy", reporting: &diagnostics)
    answers = fields.items("answers", required: false, reporting: &diagnostics).compactMap {
      readAnswer($0, reporting: &diagnostics)
    }
    guard let date, let confirmedBy else { return nil }
    self.date = date
    self.confirmedBy = confirmedBy.value
  }
}

/// Reads the file that `hoclieu correct --from` names.
package func readCorrection(
  _ bytes: [UInt8], named path: SourcePath
) -> (fields: CorrectionFields?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let fields = readData(path, in: SourceTree([path: bytes]), known: CorrectionFields.keys, reporting: &diagnostics)
  return (fields.flatMap { CorrectionFields($0, reporting: &diagnostics) }, diagnostics)
}

private func readAnswer(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> CorrectionRecord.Answer? {
  guard let entry = YAMLFields(node, known: ["comment", "answer"], reporting: &diagnostics) else { return nil }
  let comment = entry.integer("comment", in: 1...999, reporting: &diagnostics)
  let text = entry.text("answer", reporting: &diagnostics)
  guard let comment, let text else { return nil }
  return CorrectionRecord.Answer(to: comment, text: text.value)
}
