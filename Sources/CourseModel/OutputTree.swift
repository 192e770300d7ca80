/// A path inside an output folder or package; the same rules as for a source path.
package typealias OutputPath = SourcePath

/// Files that a renderer made and nobody has written yet.
package struct OutputTree: Sendable {
  package private(set) var files: [OutputPath: [UInt8]] = [:]

  package init() {}

  package subscript(path: OutputPath) -> [UInt8]? {
    get { files[path] }
    set { files[path] = newValue }
  }

  /// All paths, in order.
  package var paths: [OutputPath] { files.keys.sorted() }

  /// Adds all files of `tree` below `folder`.
  package mutating func add(_ tree: OutputTree, below folder: String) {
    for (path, bytes) in tree.files {
      guard let inside = OutputPath(folder + "/" + path.text) else { preconditionFailure("\(folder) is no folder") }
      files[inside] = bytes
    }
  }

  /// Adds one file at a path that the tool itself chose.
  package mutating func add(_ bytes: [UInt8], at path: String) {
    guard let path = OutputPath(path) else { preconditionFailure("\(path) is no path") }
    files[path] = bytes
  }

  /// Adds one text file at a path that the tool itself chose.
  package mutating func add(_ text: String, at path: String) { add(Array(text.utf8), at: path) }
}
