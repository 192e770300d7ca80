import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

/// Proves packages and stores; needs neither a project nor a network.
struct Verifier: Sendable {
  /// A package: whole, unaltered, and proved by its own records and frozen sources.
  func package(_ bytes: [UInt8], at path: String, of release: Release? = nil) -> Verdict {
    verdict(on: verify(bytes, named: name(path)), at: path, of: release)
  }

  func folder(at path: String) throws(StorageError) -> Verdict {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    var unpacked = OutputTree()
    // The folder may have been renamed; inside, everything is relative to it.
    unpacked.add(try readTree(path, limit: 1 << 30), below: name(path).name.description)
    return verdict(on: verify(unpacked, named: name(path)), at: path, of: nil)
  }

  private func verdict(on opened: OpenedPackage, at path: String, of release: Release?) -> Verdict {
    if isBundle(opened) { return bundle(opened, at: path) }
    var diagnostics = opened.diagnostics
    var praise = Phrase("nguyên vẹn", "whole")
    var issue: [UInt8]?
    // Records of a damaged package prove nothing.
    if diagnostics.isEmpty {
      let (issued, found) = prove(opened, named: name(path), release: release)
      diagnostics += found
      if let issued {
        let record = issued.record
        issue = issued.approved.submission.records.issue?.bytes
        praise = Phrase(
          "nguyên vẹn, đúng bản đã thẩm định và ban hành (\(record.module) \(record.version), Quyết định số \(record.number) ngày \(record.date.forReaders))",
          "whole, and exactly what was appraised and issued (\(record.module) \(record.version), decision \(record.number) of \(record.date))"
        )
        if issued.approved.module.imprint.isSpecimen {
          praise = praise + Phrase(" – BẢN MẪU, không phải tài liệu chính thức", " – SPECIMEN, not official material")
        }
      }
    }
    return Verdict(name: path, diagnostics: diagnostics, praise: praise, issue: issue)
  }

  /// Compiles the package's frozen sources and holds the result against its records.
  func prove(
    _ opened: OpenedPackage, named path: SourcePath, release: Release?
  ) -> (IssuedModule?, [Diagnostic]) {
    func unproved(_ message: Phrase) -> (IssuedModule?, [Diagnostic]) {
      (
        nil,
        [
          Diagnostic(
            .contentNotSealed,
            Finding(
              message, at: SourceSpan(path),
              help: Phrase(
                "không dùng gói này; tải lại từ nơi phát hành",
                "do not use this package; download it again from its source")))
        ]
      )
    }
    let records = opened.payload.paths.filter { $0.text.hasPrefix("records/") }
    // The module's name is in every record; the first one that can be read tells it.
    guard
      let compileFile = records.last(where: { $0.name == "compile.yaml" }), let bytes = opened.payload[compileFile],
      let id = moduleName(in: bytes)
    else { return unproved(Phrase("gói không có hồ sơ", "the package holds no records")) }
    var sources = SourceTree()
    for file in records {
      if let place = Place.folder(of: id).appending(file.text) { sources[place] = opened.payload[file] }
    }
    let (history, diagnostics) = readRecords(of: id, in: sources)
    guard !diagnostics.containsErrors else { return (nil, diagnostics) }
    guard let newest = history.last else {
      return unproved(Phrase("gói không có hồ sơ", "the package holds no records"))
    }
    let (frozen, reading) = compileFrozen(newest, history: history)
    guard let frozen else { return (nil, reading) }
    do {
      let approved = try appraise(frozen.submission, against: frozen.policy).approved()
      guard let issued = issued(approved) else {
        return unproved(Phrase("phiên bản này chưa được ban hành", "this version was not issued"))
      }
      if let release,
        release.seal != issued.record.seal.hexadecimal || release.version != issued.record.version.description
          || release.module != id.text
      {
        return unproved(
          Phrase("gói không phải phiên bản mà kho ghi", "the package is not the version that the store names"))
      }
      return (issued, [])
    } catch {
      return (nil, error.diagnostics)
    }
  }

  private func moduleName(in record: [UInt8]) -> ModuleID? {
    String(decoding: record, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("module: ") }
      .flatMap { ModuleID(String($0.dropFirst("module: ".count))) }
  }

  /// The last part of a path, as a place for findings.
  func name(_ path: String) -> SourcePath {
    SourcePath(path.split(separator: "/").last.map(String.init) ?? path) ?? Place.programme
  }
}
