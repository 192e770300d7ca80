import CourseModel

/// Reads `terms.yaml`; a tree without it has no names that end.
func readDatedNames(_ sources: SourceTree, reporting diagnostics: inout [Diagnostic]) -> DatedNames {
  guard sources[Place.names] != nil,
    let fields = readData(
      Place.names, in: sources, known: ["pastMarks", "names"], isAuthored: true, reporting: &diagnostics)
  else { return .empty }
  let pastMarks = fields.texts("pastMarks", required: false, reporting: &diagnostics).map(\.value)
  let names = fields.items("names", reporting: &diagnostics).compactMap { readName($0, reporting: &diagnostics) }
  return DatedNames(names, pastMarks: pastMarks)
}

private func readName(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> DatedName? {
  guard
    let entry = YAMLFields(
      node, known: ["name", "aliases", "from", "until", "replacement", "source", "exceptions"],
      reporting: &diagnostics)
  else { return nil }
  let name = entry.text("name", reporting: &diagnostics)
  let aliases = entry.texts("aliases", required: false, reporting: &diagnostics)
  let from = entry.date("from", required: false, reporting: &diagnostics)
  let until = entry.date("until", required: false, reporting: &diagnostics)
  let replacement = entry.text("replacement", reporting: &diagnostics)
  let source = entry.text("source", reporting: &diagnostics)
  let exceptions = entry.texts("exceptions", required: false, reporting: &diagnostics)
  guard let name, let replacement, let source else { return nil }
  if !entry.has("from"), !entry.has("until") { diagnostics.append(.missingKey("until", in: entry.span)) }
  if let from, let until, until < from {
    diagnostics.append(
      Diagnostic(
        .invalidValue,
        Finding(
          Phrase("`until` \(until) trước `from` \(from)", "`until` \(until) is before `from` \(from)"), at: entry.span,
          help: Phrase("sửa một trong hai ngày", "correct one of the days"))))
  }
  return DatedName(
    name: name.value, aliases: aliases.map(\.value), from: from, until: until, replacement: replacement.value,
    source: source.value, exceptions: exceptions.map(\.value), at: name.span)
}
