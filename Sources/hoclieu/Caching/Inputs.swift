import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage
import Glibc

/// Everything that bears on a piece of work, by name and digest: two runs with equal inputs make the same.
struct Inputs: Sendable, Equatable {
  /// Lines of a digest, a space and a name.
  private(set) var bytes: [UInt8] = []

  init() {}

  /// As they were kept.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Adds something that no file holds.
  func adding(_ name: String, _ value: String) -> Inputs {
    var inputs = self
    inputs.add(name, digest(of: Array(value.utf8)))
    return inputs
  }

  /// Adds every file of a tree, those too that are there and could not be read.
  func adding(_ sources: SourceTree, from folder: String = "Content/") -> Inputs {
    var inputs = self
    for path in sources.paths { inputs.add(folder + path.text, digest(of: sources[path] ?? [])) }
    for path in sources.unreadable.sorted() { inputs.add(folder + path.text + " (?)", digest(of: [])) }
    return inputs
  }

  /// Adds one thing for all of `others`.
  func adding(_ name: String, _ others: Inputs) -> Inputs {
    var inputs = self
    inputs.add(name, digest(of: others.bytes))
    return inputs
  }

  func adding(_ others: Inputs) -> Inputs {
    var inputs = self
    inputs.bytes += others.bytes
    return inputs
  }

  private mutating func add(_ name: String, _ digest: Digest) {
    bytes += digest.hexadecimal.utf8
    bytes.append(0x20)
    bytes += name.utf8
    bytes.append(0x0A)
  }

  /// The names of what differs, is new or is gone.
  func differences(from earlier: Inputs) -> [String] {
    let (now, before) = (byName, earlier.byName)
    return Set(now.keys).union(before.keys).filter { now[$0] != before[$0] }.map(String.init).sorted()
  }

  private var byName: [Substring: Substring] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let pairs = lines.compactMap { line in
      line.firstIndex(of: " ").map { (line[line.index(after: $0)...], line[..<$0]) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension Inputs {
  /// The program and the libraries that it runs with, as they lie on the disk: whoever builds or installs them anew trusts
  /// nothing that was made before. After a start of the machine nothing counts either, because what was written last may not
  /// have reached the disk. `nil` where that cannot be told: then nothing may be remembered.
  static func program() -> Inputs? {
    guard let path = realPath("/proc/self/exe"), let mark = FileMark(of: path),
      let start = told(by: "/proc/sys/kernel/random/boot_id"), let mappings = told(by: "/proc/self/maps")
    else { return nil }
    // A line of the mappings ends with the file's number on the disk and its path, where there is a file.
    let libraries = mappings.split(separator: "\n").compactMap { line -> String? in
      let parts = line.split(separator: " ", maxSplits: 5)
      return parts.count == 6 && parts[5].contains("/") ? "\(parts[3]) \(parts[4]) \(parts[5])" : nil
    }
    return Inputs().adding("hoclieu", "\(toolVersion) \(mark) \(start) \(Set(libraries).sorted())")
  }

  /// What the kernel says in a file whose size it does not tell beforehand.
  private static func told(by path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      guard count >= 0 else { return nil }
      if count == 0 { return String(decoding: text, as: UTF8.self) }
      text += piece.prefix(count)
    }
  }
}
