import CourseModel

/// Reports the module's files whose names are not in NFC. Names that come from macOS are often written apart; other systems
/// then hold two names that look the same.
func reportLooseFileNames(of module: ModuleID, in sources: SourceTree, reporting diagnostics: inout [Diagnostic]) {
  let folder = Place.folder(of: module).text + "/"
  for path in sources.files.keys where path.text.hasPrefix(folder) && !NormalForm.isComposed(path.text) {
    let name = NormalForm.composed(String(path.name))
    diagnostics.append(
      Diagnostic(
        .looseFileName,
        Finding(
          Phrase(
            "tên tệp `\(path.name)` viết bằng chữ và dấu tách rời",
            "the file name `\(path.name)` is written with letters and marks apart"), at: SourceSpan(path),
          help: name.map { Phrase("đổi tên tệp thành `\($0)` (gõ lại bằng NFC)", "rename it to `\($0)`, typed in NFC") }
            ?? Phrase("đổi tên tệp, chỉ dùng chữ không dấu", "rename it, with plain letters only"))))
  }
}
