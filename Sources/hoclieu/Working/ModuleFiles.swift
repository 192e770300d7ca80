import CourseCompiler
import CourseModel

/// The files of one module as they lie on the disk, each read once.
struct ModuleFiles: Sendable {
  let id: ModuleID
  /// `module.yaml`, topics and media.
  let own: SourceTree
  let records: SourceTree
  /// What was found while they were read.
  let loading: [Diagnostic]
  let recordsLoading: [Diagnostic]

  init(of id: ModuleID, in project: Project) {
    self.id = id
    (own, loading) = SourceTree.load(id, at: project.content)
    (records, recordsLoading) = SourceTree.loadRecords(of: id, at: project.content)
  }

  /// Compiles the module with what all modules share.
  func compiled(
    in programme: Programme, lookingUp tables: ReferenceTables, beside shared: SourceTree
  ) -> Compilation {
    var sources = own
    for path in shared.paths { sources[path] = shared[path] }
    return compile(id, of: programme, lookingUp: tables, from: sources).including(loading)
  }
}
