import CSodium
import CourseModel
import Glibc

/// The files of a folder, opened for reading. Digests are made once for each state of a file.
actor ServedFolder {
  private let root: String
  private var digests: [FileState: String] = [:]

  init(_ root: String) { self.root = root }

  /// A file that is there; `nil` for folders, links and what cannot be read.
  func open(_ path: OutputPath) -> ServedFile? {
    // Part by part, so that no link on the way leads outside.
    var descriptor = Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    let parts = path.text.split(separator: "/")
    for (index, part) in parts.enumerated() {
      guard descriptor >= 0 else { return nil }
      let flags = index == parts.count - 1 ? O_NONBLOCK : O_DIRECTORY
      let next = openat(descriptor, String(part), O_RDONLY | flags | O_NOFOLLOW | O_CLOEXEC)
      close(descriptor)
      descriptor = next
    }
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    let state = FileState(status)
    guard let digest = digests[state] ?? digest(of: descriptor) else {
      close(descriptor)
      return nil
    }
    digests[state] = digest
    return ServedFile(
      descriptor: descriptor, description: Answer.File(path: path, size: Int(status.st_size), digest: digest))
  }

  private func digest(of descriptor: Int32) -> String? {
    var state = crypto_hash_sha256_state()
    crypto_hash_sha256_init(&state)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var place = 0
    while true {
      let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, place) }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      crypto_hash_sha256_update(&state, buffer, UInt64(count))
      place += count
    }
    var bytes = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256_final(&state, &bytes)
    return Digest(bytes: bytes).hexadecimal
  }
}

/// What tells one state of a file from another without reading it: a file that is replaced is another inode, and one that is
/// written to has another time of change, which nobody can set.
private struct FileState: Hashable {
  let device: UInt
  let inode: UInt
  let size: Int
  let changeSeconds: Int
  let changeNanoseconds: Int

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    changeSeconds = status.st_ctim.tv_sec
    changeNanoseconds = status.st_ctim.tv_nsec
  }
}

/// An open file. It stays the same file while it is sent, whatever is put in its place meanwhile.
final class ServedFile: Sendable {
  let description: Answer.File
  private let descriptor: Int32

  init(descriptor: Int32, description: Answer.File) {
    self.descriptor = descriptor
    self.description = description
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from a place on; none at the end or where the disk fails.
  func read(_ count: Int, at place: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      done = max(0, pread(descriptor, buffer.baseAddress, count, place))
    }
  }
}
