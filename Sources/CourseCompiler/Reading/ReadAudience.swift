import CourseModel

/// The keys `audienceGroups` and `positions` of `programme.yaml`. Groups and positions share their names, because a module
/// names either in one list.
func readAudience(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> ProgrammeAudience {
  var places: [AudienceID: SourceSpan] = [:]
  func isNew(_ id: Located<AudienceID>, reporting diagnostics: inout [Diagnostic]) -> Bool {
    guard let first = places.updateValue(id.span, forKey: id.value) else { return true }
    diagnostics.append(
      Diagnostic(
        .duplicateAnchor,
        Finding(
          Phrase("mã `\(id.value)` được đặt hai lần", "the name `\(id.value)` is given twice"), at: id.span,
          help: Phrase("đặt mã khác", "choose another name"),
          notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first)])))
    places[id.value] = first
    return false
  }

  var groups: [ProgrammeAudience.Group] = []
  for node in fields.items("audienceGroups", required: false, reporting: &diagnostics) {
    guard let entry = YAMLFields(node, known: ["id", "name", "basis"], reporting: &diagnostics) else { continue }
    let id = entry.identifier("id", as: AudienceID.self, reporting: &diagnostics)
    let name = entry.text("name", reporting: &diagnostics)
    let basis = entry.text("basis", reporting: &diagnostics)
    guard let id, let name, let basis, isNew(id, reporting: &diagnostics) else { continue }
    groups.append(ProgrammeAudience.Group(id.value, name: name.value, basis: basis.value, at: id.span))
  }
  var positions: [ProgrammeAudience.Position] = []
  for node in fields.items("positions", required: false, reporting: &diagnostics) {
    guard let entry = YAMLFields(node, known: ["id", "name", "group", "basis"], reporting: &diagnostics) else {
      continue
    }
    let id = entry.identifier("id", as: AudienceID.self, reporting: &diagnostics)
    let name = entry.text("name", reporting: &diagnostics)
    let group = entry.identifier("group", as: AudienceID.self, reporting: &diagnostics)
    let basis = entry.text("basis", reporting: &diagnostics)
    guard let id, let name, let group, let basis, isNew(id, reporting: &diagnostics) else { continue }
    guard groups.contains(where: { $0.id == group.value }) else {
      diagnostics.append(.unknownAudience(group, known: groups.map(\.id)))
      continue
    }
    positions.append(
      ProgrammeAudience.Position(id.value, name: name.value, group: group.value, basis: basis.value, at: id.span))
  }
  return ProgrammeAudience(groups: groups, positions: positions)
}

/// Whether everyone whom a module says it serves is named by the programme.
func checkAudience(of module: ModuleMetadata, in programme: Programme, reporting diagnostics: inout [Diagnostic]) {
  let known = programme.audience.ids
  for id in module.serves where !known.contains(id.value) { diagnostics.append(.unknownAudience(id, known: known)) }
}

extension DiagnosticKind {
  static let unknownAudience = DiagnosticKind(
    "TD-260", "unknown-audience", .error,
    summary: Phrase(
      "Nhóm đối tượng hoặc vị trí việc làm không có trong programme.yaml.",
      "A group of learners or a position that programme.yaml does not list."),
    rationale: Phrase(
      "Chuyên đề ghi phục vụ một nhóm không có thật thì bảng bao phủ của chương trình sai.",
      "A module that serves a group which is not there makes the programme's coverage wrong."),
    basis: Phrase("Quy ước của Học Liệu", "House rule of Học Liệu"),
    example: .init(bad: "serves: [lanh-dao-xa]", good: "serves: [lanh-dao]"))
}

extension Diagnostic {
  static func unknownAudience(_ id: Located<AudienceID>, known: [AudienceID]) -> Diagnostic {
    let names = known.map(\.text)
    let list = names.joined(separator: ", ")
    let help =
      nearest(to: id.value.text, in: names).map { Phrase("có phải là `\($0)`?", "did you mean `\($0)`?") }
      ?? (names.isEmpty
        ? Phrase(
          "khai nhóm trong `audienceGroups` của programme.yaml", "declare groups in `audienceGroups` of programme.yaml")
        : Phrase("các mã dùng được: \(list)", "the names that may stand here: \(list)"))
    return Diagnostic(
      .unknownAudience,
      Finding(
        Phrase(
          "`\(id.value)` không phải nhóm đối tượng hay vị trí của chương trình",
          "`\(id.value)` is no group or position of the programme"),
        at: id.span, help: help))
  }
}
