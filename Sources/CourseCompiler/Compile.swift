package import CourseModel

/// What compiling a module gives.
package struct Compilation: Sendable {
  /// `nil` where `module.yaml` itself cannot be read.
  package let module: Module?
  package let diagnostics: [Diagnostic]
  /// The files that the module is made of, `programme.yaml`, the register of law and the glossary included: what a frozen
  /// version has to keep.
  package let closure: [SourcePath]
  /// Whether every topic that `module.yaml` lists could be read. Where one could not, rules about the module as a whole
  /// would only find what its absence causes.
  package let isWhole: Bool

  /// The same with what was found while the sources were loaded.
  package func including(_ found: [Diagnostic]) -> Compilation {
    Compilation(
      module: module, diagnostics: (found + diagnostics).sorted(by: Diagnostic.precedes), closure: closure,
      isWhole: isWhole)
  }
}

/// Compiles one module: reads its metadata and topics into one tree, names and numbers what can be referred to, and resolves
/// every reference and picture. Says everything it finds at once; judges nothing. `tables` are those of the programme.
package func compile(
  _ module: ModuleID, of programme: Programme, lookingUp tables: ReferenceTables? = nil, from sources: SourceTree
) -> Compilation {
  var diagnostics: [Diagnostic] = []
  let reading = readModuleMetadata(of: module, in: sources, reporting: &diagnostics)
  var closure: Set<SourcePath> = [programme.path, Place.metadata(of: module)]
  var topics: [Topic] = []
  var images: [Located<SourcePath>] = []
  for (index, place) in reading.topics.enumerated() {
    guard let bytes = sources[place.value] else {
      if sources.unreadable.contains(place.value) { continue }
      diagnostics.append(
        Diagnostic(
          .missingFile,
          Finding(
            Phrase("không có tệp bài `\(place.value.name)`", "there is no topic file `\(place.value.name)`"),
            at: place.span,
            help: Phrase("tạo tệp này, hoặc bỏ nó khỏi `topics`", "create it, or take it off `topics`"))))
      continue
    }
    guard let id = TopicID(String(place.value.stem)) else { continue }
    closure.insert(place.value)
    let topic = readTopic(
      bytes, id: id, path: place.value, ordinal: index + 1, values: programme.values, sources: sources)
    closure.formUnion(topic.included)
    diagnostics += topic.diagnostics
    images += topic.media
    if let topic = topic.topic { topics.append(topic) }
  }
  if let metadata = reading.metadata { checkAudience(of: metadata, in: programme, reporting: &diagnostics) }
  let isWhole = reading.metadata != nil && topics.count == reading.topics.count
  if reading.metadata != nil { reportUnlistedTopics(of: module, in: sources, listed: closure, reporting: &diagnostics) }
  reportLooseFileNames(of: module, in: sources, reporting: &diagnostics)
  topics = resolve(topics, listed: reading.topics.map(\.value), of: sources, reporting: &diagnostics)
  let marked = mark(
    noteProvenance(in: topics, of: reading.metadata?.media ?? []), lookingUp: tables ?? ReferenceTables(programme),
    of: programme.glossary, reporting: &diagnostics)
  closure.formUnion(Place.reference(in: sources))
  let media = readMedia(images, in: sources, reporting: &diagnostics)
  closure.formUnion(media.map(\.path))
  if isWhole {
    reportUnusedMedia(of: module, in: sources, named: Set(images.map(\.value)), reporting: &diagnostics)
  }
  if let metadata = reading.metadata {
    reportUnknownObjectives(in: marked.topics, of: metadata, reporting: &diagnostics)
  }
  let compiled = reading.metadata.map {
    Module(
      id: module, metadata: $0, imprint: programme.imprint, topics: marked.topics, media: media, terms: marked.terms,
      law: marked.law)
  }
  if let compiled { reportHiddenReferences(in: compiled, reporting: &diagnostics) }
  return Compilation(
    module: compiled,
    diagnostics: diagnostics.sorted(by: Diagnostic.precedes).withoutRepetitions,
    closure: closure.filter { sources[$0] != nil }.sorted(), isWhole: isWhole)
}

private func reportUnlistedTopics(
  of module: ModuleID, in sources: SourceTree, listed: Set<SourcePath>, reporting diagnostics: inout [Diagnostic]
) {
  let folder = Place.folder(of: module)
  for path in sources.files.keys
  where path.folder == folder && ["md", "xml"].contains(path.fileExtension) && !listed.contains(path) {
    diagnostics.append(
      Diagnostic(
        .unlistedTopic,
        Finding(
          Phrase(
            "`\(path.name)` không có trong `topics` của module.yaml", "`\(path.name)` is not in `topics` of module.yaml"
          ),
          at: SourceSpan(path),
          help: Phrase(
            "thêm `- \(path.name)` vào `topics`, hoặc chuyển tệp đi",
            "add `- \(path.name)` to `topics`, or move the file away"))))
  }
}

private func reportUnusedMedia(
  of module: ModuleID, in sources: SourceTree, named: Set<SourcePath>, reporting diagnostics: inout [Diagnostic]
) {
  let folder = Place.folder(of: module).text + "/media/"
  for path in sources.files.keys where path.text.hasPrefix(folder) && !named.contains(path) {
    diagnostics.append(
      Diagnostic(
        .unusedMedia,
        Finding(
          Phrase("không bài nào dùng `media/\(path.name)`", "no topic uses `media/\(path.name)`"), at: SourceSpan(path),
          help: Phrase("dùng trong bài, hoặc xóa tệp", "use it in a topic, or delete it"))))
  }
}

private func reportUnknownObjectives(
  in topics: [Topic], of metadata: ModuleMetadata, reporting diagnostics: inout [Diagnostic]
) {
  let known = Set(metadata.objectives.map(\.id))
  let list =
    metadata.objectives.prefix(20).map(\.id.text).joined(separator: ", ") + (metadata.objectives.count > 20 ? " …" : "")
  let help = Phrase("các mục tiêu của chuyên đề: \(list)", "the module's objectives: \(list)")
  for topic in topics {
    let named = topic.metadata.objectives + topic.questions.compactMap(\.objective)
    for objective in named where !known.contains(objective.value) {
      diagnostics.append(
        Diagnostic(
          .unknownObjective,
          Finding(
            Phrase("không có mục tiêu `\(objective.value)`", "there is no objective `\(objective.value)`"),
            at: objective.span, help: help)))
    }
  }
}
