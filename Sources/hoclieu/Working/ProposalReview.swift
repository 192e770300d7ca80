import CourseAppraisal
import CourseModel

/// The proposals for change, held against the modules that they are about.
struct ProposalReview: Sendable {
  let proposals: [Proposal]
  private let reading: [Diagnostic]
  private let programme: Programme
  private let shelf: RecordShelf
  private let project: Project
  private let day: CalendarDate

  init(of programme: Programme, _ shelf: RecordShelf, in project: Project, on day: CalendarDate) {
    (proposals, reading) = project.proposals()
    self.programme = programme
    self.shelf = shelf
    self.project = project
    self.day = day
  }

  /// What is wrong with the proposals about a module, and with those that it says it follows.
  func diagnostics(of id: ModuleID, as live: Module?) -> [Diagnostic] {
    let grounds = project.grounds(
      for: id, of: programme, live: live, versions: shelf.records(of: id).versions, on: day)
    return proposals.filter { $0.module == id }.flatMap { appraise($0, on: grounds) }
      + (live.map { citedProposals(in: $0, among: proposals) } ?? [])
  }

  /// What is wrong with proposals that cannot be read, or are about modules that are not written or not listed.
  func diagnostics(besides written: [ModuleID]) -> [Diagnostic] {
    reading + Set(proposals.map(\.module)).subtracting(written).sorted().flatMap { diagnostics(of: $0, as: nil) }
  }
}
