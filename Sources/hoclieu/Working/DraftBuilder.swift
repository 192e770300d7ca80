import CourseAppraisal
import CourseComparison
import CourseCompiler
import CourseModel
import CourseRendering
import CourseSealing
import CourseStorage

/// Builds drafts, one module at a time; several may run side by side. What an earlier run made of the same files, and still
/// stands in its place, is not made again.
struct DraftBuilder: Sendable {
  let project: Project
  let programme: Programme
  let tables: ReferenceTables
  let shared: SourceTree
  let order: DraftOrder
  let html: HTMLRenderer?
  let print: PrintRenderer?
  let pdfs: PrintCache?
  let drafts: DraftCache?
  let work: Work

  struct Result: Sendable {
    let diagnostics: [Diagnostic]
    let isBroken: Bool
    let files: [String]
  }

  func build(_ id: ModuleID) async throws -> Result {
    let files = work.measure(.reading) { ModuleFiles(of: id, in: project) }
    let recollection = work.measure(.recalling) { drafts?.recall(files, in: folder(of: id)) }
    if case .made(let made) = recollection {
      work.tell(id.text, .same([]))
      removePDFs(of: id, otherThan: made.version)
      return Result(diagnostics: [], isBroken: false, files: made.told.map { "\(folder(of: id))/\($0)" })
    }
    if case .not(let reason) = recollection { work.tell(id.text, reason) }
    let compilation = work.measure(.compiling) { files.compiled(in: programme, lookingUp: tables, beside: shared) }
    guard let module = compilation.module, !compilation.diagnostics.containsErrors else {
      return Result(diagnostics: compilation.diagnostics, isBroken: true, files: [])
    }
    do {
      let made = try await make(module, of: files)
      removePDFs(of: id, otherThan: made.version)
      work.measure(.recalling) { drafts?.keep(made, of: files) }
      return Result(
        diagnostics: compilation.diagnostics, isBroken: false, files: made.told.map { "\(folder(of: id))/\($0)" })
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
  }

  private func folder(of id: ModuleID) -> String { "\(order.output)/\(id)" }

  private func make(_ module: Module, of files: ModuleFiles) async throws -> MadeFiles {
    var made = MadeFiles(of: module.metadata.version.value.description)
    let before = html == nil ? nil : work.measure(.proving) { issuedPredecessor(of: module, in: files) }
    for reader in order.editions.readers {
      let edition = Edition(of: module, standing: .draft(on: order.date), for: reader)
      if let html {
        let tree = work.measure(.rendering) {
          let changes = before.map { compare($0.part(for: reader), module.part(for: reader)) }
          return html.render(
            changes.map { Edition(of: module, standing: edition.standing, for: reader, changes: $0) } ?? edition)
        }
        try work.measure(.writing) {
          let name = reader == .instructor ? "html-giang-vien" : "html"
          let staging = try Staging(for: "\(folder(of: module.id))/\(name)")
          try staging.write(tree)
          let marks = fileMarks(below: staging.path)
          try staging.replace()
          made.add(marks, at: name, telling: name + "/index.html")
        }
      }
      if let print { try await set(.book, of: edition, with: print, into: &made) }
    }
    if order.editions.includesKey, let print {
      let edition = Edition(of: module, standing: .draft(on: order.date), for: .instructor)
      try await set(.key, of: edition, with: print, into: &made)
    }
    return made
  }

  /// The newest issued version before the one that the module is now, compiled from its frozen sources. `nil` where there is
  /// none, and where its records cannot be used, which `check` tells.
  private func issuedPredecessor(of module: Module, in files: ModuleFiles) -> Module? {
    let (history, _) = readRecords(of: module.id, in: files.records)
    let version = module.metadata.version.value
    guard let before = history.last(where: { $0.version < version && $0.issue != nil }) else { return nil }
    return compileFrozen(before, history: history, lookingUp: tables).version?.submission.frozen.module
  }

  private func set(
    _ document: PrintRenderer.Document, of edition: Edition, with print: PrintRenderer, into made: inout MadeFiles
  ) async throws {
    let folder = folder(of: edition.module.id)
    let bytes = try await work.measure(.setting) {
      try await project.typeset(
        document, of: edition, with: print, on: order.paper, in: folder, remembering: pdfs)
    }
    let name = order.paper.name(of: document, in: edition) + ".pdf"
    made.add(try markedFile("\(folder)/\(name)", with: bytes, durably: false).mark, at: name)
  }

  /// A draft under an old number would be taken for the newest.
  private func removePDFs(of id: ModuleID, otherThan version: String) {
    guard print != nil else { return }
    let (folder, current) = (folder(of: id), "\(id)-\(version)")
    for name in namesInFolder(folder)
    where name.hasPrefix("\(id)-") && name.hasSuffix(".pdf") && name != current + ".pdf"
      && !name.hasPrefix(current + "-")
    {
      removeTree("\(folder)/\(name)")
    }
  }

  /// The page above all modules, also those that an earlier run built.
  func writeProgrammePage() throws {
    guard let html else { return }
    let built = Set(programme.modules.map(\.id).filter { exists("\(folder(of: $0))/html/index.html") })
    guard !built.isEmpty else { return }
    let tree = html.programmePage(of: programme, built: built, on: order.date)
    do {
      for path in tree.paths { _ = try replaceFile("\(order.output)/\(path)", with: tree[path] ?? [], durably: false) }
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }
}

/// What drafts are wanted.
struct DraftOrder: Sendable {
  /// The folder of all drafts.
  let output: String
  let date: CalendarDate
  let formats: Formats
  let editions: Editions
  let paper: PrintRenderer.Paper
}

/// What earlier runs of `build` made, by module.
struct DraftCache: Sendable {
  private let cache: ResultCache
  private let inputs: Inputs
  private let order: String

  enum Recollection: Sendable {
    case made(MadeFiles)
    case not(ResultCache.Recollection)
  }

  /// `common` is what bears on every module: the program, what modules share and the templates.
  init(in folder: String, for order: DraftOrder, _ common: Inputs) {
    cache = ResultCache(folder)
    inputs = common.adding("--date", order.date.description)
    // Runs with other options make other files; each remembers its own.
    let options = [
      order.output.hasPrefix("/") ? order.output : "\(Project.currentFolder)/\(order.output)",
      order.formats.defaultValueDescription,
      order.editions.defaultValueDescription, order.paper.rawValue,
    ]
    self.order = digest(of: Array(options.joined(separator: "\n").utf8)).short
  }

  func recall(_ files: ModuleFiles, in folder: String) -> Recollection {
    guard files.loading.isEmpty, cache.holds(name(of: files)) else { return .not(.nothing) }
    let recollection = cache.recall(name(of: files), of: inputs(of: files))
    guard case .same(let bytes) = recollection else { return .not(recollection) }
    guard let made = MadeFiles(bytes), made.stand(in: folder) else { return .not(.spoilt) }
    return .made(made)
  }

  func keep(_ made: MadeFiles, of files: ModuleFiles) {
    guard files.loading.isEmpty else { return }
    cache.keep(made.bytes, as: name(of: files), of: inputs(of: files))
  }

  private func inputs(of files: ModuleFiles) -> Inputs {
    inputs.adding(files.own).adding(files.records)
  }

  private func name(of files: ModuleFiles) -> String { "\(files.id)-\(order)" }
}
