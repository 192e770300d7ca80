package import CourseModel

/// What a council's secretary writes down. The same keys stand in `appraise.yaml` and in the file that
/// `hoclieu appraise --from` reads; the record adds the seal and the chain.
package struct AppraisalFields: Sendable {
  package static let keys = [
    "decision", "decisionDate", "meeting", "members", "tally", "outcome", "comments", "requiredEdits", "minutes",
    "minutesDate", "minutesSignedBy",
  ]

  package let decision: String
  package let decisionDate: CalendarDate
  package let meeting: CalendarDate
  package let members: [AppraisalRecord.Member]
  package let tally: AppraisalRecord.Tally
  package let outcome: AppraisalRecord.Outcome
  package let comments: [AppraisalRecord.Comment]
  package let requiredEdits: [RequiredEdit]
  package let minutes: String
  package let minutesDate: CalendarDate?
  package let minutesSignedBy: [String]
  /// Where each key was written, and each item of a list, as `members/0`.
  package let places: [String: SourceSpan]

  /// The record of these fields for one submission.
  package func record(
    module: ModuleID, version: Version, previous: Digest, seal: Digest
  ) -> AppraisalRecord {
    AppraisalRecord(
      module: module, version: version, previous: previous, seal: seal, decision: decision, decisionDate: decisionDate,
      meeting: meeting, members: members, tally: tally, outcome: outcome, comments: comments,
      requiredEdits: requiredEdits, minutes: minutes, minutesDate: minutesDate, minutesSignedBy: minutesSignedBy)
  }

  /// `nil` where a key is missing or wrong, which is reported.
  init?(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) {
    let decision = fields.text("decision", reporting: &diagnostics)
    let decisionDate = fields.date("decisionDate", reporting: &diagnostics)
    let meeting = fields.date("meeting", reporting: &diagnostics)
    let outcome = fields.choice("outcome", as: AppraisalRecord.Outcome.self, reporting: &diagnostics)
    let minutes = fields.text("minutes", reporting: &diagnostics)
    let memberNodes = fields.items("members", reporting: &diagnostics)
    let commentNodes = fields.items("comments", required: false, reporting: &diagnostics)
    let editNodes = fields.items("requiredEdits", required: false, reporting: &diagnostics)
    members = memberNodes.compactMap { readMember($0, reporting: &diagnostics) }
    comments = commentNodes.compactMap { readComment($0, reporting: &diagnostics) }
    requiredEdits = editNodes.compactMap { readEdit($0, reporting: &diagnostics) }
    minutesDate = fields.date("minutesDate", required: false, reporting: &diagnostics)
    minutesSignedBy = fields.texts("minutesSignedBy", required: false, reporting: &diagnostics).map(\.value)
    let tally = readTally(fields, reporting: &diagnostics)
    guard let decision, let decisionDate, let meeting, let outcome, let minutes, let tally else { return nil }
    var places = fields.places
    for (key, nodes) in [("members", memberNodes), ("comments", commentNodes), ("requiredEdits", editNodes)] {
      for (index, node) in nodes.enumerated() { places["\(key)/\(index)"] = node.span }
    }
    self.places = places
    self.decision = decision.value
    self.decisionDate = decisionDate
    self.meeting = meeting
    self.outcome = outcome
    self.minutes = minutes.value
    self.tally = tally
  }
}

/// Reads the file that `hoclieu appraise --from` names.
package func readAppraisal(
  _ bytes: [UInt8], named path: SourcePath
) -> (fields: AppraisalFields?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let fields = readData(path, in: SourceTree([path: bytes]), known: AppraisalFields.keys, reporting: &diagnostics)
  return (fields.flatMap { AppraisalFields($0, reporting: &diagnostics) }, diagnostics)
}

private func readMember(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> AppraisalRecord.Member? {
  guard let entry = YAMLFields(node, known: memberKeys, reporting: &diagnostics) else { return nil }
  let name = entry.text("name", reporting: &diagnostics)
  let role = entry.choice("role", as: CouncilRole.self, reporting: &diagnostics)
  let unit = entry.text("unit", reporting: &diagnostics)
  let attended = entry.boolean("attended", required: false, reporting: &diagnostics) ?? true
  let review = entry.text("review", required: false, reporting: &diagnostics)
  let opinion = entry.text("opinion", required: false, reporting: &diagnostics)
  guard let name, let role, let unit else { return nil }
  return AppraisalRecord.Member(
    name: name.value, role: role, unit: unit.value, attended: attended, review: review?.value, opinion: opinion?.value)
}

private let memberKeys = ["name", "role", "unit", "attended", "review", "opinion"]

/// An edit is a mapping with its place; in older records it is a text alone.
private func readEdit(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> RequiredEdit? {
  if case .scalar = node.content {
    return YAMLFields.text(node, reporting: &diagnostics).map { RequiredEdit(at: nil, text: $0.value) }
  }
  guard let entry = YAMLFields(node, known: ["place", "action", "text"], reporting: &diagnostics) else { return nil }
  let place = entry.text("place", reporting: &diagnostics)
  let isUsual = !entry.has("action")
  let action = isUsual ? .change : entry.choice("action", as: RequiredEdit.Action.self, reporting: &diagnostics)
  let text = entry.text("text", reporting: &diagnostics)
  guard let place, let action, let text else { return nil }
  return RequiredEdit(action, at: place.value, text: text.value)
}

private func readTally(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> AppraisalRecord.Tally? {
  let keys = AppraisalRecord.Outcome.allCases.map(\.rawValue) + ["invalid"]
  guard let tally = fields.fields("tally", known: keys, reporting: &diagnostics) else { return nil }
  func count(_ key: String) -> Int { tally.integer(key, in: 0...99, required: false, reporting: &diagnostics) ?? 0 }
  return AppraisalRecord.Tally(
    pass: count("pass"), passWithEdits: count("pass-with-edits"), fail: count("fail"), invalid: count("invalid"))
}

private func readComment(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> AppraisalRecord.Comment? {
  guard let entry = YAMLFields(node, known: ["place", "text", "answer"], reporting: &diagnostics) else { return nil }
  let place = entry.text("place", required: false, reporting: &diagnostics)
  let text = entry.text("text", reporting: &diagnostics)
  let answer = entry.text("answer", required: false, reporting: &diagnostics)
  return text.map {
    AppraisalRecord.Comment(place: place?.value ?? "", text: $0.value, answer: answer?.value ?? "")
  }
}
