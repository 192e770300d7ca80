import CourseModel

extension Comparer {
  /// The fields of a module that read differently.
  mutating func changedFields(_ old: ModuleMetadata, _ new: ModuleMetadata) -> [FieldChange] {
    func words(_ periods: Periods) -> String {
      "\(periods.theory) lý thuyết, \(periods.discussion) thảo luận, \(periods.practice) thực hành"
    }
    func list(_ texts: [Located<String>], by separator: String) -> String {
      texts.map(\.value).joined(separator: separator)
    }
    return [
      field(Phrase("Tên chuyên đề", "Title"), old.title.value, new.title.value),
      field(Phrase("Đơn vị chủ trì", "Lead unit"), old.leadUnit.value, new.leadUnit.value, .credits),
      field(Phrase("Người biên soạn", "Authors"), list(old.authors, by: ", "), list(new.authors, by: ", "), .credits),
      field(Phrase("Đối tượng", "Audience"), list(old.audience, by: "; "), list(new.audience, by: "; "), .audience),
      field(Phrase("Số tiết", "Class time"), words(old.periods.value), words(new.periods.value), .classTime),
      field(Phrase("Lời nói đầu", "Preface"), list(old.preface, by: "\n"), list(new.preface, by: "\n")),
    ].compactMap { $0 } + changedObjectives(old.objectives, new.objectives)
  }

  mutating func changedFields(_ old: TopicMetadata, _ new: TopicMetadata) -> [FieldChange] {
    func words(_ periods: Periods?) -> String {
      periods.map { "\($0.theory) lý thuyết, \($0.discussion) thảo luận, \($0.practice) thực hành" } ?? ""
    }
    func list(_ objectives: [Located<ObjectiveID>]) -> String { objectives.map(\.value.text).joined(separator: ", ") }
    return [
      field(Phrase("Tên bài", "Title"), old.title.value, new.title.value),
      field(Phrase("Tóm tắt", "Summary"), old.summary?.value ?? "", new.summary?.value ?? ""),
      field(Phrase("Mục tiêu", "Objectives"), list(old.objectives), list(new.objectives), .objective),
      field(Phrase("Số tiết", "Class time"), words(old.periods?.value), words(new.periods?.value), .classTime),
    ].compactMap { $0 }
  }

  private mutating func changedObjectives(_ old: [Objective], _ new: [Objective]) -> [FieldChange] {
    func label(_ id: ObjectiveID) -> Phrase { Phrase("Mục tiêu \(id)", "Objective \(id)") }
    let after = Set(new.map(\.id))
    let removed = old.filter { !after.contains($0.id) }.compactMap { field(label($0.id), $0.text, "", .objective) }
    return new.compactMap { objective in
      let before = old.first { $0.id == objective.id }
      return field(label(objective.id), before?.text ?? "", objective.text, .objective)
    } + removed
  }

  /// `sign` is what the field means where more than its spelling changed; without one its words decide.
  private mutating func field(_ name: Phrase, _ old: String, _ new: String, _ sign: ChangeSign? = nil) -> FieldChange? {
    guard !old.utf8.elementsEqual(new.utf8) else { return nil }
    let (fragments, signs) = compareTexts(old, new)
    let isEditorial = signs.allSatisfy { $0.class == .editorial }
    return FieldChange(name, fragments, ChangeVerdict(isEditorial ? signs : sign.map { [$0] } ?? signs))
  }
}

/// Pictures that differ, by path.
func changedMedia(_ old: [Media], _ new: [Media]) -> [MediaChange] {
  let before = Dictionary(old.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  let after = Dictionary(new.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  return Set(before.keys).union(after.keys).sorted().compactMap { path in
    switch (before[path], after[path]) {
    case (nil, .some): MediaChange(.added, path)
    case (.some, nil): MediaChange(.removed, path)
    case (let bytes?, let others?) where bytes != others: MediaChange(.revised, path)
    case (.some, .some), (nil, nil): nil
    }
  }
}
