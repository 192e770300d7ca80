import CourseAppraisal
import CourseModel
import CourseTestSupport
import Foundation
import Testing

/// A rule about records and the folder that shows it.
struct RecordExample: CustomTestStringConvertible {
  let check: RecordCheck
  let folder: ExampleFolder

  var testDescription: String { check.kind.id }

  static let root = (#filePath as NSString).deletingLastPathComponent + "/RecordExamples"

  static let all = RecordCheck.all.map { check in
    RecordExample(check: check, folder: ExampleFolder(path: "\(root)/\(check.kind.id)"))
  }
}

@Suite("Every check of records")
struct RecordCheckTests {
  private func diagnostics(of example: RecordExample, _ side: String) throws -> [Diagnostic] {
    let (submission, policy) = RecordSet(try example.folder.files(below: side)).built()
    return appraise(submission, against: policy, on: Fixture.day).diagnostics
  }

  @Test("is quiet on its good example, as are all the others", arguments: RecordExample.all)
  func good(_ example: RecordExample) throws {
    #expect(listing(of: try diagnostics(of: example, "good")) == "")
  }

  @Test("finds what is wrong in its bad example", arguments: RecordExample.all)
  func bad(_ example: RecordExample) throws {
    let found = try diagnostics(of: example, "bad")
    #expect(found.contains { $0.kind == example.check.kind })
    golden(listing(of: found), at: example.folder.file("bad.txt"))
  }

  @Test("owns an examples folder, and no folder is left over")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: RecordExample.root)
    #expect(Set(folders) == Set(RecordCheck.all.map(\.kind.id)))
  }
}
