import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseSealing
import CourseStorage

/// `hoclieu status`
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: Speech.say("Mỗi chuyên đề đang ở đâu.", "Where every module stands."))

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let rows = try await inParallel(programme.modules) { entry in StatusRow(of: entry, in: project, programme, shared) }
    let console = Console.standardOutput
    let width = rows.map(\.state.width).max() ?? 0
    for row in rows {
      let version = row.version.padded(to: 7)
      let state = row.state[Speech.language]
      let padding = String(repeating: " ", count: width - state.count)
      console.line(
        "\(console.styled(row.id, isBold: true))  \(version) \(console.styled(state, row.color))\(padding)  \(row.title)"
      )
      if let next = row.next { console.line("      " + console.styled("→ ", .grey) + next[Speech.language]) }
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

/// One line of the table.
private struct StatusRow: Sendable {
  enum Standing: CaseIterable {
    case planned, compiling, submitted, appraised, returned, issued, revising, broken

    var label: Phrase {
      switch self {
      case .planned: Phrase("chưa biên soạn", "not written")
      case .compiling: Phrase("đang biên soạn", "being compiled")
      case .submitted: Phrase("đã trình, chờ thẩm định", "submitted, waits for appraisal")
      case .appraised: Phrase("đã thẩm định, chờ ban hành", "appraised, waits to be issued")
      case .returned: Phrase("Hội đồng trả lại", "returned by the council")
      case .issued: Phrase("đã ban hành", "issued")
      case .revising: Phrase("đã ban hành, đang sửa bản mới", "issued, new version in work")
      case .broken: Phrase("có lỗi", "has errors")
      }
    }
  }

  let id: String
  let title: String
  let version: String
  let standing: Standing
  let next: Phrase?

  var state: Phrase { standing.label }

  var color: Console.Color? {
    switch standing {
    case .issued: .green
    case .broken, .returned: .red
    case .submitted, .appraised, .revising: .yellow
    case .compiling: .blue
    case .planned: .grey
    }
  }

  init(of entry: ProgrammeEntry, in project: Project, _ programme: Programme, _ shared: SourceTree) {
    id = entry.id.text
    guard exists("\(project.content)/\(Place.metadata(of: entry.id))") else {
      (title, version, standing, next) = (entry.title, "–", .planned, nil)
      return
    }
    let (compilation, _) = project.compileLive(entry.id, of: programme, shared)
    guard let module = compilation.module, !compilation.diagnostics.containsErrors else {
      (title, version, standing) = (entry.title, compilation.module?.metadata.version.value.description ?? "–", .broken)
      next = Phrase("xem `hoclieu check \(entry.id)`", "see `hoclieu check \(entry.id)`")
      return
    }
    title = module.metadata.title.value
    let live = module.metadata.version.value
    version = live.description
    let (history, _) = project.records(of: entry.id)
    let issued = history.last { $0.issue != nil }
    guard let records = history.first(where: { $0.version == live }), records.compile != nil else {
      standing = issued == nil ? .compiling : .revising
      next = issued.map { Phrase("đang có hiệu lực: \($0.version)", "in force: \($0.version)") }
      return
    }
    if let issue = records.issue?.record {
      let isChanged = records.manifest.flatMap { Manifest($0) }.map { seal(module).manifest != $0 } ?? true
      standing = isChanged ? .broken : .issued
      next =
        isChanged
        ? Phrase(
          "nội dung khác bản đã ban hành: tăng số phiên bản", "the text differs from the issued one: raise the version")
        : Phrase(
          "Quyết định số \(issue.number), hiệu lực từ \(issue.effective.forReaders)",
          "decision \(issue.number), in effect from \(issue.effective)")
    } else if let appraisal = records.appraise?.record {
      standing = appraisal.outcome == .pass ? .appraised : .returned
      next =
        appraisal.outcome == .pass
        ? Phrase("văn thư: `hoclieu issue \(entry.id)`", "the clerk: `hoclieu issue \(entry.id)`")
        : Phrase(
          "tác giả: sửa, tăng phiên bản, `hoclieu submit \(entry.id)`",
          "the authors: edit, raise the version, `hoclieu submit \(entry.id)`")
    } else {
      standing = .submitted
      next = Phrase(
        "thư ký Hội đồng: `hoclieu appraise \(entry.id)`", "the council's secretary: `hoclieu appraise \(entry.id)`")
    }
  }
}

extension Phrase {
  fileprivate var width: Int { self[Speech.language].count }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
