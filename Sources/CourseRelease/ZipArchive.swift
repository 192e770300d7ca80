import CLibZip
package import CourseModel
import Glibc

/// Why some bytes cannot be read as an archive.
package struct ArchiveError: Error {
  package let reason: Phrase
}

/// Reads and writes zip archives (APPNOTE 6.3) in memory. The same files give the same bytes on every machine: entries in
/// the order of their paths, one fixed time, one set of attributes.
enum ZipArchive {
  /// 01/01/1980, the first day that a zip can name.
  private static let dosDate: UInt16 = 0x21
  /// What unpacking may take at most, so that a small file cannot fill the machine.
  private static let greatestSize = 1 << 30
  private static let greatestCount = 20_000

  /// The archive of `tree`. Formats that are compressed already are stored as they are.
  static func pack(_ tree: OutputTree) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else {
      preconditionFailure("no memory for an archive")
    }
    defer { zip_source_free(target) }
    // Closing the archive gives one reference back; ours keeps the bytes.
    zip_source_keep(target)
    guard let archive = zip_open_from_source(target, CInt(ZIP_TRUNCATE), &error) else {
      preconditionFailure("libzip cannot open an empty archive in memory")
    }
    for path in tree.paths {
      guard let bytes = tree[path] else { continue }
      add(bytes, at: path, to: archive)
    }
    guard zip_close(archive) == 0 else { preconditionFailure("libzip cannot write an archive in memory") }
    return contents(of: target)
  }

  private static func add(_ bytes: [UInt8], at path: OutputPath, to archive: OpaquePointer) {
    // libzip reads the bytes when it closes the archive, and then frees this copy.
    let copy = copy(of: bytes)
    guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1) else {
      preconditionFailure("no memory for a file of an archive")
    }
    let index = zip_file_add(archive, path.text, source, UInt32(ZIP_FL_ENC_UTF_8))
    precondition(index >= 0, "libzip refused the path \(path)")
    let isCompressed = ["zip", "png", "jpg", "jpeg", "pdf", "zst"].contains(path.fileExtension)
    zip_set_file_compression(archive, UInt64(index), isCompressed ? ZIP_CM_STORE : ZIP_CM_DEFLATE, isCompressed ? 0 : 9)
    zip_file_set_dostime(archive, UInt64(index), 0, dosDate, 0)
    zip_file_set_external_attributes(archive, UInt64(index), 0, UInt8(ZIP_OPSYS_UNIX), UInt32(S_IFREG | 0o644) << 16)
  }

  /// The bytes in memory that C may keep and free.
  private static func copy(of bytes: [UInt8]) -> UnsafeMutableRawPointer {
    guard let copy = malloc(max(bytes.count, 1)) else { preconditionFailure("no memory for an archive") }
    bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, bytes.count) } }
    return copy
  }

  private static func contents(of source: OpaquePointer) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      preconditionFailure("libzip lost an archive in memory")
    }
    defer { zip_source_close(source) }
    let size = Int(status.size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_source_read(source, buffer.baseAddress, UInt64(size))))
    }
  }

  /// The files of an archive, each checked against its CRC.
  static func unpack(_ bytes: [UInt8]) throws(ArchiveError) -> OutputTree {
    var error = zip_error_t()
    zip_error_init(&error)
    // The copy lives until the archive is closed.
    let copy = copy(of: bytes)
    defer { free(copy) }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 0, &error) else {
      throw ArchiveError(reason: Phrase("không đủ bộ nhớ", "out of memory"))
    }
    guard let archive = zip_open_from_source(source, CInt(ZIP_RDONLY | ZIP_CHECKCONS), &error) else {
      zip_source_free(source)
      throw ArchiveError(reason: Phrase("không phải tệp zip, hoặc đã hỏng", "it is no zip file, or is damaged"))
    }
    defer { zip_discard(archive) }
    let count = zip_get_num_entries(archive, 0)
    guard count <= greatestCount else {
      throw ArchiveError(reason: Phrase("có quá nhiều tệp", "it holds too many files"))
    }
    var tree = OutputTree()
    var total = 0
    for index in 0..<UInt64(count) {
      let (path, content) = try entry(index, of: archive, room: greatestSize - total)
      total += content.count
      guard tree[path] == nil else {
        throw ArchiveError(reason: Phrase("`\(path)` có hai lần", "`\(path)` stands twice in it"))
      }
      tree[path] = content
    }
    return tree
  }

  private static func entry(
    _ index: UInt64, of archive: OpaquePointer, room: Int
  ) throws(ArchiveError) -> (OutputPath, [UInt8]) {
    var status = zip_stat_t()
    guard zip_stat_index(archive, index, UInt32(ZIP_FL_ENC_RAW), &status) == 0, let name = status.name,
      let text = String(validatingCString: name), let path = OutputPath(text)
    else { throw ArchiveError(reason: Phrase("có tên tệp không hợp lệ", "it holds a name that is no path")) }
    guard status.size <= UInt64(room) else {
      throw ArchiveError(reason: Phrase("giải nén ra quá lớn", "it is too large when unpacked"))
    }
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw ArchiveError(reason: Phrase("không đọc được `\(path)`", "`\(path)` cannot be read"))
    }
    defer { zip_fclose(file) }
    let size = Int(status.size)
    var isWhole = true
    let content = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      // One byte more than promised: a CRC is checked only at the end of the data.
      let got = zip_fread(file, buffer.baseAddress, UInt64(size + 1))
      isWhole = got == Int64(size)
      count = max(0, Int(got))
    }
    guard isWhole else { throw ArchiveError(reason: Phrase("`\(path)` đã hỏng", "`\(path)` is damaged")) }
    return (path, content)
  }
}
