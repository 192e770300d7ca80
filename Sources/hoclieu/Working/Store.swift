import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

extension Project {
  /// The store that a user named, else the project's own.
  func store(_ folder: String?) -> Store { Store(folder: folder ?? output("published")) }
}

/// A release store on the disk: `releases/<module>/<version>/` and `withdrawals/<module>-<version>.yaml`, each written once,
/// and the catalogue and index made from them.
struct Store: Sendable {
  let folder: String

  func folder(of module: ModuleID, _ version: Version) -> String { "\(folder)/releases/\(module)/\(version)" }

  /// The record that a version was withdrawn, as the province gets it.
  func withdrawalFile(of module: ModuleID, _ version: Version) -> String {
    "\(folder)/withdrawals/\(module)-\(version).yaml"
  }

  /// The bytes of the record that a version was withdrawn; `nil` where it was not.
  func withdrawal(of module: ModuleID, _ version: Version) throws(StorageError) -> [UInt8]? {
    try readFileIfThere(withdrawalFile(of: module, version), limit: 1 << 20)
  }

  /// What the store says about a version; `nil` where it has none.
  func release(of module: ModuleID, _ version: Version) throws(StorageError) -> Release? {
    try readFileIfThere(folder(of: module, version) + "/release.json", limit: 1 << 20).flatMap(readRelease)
  }

  /// The bytes of a release's package, which are those that were published.
  func package(of release: Release) throws(Failure) -> [UInt8] {
    let folder = "\(folder)/releases/\(release.module)/\(release.version)"
    guard let file = release.packages.first, OutputPath(file.name) != nil,
      let bytes = try? readFile("\(folder)/\(file.name)", limit: 1 << 30), digest(of: bytes).hexadecimal == file.sha256
    else {
      throw Failure(
        Phrase("gói trong `\(folder)` thiếu hoặc đã bị sửa", "the package in `\(folder)` is missing or was altered"),
        help: Phrase(
          "khôi phục kho từ bản sao lưu rồi chạy lại; `hoclieu verify` cho biết thêm",
          "restore the store from its backup and run again; `hoclieu verify` tells more"))
    }
    return bytes
  }

  /// Every version in the store, by module and then oldest first. A folder without a readable `release.json` is left out.
  func releases() throws(StorageError) -> [ModuleID: [Release]] {
    var releases: [ModuleID: [Release]] = [:]
    for place in try versions() {
      if let release = try release(of: place.module, place.version) {
        releases[place.module, default: []].append(release)
      }
    }
    return releases
  }

  /// Every `releases/<module>/<version>/` that is there.
  func versions() throws(StorageError) -> [(module: ModuleID, version: Version)] {
    var versions: [(module: ModuleID, version: Version)] = []
    for module in try namesIfThere(in: folder + "/releases").compactMap({ ModuleID($0) }) {
      let names = try namesIfThere(in: "\(folder)/releases/\(module)")
      versions += names.compactMap { Version($0) }.sorted().map { (module, $0) }
    }
    return versions
  }

  /// The withdrawals of these releases, in their order.
  func withdrawals(of releases: [Release]) throws(StorageError) -> [Catalogue.Withdrawal] {
    var withdrawals: [Catalogue.Withdrawal] = []
    for release in releases {
      guard let module = ModuleID(release.module), let version = Version(release.version),
        let bytes = try withdrawal(of: module, version), let record = readWithdrawal(bytes, of: module, version)
      else { continue }
      withdrawals.append(Catalogue.Withdrawal(record))
    }
    return withdrawals
  }

  /// The catalogue of everything in the store, in the programme's order; modules that the programme no longer lists come
  /// last.
  func catalogue(of programme: Programme) throws(StorageError) -> Catalogue {
    let releases = try releases()
    var entries: [Catalogue.Entry] = []
    for entry in programme.modules {
      let newest = Array((releases[entry.id] ?? []).reversed())
      entries.append(
        Catalogue.Entry(
          id: entry.id.text, title: entry.title, compulsory: entry.isCompulsory, releases: newest,
          withdrawn: try withdrawals(of: newest)))
    }
    let listed = Set(programme.modules.map(\.id))
    for (id, versions) in releases.sorted(by: { $0.key < $1.key }) where !listed.contains(id) {
      entries.append(
        Catalogue.Entry(
          id: id.text, title: versions.last?.title ?? id.text, compulsory: false, releases: versions.reversed(),
          withdrawn: try withdrawals(of: versions.reversed())))
    }
    let imprint = programme.imprint
    return Catalogue(
      programme: imprint.programme, authority: imprint.authority, academy: imprint.academy,
      specimen: imprint.isSpecimen,
      modules: entries)
  }
}
