package import CourseModel

/// Compares two versions of a module: what was added, removed, revised or moved, block by block and word by word.
package func compare(_ old: Module, _ new: Module) -> ModuleChanges {
  ModuleChanges(
    module: new.id, title: new.metadata.title.value, from: old.metadata.version.value, to: new.metadata.version.value,
    reasons: new.metadata.changes, fields: changedFields(old.metadata, new.metadata),
    topics: changedTopics(old.topics, new.topics), media: changedMedia(old.media, new.media))
}

private func changedFields(_ old: ModuleMetadata, _ new: ModuleMetadata) -> [FieldChange] {
  func words(_ periods: Periods) -> String {
    "\(periods.theory) lý thuyết, \(periods.discussion) thảo luận, \(periods.practice) thực hành"
  }
  func lines(_ objectives: [Objective]) -> String { objectives.map { "\($0.id): \($0.text)" }.joined(separator: "\n") }
  let fields: [(Phrase, String, String)] = [
    (Phrase("Tên chuyên đề", "Title"), old.title.value, new.title.value),
    (Phrase("Đơn vị chủ trì", "Lead unit"), old.leadUnit.value, new.leadUnit.value),
    (
      Phrase("Người biên soạn", "Authors"), old.authors.map(\.value).joined(separator: ", "),
      new.authors.map(\.value).joined(separator: ", ")
    ),
    (
      Phrase("Đối tượng", "Audience"), old.audience.map(\.value).joined(separator: "; "),
      new.audience.map(\.value).joined(separator: "; ")
    ),
    (Phrase("Số tiết", "Class time"), words(old.periods.value), words(new.periods.value)),
    (Phrase("Mục tiêu", "Objectives"), lines(old.objectives), lines(new.objectives)),
    (
      Phrase("Lời nói đầu", "Preface"), old.preface.map(\.value).joined(separator: "\n"),
      new.preface.map(\.value).joined(separator: "\n")
    ),
  ]
  return fields.filter { $0.1 != $0.2 }.map { FieldChange($0.0, fragments(from: $0.1, to: $0.2)) }
}

private func changedMedia(_ old: [Media], _ new: [Media]) -> [MediaChange] {
  let before = Dictionary(old.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  let after = Dictionary(new.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  return Set(before.keys).union(after.keys).sorted().compactMap { path in
    switch (before[path], after[path]) {
    case (nil, .some): MediaChange(.added, path)
    case (.some, nil): MediaChange(.removed, path)
    case (let bytes?, let others?) where bytes != others: MediaChange(.revised, path)
    default: nil
    }
  }
}

private func changedTopics(_ old: [Topic], _ new: [Topic]) -> [TopicChange] {
  let names = Set(new.map(\.id))
  // A topic whose file was renamed is known by its title.
  let matches = align(old, new) { before, after in
    before.id == after.id || !names.contains(before.id) && before.metadata.title.value == after.metadata.title.value
  }
  return matches.compactMap { match in
    switch match {
    case .removed(let topic):
      TopicChange(
        id: topic.id, title: topic.metadata.title.value, kind: .removed, fields: [],
        blocks: pieces(of: topic).map { $0.change(.removed) })
    case .added(let topic):
      TopicChange(
        id: topic.id, title: topic.metadata.title.value, kind: .added, fields: [],
        blocks: pieces(of: topic).map { $0.change(.added) })
    case .kept(let before, let after, let isMoved):
      revision(of: before, to: after, isMoved: isMoved)
    }
  }
}

private func revision(of old: Topic, to new: Topic, isMoved: Bool) -> TopicChange? {
  let fields = changedFields(old.metadata, new.metadata)
  let blocks = changedPieces(pieces(of: old), pieces(of: new))
  guard isMoved || !fields.isEmpty || !blocks.isEmpty else { return nil }
  return TopicChange(
    id: new.id, title: new.metadata.title.value, kind: fields.isEmpty && blocks.isEmpty ? .moved : .revised,
    fields: fields,
    blocks: blocks)
}

private func changedFields(_ old: TopicMetadata, _ new: TopicMetadata) -> [FieldChange] {
  func words(_ periods: Periods?) -> String {
    periods.map { "\($0.theory) + \($0.discussion) + \($0.practice)" } ?? ""
  }
  let fields: [(Phrase, String, String)] = [
    (Phrase("Tên bài", "Title"), old.title.value, new.title.value),
    (Phrase("Tóm tắt", "Summary"), old.summary?.value ?? "", new.summary?.value ?? ""),
    (
      Phrase("Mục tiêu", "Objectives"), old.objectives.map(\.value.text).joined(separator: ", "),
      new.objectives.map(\.value.text).joined(separator: ", ")
    ),
    (Phrase("Số tiết", "Class time"), words(old.periods?.value), words(new.periods?.value)),
  ]
  return fields.filter { $0.1 != $0.2 }.map { FieldChange($0.0, fragments(from: $0.1, to: $0.2)) }
}
