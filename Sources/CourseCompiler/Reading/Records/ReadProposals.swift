package import CourseModel

/// Reads every file of `proposals/`, in the order of their names.
package func readProposals(_ sources: SourceTree) -> (proposals: [Proposal], diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  var proposals: [Proposal] = []
  for path in sources.paths where path.folder == Place.proposals {
    guard path.fileExtension == "yaml", let id = ProposalID(path.stem) else {
      diagnostics.append(
        Diagnostic(
          .invalidValue,
          Finding(
            Phrase("`\(path.name)` không phải tên một đề xuất", "`\(path.name)` is no proposal's name"),
            at: SourceSpan(path),
            help: Phrase("đặt tên như `2026-003.yaml`", "name it like `2026-003.yaml`"))))
      continue
    }
    if let proposal = readProposal(id, at: path, in: sources, reporting: &diagnostics) { proposals.append(proposal) }
  }
  return (proposals.sorted { $0.id < $1.id }, diagnostics)
}

private func readProposal(
  _ id: ProposalID, at path: SourcePath, in sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> Proposal? {
  guard
    let fields = readData(
      path, in: sources, known: ["kind", "module", "place", "reason", "basis", "unit", "name", "date", "steps"],
      isAuthored: true, reporting: &diagnostics)
  else { return nil }
  let kind = fields.choice("kind", as: Proposal.Kind.self, reporting: &diagnostics)
  let module = fields.identifier("module", as: ModuleID.self, reporting: &diagnostics)
  let place = fields.text("place", required: false, reporting: &diagnostics)
  let reason = fields.text("reason", reporting: &diagnostics)
  let basis = fields.text("basis", required: false, reporting: &diagnostics)
  let unit = fields.text("unit", reporting: &diagnostics)
  let name = fields.text("name", reporting: &diagnostics)
  let date = fields.date("date", reporting: &diagnostics)
  let steps = fields.items("steps", required: false, reporting: &diagnostics).map {
    readStep($0, reporting: &diagnostics)
  }
  guard let kind, let module, let reason, let unit, let name, let date, !steps.contains(where: { $0 == nil }) else {
    return nil
  }
  return Proposal(
    id: id, kind: kind, module: module.value, place: place?.value, reason: reason.value, basis: basis?.value,
    unit: unit.value, name: name.value, date: date, steps: steps.compactMap { $0 }, path: path, places: fields.places)
}

private func readStep(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> Proposal.Step? {
  guard
    let entry = YAMLFields(node, known: ["status", "date", "by", "reason", "version"], reporting: &diagnostics)
  else { return nil }
  let expected = Phrase("một trong: `accepted`, `declined`, `done`", "one of: `accepted`, `declined`, `done`")
  let status = entry.value("status", expected: expected, reporting: &diagnostics) { text in
    Proposal.Status(rawValue: text).flatMap { $0 == .open ? nil : $0 }
  }
  let date = entry.date("date", reporting: &diagnostics)
  let by = entry.text("by", reporting: &diagnostics)
  let reason = entry.text("reason", required: false, reporting: &diagnostics)
  let version = entry.version("version", required: false, reporting: &diagnostics)
  guard let status, let date, let by else { return nil }
  return Proposal.Step(
    status.value, on: date, by: by.value, reason: reason?.value, version: version?.value, at: node.span)
}
