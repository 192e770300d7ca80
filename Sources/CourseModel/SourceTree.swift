/// The files that a compilation may read, by path: the only way from the disk into the pure rooms.
package struct SourceTree: Sendable {
  package private(set) var files: [SourcePath: [UInt8]]
  /// Files that are there but could not be loaded, which has been reported; nobody has to report them as missing.
  package var unreadable: Set<SourcePath> = []

  package init(_ files: [SourcePath: [UInt8]] = [:]) { self.files = files }

  package subscript(path: SourcePath) -> [UInt8]? {
    get { files[path] }
    set { files[path] = newValue }
  }

  /// All paths, in order.
  package var paths: [SourcePath] { files.keys.sorted() }

  /// The same files without those that `isExcluded` names.
  package func excluding(_ isExcluded: (SourcePath) -> Bool) -> SourceTree {
    SourceTree(files.filter { !isExcluded($0.key) })
  }
}

/// Where things lie below the content root; the one place that knows the names of folders and files.
package enum Place {
  package static let programme = path("programme.yaml")
  /// Fragments and pictures that several modules use.
  package static let shared = path("shared")
  /// Where templates lie, beside the content root. Diagnostics show their paths from here.
  package static let templates = path("Templates")

  package static func folder(of module: ModuleID) -> SourcePath { path("modules/\(module)") }
  package static func metadata(of module: ModuleID) -> SourcePath { path("modules/\(module)/module.yaml") }
  package static func records(of module: ModuleID) -> SourcePath { path("modules/\(module)/records") }
  package static func records(of module: ModuleID, _ version: Version) -> SourcePath {
    path("modules/\(module)/records/\(version)")
  }

  /// A file of a version's records, for example `compile.yaml`.
  package static func record(_ name: String, of module: ModuleID, _ version: Version) -> SourcePath {
    path("modules/\(module)/records/\(version)/\(name)")
  }

  /// Identifiers and versions are made of characters that every path may hold, so that this cannot fail for them.
  private static func path(_ text: String) -> SourcePath {
    guard let path = SourcePath(text) else { preconditionFailure("\(text) is no path") }
    return path
  }
}
