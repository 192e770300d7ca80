package import CourseModel
import CFileSystem
import Glibc

/// Replaces a file in one step, and only where its bytes differ. Answers whether anything was written. `durably` waits until the
/// disk has it.
package func replaceFile(
  _ path: String, with bytes: [UInt8], durably: Bool = true
) throws(StorageError) -> Bool {
  try markedFile(path, with: bytes, durably: durably).isNew
}

/// The same; answers the mark of the file with these bytes too, whoever else writes there meanwhile.
package func markedFile(
  _ path: String, with bytes: [UInt8], durably: Bool
) throws(StorageError) -> (mark: FileMark, isNew: Bool) {
  if let mark = FileMark(of: path), let old = try? readFile(path, limit: bytes.count + 1), old == bytes,
    FileMark(of: path) == mark
  {
    return (mark, false)
  }
  let slash = path.lastIndex(of: "/")
  let folder = slash.map { String(path[..<$0]) } ?? "."
  try makeFolders(folder, durably: durably)
  let staged = "\(folder)/.dang-ghi-\(getpid())-\(path[(slash.map(path.index(after:)) ?? path.startIndex)...])"
  unlink(staged)
  do throws(StorageError) {
    try writeNewFile(staged, bytes, durably: durably)
  } catch {
    unlink(staged)
    throw StorageError(error.action, path, code: error.code)
  }
  guard let mark = FileMark(of: staged), rename(staged, path) == 0 else {
    let error = StorageError(Phrase("đặt", "put"), path)
    unlink(staged)
    throw error
  }
  if durably { try sync(folder) }
  return (mark, true)
}

/// The bytes of a file that is no larger than `limit`.
package func readFile(_ path: String, limit: Int) throws(StorageError) -> [UInt8] {
  let action = Phrase("đọc", "read")
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw StorageError(action, path) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw StorageError(action, path) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw StorageError(action, path, code: EISDIR) }
  let size = Int(status.st_size)
  guard size <= limit else { throw StorageError(action, path, code: EFBIG) }
  var bytes = [UInt8](repeating: 0, count: size)
  var done = 0
  while done < size {
    let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.unsafelyUnwrapped + done, size - done) }
    if got < 0, errno == EINTR { continue }
    guard got >= 0 else { throw StorageError(action, path) }
    if got == 0 { break }
    done += got
  }
  return Array(bytes.prefix(done))
}

/// The bytes of a file; `nil` where there is none that can be read. Where the machine is at fault, which tells nothing of the
/// file, that is thrown: a file that a moment's fault hides must not count as absent.
package func readFileIfThere(_ path: String, limit: Int) throws(StorageError) -> [UInt8]? {
  do {
    return try readFile(path, limit: limit)
  } catch {
    if error.isOfMachine { throw error }
    return nil
  }
}

/// The names in a folder, in order; none where there is no such folder. A folder that is there and cannot be read must not
/// look like one without files: that is thrown.
package func namesIfThere(in path: String) throws(StorageError) -> [String] {
  if let names = names(in: path) { return names }
  guard errno == ENOENT || errno == ENOTDIR else { throw StorageError(Phrase("đọc", "read"), path) }
  return []
}

/// The names in a folder, in order; none where there is no such folder. Names that are not text are left out.
package func namesInFolder(_ path: String) -> [String] { names(in: path) ?? [] }

/// The same; `nil` where the folder cannot be read, for the reason that `errno` gives.
func names(in path: String) -> [String]? {
  guard let directory = opendir(path) else { return nil }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if let name, name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// All files below a folder, by path; a path that no package may hold ends with a `StorageError`. Links are not followed.
package func readTree(_ folder: String, limit: Int) throws(StorageError) -> OutputTree {
  var tree = OutputTree()
  try read(folder, below: "", into: &tree, limit: limit)
  return tree
}

private func read(_ folder: String, below prefix: String, into tree: inout OutputTree, limit: Int) throws(StorageError)
{
  for name in namesInFolder(folder) {
    let path = "\(folder)/\(name)"
    guard let inside = OutputPath(prefix + name) else { throw StorageError(Phrase("đọc", "read"), path, code: EINVAL) }
    var status = stat()
    guard lstat(path, &status) == 0 else { throw StorageError(Phrase("đọc", "read"), path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: try read(path, below: prefix + name + "/", into: &tree, limit: limit)
    case S_IFREG: tree[inside] = try readFile(path, limit: limit)
    default: throw StorageError(Phrase("đọc", "read"), path, code: EINVAL)
    }
  }
}

/// Whether anything stands at the path.
package func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Whether the path is a folder.
package func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// When a file was written last, in nanoseconds since 1970; 0 for one that is not there.
package func timeOfChange(_ path: String) -> Int {
  var status = stat()
  guard stat(path, &status) == 0 else { return 0 }
  return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
}

/// Whether the path is a symbolic link.
func isLink(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// Makes a folder and those above it. `durably` waits until the disk has them.
package func makeFolders(_ path: String, durably: Bool = false) throws(StorageError) {
  if isFolder(path) || path.isEmpty { return }
  let parent = Staging.split(path).parent
  if parent != "/" { try makeFolders(parent, durably: durably) }
  guard mkdir(path, 0o777) == 0 || errno == EEXIST && isFolder(path) else {
    throw StorageError(Phrase("tạo", "make"), path)
  }
  if durably { try sync(parent) }
}

/// Removes a file or a folder with all that is in it, as far as it can.
package func removeTree(_ path: String) {
  var status = stat()
  guard lstat(path, &status) == 0 else { return }
  if status.st_mode & S_IFMT == S_IFDIR {
    for name in namesInFolder(path) { removeTree("\(path)/\(name)") }
    rmdir(path)
  } else {
    unlink(path)
  }
}

/// A lock on a folder, held until the process ends: two runs must not publish into one store at once. `false` where another
/// process has it.
package func lockFolder(_ path: String) throws(StorageError) -> Bool {
  try makeFolders(path)
  let file = "\(path)/.khoa"
  let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw StorageError(Phrase("mở", "open"), file) }
  // The descriptor stays open on purpose: closing it would give the lock back.
  return course_lock(descriptor) == 0
}

/// Writes a file that its owner alone may read, and that does not exist yet; makes the folders above it.
package func writePrivateFile(_ path: String, _ bytes: [UInt8]) throws(StorageError) {
  if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolders(String(path[..<slash])) }
  do throws(StorageError) {
    try writeNewFile(path, bytes, durably: true, mode: 0o600)
  } catch {
    // A half-written one would stand in the way of the next; one that was there before is not ours.
    if !error.isTaken { unlink(path) }
    throw error
  }
}

/// Bytes that nobody can guess.
package func chance(_ count: Int) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  precondition(count <= 256 && getentropy(&bytes, count) == 0, "the system gives no random bytes")
  return bytes
}

/// The path without links and dots; `nil` where nothing stands there.
package func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

/// Writes a file that does not exist yet.
func writeNewFile(
  _ path: String, _ bytes: [UInt8], durably: Bool, mode: mode_t = 0o666
) throws(StorageError) {
  let action = Phrase("ghi", "write")
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
  guard descriptor >= 0 else { throw StorageError(action, path) }
  guard writeAll(bytes, to: descriptor) else {
    let error = StorageError(action, path)
    close(descriptor)
    throw error
  }
  if durably, fsync(descriptor) != 0 {
    let error = StorageError(action, path)
    close(descriptor)
    throw error
  }
  guard close(descriptor) == 0 else { throw StorageError(action, path) }
}

/// Whether all bytes were taken; `errno` tells why not.
private func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
  var done = 0
  while done < bytes.count {
    let written = bytes.withUnsafeBytes {
      write(descriptor, $0.baseAddress.unsafelyUnwrapped + done, bytes.count - done)
    }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { return false }
    done += written
  }
  return true
}

/// Writes to the place that a user named. A file is replaced in one step, also behind a link; what is no file, as a pipe or
/// `/dev/null`, is written into, for to put a file in its place would break the machine.
package func writeOutput(_ bytes: [UInt8], to path: String) throws(StorageError) {
  var status = stat()
  guard stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
    _ = try replaceFile(isLink(path) ? realPath(path) ?? path : path, with: bytes)
    return
  }
  let action = Phrase("ghi", "write")
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw StorageError(action, path) }
  guard writeAll(bytes, to: descriptor) else {
    let error = StorageError(action, path)
    close(descriptor)
    throw error
  }
  guard close(descriptor) == 0 else { throw StorageError(action, path) }
}

/// Waits until the disk has a folder's entries.
func sync(_ folder: String) throws(StorageError) {
  let action = Phrase("ghi", "write")
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw StorageError(action, folder) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw StorageError(action, folder) }
}

/// Whether files can be made in a folder.
package func isWritable(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }
