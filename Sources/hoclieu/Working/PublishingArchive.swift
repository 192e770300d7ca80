import CourseModel
import CourseRelease
import CourseStorage

extension Store {
  /// The OCFL storage root.
  var archive: String { folder + "/archive" }

  /// A module's object in the archive; `nil` where there is none yet.
  func archived(_ module: ModuleID) throws(Failure) -> ArchivedModule? {
    let path = "\(archive)/\(Archive.folder(of: module))"
    guard exists(path) else { return nil }
    guard let bytes = try? readFile(path + "/inventory.json", limit: 64 << 20), let object = ArchivedModule(bytes)
    else {
      throw Failure(
        Phrase("không đọc được `\(path)/inventory.json`", "`\(path)/inventory.json` cannot be read"),
        help: Phrase(
          "khôi phục từ bản sao lưu; hoặc chuyển `\(path)` đi nơi khác và chạy lại để lập lại từ releases/",
          "restore it from the backup; or move `\(path)` away and run again, which makes it again from releases/"))
    }
    return object
  }
}

extension Publisher {
  /// Brings the archive up to the releases, which it follows: a run that was killed between the two is completed here, and so
  /// is a store from before there were archives. Answers whether anything changed.
  func writeArchive() throws -> Bool {
    try Task.checkCancellation()
    var isNew = false
    if !exists(store.archive) {
      let staging = try Staging(for: store.archive, durably: true)
      try staging.write(Archive.root, durably: true)
      try staging.add()
    }
    for (module, releases) in try store.releases().sorted(by: { $0.key < $1.key }) {
      var object = try store.archived(module)
      for release in releases.sorted(by: wasIssuedBefore) {
        guard object?.packages.contains("\(release.module)-\(release.version)") != true else { continue }
        object = try archive(release, of: module, after: object)
        isNew = true
      }
    }
    return isNew
  }

  /// The object as a whole changes places with one that has a version more: no reader and no crash meets half a version.
  private func archive(_ release: Release, of module: ModuleID, after object: ArchivedModule?) throws -> ArchivedModule?
  {
    try Task.checkCancellation()
    let target = "\(store.archive)/\(Archive.folder(of: module))"
    let files: OutputTree
    do {
      files = try CourseRelease.archive(try store.package(of: release), of: release, in: module, after: object)
    } catch let error as ArchiveError {
      throw Failure(
        Phrase(
          "không đọc được gói \(release.module) \(release.version): ",
          "the package \(release.module) \(release.version) cannot be read: ") + error.reason)
    }
    // Only objects may lie in the archive itself.
    let staging = try Staging(for: target, in: store.folder, durably: true)
    if let object { try staging.share(object.files, of: target) }
    try staging.write(files, durably: true)
    try staging.replaceDurably()
    return try store.archived(module)
  }

  private func wasIssuedBefore(_ left: Release, _ right: Release) -> Bool {
    if left.decision.date != right.decision.date { return left.decision.date < right.decision.date }
    guard let (left, right) = Version(left.version).flatMap({ l in Version(right.version).map { (l, $0) } }) else {
      return false
    }
    return left < right
  }

  /// Takes away what runs that were killed have left half-written. The store is locked, so nobody else is writing.
  func sweep() {
    let modules = namesInFolder(store.folder + "/releases").map { "/releases/" + $0 }
    for folder in ["", "/assets", "/chuyen-de", "/withdrawals", "/signatures", "/keys", "/countersigned"] + modules {
      Staging.sweepAll(store.folder + folder)
    }
  }
}
