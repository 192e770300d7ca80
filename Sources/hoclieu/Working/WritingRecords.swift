import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseStorage

extension Project {
  /// Adds files to the records of one version. The folder is replaced in one step, so that no half of a record is ever there.
  func write(
    _ files: [String: [UInt8]], to records: VersionRecords?, of module: ModuleID, _ version: Version
  ) throws {
    let tree = recordFolder((records?.files ?? [:]).merging(files) { $1 })
    let target = "\(content)/\(Place.records(of: module, version))"
    do {
      let staging = try Staging(for: target)
      try staging.write(tree, durably: true)
      if exists(target) { try staging.replace() } else { try staging.add() }
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }

  /// Says why something may not be done.
  func refuse(_ diagnostics: [Diagnostic], _ message: Phrase) -> Failure {
    report(diagnostics)
    return Failure(message)
  }

  /// Refuses a module whose text breaks a rule that has to be kept before anyone may rely on it. What somebody answers for is
  /// let through.
  func refuseErrors(of live: Module, on grounds: Grounds) throws {
    let judgement = judge(appraise(live, on: grounds), of: live, on: grounds.day, after: .partly)
    let errors = judgement.counted.filter { $0.kind.severity == .error }
    guard errors.isEmpty else {
      throw refuse(
        errors, Phrase("\(live.id) còn lỗi nên chưa trình được", "\(live.id) has errors and cannot be submitted"))
    }
  }

  /// The version that a command is about: the one named, else the one in module.yaml.
  func records(
    of module: ModuleID, version named: Version?, live: Module
  ) throws -> (records: VersionRecords, history: [VersionRecords]) {
    let (history, diagnostics) = records(of: module)
    let version = named ?? live.metadata.version.value
    if diagnostics.containsErrors {
      throw refuse(diagnostics, Phrase("hồ sơ của \(module) có lỗi", "the records of \(module) have errors"))
    }
    guard let found = history.first(where: { $0.version == version }), found.compile != nil else {
      throw Failure(
        Phrase("\(module) \(version) chưa được trình thẩm định", "\(module) \(version) has not been submitted"),
        help: Phrase("trình: `hoclieu submit \(module)`", "submit it: `hoclieu submit \(module)`"))
    }
    return (found, history)
  }

  /// The live module, which must compile without errors.
  func liveModule(_ id: ModuleID, of programme: Programme, _ shared: SourceTree) throws -> (
    Module, SourceTree, [SourcePath]
  ) {
    let (compilation, sources) = compileLive(id, of: programme, shared)
    guard let module = compilation.module, !compilation.diagnostics.containsErrors else {
      throw refuse(
        compilation.diagnostics.filter { $0.kind.severity == .error },
        Phrase("\(id) còn lỗi", "\(id) has errors"))
    }
    return (module, sources, compilation.closure)
  }
}
