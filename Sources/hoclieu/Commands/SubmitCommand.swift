import ArgumentParser
import CourseAppraisal
import CourseComparison
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing

/// `hoclieu submit`
struct SubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: Speech.say(
      "Trình thẩm định: đóng băng và niêm phong một phiên bản.", "Submits a version: freezes and seals it."),
    discussion: Speech.say(
      "Ghi content.manifest, source.zip và compile.yaml vào records/<phiên bản>/ của chuyên đề.",
      "Writes content.manifest, source.zip and compile.yaml into the module's records/<version>/."))

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Option(
    help: ArgumentHelp(
      Speech.say("Ngày trình (mặc định: hôm nay).", "The day of submission (default: today)."), valueName: "yyyy-mm-dd")
  )
  var date: CalendarDate?

  @Flag(help: ArgumentHelp(Speech.say("Trình lại bản chưa thẩm định.", "Submit again what has not been appraised.")))
  var again = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let id = try project.modules([module], of: programme)[0]
    let (live, sources, closure) = try project.liveModule(id, of: programme, shared)
    try project.refuseErrors(of: live, on: Grounds(programme, on: date ?? today()))
    let version = live.metadata.version.value
    let (history, diagnostics) = project.records(of: id)
    guard !diagnostics.containsErrors else {
      throw project.refuse(diagnostics, Phrase("hồ sơ của \(id) có lỗi", "the records of \(id) have errors"))
    }
    try check(version, of: id, in: history)
    let predecessor = history.last { $0.version < version && $0.issue != nil }
    if predecessor != nil, live.metadata.changes.isEmpty {
      throw Failure(
        Phrase(
          "\(id) \(version) sửa một bản đã ban hành nhưng chưa ghi lý do",
          "\(id) \(version) follows an issued version but gives no reason"),
        help: Phrase(
          "ghi `changes:` với ít nhất một `reason:` vào module.yaml",
          "write `changes:` with at least one `reason:` into module.yaml"))
    }
    if let predecessor { try check(live, after: predecessor, in: history, of: project) }
    guard (date ?? today()) <= today() else {
      throw Failure.usage(
        Phrase("ngày trình \((date ?? today()).forReaders) chưa tới", "the day of submission has not come yet"),
        help: Phrase("trình trong ngày, hoặc bỏ `--date`", "submit on the day, or leave `--date` out"))
    }
    let sealed = seal(live)
    let archive = freeze(sources, closure)
    let record = CompileRecord(
      module: id, version: version, date: date ?? today(), authors: live.metadata.authors.map(\.value),
      seal: sealed.manifest.seal,
      sources: digest(of: archive), previous: predecessor?.issue.map { digest(of: $0.bytes) },
      changes: live.metadata.changes)
    try project.write(
      [
        VersionRecords.manifestName: sealed.manifest.bytes, VersionRecords.sourcesName: archive,
        RecordKind.compile.fileName: record.bytes,
      ],
      to: nil, of: id, version)
    Console.standardOutput.line(
      Phrase(
        "Đã trình \(id) \(version), niêm phong \(sealed.manifest.seal.short)…",
        "Submitted \(id) \(version), seal \(sealed.manifest.seal.short)…"))
    Console.standardOutput.line(
      Phrase("Tiếp theo: `hoclieu appraise \(id)`", "Next: `hoclieu appraise \(id)`"))
  }

  /// Whether the number is large enough for what changed since the issued version, and every change has a reason.
  private func check(
    _ live: Module, after predecessor: VersionRecords, in history: [VersionRecords], of project: Project
  ) throws {
    let (version, reading) = compileFrozen(predecessor, history: history)
    guard let before = version?.submission.frozen.module else {
      throw project.refuse(
        reading,
        Phrase(
          "không dựng lại được \(live.id) \(predecessor.version)",
          "\(live.id) \(predecessor.version) cannot be compiled again"))
    }
    let diagnostics = appraise(compare(before, live), of: live)
    guard diagnostics.containsErrors else { return }
    throw project.refuse(
      diagnostics,
      Phrase(
        "\(live.id) \(live.metadata.version.value) chưa trình được",
        "\(live.id) \(live.metadata.version.value) cannot be submitted"))
  }

  /// Whether a version of this number may be submitted now.
  private func check(_ version: Version, of id: ModuleID, in history: [VersionRecords]) throws {
    if let newer = history.last(where: { $0.version > version && $0.issue != nil }) {
      throw Failure(
        Phrase(
          "\(id) \(newer.version) đã ban hành, số \(version) nhỏ hơn",
          "\(id) \(newer.version) is issued already, \(version) is smaller"),
        help: Phrase("tăng `version` trong module.yaml", "raise `version` in module.yaml"))
    }
    guard let existing = history.first(where: { $0.version == version }) else { return }
    if let appraisal = existing.appraise?.record {
      let raise = Phrase(
        "tăng `version` trong module.yaml rồi trình bản mới", "raise `version` in module.yaml and submit the new one")
      let isOpen = appraisal.outcome == .passWithEdits && existing.correct == nil
      throw Failure(
        Phrase("\(id) \(version) đã có kết quả thẩm định", "\(id) \(version) has been appraised already"),
        help: isOpen ? appraisal.outcome.nextStep(for: id) + Phrase("; hoặc ", "; or ") + raise : raise)
    }
    if !again {
      throw Failure(
        Phrase(
          "\(id) \(version) đã trình ngày \(existing.compile?.record.date.forReaders ?? "?")",
          "\(id) \(version) was submitted on \(existing.compile?.record.date.description ?? "?")"),
        help: Phrase("thêm `--again` để thay bản đã trình", "add `--again` to replace it"))
    }
  }
}
