import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseSealing

/// A version of a module that can be asked what it cites: the text as it lies on the disk, or a version that was issued.
struct CitingVersion: Sendable {
  enum Standing: Equatable, Sendable {
    /// The live text, under a number that has not been issued.
    case draft
    /// Issued, and also the live text.
    case live
    /// Issued; the live text goes on from it.
    case issued
    /// Issued, and replaced by the issue of this version.
    case superseded(by: Version)
  }

  let module: ModuleID
  let version: Version
  let title: String
  let standing: Standing
  let cited: CitedPlaces

  /// Where its files lie when they are not on the disk: the frozen sources, below `Content/`.
  var archive: SourcePath? {
    switch standing {
    case .draft, .live: nil
    case .issued, .superseded: Place.record(VersionRecords.sourcesName, of: module, version)
    }
  }
}

extension Project {
  /// The live text of every module and each version that was ever issued, with what they cite of the law as the register
  /// knows it today; and what could not be read. Modules in the programme's order, of each the older versions first.
  func citingVersions(
    of programme: Programme, _ shared: SourceTree
  ) async throws -> (versions: [CitingVersion], diagnostics: [Diagnostic]) {
    let tables = ReferenceTables(programme)
    let found = try await inParallel(modules([], of: programme)) { id in
      citingVersions(of: id, programme, lookingUp: tables, shared)
    }
    return (found.flatMap(\.versions), found.flatMap(\.diagnostics))
  }

  private func citingVersions(
    of id: ModuleID, _ programme: Programme, lookingUp tables: ReferenceTables, _ shared: SourceTree
  ) -> (versions: [CitingVersion], diagnostics: [Diagnostic]) {
    let (compilation, _) = compileLive(id, of: programme, lookingUp: tables, shared)
    var (history, diagnostics) = records(of: id)
    if compilation.module == nil { diagnostics += compilation.diagnostics }
    let live = compilation.module.map(seal)
    var versions: [CitingVersion] = []
    var isLiveIssued = false
    for records in history where records.issue != nil {
      let next = history.first { $0.issue?.record.supersedes == records.version }
      if let live, live.module.metadata.version.value == records.version, live.manifest.bytes == records.finalManifest {
        isLiveIssued = true
        versions.append(CitingVersion(live.module, next.map { .superseded(by: $0.version) } ?? .live))
        continue
      }
      let (frozen, reading) = compileFrozen(records, history: history, lookingUp: tables)
      diagnostics += reading
      if let module = frozen?.submission.frozen.module {
        versions.append(CitingVersion(module, next.map { .superseded(by: $0.version) } ?? .issued))
      }
    }
    if let live, !isLiveIssued { versions.append(CitingVersion(live.module, .draft)) }
    return (versions, diagnostics)
  }
}

extension CitingVersion {
  fileprivate init(_ module: Module, _ standing: Standing) {
    self.module = module.id
    version = module.metadata.version.value
    title = module.metadata.title.value
    self.standing = standing
    cited = CitedPlaces(of: module)
  }
}
