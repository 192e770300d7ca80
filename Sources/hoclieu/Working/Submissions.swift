import CourseAppraisal
import CourseComparison
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing

/// A frozen version, compiled again from its own sources.
struct FrozenVersion: Sendable {
  let submission: Submission
  /// The policy that was in force when the version was frozen.
  let policy: AppraisalPolicy
  /// What the compiler finds in it today.
  let findings: [Diagnostic]
}

/// Compiles a version from its frozen sources: what the council read, and what was corrected after it. What the compiler finds
/// today does not matter as long as the seal fits; where it does not, the findings tell why. What the text cites is looked up in
/// the version's own register, or in that of `tables`; the seal does not depend on it. `others` are the decisions of the other
/// modules, where they are known.
func compileFrozen(
  _ records: VersionRecords, history: [VersionRecords], others: [NumberedDecision]? = nil,
  lookingUp tables: ReferenceTables? = nil
) -> (version: FrozenVersion?, diagnostics: [Diagnostic]) {
  let read = compileArchive(records.sources, named: VersionRecords.sourcesName, of: records, lookingUp: tables)
  guard let (module, policy) = read.result else { return (nil, read.diagnostics) }
  var found = read.diagnostics
  var final: Module?
  if records.correct != nil {
    let corrected = compileArchive(
      records.finalSources, named: VersionRecords.correctedSourcesName, of: records, lookingUp: tables)
    guard let result = corrected.result else { return (nil, corrected.diagnostics) }
    final = result.module
    found = corrected.diagnostics
  }
  let appraised = seal(module)
  let submission = Submission(
    final.map(seal) ?? appraised, appraised: appraised, records: records, history: history, others: others)
  return (FrozenVersion(submission: submission, policy: policy, findings: found), [])
}

/// What an archive of frozen sources gives: the module, the policy that was in force when it was frozen, and what the compiler
/// finds; without a result, why there is none.
private func compileArchive(
  _ archive: [UInt8]?, named name: String, of records: VersionRecords, lookingUp tables: ReferenceTables?
) -> (result: (module: Module, policy: AppraisalPolicy)?, diagnostics: [Diagnostic]) {
  func unreadable(_ reason: Phrase, _ causes: [Diagnostic] = []) -> (
    result: (module: Module, policy: AppraisalPolicy)?, diagnostics: [Diagnostic]
  ) {
    let finding = Finding(
      Phrase("không đọc được `\(name)`: ", "`\(name)` cannot be read: ") + reason,
      at: SourceSpan(Place.record(name, of: records.module, records.version)),
      help: Phrase("khôi phục tệp từ lịch sử git", "restore the file from git's history"))
    return (nil, [Diagnostic(.frozenSourcesUnreadable, finding)] + causes)
  }
  guard let archive else { return unreadable(Phrase("không có tệp", "it is not there")) }
  let sources: SourceTree
  do {
    sources = try thaw(archive)
  } catch {
    return unreadable(error.reason)
  }
  // Where another register is asked, this one need not be read: it is the longest of the files.
  let (programme, reading) = readProgramme(
    tables == nil ? sources : sources.excluding { $0.folder == Place.law })
  guard let programme else {
    return unreadable(Phrase("programme.yaml trong đó hỏng", "its programme.yaml is damaged"), reading)
  }
  let compilation = compile(
    records.module, of: programme, lookingUp: tables?.with(programme.glossary), from: sources)
  guard let module = compilation.module else {
    return unreadable(Phrase("module.yaml trong đó hỏng", "its module.yaml is damaged"), compilation.diagnostics)
  }
  return ((module, programme.policy), compilation.diagnostics)
}

/// The records of all modules, each read once.
struct RecordShelf: Sendable {
  private struct Shelf {
    let versions: [VersionRecords]
    let diagnostics: [Diagnostic]
    let sources: SourceTree
    let loading: [Diagnostic]
  }

  private let shelves: [ModuleID: Shelf]
  /// In the order of the modules' names.
  private let decisions: [(module: ModuleID, decision: NumberedDecision)]

  init(of programme: Programme, in project: Project, width: Int = coreCount) async throws {
    let ids = programme.modules.map(\.id)
    let read = try await inParallel(ids, width: width) { id in
      let (sources, loading) = SourceTree.loadRecords(of: id, at: project.content)
      let (versions, reading) = readRecords(of: id, in: sources)
      return Shelf(versions: versions, diagnostics: loading + reading, sources: sources, loading: loading)
    }
    let shelves = Dictionary(zip(ids, read), uniquingKeysWith: { first, _ in first })
    self.shelves = shelves
    decisions = shelves.keys.sorted().flatMap { id in
      (shelves[id]?.versions ?? []).flatMap(\.decisions).map { (id, $0) }
    }
  }

  func records(of module: ModuleID) -> (versions: [VersionRecords], diagnostics: [Diagnostic]) {
    shelves[module].map { ($0.versions, $0.diagnostics) } ?? ([], [])
  }

  /// What bears on the findings about every module's records: the numbers of all decisions.
  var inputsOfAll: Inputs { Inputs().adding("decisions", "\(decisions)") }

  /// The decisions of all modules but one, in the order of the modules.
  func decisions(besides module: ModuleID) -> [NumberedDecision] {
    decisions.filter { $0.module != module }.map(\.decision)
  }

  /// What bears on the findings about a module's records beside `inputsOfAll`.
  func inputs(of module: ModuleID) -> Inputs {
    guard let shelf = shelves[module] else { return Inputs() }
    // Why a file could not be read bears on what is said of it.
    return Inputs().adding(shelf.sources).adding("records", "\(shelf.loading)")
  }
}

extension Project {
  /// The decisions of all modules but one.
  func decisions(of programme: Programme, besides module: ModuleID) -> [NumberedDecision] {
    programme.modules.map(\.id).filter { $0 != module }.flatMap { records(of: $0).0.flatMap(\.decisions) }
  }

  /// A version with the decisions of the other modules beside it; refuses where it cannot be compiled again.
  func frozen(
    _ records: VersionRecords, history: [VersionRecords], in programme: Programme
  ) throws -> FrozenVersion {
    let (version, reading) = compileFrozen(
      records, history: history, others: decisions(of: programme, besides: records.module))
    guard let version else {
      throw refuse(reading, Phrase("không đọc được bản đã đóng băng", "the frozen version cannot be read"))
    }
    return version
  }

  /// A version for those who read and compare it: what it cites is looked up in `tables`, and no other module stands beside it;
  /// refuses where it cannot be compiled again.
  func frozen(
    _ records: VersionRecords, history: [VersionRecords], lookingUp tables: ReferenceTables
  ) throws -> FrozenVersion {
    let (version, diagnostics) = compileFrozen(records, history: history, lookingUp: tables)
    guard let version else {
      throw refuse(
        diagnostics,
        Phrase(
          "không dựng lại được \(records.module) \(records.version)",
          "\(records.module) \(records.version) cannot be compiled again"))
    }
    return version
  }
}

extension RecordShelf {
  /// Everything that is wrong with the records of a module on a day, and with its live text where that claims to be an issued
  /// version.
  func diagnostics(
    of live: Module, on day: CalendarDate, lookingUp tables: ReferenceTables
  ) -> [Diagnostic] {
    var (history, diagnostics) = records(of: live.id)
    let others = decisions(besides: live.id)
    // A version that a council has read is no longer held against the number that it asked for.
    let isOpen = history.first { $0.version == live.metadata.version.value }?.appraise == nil
    let predecessor = history.last { $0.version < live.metadata.version.value && $0.issue != nil }?.version
    for records in history {
      let (version, reading) = compileFrozen(
        records, history: history, others: others, lookingUp: tables)
      diagnostics += reading
      if let version {
        if isOpen, records.version == predecessor {
          diagnostics += appraise(compare(version.submission.frozen.module, live), of: live)
        }
        diagnostics += appraise(version.submission, against: version.policy, on: day).diagnostics
      }
      guard records.version == live.metadata.version.value, records.issue != nil, let bytes = records.finalManifest,
        let manifest = Manifest(bytes)
      else { continue }
      if let changed = difference(of: seal(live), from: manifest, isIssued: true) { diagnostics.append(changed) }
    }
    return diagnostics
  }
}
