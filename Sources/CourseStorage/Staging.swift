import CFileSystem
package import CourseModel
import Glibc

/// A folder that is filled beside the place where it will stand, and put there in one step. Whatever goes wrong before that
/// step, the place stays as it was and the folder is removed.
package struct Staging: ~Copyable {
  /// The folder while it is being filled.
  package let path: String
  private let target: String

  /// Makes an empty folder in the parent of `target`, or in `place` on the same disk; the parent is made too where it is
  /// missing, `durably` where the target is to stay. What runs that were killed have left there is swept away.
  package init(for target: String, in place: String? = nil, durably: Bool = false) throws(StorageError) {
    let (parent, name) = Staging.split(target)
    try makeFolders(parent, durably: durably)
    let place = place ?? parent
    Staging.sweep(place)
    let folder = "\(place)/\(Staging.prefix)\(getpid())-\(name)"
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
    if durably { try syncFolders(of: tree.paths) }
  }

  /// Takes files of the folder `origin`, which are never written again, into this one under the same paths: as second names
  /// of the same file where the disk has such, else as copies.
  package borrowing func share(_ files: [OutputPath], of origin: String) throws(StorageError) {
    var made: Set<String> = []
    for file in files {
      if let folder = file.folder, made.insert(folder.text).inserted { try makeFolders("\(path)/\(folder)") }
      if link("\(origin)/\(file)", "\(path)/\(file)") == 0 { continue }
      guard [EPERM, EOPNOTSUPP, EXDEV, EMLINK].contains(errno) else {
        throw StorageError(Phrase("ghi", "write"), "\(target)/\(file)")
      }
      try writeNewFile("\(path)/\(file)", try readFile("\(origin)/\(file)", limit: 1 << 30), durably: true)
    }
    try syncFolders(of: files)
  }

  /// Waits until the disk has the entries of every folder on the way to these files; those of the folder itself are waited
  /// for when it is put in its place.
  private borrowing func syncFolders(of files: [OutputPath]) throws(StorageError) {
    var folders: Set<OutputPath> = []
    for file in files {
      var folder = file.folder
      while let inside = folder, folders.insert(inside).inserted { folder = inside.folder }
    }
    for folder in folders.sorted() { try sync("\(path)/\(folder)") }
  }

  /// Puts the folder in its place. A folder that stands there is taken away only once the new one is there.
  package consuming func replace() throws(StorageError) {
    if course_rename_new(path, target) == 0 { return }
    guard errno == EEXIST else { throw Staging.notPlaced(at: target) }
    guard course_rename_exchange(path, target) == 0 else { throw Staging.notPlaced(at: target) }
    // What stood there now has the folder's name, and goes with it.
  }

  /// Puts the folder in its place as `replace` does, and waits until the disk has it so.
  package consuming func replaceDurably() throws(StorageError) {
    let parent = Staging.split(target).parent
    try sync(path)
    try replace()
    try sync(parent)
  }

  /// Puts the folder in its place for good. Fails where anything stands there.
  package consuming func add() throws(StorageError) {
    try sync(path)
    guard course_rename_new(path, target) == 0 else { throw Staging.notPlaced(at: target) }
    try sync(Staging.split(target).parent)
  }

  private static let prefix = ".dang-ghi-"
  private static let making = Phrase("tạo", "make")

  /// Some file systems (network disks, FUSE) know no renaming that never overwrites, and answer that the call is wrong.
  private static func notPlaced(at target: String) -> StorageError {
    let code = errno
    return StorageError(Phrase("đặt", "put"), target, code: [EINVAL, ENOSYS].contains(code) ? EOPNOTSUPP : code)
  }

  static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Removes everything half-written in a folder into which nobody else can be writing.
  package static func sweepAll(_ folder: String) {
    for name in namesInFolder(folder) where name.hasPrefix(prefix) { removeTree("\(folder)/\(name)") }
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
