import CourseModel
import CourseRelease
import CourseTestSupport
import Testing

@Suite("The archive")
struct ArchiveTests {
  /// An object with two versions, and the packages that it holds.
  private func object() throws -> (files: OutputTree, packages: [String: [UInt8]]) {
    let first = try Issued.package()
    var files = try archive(first.zip, of: first.release, in: Fixture.id, after: nil)
    let inventory = try #require(files[Fixture.path("inventory.json")])
    let object = try #require(ArchivedModule(inventory))
    #expect(object.packages == ["cd01-1.0.0"])
    let second = try Issued.package("<p>Trang mới")
    let more = try archive(second.zip, of: second.release, in: Fixture.id, after: object)
    for path in more.paths { files[path] = more[path] }
    return (files, ["cd01-1.0.0": first.zip])
  }

  private func faults(_ files: OutputTree, _ packages: [String: [UInt8]]) -> Set<String> {
    Set(verifyArchive(files, of: Fixture.id, holding: packages, named: Fixture.path("a")).map(\.kind.code))
  }

  @Test("stores once what did not change")
  func deduplicates() throws {
    let files = try object().files
    let content = files.paths.map(\.text).filter { $0.hasPrefix("v2/content/") }
    #expect(
      content == [
        "v2/content/cd01-1.0.0/bag-info.txt", "v2/content/cd01-1.0.0/data/html/index.html",
        "v2/content/cd01-1.0.0/manifest-sha256.txt", "v2/content/cd01-1.0.0/tagmanifest-sha256.txt",
      ])
    let second = try #require(files[Fixture.path("v2/inventory.json")].flatMap { ArchivedModule($0) })
    #expect(second.packages.count == 2)
  }

  @Test("is sound as it was made, and names a release that it lacks or holds otherwise")
  func whole() throws {
    let (files, packages) = try object()
    #expect(faults(files, packages) == [])
    #expect(faults(files, ["cd01-1.1.0": try Issued.zip()]) == ["BH-431"])
    #expect(faults(files, ["cd01-1.0.0": try Issued.package("<p>Khác").zip]) == ["BH-431"])
  }

  @Test("has no file that can be altered, taken away or added unnoticed")
  func altered() throws {
    let (files, packages) = try object()
    for path in files.paths {
      var changed = files
      changed[path] = (files[path] ?? []) + [0x20]
      #expect(faults(changed, packages).contains("BH-430"), "\(path) longer")
      changed[path] = nil
      #expect(faults(changed, packages).contains("BH-430"), "\(path) gone")
    }
    for extra in ["la.txt", "v3/inventory.json", "v1/content/cd01-1.0.0/la.txt"] {
      var changed = files
      changed.add("lạ", at: extra)
      #expect(faults(changed, packages) == ["BH-430"])
    }
  }

  @Test("lies in folders that any file system can hold")
  func folders() throws {
    #expect(Archive.folder(of: Fixture.id) == "urn%3ahoclieu%3acd01")
    #expect(Archive.folder(of: try #require(ModuleID("a.b_c-d"))) == "urn%3ahoclieu%3aa%2eb_c-d")
  }
}
