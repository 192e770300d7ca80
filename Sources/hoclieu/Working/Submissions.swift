import CourseAppraisal
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

/// Compiles a version from its `source.zip`. What its compiler finds today does not matter as long as the seal fits; where
/// it does not, the findings tell why. What the text cites is looked up in the version's own register, or in that of
/// `tables`; the seal does not depend on it.
func compileFrozen(
  _ records: VersionRecords, history: [VersionRecords], lookingUp tables: ReferenceTables? = nil
) -> (version: FrozenVersion?, diagnostics: [Diagnostic]) {
  let place = SourceSpan(Place.record("source.zip", of: records.module, records.version))
  func unreadable(_ reason: Phrase) -> [Diagnostic] {
    [
      Diagnostic(
        .frozenSourcesUnreadable,
        Finding(
          Phrase("không đọc được `source.zip`: ", "`source.zip` cannot be read: ") + reason, at: place,
          help: Phrase("khôi phục tệp từ lịch sử git", "restore the file from git's history")))
    ]
  }
  guard let archive = records.sources else { return (nil, unreadable(Phrase("không có tệp", "it is not there"))) }
  let sources: SourceTree
  do {
    sources = try thaw(archive)
  } catch {
    return (nil, unreadable(error.reason))
  }
  let (programme, reading) = readProgramme(sources)
  guard let programme else {
    return (nil, unreadable(Phrase("programme.yaml trong đó hỏng", "its programme.yaml is damaged")) + reading)
  }
  let compilation = compile(
    records.module, of: programme, lookingUp: tables?.with(programme.glossary), from: sources)
  guard let module = compilation.module else {
    return (
      nil, unreadable(Phrase("module.yaml trong đó hỏng", "its module.yaml is damaged")) + compilation.diagnostics
    )
  }
  let submission = Submission(seal(module), records: records, history: history)
  return (FrozenVersion(submission: submission, policy: programme.policy, findings: compilation.diagnostics), [])
}

extension Project {
  /// Everything that is wrong with the records of a module, and with its live text where that claims to be an issued
  /// version.
  func recordDiagnostics(of live: Module) -> [Diagnostic] {
    var (history, diagnostics) = records(of: live.id)
    for records in history {
      let (version, reading) = compileFrozen(records, history: history)
      diagnostics += reading
      if let version { diagnostics += appraise(version.submission, against: version.policy).diagnostics }
      guard records.version == live.metadata.version.value, records.issue != nil, let bytes = records.manifest,
        let manifest = Manifest(bytes)
      else { continue }
      if let changed = difference(of: seal(live), from: manifest, isIssued: true) { diagnostics.append(changed) }
    }
    return diagnostics
  }
}
