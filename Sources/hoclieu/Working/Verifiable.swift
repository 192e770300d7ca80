import CourseStorage

/// The kinds of things that `verify` recognises. Another kind is a case here, a rule in `at(_:)` that tells it by its files,
/// and a branch in `Verifier.verdicts(on:at:)`.
enum Verifiable: CaseIterable {
  /// A `.zip` as a province downloads it; a bundle is one too.
  case package
  /// The folder of an unpacked package or bundle.
  case unpackedPackage
  /// A whole release store.
  case store

  /// What lies at the path, told by its files alone; `nil` where it is nothing of ours.
  static func at(_ path: String) -> Verifiable? {
    if !isFolder(path) { return .package }
    if exists(path + "/bagit.txt") { return .unpackedPackage }
    if exists(path + "/catalogue.json") || isFolder(path + "/releases") { return .store }
    return nil
  }
}

extension Verifier {
  /// What is found out about the thing at the path, which is of that kind.
  func verdicts(on kind: Verifiable, at path: String) async throws -> [Verdict] {
    switch kind {
    case .package: [package(try readFile(path, limit: 1 << 30), at: path)]
    case .unpackedPackage: [try folder(at: path)]
    case .store: try await store(Store(folder: path))
    }
  }
}
