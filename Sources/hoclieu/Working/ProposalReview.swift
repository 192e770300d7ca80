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
    let cited = live.map { citedProposals(in: $0, among: proposals) } ?? []
    let own = proposals.filter { $0.module == id }
    // Whatever a proposal may name is gathered only for modules that have one.
    guard !own.isEmpty else { return cited }
    let grounds = project.grounds(
      for: id, of: programme, live: live, versions: shelf.records(of: id).versions, on: day)
    return own.flatMap { appraise($0, on: grounds) } + cited
  }

  /// What is wrong with proposals that cannot be read, or are about modules that are not written or not listed.
  func diagnostics(besides written: [ModuleID]) -> [Diagnostic] {
    reading + Set(proposals.map(\.module)).subtracting(written).sorted().flatMap { diagnostics(of: $0, as: nil) }
  }
}
