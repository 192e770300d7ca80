package import CourseModel

/// Reads a `bundle.yaml`, in which a province keeps its selection.
package func readBundlePlan(_ bytes: [UInt8], at path: SourcePath) -> (plan: BundlePlan?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  guard
    let fields = readData(
      path, in: SourceTree([path: bytes]),
      known: ["province", "edition", "date", "responsible", "preface", "modules"], isAuthored: true,
      reporting: &diagnostics)
  else { return (nil, diagnostics) }
  let province = fields.text("province", reporting: &diagnostics)
  let edition = fields.value(
    "edition", required: false, expected: Phrase("`hoc-vien` hoặc `giang-vien`", "`hoc-vien` or `giang-vien`"),
    reporting: &diagnostics
  ) { text in Edition.Reader.allCases.first { $0.optionName == text } }
  let date = fields.date("date", required: false, reporting: &diagnostics)
  let responsible = fields.text("responsible", required: false, reporting: &diagnostics)
  let preface = fields.text("preface", required: false, reporting: &diagnostics)
  var items: [BundlePlan.Item] = []
  for node in fields.items("modules", reporting: &diagnostics) {
    guard let item = readItem(node, reporting: &diagnostics) else { continue }
    if let first = items.first(where: { $0.module.value == item.module.value }) {
      diagnostics.append(
        Diagnostic(
          .duplicateAnchor,
          Finding(
            Phrase("chuyên đề `\(item.module.value)` có hai lần", "the module `\(item.module.value)` stands twice"),
            at: item.module.span, help: Phrase("xóa một lần", "delete one"),
            notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first.module.span)])))
      continue
    }
    items.append(item)
  }
  guard let province, !items.isEmpty else { return (nil, diagnostics) }
  return (
    BundlePlan(
      province: province, reader: edition?.value ?? .learner, date: date, responsible: responsible, preface: preface,
      modules: items), diagnostics
  )
}

private func readItem(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> BundlePlan.Item? {
  guard let entry = YAMLFields(node, known: ["id", "version", "supplements"], reporting: &diagnostics) else {
    return nil
  }
  let id = entry.identifier("id", as: ModuleID.self, reporting: &diagnostics)
  let version = entry.version("version", required: false, reporting: &diagnostics)
  let supplements = entry.items("supplements", required: false, reporting: &diagnostics).compactMap {
    node -> BundlePlan.Supplement? in
    guard let supplement = YAMLFields(node, known: ["after", "file"], reporting: &diagnostics) else { return nil }
    let place = supplement.value(
      "after", expected: Phrase("`module`, hoặc tên một bài", "`module`, or a topic's name"), reporting: &diagnostics
    ) { SupplementPlace($0) }
    let file = supplement.text("file", reporting: &diagnostics)
    guard let place, let file else { return nil }
    return BundlePlan.Supplement(place: place, file: file)
  }
  return id.map { BundlePlan.Item(module: $0, version: version, supplements: supplements) }
}
