import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

/// Proves packages and stores; needs neither a project nor a network.
struct Verifier: Sendable {
  let belief: Belief

  /// A package: whole, unaltered, proved by its own records and frozen sources, and signed.
  /// A bundle has a verdict of its own, and one for each version in it.
  func package(_ bytes: [UInt8], at path: String) -> [Verdict] {
    let opened = verify(bytes, named: name(path))
    if isBundle(opened) { return bundle(opened, at: path) }
    let (folder, file) = Verifier.split(path)
    return [placing(verdict(on: opened, at: path, of: nil), bytes, called: file, in: folder)]
  }

  /// An update: whether it can be read, and who signed it. What comes of it is a package that has its own proof.
  func update(_ bytes: [UInt8], at path: String) -> Verdict {
    guard let delta = readUpdate(bytes), let module = ModuleID(delta.module), let version = Version(delta.to.version)
    else {
      let finding = Finding(
        Phrase("không đọc được bản cập nhật", "the update cannot be read"), at: SourceSpan(name(path)),
        help: Phrase("tải lại bản cập nhật, hoặc tải gói đầy đủ", "download the update again, or the whole package"))
      return Verdict(name: path, diagnostics: [Diagnostic(.updateUnreadable, finding)], praise: Phrase(verbatim: ""))
    }
    // It tells neither its day nor whether it is a specimen; the package that comes of it does.
    let subject = Verdict.Subject(module: module, version: version, day: .first, isSpecimen: true, issue: [])
    let praise = Phrase(
      "bản cập nhật \(module) từ \(delta.from.version) lên \(delta.to.version), đọc được",
      "an update of \(module) from \(delta.from.version) to \(delta.to.version), readable")
    let (folder, file) = Verifier.split(path)
    return placing(
      Verdict(name: path, diagnostics: [], praise: praise, subject: subject), bytes, called: file, in: folder)
  }

  /// An unpacked package or bundle. What was signed is its zip, which the same files give again.
  func folder(at path: String) throws(StorageError) -> [Verdict] {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let files = try readTree(path, limit: 1 << 30)
    var unpacked = OutputTree()
    // The folder may have been renamed; inside, everything is relative to it.
    unpacked.add(files, below: name(path).name.description)
    let opened = verify(unpacked, named: name(path))
    if isBundle(opened) { return bundle(opened, at: path) }
    let verdict = verdict(on: opened, at: path, of: nil)
    guard let subject = verdict.subject else { return [verdict] }
    let bag = "\(subject.module)-\(subject.version)"
    var original = OutputTree()
    original.add(files, below: bag)
    return [placing(verdict, repacked(original), called: bag + ".zip", in: Verifier.split(path).folder)]
  }

  /// What a package's own bytes tell.
  func content(of bytes: [UInt8], at path: String, of release: Release? = nil) -> Verdict {
    verdict(on: verify(bytes, named: name(path)), at: path, of: release)
  }

  private func verdict(on opened: OpenedPackage, at path: String, of release: Release?) -> Verdict {
    var diagnostics = opened.diagnostics
    var praise = Phrase("nguyên vẹn", "whole")
    var subject: Verdict.Subject?
    // Records of a damaged package prove nothing.
    if diagnostics.isEmpty {
      let (issued, found) = Verifier.prove(opened, named: name(path), release: release)
      diagnostics += found
      if let issued {
        let record = issued.record
        subject = Verdict.Subject(
          module: record.module, version: record.version, day: record.date,
          isSpecimen: issued.approved.module.imprint.isSpecimen,
          issue: issued.approved.submission.records.issue?.bytes ?? [])
        praise = Phrase(
          "nguyên vẹn, đúng bản đã thẩm định và ban hành (\(record.module) \(record.version), Quyết định số \(record.number) ngày \(record.date.forReaders))",
          "whole, and exactly what was appraised and issued (\(record.module) \(record.version), decision \(record.number) of \(record.date))"
        )
        if issued.approved.module.imprint.isSpecimen {
          praise = praise + Phrase(" – BẢN MẪU, không phải tài liệu chính thức", " – SPECIMEN, not official material")
        }
      }
    }
    return Verdict(name: path, diagnostics: diagnostics, praise: praise, subject: subject)
  }

  /// Compiles the package's frozen sources and holds the result against its records.
  static func prove(
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

  private static func moduleName(in record: [UInt8]) -> ModuleID? {
    String(decoding: record, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("module: ") }
      .flatMap { ModuleID(String($0.dropFirst("module: ".count))) }
  }

  static func split(_ path: String) -> (folder: String, file: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// The last part of a path, as a place for findings.
  func name(_ path: String) -> SourcePath { Verifier.place(path) }

  static func place(_ path: String) -> SourcePath {
    SourcePath(path.split(separator: "/").last.map(String.init) ?? path) ?? Place.programme
  }
}
