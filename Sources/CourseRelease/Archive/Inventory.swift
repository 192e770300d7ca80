import CourseModel
import FoundationEssentials

/// The inventory of an object of the archive (OCFL 1.1, 3.5). This type *is* the format of `inventory.json`.
struct Inventory: Codable, Equatable {
  struct User: Codable, Equatable {
    let name: String
    let address: String
  }

  struct Version: Codable, Equatable {
    let created: String
    /// Paths of the version by the SHA-512 of their bytes.
    let state: [String: [String]]
    let message: String
    let user: User
  }

  let id: String
  let type: String
  let digestAlgorithm: String
  /// The newest version, for example `v2`.
  let head: String
  /// Where the bytes with a SHA-512 lie in the object.
  let manifest: [String: [String]]
  let versions: [String: Version]

  static let type = "https://ocfl.io/1.1/spec/#inventory"
  static let fileName = "inventory.json"
  static let sidecarName = "inventory.json.sha512"

  static func read(_ bytes: [UInt8]) -> Inventory? {
    guard let inventory = try? JSONDecoder().decode(Inventory.self, from: Data(bytes)), inventory.type == type,
      inventory.digestAlgorithm == "sha512", inventory.head == "v\(inventory.versions.count)"
    else { return nil }
    return inventory
  }

  /// The versions in their order; fewer than there are where the numbers have gaps.
  var inOrder: [(name: String, version: Version)] {
    (0..<versions.count).compactMap { index in versions["v\(index + 1)"].map { ("v\(index + 1)", $0) } }
  }

  /// The sum that stands beside the file.
  static func sidecar(of sum: String) -> [UInt8] { Array("\(sum) \(fileName)\n".utf8) }
}

extension Inventory.Version {
  /// The folder in which all of the version lies: the name of its package, `cd03-1.0.0`.
  var package: String {
    state.values.joined().min().map { String($0.prefix { $0 != "/" }) } ?? ""
  }
}
