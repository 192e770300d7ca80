package import CourseModel

/// A rule about proposals for change, as a value. A new one is a line in `ProposalCheck.all` and a folder of examples.
package struct ProposalCheck: Sendable {
  package let kind: DiagnosticKind
  package let findings: @Sendable (Proposal, ProposalGrounds) -> [Finding]

  init(_ kind: DiagnosticKind, _ findings: @escaping @Sendable (Proposal, ProposalGrounds) -> [Finding]) {
    self.kind = kind
    self.findings = findings
  }

  /// Every rule about proposals, by code.
  package static let all: [ProposalCheck] = [
    .moduleUnknown, .placeUnknown, .datesOutOfOrder, .declinedWithoutReason, .doneInNoVersion, .stepsOutOfOrder,
  ]
}

/// What a proposal is held against.
package struct ProposalGrounds: Sendable {
  /// The modules that the programme lists.
  let modules: Set<ModuleID>
  /// The places of its module as it is now; `nil` while the module is not written.
  let places: ModulePlaces?
  /// The versions of its module that were submitted.
  let versions: Set<Version>
  let day: CalendarDate

  package init(modules: Set<ModuleID>, places: ModulePlaces?, versions: Set<Version>, on day: CalendarDate) {
    self.modules = modules
    self.places = places
    self.versions = versions
    self.day = day
  }
}

/// Everything that is wrong with a proposal.
package func appraise(_ proposal: Proposal, on grounds: ProposalGrounds) -> [Diagnostic] {
  ProposalCheck.all.flatMap { check in check.findings(proposal, grounds).map { Diagnostic(check.kind, $0) } }
    .sorted(by: Diagnostic.precedes)
}

/// Whether the proposals that a module says it follows are there and are about it.
package func citedProposals(in module: Module, among proposals: [Proposal]) -> [Diagnostic] {
  module.metadata.changes.compactMap { change in
    guard let id = change.proposal else { return nil }
    let proposal = proposals.first { $0.id == id }
    guard proposal?.module != module.id || proposal?.status == .declined else { return nil }
    let message =
      proposal.map { proposal in
        proposal.module != module.id
          ? Phrase("đề xuất \(id) là về \(proposal.module)", "proposal \(id) is about \(proposal.module)")
          : Phrase("đề xuất \(id) không được tiếp nhận", "proposal \(id) was declined")
      } ?? Phrase("không có đề xuất \(id)", "there is no proposal \(id)")
    return Diagnostic(
      .citedProposalUnusable,
      Finding(
        message, at: SourceSpan(module.metadata.path),
        help: Phrase(
          "sửa `proposal:` trong `changes`; xem `hoclieu proposals`",
          "correct `proposal:` in `changes`; see `hoclieu proposals`")))
  }
}

extension Proposal {
  func place(of key: String) -> SourceSpan { places[key] ?? SourceSpan(path) }
}

extension Phrase {
  static let proposalRule = Phrase(
    "Kế hoạch của Bộ: các đơn vị đề xuất xây dựng, sửa đổi, bổ sung, cập nhật, thay thế nội dung (facts.md 1.1)",
    "The ministry's plan: units propose new, amended, updated and replacing content (facts.md 1.1)")
}
