import ArgumentParser
import CourseAppraisal
import CourseComparison
import CourseModel
import CourseRelease
import CourseRendering
import CourseStorage

/// `hoclieu publish`
struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: Speech.say(
      "Phát hành mọi phiên bản đã ban hành mà kho chưa có.", "Publishes every issued version that the store lacks."),
    discussion: Speech.say(
      "Mỗi phiên bản được dựng lại từ nguồn đã đóng băng, đối chiếu với niêm phong, dựng HTML và PDF, đóng gói rồi thêm vào kho. Bản đã có trong kho không bao giờ bị sửa.",
      "Every version is compiled from its frozen sources, proved against its seal, rendered, packed and appended. What the store holds is never changed."
    ))

  @Option(
    help: ArgumentHelp(
      Speech.say("Kho phát hành (mặc định: published).", "The store (default: published)."), valueName: "folder"))
  var store: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common)
    let (programme, _) = try project.programme()
    let store = Store(folder: store ?? project.output("published"))
    do {
      let publisher = try Publisher(project: project, store: store)
      let (proved, withdrawn) = try await publisher.provedVersions(of: programme)
      guard try lockFolder(store.folder) else {
        throw Failure(
          Phrase("một lần phát hành khác đang chạy vào kho này", "another run is publishing into this store"),
          help: Phrase("đợi nó xong rồi chạy lại", "wait until it has ended, and run again"))
      }
      // Another run may have published some of them until the lock was ours.
      let waiting = proved.filter { store.release(of: $0.issued.record.module, $0.issued.record.version) == nil }
      let packages = try await inParallel(waiting) { try await publisher.pack($0) }
      for (issued, package) in zip(waiting, packages) { try publisher.append(package, of: issued) }
      let news = try withdrawn.filter { try publisher.append($0) }
      let isNew = try publisher.writeIndex(of: programme)
      Console.standardError.clearProgress()
      report(packages.map(\.release), withdrawn: news, isNew: isNew, in: store)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
  }

  private func report(_ releases: [Release], withdrawn: [WithdrawnVersion], isNew: Bool, in store: Store) {
    let console = Console.standardOutput
    for release in releases {
      for file in release.packages {
        console.line(
          console.styled("+ ", .green) + "\(store.folder)/releases/\(release.module)/\(release.version)/\(file.name)")
      }
    }
    for version in withdrawn {
      let number = version.record.record.number
      console.line(
        console.styled("! ", .red)
          + Speech.say(
            "\(version.module) \(version.version) đã thu hồi, Quyết định số \(number)",
            "\(version.module) \(version.version) is withdrawn, decision \(number)"))
    }
    let total = store.versions().count
    if releases.isEmpty, !isNew {
      console.line(
        Phrase(
          "Không có gì mới: kho đã có đủ \(total) phiên bản đã ban hành.",
          "Nothing new: the store holds all \(total) issued versions."))
    } else {
      console.line(
        Phrase(
          "Đã phát hành \(releases.count) phiên bản; kho có \(total). Mở \(store.folder)/index.html",
          "Published \(releases.count) versions; the store holds \(total). Open \(store.folder)/index.html"))
    }
  }
}

/// An issued version that was taken back.
private struct WithdrawnVersion: Sendable {
  let module: ModuleID
  let version: Version
  let record: RecordFile<WithdrawalRecord>
}

/// Does the work of one run.
private struct Publisher: Sendable {
  let project: Project
  let store: Store
  private let templates: HTMLTemplates
  private let print: PrintRenderer
  private let templatesDigest: Digest

  /// A version that may be published, and the issued one before it.
  struct Proved: Sendable {
    let issued: IssuedModule
    let before: Module?
  }

  init(project: Project, store: Store) throws {
    self.project = project
    self.store = store
    templates = try project.htmlTemplates()
    print = try project.printRenderer()
    templatesDigest = try project.templatesDigest()
  }

  /// Every issued version that the store lacks, and every one that was withdrawn. All issued versions are proved first, also
  /// those that are published: one altered record, and nothing is published.
  func provedVersions(of programme: Programme) async throws -> (waiting: [Proved], withdrawn: [WithdrawnVersion]) {
    let shelf = try await RecordShelf(of: programme, in: project)
    let found = try await inParallel(programme.modules.map(\.id)) { id in
      Console.standardError.progress(Phrase("Đối chiếu hồ sơ \(id)…", "Proving the records of \(id)…"))
      return prove(id, in: shelf)
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

  private func prove(_ id: ModuleID, in shelf: RecordShelf) -> (waiting: [Proved], diagnostics: [Diagnostic]) {
    var (history, diagnostics) = shelf.records(of: id)
    let others = shelf.decisions(besides: id)
    var waiting: [Proved] = []
    var before: Module?
    for records in history where records.issue != nil {
      let (version, reading) = compileFrozen(records, history: history, others: others)
      diagnostics += reading
      guard let version else { continue }
      do {
        guard let issued = issued(try appraise(version.submission, against: version.policy).approved()) else {
          continue
        }
        if let published = store.release(of: id, records.version) {
          diagnostics += differences(between: published, and: issued)
          diagnostics += withdrawalDifferences(from: records)
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
  private func withdrawalDifferences(from records: VersionRecords) -> [Diagnostic] {
    guard let told = store.withdrawal(of: records.module, records.version), told != records.withdraw?.bytes else {
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

  /// Tells the store that a version was withdrawn; answers whether that is news.
  func append(_ withdrawn: WithdrawnVersion) throws -> Bool {
    try Task.checkCancellation()
    return try replaceFile(
      store.withdrawalFile(of: withdrawn.module, withdrawn.version), with: withdrawn.record.bytes)
  }

  func pack(_ proved: Proved) async throws -> Package {
    let issued = proved.issued
    let module = issued.approved.module
    let html = HTMLRenderer(templates)
    var contents = OutputTree()
    for reader in Edition.Reader.allCases {
      // What changed in the key is no learner's business.
      let changes = proved.before.map { compare($0.part(for: reader), module.part(for: reader)) }
      let edition = Edition(of: module, standing: .issued(issued.record), for: reader, changes: changes)
      Console.standardError.progress(Phrase("Đang dựng \(edition.name)…", "Building \(edition.name)…"))
      let folder = reader == .instructor ? "giang-vien/" : ""
      contents.add(html.render(edition), below: folder + "html")
      contents.add(
        try await project.typeset(.book, of: edition, with: print, in: store.folder), at: "\(folder)\(edition.name).pdf"
      )
      guard reader == .instructor else { continue }
      contents.add(
        try await project.typeset(.key, of: edition, with: print, in: store.folder),
        at: "\(folder)\(edition.keyName).pdf")
    }
    let changes = proved.before.map { compare($0, module) }
    return CourseRelease.pack(
      issued, contents, changes: changes, changelog: changes.map { ChangelogRenderer().render($0) } ?? OutputTree(),
      page: changes.map { html.changesPage(showing: $0, of: module, standing: .issued(issued.record)) },
      templates: templatesDigest)
  }

  func append(_ package: Package, of proved: Proved) throws {
    try Task.checkCancellation()
    let record = proved.issued.record
    let staging = try Staging(for: store.folder(of: record.module, record.version))
    try staging.write(package.files, durably: true)
    try staging.add()
  }

  /// Writes what is made from the releases. The catalogue comes last: who reads it finds everything it names. Answers
  /// whether anything changed.
  func writeIndex(of programme: Programme) throws -> Bool {
    try Task.checkCancellation()
    let catalogue = store.catalogue(of: programme)
    var isNew = try store.writePortal(of: catalogue, with: project)
    if try replaceFile(store.folder + "/catalogue.json", with: json(catalogue)) { isNew = true }
    return isNew
  }
}
