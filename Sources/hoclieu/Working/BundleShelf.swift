import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

/// An issued version that a bundle takes, opened and proved.
struct ChosenVersion: Sendable {
  let package: IssuedPackage
  let issued: IssuedModule
  let status: BundleEdition.Status
}

/// Where a bundle takes issued versions from: a store, or packages that came alone.
enum BundleShelf: Sendable {
  case store(Store)
  case packages([String])

  /// The version that a plan means on a day; `nil`, and why, where there is none that may be used. Warnings may come with one.
  func choose(
    _ item: BundlePlan.Item, on date: CalendarDate
  ) throws(StorageError) -> (version: ChosenVersion?, diagnostics: [Diagnostic]) {
    switch self {
    case .store(let store): try choose(item, in: store, on: date)
    case .packages(let files): try choose(item, among: files)
    }
  }

  /// The store's note of status; `nil` where there is none.
  var note: [UInt8]? {
    switch self {
    case .store(let store): try? readFile(store.folder + "/status.txt", limit: 1 << 20)
    case .packages: nil
    }
  }

  // MARK: From a store

  private func choose(
    _ item: BundlePlan.Item, in store: Store, on date: CalendarDate
  ) throws(StorageError) -> (version: ChosenVersion?, diagnostics: [Diagnostic]) {
    let id = item.module.value
    let there = (try store.releases()[id] ?? []).filter { CalendarDate($0.decision.date).map { $0 <= date } ?? false }
    let entry = Catalogue.Entry(
      id: id.text, title: "", compulsory: false, releases: there.reversed(), withdrawn: try store.withdrawals(of: there)
    )
    let name = item.version?.value.description ?? entry.current ?? there.last?.version
    guard let name, let release = there.first(where: { $0.version == name }), let version = Version(name) else {
      let span = item.version?.span ?? item.module.span
      return (nil, [notIssued(id, version: item.version?.value, at: span, having: there.map(\.version), on: date)])
    }
    if let withdrawal = (entry.withdrawn ?? []).first(where: { $0.version == name }) {
      return (nil, [withdrawn(id, withdrawal, at: item.version?.span ?? item.module.span)])
    }
    let folder = store.folder(of: id, version)
    guard let file = release.packages.first(where: { $0.name == "\(id)-\(version).zip" }) else {
      return (nil, [notIssued(id, version: version, at: item.module.span, having: [], on: date)])
    }
    let bytes = try readFile("\(folder)/\(file.name)", limit: 1 << 30)
    guard digest(of: bytes).hexadecimal == file.sha256 else {
      return (
        nil,
        [
          Diagnostic(
            .packageNotOfRelease,
            Finding(
              Phrase(
                "`\(file.name)` không phải gói mà release.json ghi", "`\(file.name)` is not what release.json names"),
              at: item.module.span, help: Phrase("tải lại kho", "download the store again")))
        ]
      )
    }
    let evidence = try evidence(beside: "\(folder)/\(file.name)", bytes)
    var warnings: [Diagnostic] = []
    var status = BundleEdition.Status.current
    if let current = entry.current, current != name, let newer = Version(current) {
      status = .superseded(by: newer)
      warnings.append(superseded(id, version, by: newer, at: item.version?.span ?? item.module.span))
    }
    if let effective = CalendarDate(release.decision.effective), effective > date {
      warnings.append(notInForce(id, version, until: effective, at: item.module.span))
    }
    let (chosen, faults) = open(bytes, named: file.name, evidence: evidence, status: status, of: release)
    return (chosen, warnings + faults)
  }

  // MARK: From packages

  private func choose(
    _ item: BundlePlan.Item, among files: [String]
  ) throws(StorageError) -> (version: ChosenVersion?, diagnostics: [Diagnostic]) {
    let id = item.module.value
    var newest: (file: String, version: Version)?
    var having: [String] = []
    for file in files {
      let stem = file.split(separator: "/").last.map { $0.hasSuffix(".zip") ? $0.dropLast(4) : $0 } ?? ""
      guard stem.hasPrefix("\(id)-"), let version = Version(stem.dropFirst(id.text.count + 1)) else { continue }
      having.append(version.description)
      if let wanted = item.version?.value, wanted != version { continue }
      if newest.map({ $0.version < version }) ?? true { newest = (file, version) }
    }
    guard let newest else {
      let span = item.version?.span ?? item.module.span
      return (nil, [notIssued(id, version: item.version?.value, at: span, having: having, on: nil)])
    }
    let bytes = try readFile(newest.file, limit: 1 << 30)
    let evidence = try evidence(beside: newest.file, bytes)
    return open(bytes, named: newest.file, evidence: evidence, status: .unknown, of: nil)
  }

  /// What lies in the folder of a package and vouches for it; nothing where the sums there are not of this package.
  private func evidence(beside file: String, _ bytes: [UInt8]) throws(StorageError) -> OutputTree {
    let (folder, name) = Verifier.split(file)
    var evidence = OutputTree()
    guard let sums = try? readFile("\(folder)/\(Sums.name)", limit: 1 << 20),
      Sums.read(sums)?[name] == digest(of: bytes)
    else { return evidence }
    for name in namesInFolder(folder) where CoreSelection.vouches(name) {
      evidence.add(try readFile("\(folder)/\(name)", limit: 1 << 20), at: name)
    }
    return evidence
  }

  private func open(
    _ bytes: [UInt8], named file: String, evidence: OutputTree, status: BundleEdition.Status, of release: Release?
  ) -> (version: ChosenVersion?, diagnostics: [Diagnostic]) {
    let opened = verify(bytes, named: Verifier.place(file))
    guard opened.diagnostics.isEmpty else { return (nil, opened.diagnostics) }
    let (issued, faults) = Verifier.prove(opened, named: Verifier.place(file), release: release)
    guard let issued, faults.isEmpty else { return (nil, faults) }
    return (
      ChosenVersion(
        package: IssuedPackage(opened: opened, evidence: evidence), issued: issued, status: status), []
    )
  }
}
