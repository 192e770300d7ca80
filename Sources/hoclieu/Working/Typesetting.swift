import CourseModel
import CourseRendering
import CourseStorage
import CourseTypesetting

extension Project {
  /// A PDF of an edition. A folder for it is made inside `folder` and taken away again.
  func typeset(
    _ document: PrintRenderer.Document, of edition: Edition, with renderer: PrintRenderer, in folder: String
  ) async throws -> [UInt8] {
    let name = document == .book ? edition.name : edition.keyName
    return try await typeset(
      document.rawValue, of: renderer.render(edition), below: "Templates/print/", as: name, showing: edition.module,
      dated: edition.date, in: folder)
  }

  /// A PDF of a part of a dossier. A folder for it is made beside `folder` and taken away again.
  func typeset(
    _ setting: DossierRenderer.Setting, of dossier: Dossier, with renderer: DossierRenderer, near folder: String
  ) async throws -> [UInt8] {
    let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "."
    return try await typeset(
      setting.template, of: renderer.folder(for: setting, of: dossier), below: "Templates/",
      as: setting.name(of: dossier), showing: dossier.module, dated: dossier.day, in: parent)
  }

  /// A PDF of what changed in a version. A folder for it is made beside `file` and taken away again.
  func typeset(
    _ changes: ModuleChanges, of module: Module, standing: Edition.Standing, with document: ChangesDocument,
    near file: String
  ) async throws -> [UInt8] {
    let parent = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    return try await typeset(
      ChangesDocument.template, of: document.folder(for: changes, of: module, standing: standing), below: "Templates/",
      as: "thay-doi-\(module.id)-\(changes.from)-\(changes.to)", showing: module,
      dated: Edition(of: module, standing: standing).date, in: parent)
  }

  /// A PDF of a part of a bundle. A folder for it is made inside `folder` and taken away again.
  func typeset(
    _ setting: BundleRenderer.Setting, of edition: BundleEdition, with renderer: BundleRenderer, in folder: String
  ) async throws -> [UInt8] {
    try await typeset(
      setting.template, of: renderer.folder(for: setting, of: edition), below: "Templates/", as: setting.name,
      showing: nil, dated: edition.date, in: folder)
  }

  /// `templates` is where the template lies in the project, for what Typst says of it. `module` tells the place of a text that
  /// cannot be printed.
  private func typeset(
    _ template: String, of tree: OutputTree, below templates: String, as name: String, showing module: Module?,
    dated date: CalendarDate, in folder: String
  ) async throws -> [UInt8] {
    do {
      let book = try Staging(for: "\(folder)/\(name)")
      try book.write(tree)
      let output = "\(book.path)/\(name).pdf"
      try await typesetter.typeset(template, in: book.path, to: "\(name).pdf", dated: date)
      return try readFile(output, limit: 1 << 30)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    } catch let error as TypesettingError {
      throw try failure(for: error, setting: name, of: module, below: templates, in: folder)
    }
  }

  private func failure(
    for error: TypesettingError, setting name: String, of module: Module?, below templates: String, in folder: String
  ) throws -> Failure {
    let what = Phrase("không in được \(name): ", "cannot set \(name): ")
    switch error {
    case .interrupted: throw CancellationError()
    case .unwritable(let code):
      let error = StorageError(writing: "\(folder)/\(name).pdf", code: code)
      return Failure(error.message, help: error.help)
    case .missing(let reason):
      return Failure(
        what + Phrase("không có trình chế bản Typst (\(reason))", "the typesetter Typst is not there (\(reason))"),
        help: Phrase("chạy `make setup`, rồi `hoclieu doctor`", "run `make setup`, then `hoclieu doctor`"))
    case .broken(let words):
      return Failure(
        what + Phrase("trình chế bản dừng giữa chừng: \(words)", "the typesetter broke off: \(words)"),
        help: Phrase(
          "chạy `hoclieu doctor`; cài lại bằng cách xóa .venv và chạy `make setup`",
          "run `hoclieu doctor`; install again: delete .venv and run `make setup`"))
    case .hung:
      return Failure(
        what + Phrase("trình chế bản chạy quá lâu", "the typesetter took too long"),
        help: Phrase("thử với ít bài hơn để tìm bài gây ra", "try fewer topics to find the one that causes it"))
    case .refused(let faults) where faults.first.flatMap(unprintable) != nil:
      let text = faults.first.flatMap(unprintable) ?? ""
      let place = module?.place(of: text).map {
        "\(self.name(of: $0.path)):\($0.range.lowerBound.line):\($0.range.lowerBound.column): "
      }
      return Failure(
        what + Phrase(verbatim: place ?? "")
          + Phrase("phông chữ bản in không có `\(text)`", "the print fonts do not have `\(text)`"),
        help: Phrase("thay ký tự ấy bằng chữ hoặc bằng một hình", "use a word or a picture in its place"))
    case .refused(let faults):
      let places = faults.prefix(5).map { fault in
        let place = fault.file.map { "\(templates)\($0):\(fault.position.line):\(fault.position.column): " } ?? ""
        return place + fault.message + fault.hints.map { " (\($0))" }.joined()
      }
      return Failure(
        what + Phrase(verbatim: places.joined(separator: "; ")),
        help: Phrase(
          "sửa khuôn mẫu ở dòng đó; nếu khuôn mẫu không bị sửa, xem lại hình của chuyên đề",
          "correct the template at that line; if it was not changed, look at the module's pictures"))
    }
  }

  /// The characters that no font has, where that is what Typst complains of.
  private func unprintable(_ fault: TypesettingFault) -> String? {
    let parts = fault.message.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].hasSuffix("the text "), parts[2].hasPrefix(" could not be displayed") else {
      return nil
    }
    return String(parts[1].dropFirst().dropLast())
  }
}

extension Module {
  /// Where a text stands first in a topic.
  fileprivate func place(of text: String) -> SourceSpan? {
    var found: SourceSpan?
    for topic in topics {
      topic.forEachBlock { block in
        guard found == nil, block.plainText.contains(text) else { return }
        found = block.span
        block.forEachInline { inline in
          guard case .text(let run, let position) = inline, let range = run.firstRange(of: text) else { return }
          let column = run.utf8.distance(from: run.startIndex, to: range.lowerBound)
          found = SourceSpan(block.span.path, at: position.advanced(byColumns: column), bytes: text.utf8.count)
        }
      }
    }
    return found
  }
}
