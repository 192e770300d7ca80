import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseStorage

extension Project {
  /// All proposals for change, in the order of their names.
  func proposals() -> (proposals: [Proposal], diagnostics: [Diagnostic]) {
    let (sources, loading) = SourceTree.loadProposals(at: content)
    let (proposals, reading) = readProposals(sources)
    return (proposals, loading + reading)
  }

  /// The proposals, which must be readable.
  func readableProposals() throws -> [Proposal] {
    let (proposals, diagnostics) = proposals()
    guard !diagnostics.containsErrors else {
      throw refuse(diagnostics, Phrase("thư mục đề xuất có lỗi", "the proposals have errors"))
    }
    return proposals
  }

  /// What a proposal about a module is held against.
  func grounds(
    for module: ModuleID, of programme: Programme, live: Module?, versions: [VersionRecords], on day: CalendarDate
  ) -> ProposalGrounds {
    ProposalGrounds(
      modules: Set(programme.modules.map(\.id)), places: live.map { ModulePlaces(of: $0) },
      versions: Set(versions.filter { $0.compile != nil }.map(\.version)), on: day)
  }

  /// Writes a proposal that keeps the rules; refuses any other.
  func write(_ proposal: Proposal, of programme: Programme, _ shared: SourceTree, on day: CalendarDate) throws {
    let isWritten = exists("\(content)/\(Place.metadata(of: proposal.module))")
    let live = isWritten ? compileLive(proposal.module, of: programme, shared).0.module : nil
    let grounds = grounds(
      for: proposal.module, of: programme, live: live, versions: isWritten ? records(of: proposal.module).0 : [],
      on: day)
    let faults = appraise(proposal, on: grounds)
    guard faults.isEmpty else {
      throw refuse(faults, Phrase("chưa ghi đề xuất \(proposal.id)", "proposal \(proposal.id) was not written"))
    }
    do {
      _ = try replaceFile("\(content)/\(proposal.path)", with: proposal.bytes)
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }
}

extension ProposalID {
  /// The next free name of a year.
  init(after proposals: [Proposal], in year: Int) {
    let last = proposals.filter { $0.id.year == year }.map(\.id.number).max() ?? 0
    self.init(year: year, number: last + 1)
  }

  /// Where the proposal lies.
  var path: SourcePath {
    guard let path = Place.proposals.appending("\(self).yaml") else { preconditionFailure("\(self) is no file's name") }
    return path
  }
}
