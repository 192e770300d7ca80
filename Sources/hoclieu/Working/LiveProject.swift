import CourseAppraisal
import CourseCompiler
import CourseModel

/// A project that is being worked on: compiled as far as it is asked for, and anew where its files changed.
struct LiveProject {
  let project: Project
  /// What somebody has written and not saved yet counts in place of what lies on the disk.
  private(set) var unsaved: [SourcePath: [UInt8]] = [:]
  private let fixedDay: CalendarDate?
  private var shared: SharedSources?
  private var modules: [ModuleID: LiveModule] = [:]

  /// What all modules share.
  struct SharedSources {
    /// `nil` where `programme.yaml` cannot be read.
    let programme: Programme?
    let tables: ReferenceTables?
    let sources: SourceTree
    let diagnostics: [Diagnostic]
  }

  /// A module as it is now.
  struct LiveModule {
    /// `nil` where `module.yaml` cannot be read.
    let module: Module?
    /// Whether every topic that `module.yaml` lists could be read.
    let isWhole: Bool
    let sources: SourceTree
    /// What is found in it and does not wait for records or for other modules.
    let diagnostics: [Diagnostic]
  }

  init(_ project: Project, asOf day: CalendarDate? = nil) {
    self.project = project
    fixedDay = day
  }

  /// The day for which everything is asked. Such work goes on overnight, so that today is asked anew.
  var day: CalendarDate { fixedDay ?? today() }

  /// A file is written but not saved; `nil` where it is again what lies on the disk.
  mutating func note(unsaved bytes: [UInt8]?, of path: SourcePath) {
    unsaved[path] = bytes
    noteChange(of: path)
  }

  /// A file was changed, added or taken away.
  mutating func noteChange(of path: SourcePath) {
    if let id = Place.module(of: path) {
      modules[id] = nil
    } else {
      noteChanges()
    }
  }

  /// Anything may have changed.
  mutating func noteChanges() {
    shared = nil
    modules.removeAll()
  }

  mutating func sharedSources() -> SharedSources {
    if let shared { return shared }
    let fresh: SharedSources
    if let (loaded, loading) = try? SourceTree.loadProgramme(at: project.content) {
      var sources = loaded
      for (path, bytes) in unsaved where Place.module(of: path) == nil { sources[path] = bytes }
      let reading = readProgramme(sources)
      fresh = SharedSources(
        programme: reading.programme, tables: reading.programme.map(ReferenceTables.init), sources: sources,
        diagnostics: loading + reading.diagnostics)
    } else {
      fresh = SharedSources(programme: nil, tables: nil, sources: SourceTree(), diagnostics: [])
    }
    shared = fresh
    return fresh
  }

  mutating func module(_ id: ModuleID) -> LiveModule {
    if let known = modules[id] { return known }
    let shared = sharedSources()
    guard let programme = shared.programme else {
      return LiveModule(module: nil, isWhole: false, sources: shared.sources, diagnostics: [])
    }
    let (loaded, loading) = SourceTree.load(id, at: project.content)
    var sources = loaded
    sources.add(shared.sources)
    for (path, bytes) in unsaved where Place.module(of: path) == id { sources[path] = bytes }
    let compilation = compile(id, of: programme, lookingUp: shared.tables, from: sources).including(loading)
    var diagnostics = compilation.diagnostics
    let grounds = Grounds(programme, on: day)
    if let module = compilation.module, compilation.isWhole { diagnostics += appraise(module, on: grounds) }
    let judgement = project.judge(diagnostics, of: compilation, on: grounds.day, besideAll: false)
    let result = LiveModule(
      module: compilation.module, isWhole: compilation.isWhole, sources: sources, diagnostics: judgement.counted)
    modules[id] = result
    return result
  }

  /// The bytes of a file as they were read last; `nil` for one that was not.
  func bytes(of path: SourcePath) -> [UInt8]? {
    unsaved[path] ?? shared?.sources[path] ?? Place.module(of: path).flatMap { modules[$0]?.sources[path] }
  }
}
