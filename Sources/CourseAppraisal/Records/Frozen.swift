import CourseModel
import CourseSealing

extension RecordCheck {
  static let frozenFileMissing = RecordCheck(
    DiagnosticKind(
      "TD-201", "frozen-file-missing", .error,
      summary: Phrase(
        "Thiếu `content.manifest`, `source.zip` hoặc biên bản của một phiên bản.",
        "`content.manifest`, `source.zip` or a record of a version is missing."),
      rationale: Phrase(
        "Thiếu một trong các tệp này thì không chứng minh được bản đã thẩm định.",
        "Without them nobody can prove what was appraised."),
      basis: .recordRule,
      example: .init(
        bad: """
          records/1.0.0/appraise.yaml
          records/1.0.0/compile.yaml
          records/1.0.0/content.manifest
          """,
        good: """
          records/1.0.0/appraise.yaml
          records/1.0.0/compile.yaml
          records/1.0.0/content.manifest
          records/1.0.0/source.zip
          """))
  ) { missingFiles(in: $0) }

  static let frozenSourcesAltered = RecordCheck(
    DiagnosticKind(
      "TD-202", "frozen-sources-altered", .error,
      summary: Phrase("`source.zip` đã bị thay đổi sau khi trình.", "`source.zip` was altered after it was submitted."),
      rationale: Phrase(
        "Bản đóng băng phải đúng từng byte với bản đã trình.", "A frozen version is kept byte for byte."),
      basis: .recordRule,
      example: .init(
        bad: "records/1.0.0/source.zip   # nén lại bằng tay",
        good: "records/1.0.0/source.zip   # đúng tệp mà `submit` đã ghi"))
  ) { grounds in
    grounds.frozen.compactMap { frozen in
      guard let sources = frozen.sources, let expected = frozen.expectedSources, digest(of: sources) != expected else {
        return nil
      }
      return Finding(
        Phrase(
          "`\(frozen.sourcesName)` không còn là tệp đã đóng băng",
          "`\(frozen.sourcesName)` is no longer the file that was frozen"),
        at: grounds.place(of: frozen.sourcesName), help: restoreHelp)
    }
  }

  static let manifestAltered = RecordCheck(
    DiagnosticKind(
      "TD-203", "manifest-altered", .error,
      summary: Phrase("`content.manifest` không khớp với niêm phong.", "`content.manifest` does not match the seal."),
      rationale: Phrase("Niêm phong là SHA-256 của tệp này.", "The seal is the SHA-256 of that file."),
      basis: .recordRule,
      example: .init(
        bad: "records/1.0.0/content.manifest   # xóa một dòng",
        good: "records/1.0.0/content.manifest   # đúng tệp mà `submit` đã ghi"))
  ) { grounds in
    grounds.frozen.compactMap { frozen in
      guard let manifest = frozen.manifest, let seal = frozen.expectedSeal, digest(of: manifest) != seal else {
        return nil
      }
      return Finding(
        Phrase(
          "`\(frozen.manifestName)` không còn khớp với niêm phong \(seal.short)…",
          "`\(frozen.manifestName)` no longer matches the seal \(seal.short)…"),
        at: grounds.place(of: frozen.manifestName), help: restoreHelp)
    }
  }

  static let sourcesDoNotMatchManifest = RecordCheck(
    DiagnosticKind(
      "TD-204", "sources-do-not-match-manifest", .error,
      summary: Phrase(
        "Nguồn đóng băng không cho ra nội dung đã niêm phong.", "The frozen sources do not give the sealed content."),
      rationale: Phrase(
        "Bản phát hành được dựng từ nguồn này, nên phải đúng bản đã thẩm định.",
        "Releases are built from them, so they must be what was appraised."),
      basis: .recordRule,
      example: .init(
        bad: """
          # source.zip: “Thời hạn là 5 ngày.”
          # content.manifest: mã của “Thời hạn là 3 ngày.”
          """,
        good: """
          # source.zip: “Thời hạn là 3 ngày.”
          # content.manifest: mã của “Thời hạn là 3 ngày.”
          """))
  ) { grounds in
    grounds.frozen.compactMap { frozen in
      guard let manifest = frozen.manifest, frozen.compiled.manifest.bytes != manifest else { return nil }
      let places = Manifest(manifest).map { frozen.compiled.manifest.places(differingFrom: $0) } ?? []
      let first = places.first.map { Phrase(" (đầu tiên: `\($0)`)", " (first: `\($0)`)") } ?? Phrase(verbatim: "")
      return Finding(
        Phrase(
          "nguồn đóng băng khác nội dung đã niêm phong ở \(places.count) chỗ",
          "the frozen sources differ from the sealed content in \(places.count) places") + first,
        at: grounds.place(of: frozen.manifestName), help: restoreHelp)
    }
  }
}

/// A text that was frozen: what the council read, or what was corrected after it.
private struct FrozenText {
  let manifestName: String
  let sourcesName: String
  let manifest: [UInt8]?
  let sources: [UInt8]?
  let expectedSeal: Digest?
  let expectedSources: Digest?
  let compiled: SealedModule
}

extension RecordGrounds {
  fileprivate var frozen: [FrozenText] {
    let read = FrozenText(
      manifestName: VersionRecords.manifestName, sourcesName: VersionRecords.sourcesName, manifest: records.manifest,
      sources: records.sources, expectedSeal: records.compile?.record.seal,
      expectedSources: records.compile?.record.sources, compiled: submission.appraised)
    guard let correct = records.correct else { return [read] }
    return [
      read,
      FrozenText(
        manifestName: VersionRecords.correctedManifestName, sourcesName: VersionRecords.correctedSourcesName,
        manifest: records.finalManifest, sources: records.finalSources, expectedSeal: correct.record.seal,
        expectedSources: correct.record.sources, compiled: submission.frozen),
    ]
  }
}

/// The files that must be there and are not: those that are frozen, those that a record presupposes, and those that
/// `SHA256SUMS` lists.
private func missingFiles(in grounds: RecordGrounds) -> [Finding] {
  let records = grounds.records
  var findings: [Finding] = []
  func report(_ name: String, because reason: Phrase) {
    findings.append(
      Finding(
        Phrase("thiếu `\(name)`: ", "`\(name)` is missing: ") + reason, at: grounds.place(of: name), help: restoreHelp))
  }
  let version = Phrase("phiên bản \(records.version) đã trình", "version \(records.version) was submitted")
  if records.compile == nil { report(RecordKind.compile.fileName, because: version) }
  for frozen in grounds.frozen {
    if frozen.manifest == nil { report(frozen.manifestName, because: version) }
    if frozen.sources == nil { report(frozen.sourcesName, because: version) }
  }
  for kind in RecordKind.allCases where kind != .compile && records.bytes(of: kind) != nil {
    guard let before = records.record(before: kind), before != .compile, records.bytes(of: before) == nil else {
      continue
    }
    report(
      before.fileName, because: Phrase("hồ sơ đã có `\(kind.fileName)`", "the records have `\(kind.fileName)`"))
  }
  guard let sums = records.sums else {
    report(VersionRecords.sumsName, because: version)
    return findings
  }
  let named = Set(findings.map(\.span.path))
  for name in sums.keys.sorted() where records.files[name] == nil {
    guard !named.contains(grounds.place(of: name).path) else { continue }
    report(name, because: Phrase("SHA256SUMS có ghi tệp này", "SHA256SUMS lists it"))
  }
  return findings
}
