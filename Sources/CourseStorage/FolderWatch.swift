import CourseModel
import Glibc

/// Tells which files below some folders change (inotify(7)). New folders are watched as they come; links below the
/// folders are not followed.
package struct FolderWatch: ~Copyable {
  /// What happened since the last time.
  package enum Change: Equatable, Sendable {
    /// Files that were written, renamed, added or taken away, as paths below the folders as they were given.
    case files(Set<String>)
    /// So much that the system lost count: anything may have changed.
    case everything
  }

  private let descriptor: Int32
  private let roots: [String]
  private var folders: [Int32: String] = [:]

  /// How long, in milliseconds, nothing more has to happen until a change is told: editors write a file in several steps.
  private static let pause: Int32 = 15
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)

  /// Watches the folders and all below them.
  package static func over(_ roots: [String]) throws(StorageError) -> FolderWatch {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { throw StorageError(Phrase("theo dõi", "watch"), roots.first ?? "") }
    if let missing = roots.first(where: { !isFolder($0) }) {
      close(descriptor)
      throw StorageError(Phrase("theo dõi", "watch"), missing, code: ENOENT)
    }
    return FolderWatch(descriptor, roots)
  }

  private init(_ descriptor: Int32, _ roots: [String]) {
    self.descriptor = descriptor
    self.roots = roots
    for root in roots { watch(root) }
  }

  deinit { close(descriptor) }

  /// Waits for a change, at most so many milliseconds; `nil` where nothing changed.
  package mutating func next(timeout: Int32) -> Change? {
    var changed: Set<String> = []
    var isLost = false
    var wait = timeout
    // Somebody who writes without end must not keep a change waiting without end.
    for _ in 0..<100 {
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, wait) > 0 else { break }
      wait = FolderWatch.pause
      if !take(into: &changed) { isLost = true }
    }
    if isLost {
      for root in roots { watch(root) }
      return .everything
    }
    return changed.isEmpty ? nil : .files(changed)
  }

  /// Takes what is waiting; `false` where the system lost some of it.
  private mutating func take(into changed: inout Set<String>) -> Bool {
    var isWhole = true
    let size = 1 << 16
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, size))
    }
    var place = 0
    let head = MemoryLayout<inotify_event>.size
    while place + head <= bytes.count {
      let (event, name) = bytes.withUnsafeBytes { raw in
        let event = raw.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
        let name = raw[(place + head)..<(place + head + Int(event.len))].prefix { $0 != 0 }
        return (event, String(decoding: name, as: UTF8.self))
      }
      place += head + Int(event.len)
      // A folder that was moved away takes its watch along under a name that is no longer true.
      if event.mask & UInt32(IN_Q_OVERFLOW | IN_MOVE_SELF) != 0 {
        isWhole = false
        if event.wd >= 0 { inotify_rm_watch(descriptor, event.wd) }
      }
      guard let folder = folders[event.wd] else { continue }
      if event.mask & UInt32(IN_IGNORED) != 0 {
        folders[event.wd] = nil
        continue
      }
      let path = name.isEmpty ? folder : "\(folder)/\(name)"
      changed.insert(path)
      if event.mask & UInt32(IN_ISDIR) != 0, event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 {
        // What was put into it before it was watched told nobody.
        for file in watch(path) { changed.insert(file) }
      }
    }
    return isWhole
  }

  /// Watches a folder and all below it; answers the files that are there.
  @discardableResult
  private mutating func watch(_ folder: String) -> [String] {
    let number = inotify_add_watch(descriptor, folder, FolderWatch.events | UInt32(IN_ONLYDIR))
    guard number >= 0 else { return [] }
    folders[number] = folder
    var files: [String] = []
    for name in namesInFolder(folder) where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      if isLink(path) { continue }
      if isFolder(path) { files += watch(path) } else { files.append(path) }
    }
    return files
  }
}
