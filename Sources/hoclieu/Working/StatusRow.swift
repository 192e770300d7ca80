import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseSealing
import CourseStorage

/// Where one module stands: a line of `hoclieu status`.
struct StatusRow: Sendable {
  enum Standing: CaseIterable {
    case planned, compiling, submitted, correcting, appraised, returned, issued, revising, withdrawn, broken

    var label: Phrase {
      switch self {
      case .planned: Phrase("chưa biên soạn", "not written")
      case .compiling: Phrase("đang biên soạn", "being compiled")
      case .submitted: Phrase("đã trình, chờ thẩm định", "submitted, waits for appraisal")
      case .correcting: Phrase("đạt, chờ chỉnh sửa", "passed, waits for corrections")
      case .appraised: Phrase("đã thẩm định, chờ ban hành", "appraised, waits to be issued")
      case .returned: Phrase("Hội đồng trả lại", "returned by the council")
      case .issued: Phrase("đã ban hành", "issued")
      case .revising: Phrase("đã ban hành, đang sửa bản mới", "issued, new version in work")
      case .withdrawn: Phrase("đã thu hồi", "withdrawn")
      case .broken: Phrase("có lỗi", "has errors")
      }
    }
  }

  let id: String
  let title: String
  let version: String
  let standing: Standing
  /// Who has to do what, and since when; what is in force.
  private(set) var notes: [Phrase] = []
  /// The module as it lies on the disk; `nil` where it cannot be read.
  let live: Module?

  var state: Phrase { standing.label }

  var color: Console.Color? {
    switch standing {
    case .issued: .green
    case .broken, .returned, .withdrawn: .red
    case .submitted, .appraised, .revising, .correcting: .yellow
    case .compiling: .blue
    case .planned: .grey
    }
  }

  init(
    of entry: ProgrammeEntry, in project: Project, _ programme: Programme, lookingUp tables: ReferenceTables,
    _ shared: SourceTree, _ shelf: RecordShelf
  ) {
    id = entry.id.text
    guard exists("\(project.content)/\(Place.metadata(of: entry.id))") else {
      (title, version, standing, live) = (entry.title, "–", .planned, nil)
      return
    }
    let (compilation, _) = project.compileLive(entry.id, of: programme, lookingUp: tables, shared)
    live = compilation.module
    guard let module = compilation.module, !compilation.diagnostics.containsErrors else {
      (title, version, standing) = (entry.title, compilation.module?.metadata.version.value.description ?? "–", .broken)
      notes = [Phrase("xem `hoclieu check \(entry.id)`", "see `hoclieu check \(entry.id)`")]
      return
    }
    title = module.metadata.title.value
    version = module.metadata.version.value.description
    let history = shelf.records(of: entry.id).versions
    let records = history.first { $0.version == module.metadata.version.value && $0.compile != nil }
    (standing, notes) = StatusRow.standing(of: module, records, in: history)
  }

  mutating func add(_ note: Phrase) { notes.append(note) }

  private static func standing(
    of module: Module, _ records: VersionRecords?, in history: [VersionRecords]
  ) -> (Standing, [Phrase]) {
    let id = module.id
    let inForce = history.last { $0.issue != nil && $0.withdraw == nil }
    let published = inForce.map { Phrase("đang có hiệu lực: \($0.version)", "in force: \($0.version)") }
    guard let records, let compile = records.compile?.record else {
      return (history.contains { $0.issue != nil } ? .revising : .compiling, [published].compactMap { $0 })
    }
    let others = [inForce?.version == records.version ? nil : published].compactMap { $0 }
    if let withdrawal = records.withdraw?.record {
      let instead =
        withdrawal.instead.map { Phrase(", dùng \($0) thay", ", use \($0) instead") } ?? Phrase(verbatim: "")
      let note = Phrase(
        "thu hồi theo Quyết định số \(withdrawal.number) ngày \(withdrawal.date.forReaders)",
        "withdrawn by decision \(withdrawal.number) of \(withdrawal.date)")
      return (.withdrawn, [note + instead])
    }
    if let issue = records.issue?.record {
      guard records.finalManifest.flatMap({ Manifest($0) }) == seal(module).manifest else {
        return (
          .broken,
          [
            Phrase(
              "nội dung khác bản đã ban hành: tăng số phiên bản",
              "the text differs from the issued one: raise the version")
          ]
        )
      }
      return (
        .issued,
        [
          Phrase(
            "Quyết định số \(issue.number), hiệu lực từ \(issue.effective.forReaders)",
            "decision \(issue.number), in effect from \(issue.effective)")
        ]
      )
    }
    func since(_ day: CalendarDate) -> Phrase { Phrase(" (từ ngày \(day.forReaders))", " (since \(day))") }
    if let correction = records.correct?.record {
      let note = Phrase("văn thư: `hoclieu issue \(id)`", "the clerk: `hoclieu issue \(id)`")
      return (.appraised, [note + since(correction.date)] + others)
    }
    guard let appraisal = records.appraise?.record else {
      let note = Phrase(
        "thư ký Hội đồng: `hoclieu appraise \(id)`", "the council's secretary: `hoclieu appraise \(id)`")
      return (.submitted, [note + since(compile.date)] + others)
    }
    let next = appraisal.outcome.nextStep(for: id) + since(appraisal.meeting)
    switch appraisal.outcome {
    case .pass: return (.appraised, [Phrase("văn thư: ", "the clerk: ") + next] + others)
    case .passWithEdits: return (.correcting, [Phrase("tác giả: ", "the authors: ") + next] + others)
    case .fail: return (.returned, [Phrase("tác giả: ", "the authors: ") + next] + others)
    }
  }
}
