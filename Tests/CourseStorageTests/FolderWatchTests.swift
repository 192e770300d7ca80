import CourseStorage
import Foundation
import Testing

@Suite("A watched folder")
struct FolderWatchTests {
  /// What is told after some changes, as paths below the folder.
  private func told(
    after changes: (String) throws -> Void, prepared prepare: (String) throws -> Void = { _ in }
  ) throws -> Set<String>? {
    let folder = try TemporaryFolder()
    try prepare(folder.path)
    var watch = try FolderWatch.over([folder.path])
    try changes(folder.path)
    switch watch.next(timeout: 2000) {
    case .files(let paths): return Set(paths.map { String($0.dropFirst(folder.path.count + 1)) })
    case .everything: return ["*"]
    case nil: return nil
    }
  }

  private func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  @Test("tells what is written, in folders below too")
  func writing() throws {
    let told = try told { path in
      try write("hai", to: path + "/a/b/bai.md")
    } prepared: { path in
      try FileManager.default.createDirectory(atPath: path + "/a/b", withIntermediateDirectories: true)
      try write("một", to: path + "/a/b/bai.md")
    }
    #expect(told == ["a/b/bai.md"])
  }

  @Test("tells what an editor puts in place of a file")
  func replacing() throws {
    let told = try told { path in
      try write("hai", to: path + "/.bai.md.swp")
      rename(path + "/.bai.md.swp", path + "/bai.md")
    } prepared: { path in
      try write("một", to: path + "/bai.md")
    }
    #expect(told == [".bai.md.swp", "bai.md"])
  }

  @Test("tells what lies in a folder that was added")
  func newFolder() throws {
    let told = try told { path in
      try FileManager.default.createDirectory(atPath: path + "/a/b", withIntermediateDirectories: true)
      try write("một", to: path + "/a/b/bai.md")
    }
    #expect(told?.contains("a/b/bai.md") == true)
  }

  @Test("tells what is taken away, and follows a folder under its new name")
  func renaming() throws {
    let told = try told { path in
      try FileManager.default.removeItem(atPath: path + "/bai.md")
    } prepared: { path in
      try write("một", to: path + "/bai.md")
    }
    #expect(told == ["bai.md"])
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/a", withIntermediateDirectories: true)
    var watch = try FolderWatch.over([folder.path])
    rename(folder.path + "/a", folder.path + "/b")
    #expect(watch.next(timeout: 2000) == .everything)
    try write("một", to: folder.path + "/b/bai.md")
    #expect(watch.next(timeout: 2000) == .files([folder.path + "/b/bai.md"]))
  }

  @Test("follows no link")
  func links() throws {
    let elsewhere = try TemporaryFolder()
    let folder = try TemporaryFolder()
    symlink(elsewhere.path, folder.path + "/xa")
    var watch = try FolderWatch.over([folder.path])
    try write("một", to: elsewhere.path + "/bai.md")
    #expect(watch.next(timeout: 100) == nil)
  }

  @Test("that is not there is an error")
  func missing() {
    #expect(throws: StorageError.self) { _ = try FolderWatch.over(["/khong/co"]) }
  }
}
