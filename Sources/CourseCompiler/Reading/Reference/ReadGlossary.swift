import CourseModel

/// Reads `glossary.yaml`; a tree without it gives an empty glossary.
func readGlossary(_ sources: SourceTree, reporting diagnostics: inout [Diagnostic]) -> Glossary {
  guard sources[Place.glossary] != nil,
    let fields = readData(Place.glossary, in: sources, known: ["terms"], isAuthored: true, reporting: &diagnostics)
  else { return .empty }
  var terms: [Term] = []
  var places: [String: SourceSpan] = [:]
  func isNew(_ name: Located<String>, of sort: String) -> Bool {
    // Texts are searched with a small and a capital first letter.
    let key = sort + name.value.prefix(1).lowercased() + name.value.dropFirst()
    guard let first = places.updateValue(name.span, forKey: key) else { return true }
    diagnostics.append(
      Diagnostic(
        .duplicateTerm,
        Finding(
          Phrase("`\(name.value)` đã có trong bảng giải nghĩa", "`\(name.value)` is in the glossary already"),
          at: name.span, help: Phrase("xóa một lần", "delete one"),
          notes: [.init(Phrase("lần trước ở đây", "the one before is here"), at: first)])))
    return false
  }
  for node in fields.items("terms", reporting: &diagnostics) {
    guard
      let entry = YAMLFields(
        node, known: ["id", "term", "aliases", "avoid", "meaning", "source", "basis"], reporting: &diagnostics)
    else { continue }
    let id = entry.identifier("id", as: TermID.self, reporting: &diagnostics)
    let name = entry.text("term", reporting: &diagnostics)
    let aliases = entry.texts("aliases", required: false, reporting: &diagnostics)
    let avoid = entry.texts("avoid", required: false, reporting: &diagnostics)
    let meaning = entry.text("meaning", reporting: &diagnostics)
    let source = source(of: entry, reporting: &diagnostics)
    guard let id, let name, let meaning, let source else { continue }
    guard isNew(Located(id.value.text, at: id.span), of: "id "),
      ([name] + aliases + avoid).allSatisfy({ isNew($0, of: "name ") })
    else { continue }
    terms.append(
      Term(
        id: id.value, name: name.value, aliases: aliases.map(\.value), avoid: avoid.map(\.value),
        meaning: meaning.value, source: source,
        at: id.span))
  }
  return Glossary(terms)
}

private enum TermSource: String, CaseIterable { case law, house }

/// Who explains the term; a legal definition names the provision that gives it.
private func source(of fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> Term.Source? {
  switch fields.choice("source", as: TermSource.self, reporting: &diagnostics) {
  case .house?: .house
  case .law?: fields.text("basis", reporting: &diagnostics).map { .law($0.value) }
  case nil: nil
  }
}
