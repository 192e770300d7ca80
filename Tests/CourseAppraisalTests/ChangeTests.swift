import CourseAppraisal
import CourseComparison
import CourseCompiler
import CourseModel
import CourseTestSupport
import Foundation
import Testing

/// A rule about changes and the folder that shows it: `before/` is the issued version, `good/` and `bad/` follow it.
struct ChangeExample: CustomTestStringConvertible {
  let check: ChangeCheck
  let folder: ExampleFolder

  var testDescription: String { check.kind.id }

  static let root = (#filePath as NSString).deletingLastPathComponent + "/ChangeExamples"

  static let all = ChangeCheck.all.map { check in
    ChangeExample(check: check, folder: ExampleFolder(path: "\(root)/\(check.kind.id)"))
  }
}

@Suite("What changed since the issued version")
struct ChangeTests {
  private func module(_ side: String, of example: ChangeExample) throws -> Module {
    let compilation = Fixture.compile(Fixture.sources(try example.folder.files(below: side)))
    #expect(!compilation.diagnostics.containsErrors, "\(listing(of: compilation.diagnostics))")
    return try #require(compilation.module)
  }

  private func diagnostics(of example: ChangeExample, _ side: String) throws -> [Diagnostic] {
    let module = try module(side, of: example)
    return appraise(compare(try self.module("before", of: example), module), of: module)
  }

  @Test("is let through with a version that is large enough, and a reason for each topic", arguments: ChangeExample.all)
  func good(_ example: ChangeExample) throws { #expect(listing(of: try diagnostics(of: example, "good")) == "") }

  @Test("is refused otherwise", arguments: ChangeExample.all)
  func bad(_ example: ChangeExample) throws {
    let found = try diagnostics(of: example, "bad")
    #expect(found.contains { $0.kind == example.check.kind })
    golden(listing(of: found), at: example.folder.file("bad.txt"))
  }

  @Test("has an examples folder for every rule, and none is left over")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: ChangeExample.root)
    #expect(Set(folders) == Set(ChangeCheck.all.map(\.kind.id)))
  }

  @Test("makes a replacement where more than half is gone")
  func replacement() {
    func module(_ body: String, _ version: String) -> Module {
      Fixture.module(["01-bai.md": Fixture.topic(body)], version: version, extra: "changes: [{reason: Mới}]\n")
    }
    let old = module("Một hai ba bốn.\n\nNăm sáu bảy tám.\n\nChín mười.", "1.0.0")
    let new = module("Một hai ba bốn.\n\nĐoạn này viết mới hẳn.\n\n- Mục mới", "1.1.0")
    #expect(appraise(compare(old, new), of: new).map(\.kind.id) == ["version-too-small"])
    let larger = module("Một hai ba bốn.\n\nĐoạn này viết mới hẳn.\n\n- Mục mới", "2.0.0")
    #expect(appraise(compare(old, larger), of: larger).isEmpty)
  }
}
