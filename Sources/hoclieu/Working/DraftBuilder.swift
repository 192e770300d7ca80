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
    // Only the pages say what changed since the issued version.
    let records =
      html == nil ? SourceTree() : work.measure(.reading) { SourceTree.loadRecords(of: id, at: project.content).0 }
    let inputs = work.measure(.recalling) { Inputs().adding(files.own).adding(records) }
    if let drafts {
      let (made, recollection) = work.measure(.recalling) { drafts.recall(files, of: inputs, in: folder(of: id)) }
      work.tell(id.text, recollection)
      if let made {
        removePDFs(of: id, otherThan: made.version)
        return Result(diagnostics: [], isBroken: false, files: paths(of: made, of: id))
      }
    }
    let compilation = work.measure(.compiling) { files.compiled(in: programme, lookingUp: tables, beside: shared).0 }
    guard let module = compilation.module, !compilation.diagnostics.containsErrors else {
      return Result(diagnostics: compilation.diagnostics, isBroken: true, files: [])
    }
    do {
      let made = try await make(module, records)
      removePDFs(of: id, otherThan: made.version)
      work.measure(.recalling) { drafts?.keep(made, from: files, of: inputs) }
      return Result(diagnostics: compilation.diagnostics, isBroken: false, files: paths(of: made, of: id))
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
  }

  private func folder(of id: ModuleID) -> String { "\(order.output)/\(id)" }

  private func paths(of made: MadeFiles, of id: ModuleID) -> [String] { made.told.map { "\(folder(of: id))/\($0)" } }

  private func make(_ module: Module, _ records: SourceTree) async throws -> MadeFiles {
    var made = MadeFiles(of: module.metadata.version.value.description)
    let before = html == nil ? nil : work.measure(.proving) { issuedPredecessor(of: module, in: records) }
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
  private func issuedPredecessor(of module: Module, in records: SourceTree) -> Module? {
    let (history, _) = readRecords(of: module.id, in: records)
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
