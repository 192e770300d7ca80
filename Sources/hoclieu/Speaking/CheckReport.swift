import CourseAppraisal
import CourseModel
import CourseRelease

/// What `check --format json` prints. The format is stable; new keys may come, known ones keep their meaning.
struct CheckReport: Encodable {
  struct Place: Encodable {
    let file: String
    /// From 1; columns count UTF-8 bytes.
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int

  }

  struct Note: Encodable {
    let message: String
    let place: Place
  }

  /// What to write in place of a stretch of the finding's file; lines and columns count as in `Place`.
  struct Replacement: Encodable {
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int
    let text: String

    init(_ fix: Fix) {
      line = Int(fix.span.range.lowerBound.line)
      column = Int(fix.span.range.lowerBound.column)
      endLine = Int(fix.span.range.upperBound.line)
      endColumn = Int(fix.span.range.upperBound.column)
      text = fix.text
    }
  }

  struct Entry: Encodable {
    let code: String
    let id: String
    let severity: String
    let stage: String
    let message: String
    let help: String?
    let basis: String
    let place: Place
    let notes: [Note]
    /// There only where exactly one answer is right.
    let fix: Replacement?
  }

  /// A finding that somebody answers for; it does not count.
  struct Waived: Encodable {
    let finding: Entry
    let by: String
    let reason: String
    let until: String
  }

  struct Summary: Encodable {
    let modules: Int
    let errors: Int
    let warnings: Int
    let information: Int
    let waived: Int
  }

  let format = 1
  let tool = toolVersion
  let findings: [Entry]
  let waived: [Waived]
  let summary: Summary

  private enum CodingKeys: String, CodingKey { case format, tool, findings, waived, summary }

  init(
    _ diagnostics: [Diagnostic], waived: [WaivedFinding], modules: Int, naming name: (SourcePath) -> String
  ) {
    let language = Speech.language
    func entry(_ diagnostic: Diagnostic) -> Entry {
      let finding = diagnostic.finding
      return Entry(
        code: diagnostic.kind.code, id: diagnostic.kind.id, severity: diagnostic.kind.severity.name,
        stage: diagnostic.kind.stage.name, message: finding.message[language], help: finding.help?[language],
        basis: diagnostic.kind.basis[language], place: Place(finding.span, named: name(finding.span.path)),
        notes: finding.notes.map {
          Note(message: $0.message[language], place: Place($0.span, named: name($0.span.path)))
        }, fix: finding.fix.map(Replacement.init))
    }
    findings = diagnostics.map(entry)
    self.waived = waived.map {
      Waived(
        finding: entry($0.diagnostic), by: $0.waiver.by, reason: $0.waiver.reason, until: $0.waiver.until.description)
    }
    func count(_ severity: Severity) -> Int { diagnostics.count { $0.kind.severity == severity } }
    summary = Summary(
      modules: modules, errors: count(.error), warnings: count(.warning), information: count(.information),
      waived: waived.count)
  }
}

extension CheckReport.Place {
  init(_ span: SourceSpan, named name: String) {
    self.init(
      file: name, line: Int(span.range.lowerBound.line), column: Int(span.range.lowerBound.column),
      endLine: Int(span.range.upperBound.line), endColumn: Int(span.range.upperBound.column))
  }
}
