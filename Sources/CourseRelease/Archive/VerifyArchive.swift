package import CourseModel
import CourseSealing

extension DiagnosticKind {
  package static let archiveAltered = DiagnosticKind(
    "BH-430", "archive-altered", .error,
    summary: Phrase("Kho lưu trữ (archive/) bị thay đổi.", "The archive was altered."),
    rationale: Phrase(
      "Kho lưu trữ là bản để hàng chục năm sau vẫn đọc được mà không cần Học Liệu.",
      "It is what can still be read in decades without this tool."), basis: archiveRule,
    example: .init(
      bad: "archive/urn%3ahoclieu%3acd03/v1/content/cd03-1.0.0/data/cd03-1.0.0.pdf   # sửa sau khi phát hành",
      good: "archive/urn%3ahoclieu%3acd03/v1/content/cd03-1.0.0/data/cd03-1.0.0.pdf   # SHA-512 như inventory.json"))
  package static let archiveIncomplete = DiagnosticKind(
    "BH-431", "archive-incomplete", .error,
    summary: Phrase("Kho lưu trữ thiếu một bản đã phát hành.", "The archive lacks a release."),
    rationale: Phrase("Mất kho phát hành là mất bản ấy.", "With the releases that version would be lost."),
    basis: archiveRule,
    example: .init(
      bad: """
        releases/cd03/1.1.0/
        archive/urn%3ahoclieu%3acd03/   # chỉ có v1 (cd03-1.0.0)
        """,
      good: """
        releases/cd03/1.1.0/
        archive/urn%3ahoclieu%3acd03/   # v1 (cd03-1.0.0), v2 (cd03-1.1.0)
        """))

  private static let archiveRule = Phrase("OCFL 1.1", "OCFL 1.1")
}

/// Checks the object of a module: every file is there, none has changed, none is too many, and every one of `packages` (by
/// the name of its folder) is a version of it, file by file. `path` names the object in diagnostics.
package func verifyArchive(
  _ object: OutputTree, of module: ModuleID, holding packages: [String: [UInt8]], named path: SourcePath
) -> [Diagnostic] {
  var check = ArchiveCheck(object: object, path: path)
  check.run(of: module, packages)
  return check.diagnostics
}

private struct ArchiveCheck {
  let object: OutputTree
  let path: SourcePath
  var diagnostics: [Diagnostic] = []

  mutating func run(of module: ModuleID, _ packages: [String: [UInt8]]) {
    guard let bytes = file(Inventory.fileName), let inventory = Inventory.read(bytes),
      inventory.id == Archive.id(of: module), inventory.inOrder.count == inventory.versions.count
    else { return reportAltered(Inventory.fileName) }
    checkInventories(of: inventory)
    var listed: Set<String> = ["0=ocfl_object_1.1", Inventory.fileName, Inventory.sidecarName]
    for (name, _) in inventory.inOrder {
      listed.formUnion(["\(name)/\(Inventory.fileName)", "\(name)/\(Inventory.sidecarName)"])
    }
    for (sum, places) in inventory.manifest.sorted(by: { $0.value.lexicographicallyPrecedes($1.value) }) {
      for place in places {
        listed.insert(place)
        if file(place).map(sha512) != sum { reportAltered(place) }
      }
    }
    for path in object.paths where !listed.contains(path.text) { reportAltered(path.text) }
    for (name, package) in packages.sorted(by: { $0.key < $1.key }) {
      let version = inventory.inOrder.first { $0.version.package == name }?.version
      guard let version, let tree = try? ZipArchive.unpack(package) else {
        reportIncomplete(Phrase("kho lưu trữ không có \(name)", "the archive does not hold \(name)"))
        continue
      }
      var state: [String: [String]] = [:]
      for path in tree.paths { state[sha512(of: tree[path] ?? []), default: []].append(path.text) }
      if state != version.state {
        reportIncomplete(
          Phrase("\(name) trong kho lưu trữ khác gói đã phát hành", "\(name) in the archive is not what was published"))
      }
    }
  }

  private mutating func checkInventories(of newest: Inventory) {
    if file("0=ocfl_object_1.1") != Array("ocfl_object_1.1\n".utf8) { reportAltered("0=ocfl_object_1.1") }
    for folder in [""] + newest.inOrder.map({ $0.name + "/" }) {
      let name = folder + Inventory.fileName
      guard let bytes = file(name), let inventory = Inventory.read(bytes),
        file(folder + Inventory.sidecarName) == Inventory.sidecar(of: sha512(of: bytes)),
        folder.isEmpty || inventory.head + "/" == folder,
        inventory.versions.allSatisfy({ newest.versions[$0.key] == $0.value })
      else {
        reportAltered(name)
        continue
      }
    }
  }

  private func file(_ name: String) -> [UInt8]? { OutputPath(name).flatMap { object[$0] } }

  private mutating func reportAltered(_ name: String) {
    report(
      .archiveAltered,
      Phrase("`\(path)/\(name)` bị sửa, thiếu hoặc lạ", "`\(path)/\(name)` is altered, missing or foreign"))
  }

  private mutating func reportIncomplete(_ message: Phrase) { report(.archiveIncomplete, message) }

  private mutating func report(_ kind: DiagnosticKind, _ message: Phrase) {
    diagnostics.append(
      Diagnostic(
        kind,
        Finding(
          message, at: SourceSpan(path),
          help: Phrase(
            "khôi phục từ bản sao lưu; hoặc chuyển `\(path)` đi nơi khác và chạy lại `hoclieu publish` để lập lại từ releases/",
            "restore it from the backup; or move `\(path)` away and run `hoclieu publish`, which makes it again from releases/"
          ))))
  }
}
