import CFileSystem
package import CourseModel
import Glibc

/// A folder that is filled beside the place where it will stand, and put there in one step. Whatever goes wrong before that
/// step, the place stays as it was and the folder is removed.
package struct Staging: ~Copyable {
  /// The folder while it is being filled.
  package let path: String
  private let target: String

  /// Makes an empty folder in the parent of `target`, which is made too where it is missing. What runs that were killed
  /// have left there is swept away.
  package init(for target: String) throws(StorageError) {
    let (parent, name) = Staging.split(target)
    try makeFolders(parent)
    Staging.sweep(parent)
    let folder = "\(parent)/\(Staging.prefix)\(getpid())-\(name)"
    removeTree(folder)
    guard mkdir(folder, 0o777) == 0 else { throw StorageError(Staging.making, target) }
    self.target = target
    path = folder
  }

  deinit { removeTree(path) }

  /// Writes all files of `tree` into the folder. `durably` waits until the disk has them.
  package borrowing func write(_ tree: OutputTree, durably: Bool = false) throws(StorageError) {
    do {
      try writeFiles(of: tree, durably: durably)
    } catch {
      // Where the file would have stood is what a person knows.
      throw StorageError(error.action, target + error.path.dropFirst(path.count), code: error.code)
    }
  }

  private borrowing func writeFiles(of tree: OutputTree, durably: Bool) throws(StorageError) {
    var made: Set<String> = []
    for file in tree.paths {
      guard let bytes = tree[file] else { continue }
      if let folder = file.folder, made.insert(folder.text).inserted { try makeFolders("\(path)/\(folder)") }
      try writeNewFile("\(path)/\(file)", bytes, durably: durably)
    }
    guard durably else { return }
    for folder in made { try sync("\(path)/\(folder)") }
    try sync(path)
  }

  /// Puts the folder in its place. A folder that stands there is taken away only once the new one is there.
  package consuming func replace() throws(StorageError) {
    if course_rename_new(path, target) == 0 { return }
    guard errno == EEXIST else { throw StorageError(Staging.placing, target) }
    guard course_rename_exchange(path, target) == 0 else { throw StorageError(Staging.placing, target) }
    // What stood there now has the folder's name, and goes with it.
  }

  /// Puts the folder in its place for good. Fails where anything stands there.
  package consuming func add() throws(StorageError) {
    guard course_rename_new(path, target) == 0 else { throw StorageError(Staging.placing, target) }
    try sync(Staging.split(target).parent)
  }

  private static let prefix = ".dang-ghi-"
  private static let making = Phrase("tạo", "make")
  private static let placing = Phrase("đặt", "put")

  private static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Removes folders of processes that no longer run.
  private static func sweep(_ folder: String) {
    for name in namesInFolder(folder) where name.hasPrefix(prefix) {
      let digits = name.dropFirst(prefix.count).prefix { $0 != "-" }
      if let process = pid_t(digits), process != getpid(), kill(process, 0) != 0, errno == ESRCH {
        removeTree("\(folder)/\(name)")
      }
    }
  }
}
