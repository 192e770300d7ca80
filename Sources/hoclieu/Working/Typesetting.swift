import CourseModel
import CourseRendering
import CourseStorage
import CourseTypesetting

extension Project {
  /// A PDF of an edition. A folder for it is made inside `folder` and taken away again. What `cache` remembers is not set
  /// again.
  func typeset(
    _ document: PrintRenderer.Document, of edition: Edition, with renderer: PrintRenderer,
    on paper: PrintRenderer.Paper = .a4, in folder: String, remembering cache: PrintCache? = nil
  ) async throws -> [UInt8] {
    let tree = renderer.render(edition, on: paper)
    let key = cache?.key(of: document.rawValue, in: tree, dated: edition.date)
    if let key, let known = cache?[key] { return known }
    let job = TypesettingJob(
      template: document.rawValue, templates: "Templates/print/", name: paper.name(of: document, in: edition),
      module: edition.module, date: edition.date, folder: folder,
      render: { renderer.render(edition.showing($0), on: paper) })
    let pdf = try await typeset(tree, for: job)
    if let key { cache?.keep(pdf, as: key) }
    return pdf
  }

  /// A PDF of a part of a dossier. A folder for it is made beside `folder` and taken away again.
  func typeset(
    _ setting: DossierRenderer.Setting, of dossier: Dossier, with renderer: DossierRenderer, near folder: String
  ) async throws -> [UInt8] {
    let job = TypesettingJob(
      template: setting.template, templates: "Templates/", name: setting.name(of: dossier), module: dossier.module,
      date: dossier.day, folder: Project.parent(of: folder), render: nil)
    return try await typeset(renderer.folder(for: setting, of: dossier), for: job)
  }

  /// A PDF of what changed in a version. A folder for it is made beside `file` and taken away again.
  func typeset(
    _ changes: ModuleChanges, of module: Module, standing: Edition.Standing, with document: ChangesDocument,
    near file: String
  ) async throws -> [UInt8] {
    let job = TypesettingJob(
      template: ChangesDocument.template, templates: "Templates/",
      name: "thay-doi-\(module.id)-\(changes.from)-\(changes.to)", module: module,
      date: Edition(of: module, standing: standing).date, folder: Project.parent(of: file), render: nil)
    return try await typeset(document.folder(for: changes, of: module, standing: standing), for: job)
  }

  /// A PDF of a changelog. A folder for it is made beside `file` and taken away again.
  func typeset(_ changelog: Changelog, with document: ChangelogDocument, near file: String) async throws -> [UInt8] {
    let job = TypesettingJob(
      template: ChangelogDocument.template, templates: "Templates/", name: "nhat-ky-thay-doi", module: nil,
      date: changelog.day, folder: Project.parent(of: file), render: nil)
    return try await typeset(document.folder(for: changelog), for: job)
  }

  /// The folder in which a file or folder lies.
  private static func parent(of path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  /// A PDF of a part of a bundle. A folder for it is made inside `folder` and taken away again.
  func typeset(
    _ setting: BundleRenderer.Setting, of edition: BundleEdition, with renderer: BundleRenderer, in folder: String
  ) async throws -> [UInt8] {
    let job = TypesettingJob(
      template: setting.template, templates: "Templates/", name: setting.name, module: nil, date: edition.date,
      folder: folder, render: nil)
    return try await typeset(renderer.folder(for: setting, of: edition), for: job)
  }

  private func typeset(_ tree: OutputTree, for job: TypesettingJob) async throws -> [UInt8] {
    do {
      return try await set(tree, for: job)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    } catch TypesettingError.refused(let faults) {
      throw try await refusal(of: faults, setting: job)
    } catch let error as TypesettingError {
      throw try failure(for: error, setting: job)
    }
  }

  /// The PDF, or what the typesetter says.
  func set(_ tree: OutputTree, for job: TypesettingJob) async throws -> [UInt8] {
    let book = try Staging(for: "\(job.folder)/\(job.name)")
    try book.write(tree)
    try await typesetter.typeset(job.template, in: book.path, to: "\(job.name).pdf", dated: job.date)
    return try readFile("\(book.path)/\(job.name).pdf", limit: 1 << 30)
  }

  private func failure(for error: TypesettingError, setting job: TypesettingJob) throws -> Failure {
    let what = Phrase("không in được \(job.name): ", "cannot set \(job.name): ")
    switch error {
    case .interrupted: throw CancellationError()
    case .unwritable(let code):
      let error = StorageError(writing: "\(job.folder)/\(job.name).pdf", code: code)
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
    case .refused:
      return Failure(what + Phrase("trình chế bản từ chối", "the typesetter refused"))
    }
  }
}

/// One PDF that is to be set.
struct TypesettingJob: Sendable {
  let template: String
  /// Where the templates lie in the project, for what Typst says of them.
  let templates: String
  /// The PDF's name without its extension.
  let name: String
  /// What is set; `nil` for what is no module.
  let module: Module?
  let date: CalendarDate
  /// Where a folder for the work is made.
  let folder: String
  /// The same job with another module in it, to look for the block that cannot be set; `nil` where that is not done.
  let render: (@Sendable (Module) -> OutputTree)?
}

extension PrintRenderer.Paper {
  /// The file's name without its extension; on A5 it says so.
  func name(of document: PrintRenderer.Document, in edition: Edition) -> String {
    (document == .book ? edition.name : edition.keyName) + (self == .a4 ? "" : "-\(rawValue)")
  }
}
