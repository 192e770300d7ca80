import CourseModel
import CourseStorage
import CourseTestSupport
import Foundation
import Glibc
import Testing

/// A folder of its own that goes away with the test.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "hoclieu-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text(_ name: String) -> String? { try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
  var names: [String] { ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted() }
}

@Suite("A folder is put in place in one step")
struct StagingTests {
  private func tree(_ files: [String: String]) -> OutputTree {
    var tree = OutputTree()
    for (path, text) in files { tree.add(text, at: path) }
    return tree
  }

  @Test("and replaces the one that stood there, with nothing of it left")
  func replaces() throws {
    let folder = try TemporaryFolder()
    for files in [["a/b.txt": "cũ", "thua.txt": "x"], ["a/b.txt": "mới"]] {
      let staging = try Staging(for: folder.path + "/html")
      try staging.write(tree(files))
      try staging.replace()
    }
    #expect(folder.names == ["html", "html/a", "html/a/b.txt"])
    #expect(folder.text("html/a/b.txt") == "mới")
  }

  @Test("and never over one that was added for good")
  func addsOnce() throws {
    let folder = try TemporaryFolder()
    let first = try Staging(for: folder.path + "/releases/1.0.0")
    try first.write(tree(["a.txt": "một"]), durably: true)
    try first.add()
    let error = #expect(throws: StorageError.self) {
      let second = try Staging(for: folder.path + "/releases/1.0.0")
      try second.write(tree(["a.txt": "hai"]))
      try second.add()
    }
    #expect(error?.isTaken == true)
    #expect(folder.names == ["releases", "releases/1.0.0", "releases/1.0.0/a.txt"])
    #expect(folder.text("releases/1.0.0/a.txt") == "một")
  }

  @Test("or not at all: what was staged goes when its maker gives up")
  func givesUp() throws {
    let folder = try TemporaryFolder()
    do {
      let staging = try Staging(for: folder.path + "/html")
      try staging.write(tree(["a.txt": "dở dang"]))
    }
    #expect(folder.names == [])
  }

  @Test("and sweeps away what a killed run left behind, but not what a living one is writing")
  func sweeps() throws {
    let folder = try TemporaryFolder()
    // No process has this number: it is above Linux's greatest.
    for name in [".dang-ghi-99999999-html", ".dang-ghi-\(getppid())-html"] {
      try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)/sub", withIntermediateDirectories: true)
    }
    let staging = try Staging(for: folder.path + "/html")
    try staging.replace()
    #expect(folder.names == [".dang-ghi-\(getppid())-html", ".dang-ghi-\(getppid())-html/sub", "html"])
  }

  @Test("and says what the disk refused")
  func refused() throws {
    let folder = try TemporaryFolder()
    try "một tệp".write(toFile: folder.path + "/chan", atomically: true, encoding: .utf8)
    let error = #expect(throws: StorageError.self) { _ = try Staging(for: folder.path + "/chan/html") }
    #expect(error?.message.vietnamese.contains("chan") == true)
  }
}

@Suite("A file is replaced in one step")
struct FileTests {
  @Test("and has another mark then, and so has a folder into which a name comes")
  func marks() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a/b.txt"
    let mark = try markedFile(path, with: [1, 2], durably: false).mark
    let marks = fileMarks(below: folder.path)
    #expect(marks["a/b.txt"] == mark)
    #expect(marks.keys.sorted() == ["", "a", "a/b.txt"])
    #expect(try markedFile(path, with: [1, 2], durably: false) == (mark, false))
    #expect(try markedFile(path, with: [2, 1], durably: false).mark != mark)
    let time = timespec(tv_sec: 1, tv_nsec: 1)
    #expect(utimensat(AT_FDCWD, path, [time, time], 0) == 0)
    #expect(FileMark(of: path)?.time == 1_000_000_001)
    #expect(fileMarks(below: folder.path)["a"] != marks["a"])
  }

  @Test("and only where its bytes differ")
  func onlyWhereDifferent() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/sub/a.json"
    #expect(try replaceFile(path, with: [1, 2]))
    #expect(try !replaceFile(path, with: [1, 2]))
    #expect(try replaceFile(path, with: [1, 2, 3]))
    #expect(try readFile(path, limit: 3) == [1, 2, 3])
    #expect(folder.names == ["sub", "sub/a.json"])
  }

  @Test("and one that a user named is never put in the place of a link, a pipe or a device")
  func keepsWhatIsNoFile() throws {
    let folder = try TemporaryFolder()
    let (file, link, pipe) = (folder.path + "/a", folder.path + "/link", folder.path + "/pipe")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    for bytes in [[1, 2], [3]] as [[UInt8]] {
      try writeOutput(bytes, to: file)
      #expect(try readFile(file, limit: 2) == bytes)
      try writeOutput(bytes + [9], to: link)
      #expect(try readFile(file, limit: 3) == bytes + [9])
    }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
    #expect(mkfifo(pipe, 0o600) == 0)
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try writeOutput([4, 5, 6], to: pipe)
    var got = [UInt8](repeating: 0, count: 4)
    #expect(read(reader, &got, 4) == 3)
    #expect(got == [4, 5, 6, 0])
    #expect(folder.names == ["a", "link", "pipe"])
    #expect(throws: StorageError.self) { try writeOutput([1], to: folder.path) }
  }

  @Test("and read only up to a limit, and only where it is one")
  func limits() throws {
    let folder = try TemporaryFolder()
    _ = try replaceFile(folder.path + "/a", with: [1, 2, 3])
    #expect(throws: StorageError.self) { try readFile(folder.path + "/a", limit: 2) }
    #expect(throws: StorageError.self) { try readFile(folder.path, limit: 2) }
    #expect(throws: StorageError.self) { try readFile(folder.path + "/khong-co", limit: 2) }
  }
}
