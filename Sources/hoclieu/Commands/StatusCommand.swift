import ArgumentParser
import CourseCompiler
import CourseModel

/// `hoclieu status`
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: Speech.say("Mỗi chuyên đề đang ở đâu.", "Where every module stands."),
    discussion: Speech.say(
      "Ai đang phải làm gì, từ ngày nào; đề xuất còn mở; phát hiện được bỏ qua sắp hết hạn; lần thay đổi pháp luật sắp tới chạm vào đâu.",
      "Who has to do what, since when; open proposals; waivers that end soon; what the law's next change will touch."))

  @Option(
    help: ArgumentHelp(
      Speech.say("Xét tại ngày nào (mặc định: hôm nay).", "The day for which to tell (default: today)."),
      valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let shelf = try await RecordShelf(of: programme, in: project)
    let tables = ReferenceTables(programme)
    let rows = try await inParallel(programme.modules) { entry in
      StatusRow(of: entry, in: project, programme, lookingUp: tables, shared, shelf)
    }
    let day = asOf ?? today()
    let proposals = project.proposals().proposals
    let console = Console.standardOutput
    let width = rows.map(\.state.width).max() ?? 0
    for row in rows {
      let version = row.version.padded(to: 7)
      let state = row.state[Speech.language]
      let padding = String(repeating: " ", count: width - state.count)
      console.line(
        "\(console.styled(row.id, isBold: true))  \(version) \(console.styled(state, row.color))\(padding)  \(row.title)"
      )
      let notes = row.notes + soon(in: row, of: project, on: day) + open(proposals, about: row)
      for note in notes { console.line("      " + console.styled("→ ", .grey) + note[Speech.language]) }
    }
    let counts = StatusRow.Standing.allCases.compactMap { standing -> (Phrase, Int)? in
      let count = rows.count { $0.standing == standing }
      return count > 0 ? (standing.label, count) : nil
    }
    console.line()
    console.line(counts.map { "\($0.1) \($0.0[Speech.language])" }.joined(separator: ", "))
    for line in [summary(of: proposals), nextChange(of: programme.law, touching: rows, after: day)] {
      if let line { console.line(line) }
    }
    if programme.imprint.isSpecimen {
      console.line(
        Phrase(
          "BẢN MẪU: không có gì ở đây do cơ quan có thẩm quyền thẩm định, ban hành.",
          "SPECIMEN: nothing here was appraised or issued by any authority."))
    }
  }

  /// The module's waivers that end within a month, or have ended.
  private func soon(in row: StatusRow, of project: Project, on day: CalendarDate) -> [Phrase] {
    guard let live = row.live else { return [] }
    return project.waivers(of: live.id).waivers.filter { $0.until.daysSinceEpoch - day.daysSinceEpoch <= 30 }.map {
      Phrase(
        "ngoại lệ \($0.code)\($0.place.map { " ở \($0)" } ?? "") \($0.until < day ? "đã hết hạn" : "hết hạn") ngày \($0.until.forReaders) (\($0.by))",
        "the waiver of \($0.code)\($0.place.map { " at \($0)" } ?? "") \($0.until < day ? "ended" : "ends") on \($0.until) (\($0.by))"
      )
    }
  }

  /// How many proposals about the module wait for an answer or for their version.
  private func open(_ proposals: [Proposal], about row: StatusRow) -> [Phrase] {
    let waiting = proposals.filter { $0.module.text == row.id && !$0.status.next.isEmpty }
    guard let oldest = waiting.map(\.date).min() else { return [] }
    let open = waiting.count { $0.status == .open }
    return [
      Phrase(
        "đề xuất: \(open) chờ xem xét, \(waiting.count - open) đã tiếp nhận chưa thực hiện (từ ngày \(oldest.forReaders)): `hoclieu proposals \(row.id)`",
        "proposals: \(open) open, \(waiting.count - open) accepted and not done (since \(oldest)): `hoclieu proposals \(row.id)`"
      )
    ]
  }

  private func summary(of proposals: [Proposal]) -> Phrase? {
    guard !proposals.isEmpty else { return nil }
    func count(_ status: Proposal.Status) -> Int { proposals.count { $0.status == status } }
    let parts = Proposal.Status.allCases.filter { count($0) > 0 }
    return Phrase(
      "Đề xuất: \(parts.map { "\(count($0)) \($0.label.vietnamese)" }.joined(separator: ", ")).",
      "Proposals: \(parts.map { "\(count($0)) \($0.label.english)" }.joined(separator: ", ")).")
  }

  /// What the law's next change will hit.
  private func nextChange(
    of law: LegalRegister, touching rows: [StatusRow], after day: CalendarDate
  ) -> Phrase? {
    let coming = legalChanges(in: law, since: day).filter { $0.day > day }
    guard let next = coming.first?.day else { return nil }
    let changes = coming.filter { $0.day == next }
    let touched = rows.compactMap { row -> String? in
      guard let live = row.live else { return nil }
      let cited = CitedPlaces(of: live)
      let places = Set(changes.flatMap { cited.touched(by: $0) }.map(\.place))
      return places.isEmpty ? nil : "\(row.id) (\(places.count))"
    }
    let documents = Set(changes.map(\.document)).count
    return Phrase(
      "Pháp luật thay đổi lần tới ngày \(next.forReaders): \(documents) văn bản; số chỗ bị chạm: \(touched.isEmpty ? "không có" : touched.joined(separator: ", ")). Xem `hoclieu law --changes --since \(next)`",
      "The law changes next on \(next): \(documents) documents; places touched: \(touched.isEmpty ? "none" : touched.joined(separator: ", ")). See `hoclieu law --changes --since \(next)`"
    )
  }
}

extension Phrase {
  fileprivate var width: Int { self[Speech.language].count }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
