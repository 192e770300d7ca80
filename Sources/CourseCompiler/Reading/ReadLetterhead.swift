import CourseModel

/// The key `letterhead` of `programme.yaml`. Every part may be absent; the forms then leave a blank line.
func readLetterhead(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> Letterhead {
  guard
    let entry = fields.fields(
      "letterhead", known: ["place", "symbol", "head", "bases", "basis"], required: false, reporting: &diagnostics)
  else { return .none }
  func text(_ key: String, required: Bool = false) -> String? {
    entry.text(key, required: required, reporting: &diagnostics)?.value
  }
  return Letterhead(
    place: text("place"), symbol: text("symbol"), head: text("head"),
    bases: entry.texts("bases", required: false, reporting: &diagnostics), basis: text("basis", required: true))
}
