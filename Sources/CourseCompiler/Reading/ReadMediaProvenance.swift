import CourseModel

/// The key `media` of `module.yaml`. A picture that is not there, or is listed twice, is a finding.
func readMediaProvenance(
  _ fields: YAMLFields, of module: ModuleID, in sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> [MediaProvenance] {
  var media: [MediaProvenance] = []
  for node in fields.items("media", required: false, reporting: &diagnostics) {
    guard
      let entry = YAMLFields(node, known: ["path", "source", "credit", "licence", "label"], reporting: &diagnostics)
    else { continue }
    let path = entry.value(
      "path", expected: Phrase("đường dẫn trong thư mục chuyên đề, ví dụ `media/anh.png`", "a path like `media/x.png`"),
      reporting: &diagnostics
    ) { Place.folder(of: module).appending($0) }
    let source = entry.choice("source", as: MediaProvenance.Source.self, reporting: &diagnostics)
    let credit = entry.text("credit", required: false, reporting: &diagnostics)
    let licence = entry.text("licence", required: false, reporting: &diagnostics)
    let label = entry.text("label", required: false, reporting: &diagnostics)
    guard let path, let source else { continue }
    if sources[path.value] == nil, !sources.unreadable.contains(path.value) {
      diagnostics.append(
        Diagnostic(
          .missingFile,
          Finding(
            Phrase("không có tệp `\(path.value)`", "there is no file `\(path.value)`"), at: path.span,
            help: Phrase("sửa đường dẫn, hoặc bỏ mục này", "correct the path, or delete the item"))))
      continue
    }
    if let first = media.first(where: { $0.path == path.value }) {
      diagnostics.append(
        Diagnostic(
          .duplicateAnchor,
          Finding(
            Phrase("nguồn gốc của `\(path.value.name)` ghi hai lần", "`\(path.value.name)` is listed twice"),
            at: path.span, help: Phrase("xóa một lần", "delete one"),
            notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first.span)])))
      continue
    }
    media.append(
      MediaProvenance(
        path.value, source: source, credit: credit?.value, licence: licence?.value, label: label?.value, at: path.span))
  }
  return media
}
