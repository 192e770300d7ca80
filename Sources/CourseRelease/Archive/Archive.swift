package import CourseModel
import CourseSealing

/// The archive of a store: a storage root of the Oxford Common File Layout (OCFL 1.1) with one object a module and one version
/// of it for each release. A version holds the package as it is unpacked; what did not change since the version before is
/// stored once.
package enum Archive {
  /// The files of an empty archive. Objects lie in it under their names in one level (extension 0003 without tuples), which
  /// any file system and any address on the web can hold.
  package static var root: OutputTree {
    let layout = "0003-hash-and-id-n-tuple-storage-layout"
    var tree = OutputTree()
    tree.add("ocfl_1.1\n", at: "0=ocfl_1.1")
    tree.add(
      json([
        "extension": layout,
        "description": "One folder a module, named by its percent-encoded id: urn%3ahoclieu%3acd03 is urn:hoclieu:cd03",
      ]), at: "ocfl_layout.json")
    tree.add(
      json(Layout(extensionName: layout, digestAlgorithm: "sha256", tupleSize: 0, numberOfTuples: 0)),
      at: "extensions/\(layout)/config.json")
    return tree
  }

  /// The name by which preservation systems know a module.
  static func id(of module: ModuleID) -> String { "urn:hoclieu:\(module)" }

  /// The folder of a module's object in the archive.
  package static func folder(of module: ModuleID) -> String {
    id(of: module).utf8.map { byte in
      if byte.isASCIILetterOrDigit || byte == 0x2D || byte == 0x5F { return String(decoding: [byte], as: UTF8.self) }
      let digits = String(byte, radix: 16)
      return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }.joined()
  }

  private struct Layout: Encodable {
    let extensionName: String
    let digestAlgorithm: String
    let tupleSize: Int
    let numberOfTuples: Int
  }
}

/// The object of one module in the archive, known by its inventory.
package struct ArchivedModule: Sendable {
  let inventory: Inventory

  /// Reads `inventory.json`; `nil` where it is none.
  package init?(_ bytes: [UInt8]) {
    guard let inventory = Inventory.read(bytes) else { return nil }
    self.inventory = inventory
  }

  /// The names of the packages that it holds, `cd03-1.0.0`, in the order in which they came.
  package var packages: [String] { inventory.inOrder.map(\.version.package) }

  /// The files that the next version leaves where and as they are.
  package var files: [OutputPath] {
    let versions = inventory.inOrder.flatMap {
      ["\($0.name)/\(Inventory.fileName)", "\($0.name)/\(Inventory.sidecarName)"]
    }
    return (inventory.manifest.values.joined() + versions).compactMap { OutputPath($0) }.sorted()
  }
}

/// The files by which a package becomes the next version of its module's object. Together with `object.files` they are the
/// whole object.
package func archive(
  _ package: [UInt8], of release: Release, in module: ModuleID, after object: ArchivedModule?
) throws(ArchiveError) -> OutputTree {
  let tree = try ZipArchive.unpack(package)
  let head = "v\((object?.inventory.versions.count ?? 0) + 1)"
  var manifest = object?.inventory.manifest ?? [:]
  var versions = object?.inventory.versions ?? [:]
  var state: [String: [String]] = [:]
  var files = OutputTree()
  for path in tree.paths {
    guard let bytes = tree[path] else { continue }
    let sum = sha512(of: bytes)
    state[sum, default: []].append(path.text)
    guard manifest[sum] == nil else { continue }
    let place = "\(head)/content/\(path)"
    manifest[sum] = [place]
    files.add(bytes, at: place)
  }
  let specimen = release.specimen ? " (BẢN MẪU)" : ""
  versions[head] = Inventory.Version(
    created: release.decision.date + "T00:00:00+07:00", state: state,
    message: "\(release.module) \(release.version), Quyết định số \(release.decision.number)\(specimen)",
    user: .init(name: "\(release.decision.signer), \(release.decision.capacity)", address: "urn:hoclieu:ban-hanh"))
  let inventory = json(
    Inventory(
      id: Archive.id(of: module), type: Inventory.type, digestAlgorithm: "sha512", head: head, manifest: manifest,
      versions: versions))
  for folder in ["", head + "/"] {
    files.add(inventory, at: folder + Inventory.fileName)
    files.add(Inventory.sidecar(of: sha512(of: inventory)), at: folder + Inventory.sidecarName)
  }
  files.add("ocfl_object_1.1\n", at: "0=ocfl_object_1.1")
  return files
}
