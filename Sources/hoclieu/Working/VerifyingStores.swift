import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

extension Verifier {
  /// A whole store: every release, then whether the catalogue lists them all.
  func store(_ store: Store) async throws -> [Verdict] {
    let newest = store.releases().mapValues { $0.last?.version }
    let releases = try await inParallel(store.versions()) { place in
      let verdict = try release(in: store, place.module, place.version)
      return standing(of: verdict, in: store, place.module, place.version, newest: newest[place.module] ?? nil)
    }
    var diagnostics: [Diagnostic] = []
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
      if listed != there || !withdrawn {
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
          "danh mục khớp với \(releases.count) phiên bản", "the catalogue fits the \(releases.count) versions"))
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
    return package(bytes, at: "\(folder)/\(file.name)", of: release)
  }
}
