import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing

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
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let id = try project.modules([module], of: programme)[0]
    let (live, _, _) = try project.liveModule(id, of: programme, shared)
    let (records, history) = try project.records(of: id, version: version, live: live)
    guard records.appraise == nil, let submitted = records.compile else {
      throw Failure(
        Phrase(
          "\(id) \(records.version) đã có kết quả thẩm định", "\(id) \(records.version) has been appraised already"),
        help: records.appraise.map {
          Phrase("hồ sơ đã lập không sửa được. Tiếp theo: ", "records are never edited. Next: ")
            + $0.record.outcome.nextStep(for: id)
        })
    }
    let read = try project.frozen(records, history: history, in: programme)
    if template { return Console.standardOutput.write(AppraisalTemplate(of: read).text) }
    let form = try DataFile(appraisal: from, about: read)
    let record = form.fields.record(
      module: id, version: records.version, previous: digest(of: submitted.bytes), seal: submitted.record.seal)
    let written = records.adding(
      [RecordKind.appraise.fileName: record.bytes],
      appraise: RecordFile(record, path: form.path, bytes: record.bytes, places: form.fields.places))
    let findings = appraise(read.submission.with(written), against: read.policy, on: today()).diagnostics
    guard !findings.containsErrors else {
      form.report(findings, in: project)
      throw Failure(
        Phrase(
          "kết quả thẩm định chưa đúng quy chế nên chưa ghi", "the appraisal breaks the policy and was not recorded"))
    }
    form.report(findings, in: project)
    try project.write([RecordKind.appraise.fileName: record.bytes], to: records, of: id, records.version)
    Console.standardOutput.line(
      Phrase(
        "Đã ghi kết quả thẩm định \(id) \(records.version): ", "Recorded the appraisal of \(id) \(records.version): ")
        + record.outcome.label)
    Console.standardOutput.line(Phrase("Tiếp theo: ", "Next: ") + record.outcome.nextStep(for: id))
  }
}

extension Version: ExpressibleByArgument {
  /// As typed after an option.
  package init?(argument: String) { self.init(argument) }
}
