import CourseAppraisal
import CourseComparison
import CourseCompiler
import CourseModel
import CourseRelease
import CourseRendering
import CourseSealing

/// A side of a comparison: a version as it was frozen, or the text as it is now.
struct ComparedVersion {
  let module: Module
  let standing: Edition.Standing
}

extension Project {
  /// The two sides that a user named. Without names: the last issued version, and the text as it is now; with one, that version
  /// and the text as it is now. `ban-nay` names the text as it is now.
  func sides(
    of id: ModuleID, from old: String?, to new: String?, in programme: Programme, _ shared: SourceTree
  ) throws -> (old: ComparedVersion, new: ComparedVersion) {
    let (history, diagnostics) = records(of: id)
    guard !diagnostics.containsErrors else {
      throw refuse(diagnostics, Phrase("hồ sơ của \(id) có lỗi", "the records of \(id) have errors"))
    }
    let tables = ReferenceTables(programme)
    func live() throws -> ComparedVersion {
      ComparedVersion(module: try liveModule(id, of: programme, shared).0, standing: .draft(on: today()))
    }
    func past(_ records: VersionRecords) throws -> ComparedVersion {
      ComparedVersion(
        module: try frozen(records, history: history, lookingUp: tables).submission.frozen.module,
        standing: records.issue.map { .issued($0.record) } ?? .draft(on: today()))
    }
    func side(_ name: String) throws -> ComparedVersion {
      name == ComparedVersion.liveName ? try live() : try past(try version(name, of: id, in: history))
    }
    let newer = try new.map(side) ?? live()
    guard let old else {
      guard
        let last = history.last(where: { $0.issue != nil && $0.version < newer.module.metadata.version.value })
          ?? history.last(where: { $0.issue != nil })
      else {
        throw Failure(
          Phrase("\(id) chưa có phiên bản nào được ban hành để so", "\(id) has no issued version to compare with"),
          help: Phrase(
            "nêu hai phiên bản: `hoclieu diff \(id) CŨ MỚI`", "name two versions: `hoclieu diff \(id) OLD NEW`"))
      }
      return (try past(last), newer)
    }
    return (try side(old), newer)
  }

  private func version(_ name: String, of id: ModuleID, in history: [VersionRecords]) throws -> VersionRecords {
    let known = history.filter { $0.compile != nil }
    if let found = known.first(where: { $0.version.description == name }) { return found }
    let names = known.map(\.version.description).joined(separator: ", ")
    throw Failure.usage(
      Phrase("\(id) không có phiên bản `\(name)` trong hồ sơ", "the records of \(id) hold no version `\(name)`"),
      help: Phrase(
        "các phiên bản: \(names.isEmpty ? "chưa có" : names); nội dung hiện tại là `\(ComparedVersion.liveName)`",
        "the versions: \(names.isEmpty ? "none" : names); the text as it is now is `\(ComparedVersion.liveName)`"))
  }

  /// The issued versions of a module, newest first, with what changed in each; none before `since`.
  func changelog(
    of id: ModuleID, titled title: String, since: Version?, _ tables: ReferenceTables
  ) -> (module: Changelog.Module?, diagnostics: [Diagnostic]) {
    var (history, diagnostics) = records(of: id)
    var entries: [Changelog.Entry] = []
    var before: Module?
    for records in history {
      guard let issue = records.issue?.record else { continue }
      let (version, reading) = compileFrozen(records, history: history, lookingUp: tables)
      diagnostics += reading
      guard let module = version?.submission.frozen.module else { continue }
      if since.map({ records.version > $0 }) ?? true {
        entries.append(
          Changelog.Entry(
            version: records.version, decision: issue, isWithdrawn: records.withdraw != nil,
            changes: before.map { compare($0, module) }))
      }
      before = module
    }
    guard !entries.isEmpty else { return (nil, diagnostics) }
    return (
      Changelog.Module(id: id, title: before?.metadata.title.value ?? title, entries: entries.reversed()), diagnostics
    )
  }
}

extension ComparedVersion {
  /// How a user names the text as it is now.
  static let liveName = "ban-nay"
}
