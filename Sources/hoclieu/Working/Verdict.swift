import CourseModel
import CourseRelease

/// What was found out about one thing.
struct Verdict: Sendable {
  /// Which version a package holds, by its own records.
  struct Subject: Sendable {
    let module: ModuleID
    let version: Version
    let day: CalendarDate
    let isSpecimen: Bool
    /// The bytes of the decision.
    let issue: [UInt8]
  }

  let name: String
  private(set) var outcome: Outcome
  private(set) var diagnostics: [Diagnostic]
  /// What is said of it where it is not altered.
  private(set) var praise: Phrase
  /// `nil` for what is no package, or is damaged.
  let subject: Subject?

  init(name: String, diagnostics: [Diagnostic], praise: Phrase, subject: Subject? = nil) {
    self.name = name
    outcome = diagnostics.isEmpty ? .current : .altered
    self.diagnostics = diagnostics
    self.praise = praise
    self.subject = subject
  }

  /// The verdict with one more remark, which may change how it ends.
  func adding(_ remark: Phrase, _ outcome: Outcome = .current) -> Verdict {
    var verdict = self
    verdict.praise = praise + remark
    verdict.outcome = self.outcome.combined(with: outcome)
    return verdict
  }

  /// The verdict with one more fault.
  func adding(_ diagnostic: Diagnostic, _ outcome: Outcome = .altered) -> Verdict {
    var verdict = self
    verdict.diagnostics.append(diagnostic)
    verdict.outcome = self.outcome.combined(with: outcome)
    return verdict
  }

  func print() {
    let console = Console.standardOutput
    let (mark, style): (String, Console.Color) =
      switch outcome {
      case .current: ("✓ ", .green)
      case .superseded, .undated, .unproved: ("! ", .yellow)
      case .withdrawn: ("! ", .red)
      case .altered: ("✗ ", .red)
      }
    let said = outcome == .altered ? Phrase("KHÔNG dùng được", "must NOT be used") : praise
    console.line(console.styled(mark, style) + name + ": " + said[Speech.language])
    for diagnostic in diagnostics {
      let finding = diagnostic.finding
      let head = console.styled(Speech.say("lỗi", "error") + " [\(diagnostic.kind.code)]: ", .red)
      console.line("  " + head + finding.message[Speech.language])
      if let help = finding.help {
        console.line("    " + console.styled(Speech.say("cách sửa: ", "cure: "), .cyan) + help[Speech.language])
      }
    }
  }
}

/// What `verify --format json` prints. The format is stable; new keys may come, known ones keep their meaning.
struct VerdictReport: Encodable {
  struct Entry: Encodable {
    struct Finding: Encodable {
      let code: String
      let id: String
      let message: String
      let help: String?
    }

    let path: String
    let outcome: String
    let message: String
    let module: String?
    let version: String?
    let findings: [Finding]
  }

  let format = 1
  let tool = toolVersion
  let outcome: String
  /// The exit status.
  let status: Int32
  let results: [Entry]

  private enum CodingKeys: String, CodingKey { case format, tool, outcome, status, results }

  init(_ verdicts: [Verdict], ending outcome: Outcome) {
    let language = Speech.language
    self.outcome = outcome.name
    status = outcome.rawValue
    results = verdicts.map { verdict in
      Entry(
        path: verdict.name, outcome: verdict.outcome.name, message: verdict.praise[language],
        module: verdict.subject?.module.text, version: verdict.subject?.version.description,
        findings: verdict.diagnostics.map {
          .init(
            code: $0.kind.code, id: $0.kind.id, message: $0.finding.message[language],
            help: $0.finding.help?[language])
        })
    }
  }
}
