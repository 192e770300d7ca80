package import CourseModel
import Glibc

/// The sizes in bytes of the files directly in the folder `name` of `root`, by their path below `root`; those of the root itself
/// for `nil`. None where there is no such folder. Files whose names begin with a dot are left out, and links are not followed.
package func fileSizes(in root: String, below name: String?) throws(StorageError) -> [OutputPath: Int] {
  let prefix = name.map { $0 + "/" } ?? ""
  var sizes: [OutputPath: Int] = [:]
  for file in try namesIfThere(in: root + "/" + prefix) where !file.hasPrefix(".") {
    let place = root + "/" + prefix + file
    var status = stat()
    guard lstat(place, &status) == 0 else { throw StorageError(Phrase("đọc", "read"), place) }
    if status.st_mode & S_IFMT == S_IFREG, let path = OutputPath(prefix + file) { sizes[path] = Int(status.st_size) }
  }
  return sizes
}
