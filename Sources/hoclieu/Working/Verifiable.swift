import CourseStorage

/// The kinds of things that `verify` recognises. Another kind is a case here, a rule in `at(_:)` that tells it by its files,
/// and a branch in `Verifier.verdicts(on:at:)`.
enum Verifiable: CaseIterable {
  /// A `.zip` as a province downloads it; a bundle is one too.
  case package
  /// An update that makes a newer package out of an older one.
  case update
  /// The folder of an unpacked package or bundle.
  case unpackedPackage
  /// A whole release store.
  case store
  /// A note of status alone.
  case note

  /// How the whole ends. A store holds versions that are superseded or withdrawn, and is none the worse for it.
  func outcome(of verdicts: [Verdict]) -> Outcome {
    switch self {
    case .package, .update, .unpackedPackage, .note: verdicts.reduce(.current) { $0.combined(with: $1.outcome) }
    case .store:
      verdicts.reduce(verdicts.last?.outcome ?? .current) { outcome, verdict in
        switch verdict.outcome {
        case .altered, .unproved: outcome.combined(with: verdict.outcome)
        case .current, .superseded, .withdrawn, .undated: outcome
        }
      }
    }
  }

  /// What lies at the path, told by its files alone; `nil` where it is nothing of ours.
  static func at(_ path: String) -> Verifiable? {
    if !isFolder(path) { return isNote(path) ? .note : isUpdate(path) ? .update : .package }
    if exists(path + "/bagit.txt") { return .unpackedPackage }
    if exists(path + "/catalogue.json") || isFolder(path + "/releases") { return .store }
    return nil
  }

  /// Whether a file is named as `publish` names updates; what is in it is looked at later.
  private static func isUpdate(_ path: String) -> Bool {
    let name = Verifier.split(path).file
    return name.hasSuffix(".zip") && name.contains("-tu-")
  }

  /// Whether a file is text that says it is a note. A note is small, and a package begins as no text does.
  private static func isNote(_ path: String) -> Bool {
    guard let bytes = try? readFile(path, limit: 1 << 20), !bytes.starts(with: [0x50, 0x4B]) else { return false }
    return String(decoding: bytes, as: UTF8.self).contains("HOCLIEU STATUS")
  }
}

extension Verifier {
  /// What is found out about the thing at the path, which is of that kind.
  func verdicts(on kind: Verifiable, at path: String) async throws -> [Verdict] {
    switch kind {
    case .package: package(try readFile(path, limit: 1 << 30), at: path)
    case .update: [update(try readFile(path, limit: 1 << 30), at: path)]
    case .unpackedPackage: try folder(at: path)
    case .store: try await store(Store(folder: path))
    case .note: [note(try readFile(path, limit: 1 << 20), at: path)]
    }
  }
}
