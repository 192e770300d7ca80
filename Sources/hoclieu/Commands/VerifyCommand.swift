import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

/// `hoclieu verify`
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: Speech.say(
      "Chứng minh một gói hoặc cả kho là thật.", "Proves that a package or a whole store is genuine."),
    discussion: Speech.say(
      "PATH là một gói .zip, thư mục của gói đã giải nén, hoặc kho phát hành. Không cần thư mục dự án, không cần mạng.",
      "PATH is a .zip package, the folder of an unpacked one, or a store. Needs neither the project nor a network."))

  @Argument(
    help: ArgumentHelp(Speech.say("Gói, thư mục hoặc kho.", "A package, a folder or a store."), valueName: "path"))
  var path: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let verifier = Verifier()
    let verdicts: [Verdict]
    do {
      if !exists(path) {
        throw Failure.usage(Phrase("không có `\(path)`", "there is no `\(path)`"))
      } else if !isFolder(path) {
        let bytes = try readFile(path, limit: 1 << 30)
        if let update = readUpdate(bytes) { throw unprovable(update) }
        verdicts = [verifier.package(bytes, at: path)]
      } else if exists(path + "/bagit.txt") {
        verdicts = [try verifier.folder(at: path)]
      } else if exists(path + "/catalogue.json") || isFolder(path + "/releases") {
        verdicts = try await verifier.store(Store(folder: path))
      } else {
        throw Failure.usage(
          Phrase("`\(path)` không phải gói hay kho phát hành", "`\(path)` is neither a package nor a store"),
          help: Phrase(
            "kho có tệp catalogue.json; gói giải nén có tệp bagit.txt",
            "a store holds catalogue.json; an unpacked package holds bagit.txt"))
      }
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
    for verdict in verdicts { verdict.print() }
    if verdicts.contains(where: { !$0.diagnostics.isEmpty }) { throw ExitCode(1) }
  }
}

/// What was found out about one thing.
private struct Verdict: Sendable {
  let name: String
  let diagnostics: [Diagnostic]
  /// What is said where nothing is wrong.
  let praise: Phrase
  /// The bytes of the decision in the package; `nil` for what is no package, or is damaged.
  var issue: [UInt8]?

  func adding(_ remark: Phrase) -> Verdict {
    Verdict(name: name, diagnostics: diagnostics, praise: praise + remark, issue: issue)
  }

  func adding(_ diagnostic: Diagnostic) -> Verdict {
    Verdict(name: name, diagnostics: diagnostics + [diagnostic], praise: praise, issue: issue)
  }

  func print() {
    let console = Console.standardOutput
    if diagnostics.isEmpty {
      console.line(console.styled("✓ ", .green) + name + ": " + praise[Speech.language])
      return
    }
    console.line(console.styled("✗ ", .red) + name + ": " + Speech.say("KHÔNG dùng được", "must NOT be used"))
    for diagnostic in diagnostics {
      let finding = diagnostic.finding
      let head = console.styled(Speech.say("lỗi", "error") + " [\(diagnostic.kind.code)]: ", .red)
      console.line("  " + head + finding.message[Speech.language])
      if let help = finding.help {
        console.line("    " + console.styled(Speech.say("cách sửa: ", "cure: "), .cyan) + help[Speech.language])
      }
    }
  }
}

private struct Verifier: Sendable {
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
  private func prove(
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

  /// A whole store: every release, then whether the catalogue lists them all.
  func store(_ store: Store) async throws -> [Verdict] {
    let newest = store.releases().mapValues { $0.last?.version }
    let releases = try await inParallel(store.versions()) { place in
      let verdict = try release(in: store, place.module, place.version)
      return standing(of: verdict, in: store, place.module, place.version, newest: newest[place.module] ?? nil)
    }
    var diagnostics: [Diagnostic] = []
    var unlisted: [String] = []
    let path = SourcePath("catalogue.json") ?? Place.programme
    func report(_ kind: DiagnosticKind, _ message: Phrase) {
      diagnostics.append(
        Diagnostic(
          kind,
          Finding(
            message, at: SourceSpan(path), help: Phrase("chạy lại `hoclieu publish`", "run `hoclieu publish` again"))))
    }
    if let catalogue = (try? readFile(store.folder + "/catalogue.json", limit: 64 << 20)).flatMap(readCatalogue) {
      let listed = catalogue.modules.flatMap(\.releases).sorted { ($0.module, $0.version) < ($1.module, $1.version) }
      let there = store.releases().values.flatMap { $0 }.sorted { ($0.module, $0.version) < ($1.module, $1.version) }
      let withdrawn = catalogue.modules.allSatisfy { entry in
        (entry.withdrawn ?? []) == store.withdrawals(of: entry.releases)
      }
      // A run that was killed before it wrote the catalogue has announced nothing; the next one does.
      unlisted = there.filter { !listed.contains($0) }.map { "\($0.module) \($0.version)" }
      diagnostics += store.archiveDiagnostics(of: listed)
      if listed != there.filter(listed.contains) || !withdrawn {
        report(
          .catalogueOutOfDate,
          Phrase("danh mục không khớp với các bản trong kho", "the catalogue does not fit the releases"))
      }
    } else {
      report(
        .storeFileMissing, Phrase("thiếu catalogue.json, hoặc tệp này hỏng", "catalogue.json is missing or damaged"))
    }
    if !exists(store.folder + "/index.html") {
      report(.storeFileMissing, Phrase("thiếu index.html", "index.html is missing"))
    }
    return releases + [
      Verdict(
        name: store.folder, diagnostics: diagnostics,
        praise: Phrase(
          "danh mục khớp với \(releases.count - unlisted.count) phiên bản",
          "the catalogue fits the \(releases.count - unlisted.count) versions")
          + (unlisted.isEmpty
            ? Phrase(verbatim: "")
            : Phrase(
              "; chưa công bố \(unlisted.joined(separator: ", ")): lần phát hành trước bị ngắt, chạy lại `hoclieu publish`",
              "; not announced yet: \(unlisted.joined(separator: ", ")); the last publication was interrupted, run `hoclieu publish` again"
            )))
    ]
  }

  /// The verdict with what became of the version since it was issued. A withdrawal must follow the very decision that issued
  /// it.
  private func standing(
    of verdict: Verdict, in store: Store, _ module: ModuleID, _ version: Version, newest: String?
  ) -> Verdict {
    guard let bytes = store.withdrawal(of: module, version) else {
      guard let newest, newest != version.description else { return verdict }
      return verdict.adding(Phrase(" – đã được thay bằng \(newest)", " – superseded by \(newest)"))
    }
    guard let record = readWithdrawal(bytes, of: module, version), let issue = verdict.issue,
      record.previous == digest(of: issue)
    else {
      return verdict.adding(
        Diagnostic(
          .withdrawalNotOfRelease,
          Finding(
            Phrase(
              "hồ sơ thu hồi \(module) \(version) không nối với quyết định ban hành trong gói",
              "the withdrawal of \(module) \(version) does not follow the decision in the package"),
            at: SourceSpan(name(store.withdrawalFile(of: module, version))),
            help: Phrase("khôi phục kho từ bản sao lưu", "restore the store from its backup"))))
    }
    let instead = record.instead.map { Phrase(", dùng \($0) thay", ", use \($0) instead") } ?? Phrase(verbatim: "")
    return verdict.adding(
      Phrase(
        " – ĐÃ THU HỒI theo Quyết định số \(record.number) ngày \(record.date.forReaders)",
        " – WITHDRAWN by decision \(record.number) of \(record.date)") + instead)
  }

  private func release(in store: Store, _ module: ModuleID, _ version: Version) throws -> Verdict {
    let folder = store.folder(of: module, version)
    func broken(_ kind: DiagnosticKind, _ message: Phrase, _ file: String) -> Verdict {
      let finding = Finding(
        message, at: SourceSpan(name(file)),
        help: Phrase("khôi phục kho từ bản sao lưu", "restore the store from its backup"))
      return Verdict(name: folder, diagnostics: [Diagnostic(kind, finding)], praise: Phrase(verbatim: ""))
    }
    guard let release = store.release(of: module, version) else {
      return broken(
        .storeFileMissing, Phrase("thiếu release.json, hoặc tệp này hỏng", "release.json is missing or damaged"),
        "release.json")
    }
    guard let file = release.packages.first, release.packages.count == 1, OutputPath(file.name) != nil else {
      return broken(
        .storeFileMissing, Phrase("release.json không ghi gói nào", "release.json names no package"), "release.json")
    }
    guard let bytes = try? readFile("\(folder)/\(file.name)", limit: 1 << 30) else {
      return broken(.storeFileMissing, Phrase("thiếu `\(file.name)`", "`\(file.name)` is missing"), file.name)
    }
    guard digest(of: bytes).hexadecimal == file.sha256, bytes.count == file.bytes else {
      return broken(
        .packageNotOfRelease,
        Phrase(
          "`\(file.name)` không phải gói mà release.json ghi",
          "`\(file.name)` is not the package that release.json names"), file.name)
    }
    return store.releaseFolderDiagnostics(of: release).reduce(
      package(bytes, at: "\(folder)/\(file.name)", of: release)
    ) { $0.adding($1) }
  }

  /// The last part of a path, as a place for findings.
  private func name(_ path: String) -> SourcePath {
    SourcePath(path.split(separator: "/").last.map(String.init) ?? path) ?? Place.programme
  }
}
