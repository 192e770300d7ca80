import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseSealing

extension Project {
  /// The newest issued version of a module before the one that it is now, compiled from its frozen sources. `nil` where there is
  /// none, and where its records cannot be used, which `check` tells.
  func issuedPredecessor(of module: Module, lookingUp tables: ReferenceTables) -> Module? {
    let (history, _) = records(of: module.id)
    let version = module.metadata.version.value
    guard let before = history.last(where: { $0.version < version && $0.issue != nil }) else { return nil }
    return compileFrozen(before, history: history, lookingUp: tables).version?.submission.frozen.module
  }
}
