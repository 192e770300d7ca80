import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseTestSupport
import Foundation
import Testing

/// A rule about proposals and the folder that shows it.
struct ProposalExample: CustomTestStringConvertible {
  let check: ProposalCheck
  let folder: ExampleFolder

  var testDescription: String { check.kind.id }

  static let root = (#filePath as NSString).deletingLastPathComponent + "/ProposalExamples"

  static let all = ProposalCheck.all.map { check in
    ProposalExample(check: check, folder: ExampleFolder(path: "\(root)/\(check.kind.id)"))
  }
}

@Suite("Proposals")
struct ProposalTests {
  private static let module = Fixture.module(["01-bai.md": Fixture.topic(RecordSet.body)])

  private func diagnostics(of example: ProposalExample, _ side: String) throws -> [Diagnostic] {
    let path = Fixture.path("proposals/2026-003.yaml")
    let (proposals, reading) = readProposals(SourceTree([path: try example.folder.bytes(side + ".yaml")]))
    #expect(listing(of: reading) == "")
    let grounds = ProposalGrounds(
      modules: [Fixture.id], places: ModulePlaces(of: ProposalTests.module),
      versions: [Version(major: 1, minor: 1, patch: 0)], on: Fixture.day)
    return proposals.flatMap { appraise($0, on: grounds) }
  }

  @Test("that keep the rules are let through", arguments: ProposalExample.all)
  func good(_ example: ProposalExample) throws {
    #expect(listing(of: try diagnostics(of: example, "good")) == "")
  }

  @Test("that break a rule are told so", arguments: ProposalExample.all)
  func bad(_ example: ProposalExample) throws {
    let found = try diagnostics(of: example, "bad")
    #expect(found.contains { $0.kind == example.check.kind })
    golden(listing(of: found), at: example.folder.file("bad.txt"))
  }

  @Test("have an examples folder for every rule, and none is left over")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: ProposalExample.root)
    #expect(Set(folders) == Set(ProposalCheck.all.map(\.kind.id)))
  }

  @Test("are named by year and number, and by nothing else")
  func names() {
    #expect(ProposalID("2026-003")?.description == "2026-003")
    #expect(ProposalID("2026-1234")?.number == 1234)
    for name in ["2026-3", "26-003", "2026-0003", "2026-000", "2026_003", "2026-00a"] {
      #expect(ProposalID(name) == nil)
    }
  }

  @Test("that a module follows must be there, about it, and not declined")
  func cited() throws {
    let module = Fixture.module(
      ["01-bai.md": Fixture.topic(RecordSet.body)],
      extra: "changes:\n  - {reason: Một, proposal: 2026-001}\n  - {reason: Hai, proposal: 2026-002}\n")
    func proposal(_ name: String, of module: String, _ steps: String = "") -> (SourcePath, [UInt8]) {
      let text = "kind: new\nmodule: \(module)\nreason: R\nunit: U\nname: N\ndate: 2026-07-02\n\(steps)"
      return (Fixture.path("proposals/\(name).yaml"), Array(text.utf8))
    }
    func codes(_ files: [(SourcePath, [UInt8])]) -> [String] {
      let proposals = readProposals(SourceTree(Dictionary(uniqueKeysWithValues: files))).proposals
      return citedProposals(in: module, among: proposals).map(\.kind.code)
    }
    #expect(codes([proposal("2026-001", of: "cd01"), proposal("2026-002", of: "cd01")]) == [])
    #expect(codes([proposal("2026-001", of: "cd02"), proposal("2026-002", of: "cd01")]) == ["TD-251"])
    #expect(codes([proposal("2026-001", of: "cd01")]) == ["TD-251"])
    let declined = "steps: [{status: declined, date: 2026-07-03, by: B, reason: R}]"
    #expect(codes([proposal("2026-001", of: "cd01", declined), proposal("2026-002", of: "cd01")]) == ["TD-251"])
    #expect(module.metadata.changes[0].sentence == "Một (đề xuất 2026-001).")
  }
}
