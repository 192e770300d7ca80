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
    let console = Console.standardOutput
    let width = rows.map(\.state.width).max() ?? 0
    for row in rows {
      let version = row.version.padded(to: 7)
      let state = row.state[Speech.language]
      let padding = String(repeating: " ", count: width - state.count)
      console.line(
        "\(console.styled(row.id, isBold: true))  \(version) \(console.styled(state, row.color))\(padding)  \(row.title)"
      )
      for note in row.notes { console.line("      " + console.styled("→ ", .grey) + note[Speech.language]) }
    }
    let counts = StatusRow.Standing.allCases.compactMap { standing -> (Phrase, Int)? in
      let count = rows.count { $0.standing == standing }
      return count > 0 ? (standing.label, count) : nil
    }
    console.line()
    console.line(counts.map { "\($0.1) \($0.0[Speech.language])" }.joined(separator: ", "))
    if programme.imprint.isSpecimen {
      console.line(
        Phrase(
          "BẢN MẪU: không có gì ở đây do cơ quan có thẩm quyền thẩm định, ban hành.",
          "SPECIMEN: nothing here was appraised or issued by any authority."))
    }
  }
}

extension Phrase {
  fileprivate var width: Int { self[Speech.language].count }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
