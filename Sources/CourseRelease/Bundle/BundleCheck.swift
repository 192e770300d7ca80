import CourseModel
import CourseSealing

/// Holds the parts of a bundle against what its lists say, and gathers what is wrong.
struct BundleCheck {
  let path: SourcePath
  let payload: OutputTree
  var diagnostics: [Diagnostic] = []
  /// Every file that belongs to something.
  var known: Set<String> = [BundlePlace.list, BundlePlace.note]

  init(path: SourcePath, payload: OutputTree) {
    self.path = path
    self.payload = payload
  }

  mutating func report(_ kind: DiagnosticKind, _ message: Phrase) {
    let help = Phrase(
      "không dùng gói này; lấy lại từ nơi lập gói, hoặc lập lại từ kho đã phát hành",
      "do not use this bundle; get it again, or make it anew from the published store")
    diagnostics.append(Diagnostic(kind, Finding(message, at: SourceSpan(path), help: help)))
  }

  func text(_ path: String) -> [UInt8]? { OutputPath(path).flatMap { payload[$0] } }

  mutating func core(_ core: Bundle.Core, for reader: Edition.Reader) -> OpenedBundle.Core? {
    let name = "\(core.module)-\(core.version)"
    let folder = "\(BundlePlace.core)/\(name)/"
    guard ModuleID(core.module) != nil, Version(core.version) != nil, core.folder + "/" == folder,
      known.insert(folder).inserted
    else {
      report(
        .bundleListDiffers,
        Phrase("`\(core.folder)` không phải chỗ của \(name)", "`\(core.folder)` is not where \(name) lies"))
      return nil
    }
    let files = tree(below: folder)
    for path in files.paths { known.insert(folder + path.text) }
    let evidence = tree(below: "\(BundlePlace.evidence)/\(name)/")
    for path in evidence.paths where CoreSelection.vouches(path.text) {
      known.insert("\(BundlePlace.evidence)/\(name)/\(path)")
    }
    guard let manifest = sums(CoreSelection.manifest, of: files, name: name),
      let tags = sums(CoreSelection.tagManifest, of: files, name: name)
    else { return nil }
    if core.tagManifest != files[CoreSelection.tagManifest].map({ digest(of: $0).hexadecimal }) {
      report(
        .bundleListDiffers,
        Phrase("`bundle.json` ghi gói gốc khác của \(name)", "`bundle.json` names another issued bag of \(name)"))
    }
    if Set(tags.keys) != CoreSelection.tags {
      report(
        .coreAltered, Phrase("danh sách của gói gốc \(name) đã bị sửa", "the lists of the issued \(name) were altered"))
    }
    let expected = tags.merging(manifest.filter { isTaken($0.key, of: name, for: reader) }) { $1 }
    compare(files, with: expected, in: folder)
    compareList(core, with: files, name: name)
    var part = OutputTree()
    for path in files.paths where path.text.hasPrefix("data/") {
      part.add(files[path] ?? [], at: String(path.text.dropFirst("data/".count)))
    }
    let opened = OpenedPackage(name: name, payload: part, tags: OutputTree(), diagnostics: [])
    checkPlaces(of: core, in: opened, name: name)
    checkRelease(of: core, in: evidence, name: name)
    return OpenedBundle.Core(listed: core, part: opened, manifest: manifest, evidence: evidence)
  }

  private func isTaken(_ path: String, of name: String, for reader: Edition.Reader) -> Bool {
    path.hasPrefix("data/") && CoreSelection.takes(String(path.dropFirst("data/".count)), of: name, for: reader)
  }

  private mutating func sums(_ file: String, of files: OutputTree, name: String) -> [String: Digest]? {
    guard let bytes = files[file] else {
      report(.coreIncomplete, Phrase("\(name) thiếu `\(file)`", "\(name) lacks `\(file)`"))
      return nil
    }
    guard let sums = Sums.read(bytes) else {
      report(
        .coreAltered, Phrase("`\(file)` của \(name) có dòng sai dạng", "`\(file)` of \(name) has a malformed line"))
      return nil
    }
    return sums
  }

  /// The files of the core against what the issued package's own manifests say.
  private mutating func compare(_ files: OutputTree, with expected: [String: Digest], in folder: String) {
    for (file, sum) in expected.sorted(by: { $0.key < $1.key }) {
      guard let bytes = files[file] else {
        report(.coreIncomplete, Phrase("thiếu `\(folder)\(file)`", "`\(folder)\(file)` is missing"))
        continue
      }
      if digest(of: bytes) != sum {
        report(
          .coreAltered,
          Phrase("`\(folder)\(file)` khác bản đã ban hành", "`\(folder)\(file)` differs from what was issued"))
      }
    }
    for file in files.paths where expected[file.text] == nil && file.text != CoreSelection.tagManifest {
      report(
        .coreForeign,
        Phrase("`\(folder)\(file)` không thuộc phần lõi của bản này", "`\(folder)\(file)` does not belong to this core")
      )
    }
  }

  private mutating func compareList(_ core: Bundle.Core, with files: OutputTree, name: String) {
    let there = files.paths.map { path in
      let bytes = files[path] ?? []
      return Bundle.File(path: path.text, bytes: bytes.count, sha256: digest(of: bytes).hexadecimal)
    }
    guard core.files != there else { return }
    report(
      .bundleListDiffers, Phrase("danh sách tệp của \(name) không khớp", "the list of files of \(name) does not fit"))
  }

  private mutating func checkPlaces(of core: Bundle.Core, in opened: OpenedPackage, name: String) {
    let places = supplementPlaces(of: opened)
    if core.places != places.map(\.description) {
      report(
        .bundleListDiffers,
        Phrase(
          "`bundle.json` ghi sai nơi \(name) nhận phần của tỉnh", "`bundle.json` misstates where \(name) takes texts"))
    }
    for supplement in core.supplements {
      guard let place = SupplementPlace(supplement.place), places.contains(place) else {
        report(
          .supplementOutOfPlace,
          Phrase(
            "phần của tỉnh đứng sau `\(supplement.place)` của \(name), nơi không được đặt",
            "a text of the province stands behind `\(supplement.place)` of \(name), which takes none there"))
        continue
      }
      if supplement.page != "\(BundlePlace.own)/\(core.module)/\(place.folder)/index.html" {
        report(
          .bundleListDiffers,
          Phrase("`\(supplement.page)` không phải chỗ của phần ấy", "`\(supplement.page)` is not where that text lies"))
      }
    }
  }

  /// What the store said of the version must be what the bundle says.
  private mutating func checkRelease(of core: Bundle.Core, in evidence: OutputTree, name: String) {
    if let bytes = evidence["release.json"] {
      let release = readRelease(bytes)
      if release?.module != core.module || release?.version != core.version || release?.seal != core.seal
        || release?.decision != core.decision
      {
        report(.coreNotIssued, Phrase("`release.json` không phải của \(name)", "`release.json` is not of \(name)"))
      }
    }
    if let sums = evidence[Sums.path].map({ Sums.read($0) }),
      sums?[CoreSelection.tagManifest].map({ $0.hexadecimal != core.tagManifest }) ?? (sums == nil)
    {
      report(
        .coreNotIssued,
        Phrase("`SHA256SUMS` không phải của gói gốc \(name)", "`SHA256SUMS` is not of the issued \(name)"))
    }
  }

  /// The files below a folder of the payload, whose name ends with a slash.
  private func tree(below folder: String) -> OutputTree {
    var tree = OutputTree()
    for path in payload.paths where path.text.hasPrefix(folder) {
      tree.add(payload[path] ?? [], at: String(path.text.dropFirst(folder.count)))
    }
    return tree
  }
}

extension OutputTree {
  /// A file at a path that the tool itself names.
  fileprivate subscript(name: String) -> [UInt8]? { OutputPath(name).flatMap { self[$0] } }
}
