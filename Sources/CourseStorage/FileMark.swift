import Glibc

/// By what a file or folder that was written can be told from anything that somebody put in its place or changed in it later:
/// its number on the disk, its size in bytes (0 for a folder) and when it was changed, in nanoseconds since 1970.
package struct FileMark: Hashable, Sendable {
  package let number: UInt64
  package let size: Int
  package let time: Int

  package init(number: UInt64, size: Int, time: Int) {
    self.number = number
    self.size = size
    self.time = time
  }

  /// `nil` where nothing stands at the path, or what stands there is neither a file nor a folder.
  package init?(of path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    let time = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    switch status.st_mode & S_IFMT {
    case S_IFREG: self.init(number: UInt64(status.st_ino), size: Int(status.st_size), time: time)
    case S_IFDIR: self.init(number: UInt64(status.st_ino), size: 0, time: time)
    default: return nil
    }
  }
}

/// The marks of a folder, under the empty path, and of everything below it. A name that comes or goes later changes the mark of
/// its folder.
package func fileMarks(below folder: String) -> [String: FileMark] {
  var marks: [String: FileMark] = [:]
  func note(_ path: String, as name: String) {
    guard let mark = FileMark(of: path) else { return }
    marks[name] = mark
    for entry in namesInFolder(path) { note("\(path)/\(entry)", as: name.isEmpty ? entry : "\(name)/\(entry)") }
  }
  note(folder, as: "")
  return marks
}
