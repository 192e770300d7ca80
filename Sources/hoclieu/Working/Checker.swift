import CourseAppraisal
import CourseCompiler
import CourseModel

/// Checks modules side by side. What an earlier run found in a module of which nothing has changed is not looked for again.
struct Checker: Sendable {
  private let project: Project
  private let programme: Programme
  private let shared: SourceTree
  private let tables: ReferenceTables
  private let grounds: Grounds
  /// `nil` where the stage does not ask for records.
  private let shelf: RecordShelf?
  let review: ProposalReview?
  private let work: Work
  private let cache: CheckCache?

  /// What was found in one module.
  struct Checked: Sendable {
    let module: ModuleID
    let diagnostics: [Diagnostic]
    let isReadable: Bool
    /// By what passages of it are found again in other modules; `nil` where a topic is missing.
    let hashes: [UInt64]?
    /// What bears on its text.
    fileprivate let text: Inputs
    /// What was compiled in this run. Kept only where few modules are checked: those of a thousand would fill the memory.
    fileprivate let kept: (module: Module?, fingerprints: Fingerprints?)?

    /// Whether it could be laid beside others.
    var isWhole: Bool { hashes != nil }
  }

  init(
    _ project: Project, of programme: Programme, _ shared: SourceTree, records: Bool, on day: CalendarDate, _ work: Work
  ) async throws {
    self.project = project
    self.programme = programme
    self.shared = shared
    self.work = work
    tables = ReferenceTables(programme)
    grounds = Grounds(programme, on: day)
    let shelf =
      records
      ? try await work.measure(.reading) { try await RecordShelf(of: programme, in: project, width: work.width) } : nil
    self.shelf = shelf
    review = shelf.map { ProposalReview(of: programme, $0, in: project, on: day) }
    cache = CheckCache(project, shared, records: shelf, on: day)
  }

  /// What is found in each of the modules by itself, in their order.
  func check(_ modules: [ModuleID]) async throws -> [Checked] {
    let progress = Progress(of: modules.count)
    let areFew = modules.count <= 64
    return try await inParallel(modules, width: work.width) { id in
      await progress.during(Phrase("Đang kiểm tra \(id)", "Checking \(id)")) {
        check(id, keepingModule: areFew)
      }
    }
  }

  private func check(_ id: ModuleID, keepingModule: Bool) -> Checked {
    let files = work.measure(.reading) { ModuleFiles(of: id, in: project) }
    let (text, inputs) = work.measure(.recalling) {
      let text = Inputs().adding(files.own)
      return (text, shelf.map { text.adding($0.inputs(of: id)) } ?? text)
    }
    if let cache {
      let (known, recollection) = work.measure(.recalling) { cache.recall(files, of: inputs) }
      work.tell(id.text, recollection)
      if let known {
        return Checked(
          module: id, diagnostics: known.diagnostics, isReadable: known.isReadable, hashes: known.hashes, text: text,
          kept: nil)
      }
    }
    let compilation = compiled(files)
    var diagnostics = compilation.diagnostics
    var fingerprints: Fingerprints?
    if let module = compilation.module, compilation.isWhole {
      work.measure(.checking) {
        let text = ModuleText(module)
        diagnostics += appraise(text, on: grounds)
        fingerprints = text.fingerprints
      }
      if let shelf {
        work.measure(.proving) { diagnostics += shelf.diagnostics(of: module, on: today(), lookingUp: tables) }
      }
    }
    if let review { diagnostics += review.diagnostics(of: id, as: compilation.module) }
    let hashes = fingerprints.map { text in work.measure(.checking) { text.hashes } }
    let checked = Checked(
      module: id, diagnostics: diagnostics, isReadable: compilation.module != nil, hashes: hashes, text: text,
      kept: keepingModule ? (compilation.module, fingerprints) : nil)
    work.measure(.recalling) {
      cache?.keep(
        .init(diagnostics: diagnostics, isReadable: checked.isReadable, hashes: hashes), about: files, of: inputs)
    }
    return checked
  }

  /// What only shows beside the other modules. Only those that have a passage in common with another are laid beside each
  /// other.
  func findings(across checked: [Checked]) async throws -> [Diagnostic] {
    let common = hashesInCommon(checked)
    let concerned = checked.filter { $0.hashes?.contains(where: common.contains) ?? false }
    guard !concerned.isEmpty else { return [] }
    let inputs = concerned.reduce(Inputs()) { $0.adding($1.module.text, $1.text) }
    if let known = work.measure(.recalling, { cache?.recallAcross(of: inputs) }) { return known }
    let prints = try await inParallel(concerned, width: work.width) { checked -> Fingerprints? in
      if let known = checked.kept?.fingerprints { return known.keeping(common) }
      let module = module(of: checked)
      return work.measure(.checking) { module.map { ModuleText($0).fingerprints.keeping(common) } }
    }
    let diagnostics = work.measure(.checking) { appraise(prints.compactMap { $0 }) }
    cache?.keep(across: diagnostics, of: inputs)
    return diagnostics
  }

  private func hashesInCommon(_ checked: [Checked]) -> Set<UInt64> {
    var seen: Set<UInt64> = []
    seen.reserveCapacity(checked.reduce(0) { $0 + ($1.hashes?.count ?? 0) })
    var common: Set<UInt64> = []
    // A module names each of its own once.
    for hash in checked.lazy.compactMap(\.hashes).joined() where !seen.insert(hash).inserted { common.insert(hash) }
    return common
  }

  /// What counts and what is waived of the findings about a module, with those that only show beside other modules; `besideAll`
  /// tells whether it was laid beside all of them.
  func judge(_ checked: Checked, with acrossModules: [Diagnostic], besideAll: Bool) -> Judgement {
    let diagnostics = checked.diagnostics + acrossModules.within(Place.folder(of: checked.module))
    guard checked.isReadable else { return Judgement(diagnostics) }
    let (waivers, reading) = project.waivers(of: checked.module)
    guard !waivers.isEmpty, let module = module(of: checked) else { return Judgement(reading + diagnostics) }
    let search: Search = !checked.isWhole ? .partly : besideAll ? .programme : .module
    return project.judge(diagnostics, of: module, on: grounds.day, after: search)
  }

  /// The module that was checked; `nil` where `module.yaml` cannot be read.
  func module(of checked: Checked) -> Module? {
    if let kept = checked.kept { return kept.module }
    return compiled(ModuleFiles(of: checked.module, in: project)).module
  }

  private func compiled(_ files: ModuleFiles) -> Compilation {
    work.measure(.compiling) { files.compiled(in: programme, lookingUp: tables, beside: shared).0 }
  }
}
