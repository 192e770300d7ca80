import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseSigning
import CourseStorage

extension Verifier {
  /// A whole store: every release, then whether catalogue, log and note of status say the same of them, and are signed.
  func store(_ store: Store) async throws -> [Verdict] {
    let catalogue = (try? readFile(store.folder + "/catalogue.json", limit: 64 << 20)).flatMap { bytes in
      readCatalogue(bytes).map { (value: $0, bytes: bytes) }
    }
    let (history, signed) = try history(of: store, catalogue?.value)
    let there = try store.releases()
    let releases = try await inParallel(try store.versions()) { place in
      let verdict = try release(in: store, place.module, place.version, vouched: signed)
      return try standing(
        of: verdict, in: store, place.module, place.version, newest: there[place.module]?.last?.version)
    }
    let listed = catalogue?.value.modules.flatMap(\.releases) ?? []
    // A run that was killed before it wrote the catalogue has announced nothing; the next one does.
    let unlisted = there.values.flatMap { $0 }.filter { !listed.contains($0) }
      .map { "\($0.module) \($0.version)" }.sorted()
    var verdict = history.adding(
      Phrase(
        "danh mục khớp với \(releases.count - unlisted.count) phiên bản",
        "the catalogue fits the \(releases.count - unlisted.count) versions"))
    if !unlisted.isEmpty {
      verdict = verdict.adding(
        Phrase(
          "; chưa công bố \(unlisted.joined(separator: ", ")): lần phát hành trước bị ngắt, chạy lại `hoclieu publish`",
          "; not announced yet: \(unlisted.joined(separator: ", ")); the last publication was interrupted, run `hoclieu publish` again"
        ))
    }
    verdict = store.archiveDiagnostics(of: listed).reduce(verdict) { $0.adding($1) }
    let again = Phrase("chạy lại `hoclieu publish`", "run `hoclieu publish` again")
    func report(_ kind: DiagnosticKind, _ message: Phrase, _ file: String) {
      verdict = verdict.adding(Diagnostic(kind, Finding(message, at: SourceSpan(name(file)), help: again)))
    }
    if let catalogue {
      if try !fits(catalogue.value, there, in: store) {
        report(
          .catalogueOutOfDate,
          Phrase("danh mục không khớp với các bản trong kho", "the catalogue does not fit the releases"),
          "catalogue.json")
      } else {
        let judgement = judgement(of: catalogue.bytes, called: "catalogue.json", in: store, for: .first)
        verdict = adding(judgement, of: "catalogue.json", isSpecimen: catalogue.value.specimen, to: verdict)
      }
    } else {
      report(
        .storeFileMissing, Phrase("thiếu catalogue.json, hoặc tệp này hỏng", "catalogue.json is missing or damaged"),
        "catalogue.json")
    }
    if !exists(store.folder + "/index.html") {
      report(.storeFileMissing, Phrase("thiếu index.html", "index.html is missing"), "index.html")
    }
    return releases + [verdict]
  }

  private func fits(
    _ catalogue: Catalogue, _ releases: [ModuleID: [Release]], in store: Store
  ) throws(StorageError) -> Bool {
    let listed = catalogue.modules.flatMap(\.releases).sorted { ($0.module, $0.version) < ($1.module, $1.version) }
    let there = releases.values.flatMap { $0 }.sorted { ($0.module, $0.version) < ($1.module, $1.version) }
    guard listed == there.filter(listed.contains) else { return false }
    for entry in catalogue.modules where try store.withdrawals(of: entry.releases) != entry.withdrawn ?? [] {
      return false
    }
    return true
  }

  /// What the signatures of a file prove that the store replaces now and then.
  func judgement(
    of bytes: [UInt8], called file: String, in store: Store, for day: CalendarDate
  ) -> KeyRing.Judgement {
    let signatures = Store.signatures(beside: "\(store.folder)/\(Store.signatureName(of: bytes, for: file))")
    return belief.ring.judge(signatures, of: bytes, at: file, for: day)
  }

  /// The verdict with what became of the version since it was issued. A withdrawal must follow the very decision that issued
  /// it.
  private func standing(
    of verdict: Verdict, in store: Store, _ module: ModuleID, _ version: Version, newest: String?
  ) throws(StorageError) -> Verdict {
    guard let bytes = try store.withdrawal(of: module, version) else {
      guard let newest, newest != version.description else { return verdict }
      return verdict.adding(Phrase(" – đã được thay bằng \(newest)", " – superseded by \(newest)"), .superseded)
    }
    guard let record = readWithdrawal(bytes, of: module, version), let subject = verdict.subject,
      record.previous == digest(of: subject.issue)
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
    let told = verdict.adding(
      Phrase(
        " – ĐÃ THU HỒI theo Quyết định số \(record.number) ngày \(record.date.forReaders)",
        " – WITHDRAWN by decision \(record.number) of \(record.date)") + instead, .withdrawn)
    let file = "withdrawals/\(module)-\(version).yaml"
    switch judgement(of: bytes, called: file, in: store, for: record.date) {
    case .genuine, .specimen: return told
    case let judgement: return adding(judgement, of: file, isSpecimen: subject.isSpecimen, to: told)
    }
  }

  private func release(
    in store: Store, _ module: ModuleID, _ version: Version, vouched: Set<PublicationLog.Entry>
  ) throws -> Verdict {
    let folder = store.folder(of: module, version)
    func broken(_ kind: DiagnosticKind, _ message: Phrase, _ file: String) -> Verdict {
      let finding = Finding(
        message, at: SourceSpan(name(file)),
        help: Phrase("khôi phục kho từ bản sao lưu", "restore the store from its backup"))
      return Verdict(name: folder, diagnostics: [Diagnostic(kind, finding)], praise: Phrase(verbatim: ""))
    }
    guard let release = try store.release(of: module, version) else {
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
    let verdict = content(of: bytes, at: "\(folder)/\(file.name)", of: release)
    let differences = store.releaseFolderDiagnostics(of: release)
    guard differences.isEmpty else { return differences.reduce(verdict) { $0.adding($1) } }
    guard let subject = verdict.subject, let sums = try? readFile("\(folder)/\(Sums.name)", limit: 1 << 20) else {
      return verdict
    }
    if let stranger = stranger(in: folder, to: sums) {
      return verdict.adding(
        Diagnostic(
          .sumsDiffer,
          Finding(
            Phrase("SHA256SUMS không ghi `\(stranger)`", "SHA256SUMS does not name `\(stranger)`"),
            at: SourceSpan(name(stranger)),
            help: Phrase("chuyển tệp lạ ra khỏi kho", "move the strange file out of the store"))))
    }
    let judgement = belief.ring.judge(
      Store.signatures(beside: "\(folder)/\(Sums.name)"), of: sums, at: "releases/\(module)/\(version)/\(Sums.name)",
      for: subject.day)
    if let countersigned = try store.countersigned(of: module, version) {
      let place = Store.countersignedFile(of: module, version)
      let print = try store.print(of: module, version)
      if let fault = fault(inCountersigned: countersigned, of: print, named: name(place)) {
        return verdict.adding(fault)
      }
      switch self.judgement(of: countersigned, called: place, in: store, for: subject.day) {
      case .genuine, .specimen: break
      case let other: return adding(other, of: place, isSpecimen: subject.isSpecimen, to: verdict)
      }
    }
    switch judgement {
    // The store's own line says who signed.
    case .genuine: return verdict
    case .specimen where subject.isSpecimen: return verdict
    case .specimen, .unknownKey, .keyEnded:
      // What a trusted key signs today covers all that the log says, also what an older key has signed.
      let entry = PublicationLog.Entry(
        day: subject.day, event: .release, module: module, version: version, digest: digest(of: sums))
      return vouched.contains(entry)
        ? verdict : adding(judgement, of: Sums.name, isSpecimen: subject.isSpecimen, to: verdict)
    case .broken, .unsigned: return adding(judgement, of: Sums.name, isSpecimen: subject.isSpecimen, to: verdict)
    }
  }

  /// A file of a release's folder that nobody has signed; `nil` where there is none.
  private func stranger(in folder: String, to sums: [UInt8]) -> String? {
    let listed = Set((Sums.read(sums) ?? [:]).keys)
    let unlisted = Set(SignatureForm.allCases.map { Sums.name + $0.suffix } + [Sums.name])
    return namesInFolder(folder).first { !listed.contains($0) && !unlisted.contains($0) }
  }
}
