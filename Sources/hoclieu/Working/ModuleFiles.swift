import CourseCompiler
import CourseModel

/// The files of one module as they lie on the disk, without its records.
struct ModuleFiles: Sendable {
  let id: ModuleID
  /// `module.yaml`, topics and media.
  let own: SourceTree
  /// What was found while they were read.
  let loading: [Diagnostic]

  init(of id: ModuleID, in project: Project) {
    self.id = id
    (own, loading) = SourceTree.load(id, at: project.content)
  }

  /// The module compiled with what all modules share, and everything that it was compiled from.
  func compiled(
    in programme: Programme, lookingUp tables: ReferenceTables? = nil, beside shared: SourceTree
  ) -> (Compilation, SourceTree) {
    var sources = own
    sources.add(shared)
    return (compile(id, of: programme, lookingUp: tables, from: sources).including(loading), sources)
  }
}
