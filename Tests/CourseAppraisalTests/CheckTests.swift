import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseTestSupport
import Foundation
import Testing

/// A check and the folder that shows it.
struct CheckExample: CustomTestStringConvertible {
  let check: Check
  let folder: ExampleFolder

  var testDescription: String { check.kind.id }

  static let all = Check.all.map { check in
    let root = (#filePath as NSString).deletingLastPathComponent
    return CheckExample(check: check, folder: ExampleFolder(path: "\(root)/Examples/\(check.kind.id)"))
  }
}

@Suite("Every check of content")
struct CheckTests {
  private func diagnostics(of example: CheckExample, _ side: String) throws -> [Diagnostic] {
    let sources = Fixture.sources(try example.folder.files(below: side))
    let compilation = Fixture.compile(sources)
    #expect(!compilation.diagnostics.containsErrors, "\(listing(of: compilation.diagnostics))")
    let programme = try #require(readProgramme(sources).programme)
    return appraise(try #require(compilation.module), on: Grounds(programme, on: Fixture.day))
  }

  @Test("is quiet on its good example, as are all the others", arguments: CheckExample.all)
  func good(_ example: CheckExample) throws {
    #expect(listing(of: try diagnostics(of: example, "good")) == "")
  }

  @Test("finds what is wrong in its bad example", arguments: CheckExample.all)
  func bad(_ example: CheckExample) throws {
    let found = try diagnostics(of: example, "bad")
    #expect(found.contains { $0.kind == example.check.kind })
    golden(listing(of: found), at: example.folder.file("bad.txt"))
  }

  @Test("owns an examples folder, and no folder is left over")
  func folders() throws {
    let root = (#filePath as NSString).deletingLastPathComponent + "/Examples"
    let folders = try FileManager.default.contentsOfDirectory(atPath: root)
    #expect(Set(folders) == Set(Check.all.map(\.kind.id)))
  }
}

/// A check of the programme and the folder that shows it: `cd01` lies in the folder itself, others below `modules`.
struct ProgrammeCheckExample: CustomTestStringConvertible {
  let check: ProgrammeCheck
  let folder: ExampleFolder

  var testDescription: String { check.kind.id }

  static let all = ProgrammeCheck.all.map { check in
    let root = (#filePath as NSString).deletingLastPathComponent
    return ProgrammeCheckExample(
      check: check, folder: ExampleFolder(path: "\(root)/ProgrammeExamples/\(check.kind.id)"))
  }
}

@Suite("Every check of the programme")
struct ProgrammeCheckTests {
  private func diagnostics(of example: ProgrammeCheckExample, _ side: String) throws -> [Diagnostic] {
    let sources = Fixture.sources(try example.folder.files(below: side))
    let programme = try #require(readProgramme(sources).programme)
    let modules = try ["cd01", "cd02"].map { name in
      let compilation = compile(try #require(ModuleID(name)), of: programme, from: sources)
      #expect(!compilation.diagnostics.containsErrors, "\(listing(of: compilation.diagnostics))")
      return ModuleText(try #require(compilation.module)).fingerprints
    }
    return appraise(modules)
  }

  @Test("is quiet on its good example", arguments: ProgrammeCheckExample.all)
  func good(_ example: ProgrammeCheckExample) throws {
    #expect(listing(of: try diagnostics(of: example, "good")) == "")
  }

  @Test("finds what is wrong in its bad example", arguments: ProgrammeCheckExample.all)
  func bad(_ example: ProgrammeCheckExample) throws {
    let found = try diagnostics(of: example, "bad")
    #expect(found.contains { $0.kind == example.check.kind })
    golden(listing(of: found), at: example.folder.file("bad.txt"))
  }

  @Test("owns an examples folder, and no folder is left over")
  func folders() throws {
    let root = (#filePath as NSString).deletingLastPathComponent + "/ProgrammeExamples"
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: root)) == Set(ProgrammeCheck.all.map(\.kind.id)))
  }
}
