package import CourseModel

/// Reads `records/waivers.yaml` of a module; a module without one has no waivers.
package func readWaivers(
  of module: ModuleID, in sources: SourceTree
) -> (waivers: [Waiver], diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let path = Place.waivers(of: module)
  guard sources[path] != nil,
    let fields = readData(path, in: sources, known: ["waivers"], isAuthored: true, reporting: &diagnostics)
  else { return ([], diagnostics) }
  let waivers = fields.items("waivers", reporting: &diagnostics).compactMap { node in
    readWaiver(node, reporting: &diagnostics)
  }
  return (waivers, diagnostics)
}

private func readWaiver(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> Waiver? {
  guard
    let entry = YAMLFields(
      node, known: ["code", "place", "reason", "by", "date", "until"], reporting: &diagnostics)
  else { return nil }
  let code = entry.text("code", reporting: &diagnostics)
  let place = entry.text("place", required: false, reporting: &diagnostics)
  let reason = entry.text("reason", reporting: &diagnostics)
  let by = entry.text("by", reporting: &diagnostics)
  let date = entry.date("date", reporting: &diagnostics)
  let until = entry.date("until", reporting: &diagnostics)
  guard let code, let reason, let by, let date, let until else { return nil }
  return Waiver(
    code: code.value, place: place?.value, reason: reason.value, by: by.value, date: date, until: until, at: node.span)
}
