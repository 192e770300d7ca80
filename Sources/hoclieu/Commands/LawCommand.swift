import ArgumentParser
import CourseCompiler
import CourseModel
import CourseRelease
import CourseStorage

/// `hoclieu law`
struct LawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law",
    abstract: Speech.say("Tra sổ văn bản pháp luật.", "Looks into the register of legal documents."),
    discussion: Speech.say(
      """
      Không có số hiệu: liệt kê cả sổ. Sổ nằm ở Content/legal/; nó ghi điều các nguồn nói, không thay cho văn bản gốc.

        hoclieu law 93/2025/QH15                    một văn bản, tình trạng hôm nay
        hoclieu law "luật dữ liệu" --as-of 2025-06-30   theo tên, tại một ngày
        hoclieu law --changes --since 2026-07-01    thay đổi từ một ngày, và những chỗ trong tài liệu bị chạm tới
        hoclieu law --propose 2027-03-01            lập đề xuất cho mỗi chỗ mà thay đổi ngày đó chạm tới
        hoclieu law --scan bai.txt                  văn bản được dẫn trong một tệp chữ
      """,
      """
      Without a number: lists the register. It lies in Content/legal/ and says what the sources say; it replaces no original.

        hoclieu law 93/2025/QH15                    one document, its state today
        hoclieu law "luật dữ liệu" --as-of 2025-06-30   by its name, on a day
        hoclieu law --changes --since 2026-07-01    what changes from a day on, and the places that cite it
        hoclieu law --propose 2027-03-01            a proposal for each place that the changes of that day touch
        hoclieu law --scan text.txt                 what a plain text cites
      """))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp(
      Speech.say("Số hiệu hoặc tên, ví dụ 93/2025/QH15.", "A number or a name, for example 93/2025/QH15."),
      valueName: "number"))
  var number: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Tình trạng tại ngày nào (mặc định: hôm nay).", "The state on which day (default: today)."),
      valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "Liệt kê điều bắt đầu, chấm dứt hoặc được sửa đổi, và các chỗ dẫn tới, cả trong các bản đã ban hành.",
        "Lists what begins, ends or is amended, and the places that cite it, in issued versions too.")))
  var changes = false

  @Option(
    help: ArgumentHelp(
      Speech.say("Với --changes: từ ngày nào.", "With --changes: from which day on."), valueName: "yyyy-mm-dd"))
  var since: CalendarDate?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Với --changes: đến hết ngày nào (mặc định: kể cả tương lai).",
        "With --changes: up to which day (default: the future too)."),
      valueName: "yyyy-mm-dd"))
  var until: CalendarDate?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Lập một đề xuất cập nhật cho mỗi chỗ mà thay đổi pháp luật ngày này chạm tới; --as-of là ngày đề xuất.",
        "Writes a proposal for every place that the law's changes of this day touch; --as-of dates it."),
      valueName: "yyyy-mm-dd"))
  var propose: CalendarDate?

  @Option(
    help: ArgumentHelp(
      Speech.say("Tìm văn bản được dẫn trong một tệp chữ.", "Finds what a plain text file cites."), valueName: "file"))
  var scan: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      Speech.say(
        "So kết quả nhận dạng với các tệp chữ mà người đã đánh dấu: in độ chính xác, độ phủ, từng chỗ sót và nhận nhầm.",
        "Holds what is recognised against text files that a person marked: prints precision, recall, every miss and false alarm."
      ), valueName: "file"))
  var measure: [String] = []

  @Option(
    help: ArgumentHelp(
      Speech.say("Dạng kết quả: text hoặc json.", "The output: text or json."), valueName: "text|json"))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  /// What the options ask for.
  private enum Task {
    case list, document(String), scan(String), measure([String])
    case changes(since: CalendarDate, until: CalendarDate?)
    case propose(CalendarDate)
  }

  func run() async throws {
    let task = try self.task()
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    switch task {
    case .list: printList(of: programme.law)
    case .document(let text): try printDocument(text, of: programme.law)
    case .scan(let file): try printScan(of: file, programme.law)
    case .measure(let files): try printMeasure(of: files, programme.law)
    case .changes(let since, let until):
      let (versions, problems) = try await project.citingVersions(of: programme, shared)
      project.report(problems)
      printChanges(in: programme.law, since: since, until: until, versions, project)
      // What could not be read may cite what changes: silence about it is no answer.
      if problems.containsErrors { throw ExitCode(1) }
    case .propose(let day):
      let (versions, problems) = try await project.citingVersions(of: programme, shared)
      project.report(problems)
      try LawProposals(of: programme, shared, in: project).write(for: day, touching: versions, on: asOf ?? today())
      if problems.containsErrors { throw ExitCode(1) }
    }
  }

  /// One thing at a time; what would go unheard is refused.
  private func task() throws -> Task {
    let asked = [
      number.map { "`\($0)`" }, scan == nil ? nil : "`--scan`", measure.isEmpty ? nil : "`--measure`",
      changes ? "`--changes`" : nil, propose == nil ? nil : "`--propose`",
    ].compactMap { $0 }
    guard asked.count < 2 else {
      throw Failure.usage(
        Phrase(
          "mỗi lần chỉ hỏi một điều: \(asked.joined(separator: ", "))",
          "one question at a time: \(asked.joined(separator: ", "))"))
    }
    if changes {
      guard let since else {
        throw Failure.usage(
          Phrase("`--changes` cần `--since`", "`--changes` needs `--since`"),
          help: Phrase("ví dụ: --since 2026-07-01", "for example: --since 2026-07-01"))
      }
      guard asOf == nil else { throw useless("--as-of", beside: "--changes") }
      return .changes(since: since, until: until)
    }
    if since != nil { throw useless("--since", beside: nil) }
    if until != nil { throw useless("--until", beside: nil) }
    if let propose { return .propose(propose) }
    if let scan {
      guard asOf == nil else { throw useless("--as-of", beside: "--scan") }
      return .scan(scan)
    }
    if !measure.isEmpty {
      guard asOf == nil else { throw useless("--as-of", beside: "--measure") }
      return .measure(measure)
    }
    return number.map { .document($0) } ?? .list
  }

  private func useless(_ option: String, beside other: String?) -> Failure {
    guard let other else {
      return .usage(Phrase("`\(option)` chỉ đi với `--changes`", "`\(option)` goes only with `--changes`"))
    }
    return .usage(Phrase("`\(option)` không đi với `\(other)`", "`\(option)` does not go with `\(other)`"))
  }
}
