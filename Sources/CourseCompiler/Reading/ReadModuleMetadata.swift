import CourseModel

/// What `module.yaml` says: the metadata, and the topic files in order.
struct ModuleReading {
  let metadata: ModuleMetadata?
  let topics: [Located<SourcePath>]
}

func readModuleMetadata(
  of module: ModuleID, in sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> ModuleReading {
  let path = Place.metadata(of: module)
  guard
    let fields = readData(
      path, in: sources,
      known: [
        "title", "version", "leadUnit", "authors", "audience", "serves", "periods", "objectives", "topics", "changes",
        "media", "preface", "supplements",
      ], isAuthored: true, reporting: &diagnostics)
  else { return ModuleReading(metadata: nil, topics: []) }
  let title = fields.text("title", reporting: &diagnostics)
  let version = fields.version("version", reporting: &diagnostics)
  let leadUnit = fields.text("leadUnit", reporting: &diagnostics)
  let authors = fields.texts("authors", reporting: &diagnostics)
  let audience = fields.texts("audience", reporting: &diagnostics)
  let serves = fields.identifiers("serves", as: AudienceID.self, reporting: &diagnostics)
  let periods = readPeriods(fields, required: true, reporting: &diagnostics)
  let objectives = readObjectives(fields, reporting: &diagnostics)
  let preface = fields.texts("preface", required: false, reporting: &diagnostics)
  let topics = readTopicList(fields, module: module, reporting: &diagnostics)
  let changes = readChanges(fields, reporting: &diagnostics)
  let media = readMediaProvenance(fields, of: module, in: sources, reporting: &diagnostics)
  let supplements = readSupplementPlaces(fields, topics: topics, reporting: &diagnostics)
  guard let title, let version, let leadUnit, let periods else { return ModuleReading(metadata: nil, topics: topics) }
  return ModuleReading(
    metadata: ModuleMetadata(
      path: path, title: title, version: version, leadUnit: leadUnit, authors: authors, audience: audience,
      serves: serves, periods: periods, objectives: objectives, preface: preface, changes: changes, media: media,
      supplements: supplements),
    topics: topics)
}

private func readObjectives(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> [Objective] {
  var objectives: [Objective] = []
  var places: [ObjectiveID: SourceSpan] = [:]
  for node in fields.items("objectives", reporting: &diagnostics) {
    guard let entry = YAMLFields(node, known: ["id", "kind", "text"], reporting: &diagnostics) else { continue }
    let id = entry.identifier("id", as: ObjectiveID.self, reporting: &diagnostics)
    let kind = entry.choice("kind", as: Objective.Kind.self, reporting: &diagnostics)
    let text = entry.text("text", reporting: &diagnostics)
    guard let id, let kind, let text else { continue }
    if let first = places[id.value] {
      diagnostics.append(
        Diagnostic(
          .duplicateAnchor,
          Finding(
            Phrase("mã mục tiêu `\(id.value)` đặt hai lần", "the objective `\(id.value)` is given twice"), at: id.span,
            help: Phrase("đặt mã khác", "choose another identifier"),
            notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first)])))
      continue
    }
    places[id.value] = id.span
    objectives.append(Objective(id: id.value, kind: kind, text: text, at: id.span))
  }
  return objectives
}

private func readTopicList(
  _ fields: YAMLFields, module: ModuleID, reporting diagnostics: inout [Diagnostic]
) -> [Located<SourcePath>] {
  var topics: [Located<SourcePath>] = []
  var places: [Substring: SourceSpan] = [:]
  for name in fields.texts("topics", reporting: &diagnostics) {
    guard !name.value.contains("/"), let path = Place.folder(of: module).appending(name.value) else {
      diagnostics.append(
        Diagnostic(
          .pathLeavesContent,
          Finding(
            Phrase(
              "`\(name.value)` không nằm ngay trong thư mục chuyên đề",
              "`\(name.value)` does not lie in the module's own folder"),
            at: name.span,
            help: Phrase(
              "ghi tên tệp bài, ví dụ `01-mo-dau.md`", "write a topic's file name, for example `01-intro.md`"))))
      continue
    }
    guard ["md", "xml"].contains(path.fileExtension), TopicID(String(path.stem)) != nil else {
      diagnostics.append(
        Diagnostic(
          .unknownTopicType,
          Finding(
            Phrase("`\(name.value)` không phải tên một bài", "`\(name.value)` is no topic's name"), at: name.span,
            help: Phrase(
              "tên tệp bài gồm chữ không dấu, chữ số, `-` và kết thúc bằng `.md` hoặc `.xml`",
              "a topic's file name is ASCII letters, digits and `-`, ending in `.md` or `.xml`"))))
      continue
    }
    if let first = places[path.stem] {
      diagnostics.append(
        Diagnostic(
          .topicListedTwice,
          Finding(
            Phrase("bài `\(path.stem)` được liệt kê hai lần", "the topic `\(path.stem)` is listed twice"),
            at: name.span,
            help: Phrase("xóa một lần, hoặc đổi tên một tệp", "delete one, or rename a file"),
            notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first)])))
      continue
    }
    places[path.stem] = name.span
    topics.append(Located(path, at: name.span))
  }
  return topics
}

/// The key `changes` of `module.yaml` and of `compile.yaml`.
func readChanges(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> [DeclaredChange] {
  fields.items("changes", required: false, reporting: &diagnostics).compactMap { node in
    guard let entry = YAMLFields(node, known: ["reason", "law", "topics", "proposal"], reporting: &diagnostics)
    else { return nil }
    let reason = entry.text("reason", reporting: &diagnostics)
    let law = entry.text("law", required: false, reporting: &diagnostics)
    let topics = entry.texts("topics", required: false, reporting: &diagnostics).compactMap { name -> TopicID? in
      let stem = SourcePath(name.value).map { String($0.stem) } ?? name.value
      guard let id = TopicID(stem) else {
        diagnostics.append(
          Diagnostic(
            .invalidValue,
            Finding(
              Phrase("`\(name.value)` không phải tên một bài", "`\(name.value)` is no topic's name"), at: name.span)))
        return nil
      }
      return id
    }
    let proposal = entry.value(
      "proposal", required: false,
      expected: Phrase("mã một đề xuất như 2026-003", "a proposal's name like 2026-003"), reporting: &diagnostics
    ) { ProposalID($0) }
    return reason.map {
      DeclaredChange(reason: $0.value, law: law?.value, topics: topics, proposal: proposal?.value)
    }
  }
}
