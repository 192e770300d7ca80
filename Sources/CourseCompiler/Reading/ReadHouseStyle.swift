import CourseModel

/// The keys `toneMarks` and `measures` of `programme.yaml`; what is left out is as `HouseStyle` has it.
func readHouseStyle(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> HouseStyle {
  let toneMarks = fields.choice(
    "toneMarks", as: HouseStyle.ToneMarks.self, required: false, reporting: &diagnostics)
  let standard = HouseStyle.standard
  let measures = fields.fields(
    "measures", known: ["readingSpeed", "sentence", "paragraph", "section"], required: false, reporting: &diagnostics)
  func rule(_ key: String, in range: ClosedRange<Int>, _ standard: AppraisalPolicy.Rule<Int>)
    -> AppraisalPolicy.Rule<
      Int
    >
  {
    guard
      let rule = measures?.fields(key, known: ["value", "basis"], required: false, reporting: &diagnostics)
    else { return standard }
    let value = rule.integer("value", in: range, reporting: &diagnostics)
    let basis = rule.text("basis", reporting: &diagnostics)
    guard let value, let basis else { return standard }
    return .init(value, basis: basis.value)
  }
  return HouseStyle(
    toneMarks: toneMarks,
    readingSpeed: rule("readingSpeed", in: 50...1000, standard.readingSpeed),
    sentence: rule("sentence", in: 10...1000, standard.sentence),
    paragraph: rule("paragraph", in: 10...10_000, standard.paragraph),
    section: rule("section", in: 10...100_000, standard.section))
}
