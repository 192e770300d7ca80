import CourseModel

/// Turns what the law changes on a day into proposals, one for each place of the live texts that cites it.
struct LawProposals {
  private let programme: Programme
  private let shared: SourceTree
  private let project: Project

  init(of programme: Programme, _ shared: SourceTree, in project: Project) {
    self.programme = programme
    self.shared = shared
    self.project = project
  }

  /// Writes the proposals with today's date, and says which. A place for which such a proposal waits already gets no second
  /// one.
  func write(for day: CalendarDate, touching versions: [CitingVersion], on date: CalendarDate) throws {
    let changes = legalChanges(in: programme.law, since: day, until: day)
    guard !changes.isEmpty else {
      let next = legalChanges(in: programme.law, since: date).first { $0.day > date }?.day
      throw Failure(
        Phrase("sổ văn bản không ghi thay đổi nào ngày \(day.forReaders)", "the register knows of no change on \(day)"),
        help: next.map { Phrase("thay đổi sắp tới: ngày \($0.forReaders)", "the next change: \($0)") })
    }
    var proposals = try project.readableProposals()
    var written = 0
    for version in versions where version.standing == .draft || version.standing == .live {
      for (place, documents) in touched(in: version, by: changes) {
        let basis = documents.joined(separator: "; ")
        let isWaiting = proposals.contains {
          $0.module == version.module && $0.place == place && $0.basis == basis && !$0.status.next.isEmpty
        }
        if isWaiting { continue }
        let id = ProposalID(after: proposals, in: date.year)
        let proposal = Proposal(
          id: id, kind: .update, module: version.module, place: place,
          reason: "Pháp luật thay đổi từ ngày \(day.forReaders): xem lại chỗ dẫn \(basis)", basis: basis,
          unit: programme.imprint.academy, name: "hoclieu law --propose \(day)", date: date, steps: [], path: id.path
        )
        try project.write(proposal, of: programme, shared, on: date)
        proposals.append(proposal)
        written += 1
        Console.standardOutput.line("\(id)  \(version.module) \(place): \(basis)")
      }
    }
    Console.standardOutput.line(
      Phrase(
        "Đã lập \(written) đề xuất cho thay đổi ngày \(day.forReaders).",
        "Wrote \(written) proposals for the changes of \(day)."))
  }

  /// The places of a text that the changes touch, in its order, each with the documents that it cites.
  private func touched(
    in version: CitingVersion, by changes: [LegalChange]
  ) -> [(place: String, documents: [String])] {
    var places: [String] = []
    var documents: [String: [String]] = [:]
    for change in changes {
      for touch in version.cited.touched(by: change) {
        if documents[touch.place] == nil { places.append(touch.place) }
        if !(documents[touch.place, default: []].contains(change.document)) {
          documents[touch.place, default: []].append(change.document)
        }
      }
    }
    return places.map { ($0, (documents[$0] ?? []).sorted()) }
  }
}
