import CourseAppraisal
import CourseModel
import CourseRelease
import CourseStorage

extension Publisher {
  /// Every issued version that the store lacks, and every one that was withdrawn. All issued versions are proved first, also
  /// those that are published: one altered record, and nothing is published.
  func provedVersions(
    of programme: Programme, in shard: Shard?
  ) async throws -> (waiting: [Proved], withdrawn: [WithdrawnVersion]) {
    let shelf = try await work.measure(.reading) {
      try await RecordShelf(of: programme, in: project, width: work.width)
    }
    let part = shard?.modules(of: programme)
    let ids = programme.modules.map(\.id).filter { part?.contains($0) ?? true }
    let progress = Progress(of: ids.count)
    let found = try await inParallel(ids, width: work.width) { id in
      try await progress.during(Phrase("Đang đối chiếu hồ sơ \(id)", "Proving the records of \(id)")) {
        try work.measure(.proving) { try prove(id, in: shelf) }
      }
    }
    let diagnostics = found.flatMap(\.diagnostics)
    guard !diagnostics.containsErrors else {
      throw project.refuse(
        diagnostics.filter { $0.kind.severity == .error },
        Phrase("hồ sơ không khớp nên không phát hành gì", "the records do not fit, so nothing is published"))
    }
    let withdrawn = programme.modules.map(\.id).flatMap { id in
      shelf.records(of: id).versions.compactMap { records in
        records.withdraw.map { WithdrawnVersion(module: id, version: records.version, record: $0) }
      }
    }
    return (found.flatMap(\.waiting), withdrawn)
  }

  private func prove(
    _ id: ModuleID, in shelf: RecordShelf
  ) throws(StorageError) -> (waiting: [Proved], diagnostics: [Diagnostic]) {
    var (history, diagnostics) = shelf.records(of: id)
    let others = shelf.decisions(besides: id)
    var waiting: [Proved] = []
    var before: Module?
    for records in history where records.issue != nil {
      let (version, reading) = compileFrozen(records, history: history, others: others)
      diagnostics += reading
      guard let version else { continue }
      let published = try store.release(of: id, records.version)
      let withdrawal = try withdrawalDifferences(from: records)
      do {
        guard let issued = issued(try appraise(version.submission, against: version.policy).approved()) else {
          continue
        }
        if let published {
          diagnostics += differences(between: published, and: issued)
          diagnostics += withdrawal
        } else if exists(store.folder(of: id, records.version)) {
          diagnostics.append(unreadable(id, records.version))
        } else {
          waiting.append(Proved(issued: issued, before: before))
        }
        before = issued.approved.module
      } catch {
        diagnostics += error.diagnostics
      }
    }
    return (waiting, diagnostics)
  }

  private func unreadable(_ id: ModuleID, _ version: Version) -> Diagnostic {
    Diagnostic(
      .storeFileMissing,
      Finding(
        Phrase(
          "kho có \(id) \(version) nhưng release.json thiếu hoặc hỏng",
          "the store holds \(id) \(version), but its release.json is missing or damaged"),
        at: SourceSpan(Place.record(RecordKind.issue.fileName, of: id, version)),
        help: Phrase("khôi phục kho từ bản sao lưu", "restore the store from its backup")))
  }

  /// A version number is published once: what the store holds under it must be what the records say.
  private func differences(between published: Release, and issued: IssuedModule) -> [Diagnostic] {
    guard
      published.seal != issued.record.seal.hexadecimal
        || published.sources != issued.approved.sources.hexadecimal
        || published.decision.number != issued.record.number
    else { return [] }
    return [
      Diagnostic(
        .releaseDiffers,
        Finding(
          Phrase(
            "kho đã có \(published.module) \(published.version) với niêm phong \(published.seal.prefix(12))…",
            "the store holds \(published.module) \(published.version) with the seal \(published.seal.prefix(12))…"),
          at: SourceSpan(Place.record(RecordKind.issue.fileName, of: issued.record.module, issued.record.version)),
          help: Phrase("ban hành nội dung mới dưới một số phiên bản mới", "issue new content under a new version")))
    ]
  }

  /// What the store says of a withdrawal is never taken back: a province may have acted on it.
  private func withdrawalDifferences(from records: VersionRecords) throws(StorageError) -> [Diagnostic] {
    guard let told = try store.withdrawal(of: records.module, records.version), told != records.withdraw?.bytes else {
      return []
    }
    let name = "\(records.module) \(records.version)"
    return [
      Diagnostic(
        .releaseDiffers,
        Finding(
          Phrase("kho đã ghi \(name) bị thu hồi theo một hồ sơ khác", "the store has another withdrawal of \(name)"),
          at: SourceSpan(Place.record(RecordKind.withdraw.fileName, of: records.module, records.version)),
          help: Phrase("khôi phục tệp từ lịch sử git", "restore the file from git's history")))
    ]
  }
}
