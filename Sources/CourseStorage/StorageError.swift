package import CourseModel
import Glibc

/// What the disk refused.
package struct StorageError: Error {
  /// What was being done, for example "ghi".
  package let action: Phrase
  package let path: String
  /// The system's number of the fault (errno).
  package let code: Int32

  init(_ action: Phrase, _ path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
  }

  /// What the disk answered to somebody else who was writing to `path` for us.
  package init(writing path: String, code: Int32) { self.init(Phrase("ghi", "write"), path, code: code) }

  /// Whether somebody else has the place already.
  package var isTaken: Bool { code == EEXIST || code == ENOTEMPTY }

  /// Whether the disk or the system failed, whatever stands at the path.
  var isOfMachine: Bool { [EIO, ENOSPC, ENOMEM, EMFILE, ENFILE, EAGAIN].contains(code) }

  package var message: Phrase {
    Phrase("không \(action.vietnamese) được `\(path)`: ", "cannot \(action.english) `\(path)`: ") + reason
  }

  /// What to do about it.
  package var help: Phrase {
    switch code {
    case ENOSPC, EDQUOT:
      Phrase(
        "giải phóng chỗ trên đĩa rồi chạy lại; không có gì viết dở",
        "free some space and run again; nothing is half-written")
    case EROFS: Phrase("ổ đĩa chỉ đọc; chọn thư mục khác", "the disk is read-only; choose another folder")
    case EACCES, EPERM:
      Phrase(
        "kiểm tra quyền ghi của thư mục, hoặc chọn thư mục khác", "check the folder's permissions, or choose another")
    case ENOTDIR, EISDIR:
      Phrase(
        "một tệp và một thư mục trùng tên; đổi tên hoặc xóa một trong hai",
        "a file and a folder have the same name; rename or delete one")
    case EOPNOTSUPP:
      Phrase(
        "ổ đĩa này không đổi tên được trong một bước; đặt thư mục lên ổ khác (ext4, XFS, Btrfs)",
        "this disk cannot rename in one step; choose a folder on another (ext4, XFS, Btrfs)")
    default:
      Phrase("xem lại đường dẫn và tình trạng ổ đĩa rồi chạy lại", "look at the path and the disk, and run again")
    }
  }

  private var reason: Phrase {
    switch code {
    case ENOSPC, EDQUOT: Phrase("đĩa đầy", "the disk is full")
    case EROFS: Phrase("ổ đĩa chỉ đọc", "the file system is read-only")
    case EACCES, EPERM: Phrase("không có quyền", "permission denied")
    case ENOENT: Phrase("không có", "it does not exist")
    case EEXIST, ENOTEMPTY: Phrase("đã có sẵn", "it exists already")
    case EFBIG: Phrase("quá lớn", "it is too large")
    default: Phrase(verbatim: String(cString: strerror(code)))
    }
  }
}
