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

  /// Adds all files of another tree; where both have one, the other's counts.
  package mutating func add(_ tree: SourceTree) { files.merge(tree.files) { $1 } }

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
  /// The folder of the register of legal documents.
  package static let law = path("legal")
  /// Where the register's source marks lead; every other file of the folder lists documents.
  package static let legalSources = path("legal/sources.yaml")
  package static let glossary = path("glossary.yaml")
  /// Names that are right between two days only. They bear on findings and not on what is printed, so no version keeps them.
  package static let names = path("terms.yaml")
  /// The provincial units and the days on which their names hold. They bear on bundles only, so no version keeps them.
  package static let provinces = path("provinces.yaml")
  /// The public keys by which the programme signs what it publishes; none of a version, because keys come and go.
  package static let keys = path("keys.yaml")
  /// The folder of the proposals for change.
  package static let proposals = path("proposals")
  /// Where templates lie, beside the content root. Diagnostics show their paths from here.
  package static let templates = path("Templates")

  /// The files of a tree in which every module looks words and documents up.
  package static func reference(in sources: SourceTree) -> [SourcePath] {
    sources.files.keys.filter { $0 == glossary || $0.folder == law && $0.fileExtension == "yaml" }
  }

  package static func folder(of module: ModuleID) -> SourcePath { path("modules/\(module)") }
  package static func metadata(of module: ModuleID) -> SourcePath { path("modules/\(module)/module.yaml") }
  package static func records(of module: ModuleID) -> SourcePath { path("modules/\(module)/records") }
  package static func records(of module: ModuleID, _ version: Version) -> SourcePath {
    path("modules/\(module)/records/\(version)")
  }

  /// The module in whose folder a file lies; `nil` for what modules share.
  package static func module(of path: SourcePath) -> ModuleID? {
    let parts = path.text.split(separator: "/")
    return parts.count > 2 && parts[0] == "modules" ? ModuleID(String(parts[1])) : nil
  }

  /// Which findings of a module are waived, by whom and until when.
  package static func waivers(of module: ModuleID) -> SourcePath { path("modules/\(module)/records/waivers.yaml") }

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
