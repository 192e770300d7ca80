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
  let templates: HTMLTemplates
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

  /// Appends a version to the store for good.
  func append(_ package: Package, of proved: Proved) throws {
    try Task.checkCancellation()
    let record = proved.issued.record
    let staging = try Staging(for: store.folder(of: record.module, record.version))
    try staging.write(package.files, durably: true)
    try staging.add()
  }

  /// Tells the store that a version was withdrawn; answers whether that is news.
  func append(_ withdrawn: WithdrawnVersion) throws -> Bool {
    try Task.checkCancellation()
    return try replaceFile(
      store.withdrawalFile(of: withdrawn.module, withdrawn.version), with: withdrawn.record.bytes)
  }
}

/// An issued version that was taken back.
struct WithdrawnVersion: Sendable {
  let module: ModuleID
  let version: Version
  let record: RecordFile<WithdrawalRecord>
}
