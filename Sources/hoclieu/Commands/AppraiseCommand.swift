import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseStorage

/// `hoclieu appraise`
struct AppraiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appraise",
    abstract: Speech.say("Ghi kết quả thẩm định của Hội đồng.", "Records the council's appraisal."),
    discussion: Speech.say(
      "Thư ký điền một tệp YAML: `hoclieu appraise cd01 --template > hop.yaml`, rồi `hoclieu appraise cd01 --from hop.yaml`. Không có --from thì lệnh hỏi từng mục.",
      "The secretary fills in a YAML file: `hoclieu appraise cd01 --template > meeting.yaml`, then `hoclieu appraise cd01 --from meeting.yaml`. Without --from the command asks."
    ))

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Phiên bản (mặc định: phiên bản trong module.yaml).", "The version (default: the one in module.yaml)."),
      valueName: "version"))
  var version: Version?

  @Option(
    help: ArgumentHelp(
      Speech.say("Tệp YAML ghi kết quả họp.", "A YAML file with the meeting's result."), valueName: "file"))
  var from: String?

  @Flag(help: ArgumentHelp(Speech.say("In ra tệp YAML mẫu để điền.", "Print a YAML file to fill in.")))
  var template = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    if template { return Console.standardOutput.write(AppraisalForm.text) }
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let id = try project.modules([module], of: programme)[0]
    let (live, _, _) = try project.liveModule(id, of: programme, shared)
    let (records, history) = try project.records(of: id, version: version, live: live)
    guard records.appraise == nil, let submitted = records.compile else {
      throw Failure(
        Phrase(
          "\(id) \(records.version) đã có kết quả thẩm định", "\(id) \(records.version) has been appraised already"),
        help: Phrase(
          "hồ sơ đã lập không sửa được; trình phiên bản mới", "records are never edited; submit a new version"))
    }
    let record = try fields(in: project).record(
      module: id, version: records.version, previous: digestOfRecord(submitted.bytes), seal: submitted.record.seal)
    let file = RecordFile(
      record, path: Place.record(RecordKind.appraise.fileName, of: id, records.version), bytes: record.bytes,
      places: [:])
    let written = VersionRecords(
      module: id, version: records.version, manifest: records.manifest, sources: records.sources, compile: submitted,
      appraise: file, issue: nil)
    let (frozen, reading) = compileFrozen(written, history: history)
    let findings = reading + (frozen.map { appraise($0.submission, against: $0.policy).diagnostics } ?? [])
    guard !findings.containsErrors else {
      throw project.refuse(
        findings,
        Phrase(
          "kết quả thẩm định chưa đúng quy chế nên chưa ghi", "the appraisal breaks the policy and was not recorded"))
    }
    try project.write([(RecordKind.appraise.fileName, record.bytes)], to: records, of: id, records.version)
    Console.standardOutput.line(
      Phrase(
        "Đã ghi kết quả thẩm định \(id) \(records.version): ", "Recorded the appraisal of \(id) \(records.version): ")
        + record.outcome.label)
    if record.outcome == .pass {
      Console.standardOutput.line(Phrase("Tiếp theo: `hoclieu issue \(id)`", "Next: `hoclieu issue \(id)`"))
    }
  }

  private func fields(in project: Project) throws -> AppraisalFields {
    let bytes: [UInt8]
    let name: String
    if let from {
      do {
        bytes = try readFile(from, limit: 1 << 20)
      } catch {
        throw Failure(error.message, help: error.help, status: 2)
      }
      name = from
    } else {
      bytes = try AppraisalForm.ask()
      name = "appraise.yaml"
    }
    let path = SourcePath(name.split(separator: "/").last.map(String.init) ?? name) ?? Place.programme
    let (fields, diagnostics) = readAppraisal(bytes, named: path)
    guard let fields, !diagnostics.containsErrors else {
      let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
        String.init)
      DiagnosticPrinter(console: .standardError) { _ in (name, text) }.print(diagnostics)
      throw Failure(
        Phrase("tệp kết quả thẩm định còn lỗi nên chưa ghi", "the appraisal file has errors and was not recorded"))
    }
    return fields
  }
}

extension Version: ExpressibleByArgument {
  /// As typed after an option.
  package init?(argument: String) { self.init(argument) }
}
