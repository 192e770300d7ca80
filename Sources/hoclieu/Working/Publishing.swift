import CourseAppraisal
import CourseComparison
import CourseModel
import CourseRelease
import CourseRendering
import CourseStorage

/// Does the work of one run of `publish`.
struct Publisher: Sendable {
  let project: Project
  let store: Store
  let signer: Signer
  let work: Work
  /// Where folders for the typesetter are made.
  private let workplace: String
  let templates: HTMLTemplates
  private let print: PrintRenderer
  private let documents: ChangesDocument
  let templatesDigest: Digest

  /// A version that may be published, and the issued one before it.
  struct Proved: Sendable {
    let issued: IssuedModule
    let before: Module?

    /// As in `cd01 1.0.0`.
    var name: String { "\(issued.record.module) \(issued.record.version)" }
  }

  init(project: Project, store: Store, signer: Signer, work: Work, workplace: String) throws {
    self.project = project
    self.store = store
    self.signer = signer
    self.work = work
    self.workplace = workplace
    templates = try project.htmlTemplates()
    print = try project.printRenderer()
    documents = ChangesDocument(try project.documentTemplates())
    templatesDigest = try project.templatesDigest()
  }

  /// Whether the store has not got a version yet.
  func lacks(_ proved: Proved) throws(StorageError) -> Bool {
    try store.release(of: proved.issued.record.module, proved.issued.record.version) == nil
  }

  /// Builds, sets and packs a version.
  func pack(_ proved: Proved) async throws -> Package {
    let issued = proved.issued
    let module = issued.approved.module
    let html = HTMLRenderer(templates)
    var contents = OutputTree()
    for reader in Edition.Reader.allCases {
      // What changed in the key is no learner's business.
      let changes = proved.before.map { compare($0.part(for: reader), module.part(for: reader)) }
      let edition = Edition(of: module, standing: .issued(issued.record), for: reader, changes: changes)
      let folder = reader == .instructor ? "giang-vien/" : ""
      contents.add(work.measure(.rendering) { html.render(edition) }, below: folder + "html")
      let book = try await work.measure(.setting) {
        try await project.typeset(.book, of: edition, with: print, in: workplace)
      }
      contents.add(book, at: "\(folder)\(edition.name).pdf")
      guard reader == .instructor else { continue }
      let key = try await work.measure(.setting) {
        try await project.typeset(.key, of: edition, with: print, in: workplace)
      }
      contents.add(key, at: "\(folder)\(edition.keyName).pdf")
    }
    let changes = proved.before.map { compare($0, module) }
    let changelog = try await changelog(of: changes, for: issued, html)
    return work.measure(.packing) {
      CourseRelease.pack(
        issued, contents, changes: changes, changelog: changelog,
        page: changes.map { html.changesPage(showing: $0, of: module, standing: .issued(issued.record)) },
        templates: templatesDigest)
    }
  }

  /// The changelog in every form; nothing for a first version.
  private func changelog(
    of changes: ModuleChanges?, for issued: IssuedModule, _ html: HTMLRenderer
  ) async throws -> OutputTree {
    guard let changes else { return OutputTree() }
    let (module, standing) = (issued.approved.module, Edition.Standing.issued(issued.record))
    var tree = ChangelogRenderer().render(changes)
    tree.add(html.teachingPage(showing: changes, of: module, standing: standing), at: "day-lai.html")
    let pdf = try await work.measure(.setting) {
      try await project.typeset(changes, of: module, standing: standing, with: documents, near: workplace + "/")
    }
    tree.add(pdf, at: "thay-doi.pdf")
    return tree
  }

  /// The package with an update beside it that makes it out of the package of the version before, where the store or this
  /// run has that one.
  func addingUpdate(to package: Package, among packages: [Package]) throws -> Package {
    let new = package.release
    guard let module = ModuleID(new.module), let before = new.supersedes.flatMap({ Version($0) }) else {
      return package
    }
    Console.standardError.progress(
      Phrase(
        "Đang lập bản cập nhật \(new.module) \(new.version)…", "Making the update to \(new.module) \(new.version)…"))
    if let old = packages.first(where: { $0.release.module == new.module && $0.release.version == before.description })
    {
      return try package.addingUpdate(from: old.zip, of: old.release)
    }
    guard let release = try store.release(of: module, before) else { return package }
    return try package.addingUpdate(from: try store.package(of: release), of: release)
  }

  /// Appends a version to the store for good.
  func append(_ package: Package, of proved: Proved) throws {
    try Task.checkCancellation()
    let record = proved.issued.record
    let staging = try Staging(for: store.folder(of: record.module, record.version), durably: true)
    try staging.write(signed(package.files, of: record.module, record.version), durably: true)
    try staging.add()
  }

  /// Tells the store that a version was withdrawn; answers whether that is news.
  func append(_ withdrawn: WithdrawnVersion) throws -> Bool {
    try Task.checkCancellation()
    return try replaceSigned(
      "withdrawals/\(withdrawn.module)-\(withdrawn.version).yaml", with: withdrawn.record.bytes)
  }
}

extension Publisher {
  /// Adds the signed prints that the records hold to the store; answers whether any is news.
  func appendCountersigned(of programme: Programme) throws -> Bool {
    var isNew = false
    for id in programme.modules.map(\.id) {
      for records in project.records(of: id).0 {
        guard let bytes = records.files[VersionRecords.countersignedName],
          try store.release(of: id, records.version) != nil
        else { continue }
        try Task.checkCancellation()
        if let fault = fault(
          inCountersigned: bytes, of: try store.print(of: id, records.version),
          named: Place.record(VersionRecords.countersignedName, of: id, records.version))
        {
          throw project.refuse([fault], Phrase("chưa đưa bản in ký số vào kho", "the signed print was not added"))
        }
        if try replaceSigned(Store.countersignedFile(of: id, records.version), with: bytes) { isNew = true }
      }
    }
    return isNew
  }
}

/// An issued version that was taken back.
struct WithdrawnVersion: Sendable {
  let module: ModuleID
  let version: Version
  let record: RecordFile<WithdrawalRecord>
}
