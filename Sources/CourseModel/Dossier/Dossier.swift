/// Everything that an appraisal council gets about one version of a module, before it takes any form on paper or screen.
package struct Dossier: Sendable {
  /// How far the version has come.
  package enum Progress: String, Sendable {
    /// Not submitted: the text may still change, and the seal with it.
    case compiling
    case submitted, appraised
    /// The edits on whose condition it passed were made.
    case corrected
    case issued, withdrawn
  }

  /// The module as it was frozen, with what was corrected after the appraisal; the live one while nothing is submitted. It is
  /// whole: what learners and instructors get apart.
  package let module: Module
  /// What the council read; differs from `module` only by the corrections.
  package let appraised: Module
  package let programme: Programme
  /// The day for which the law is looked up, and which the papers name.
  package let day: CalendarDate
  /// The SHA-256 of `manifest`.
  package let seal: Digest
  /// The bytes of `content.manifest`.
  package let manifest: [UInt8]
  /// `nil` while nothing is submitted.
  package let records: VersionRecords?
  /// The records of the version that was issued before this one.
  package let predecessor: VersionRecords?
  /// What changed since that version; `nil` for a first one.
  package let changes: ModuleChanges?
  /// What was corrected after the appraisal; `nil` where nothing was.
  package let corrections: ModuleChanges?
  /// What the checks find, in order, without what is waived.
  package let findings: [Diagnostic]
  package let waived: [WaivedFinding]
  /// What units and provinces propose about the module, oldest first.
  package let proposals: [Proposal]
  package let paragraphs: [DossierParagraph]
  package let matrix: ObjectiveMatrix
  package let citations: [CitedDocument]

  package init(
    of module: Module, appraised: Module, in programme: Programme, on day: CalendarDate, seal: Digest,
    manifest: [UInt8], records: VersionRecords?, predecessor: VersionRecords?, changes: ModuleChanges?,
    corrections: ModuleChanges?, findings: [Diagnostic], waived: [WaivedFinding], proposals: [Proposal]
  ) {
    self.module = module
    self.appraised = appraised
    self.corrections = corrections
    self.programme = programme
    self.day = day
    self.seal = seal
    self.manifest = manifest
    self.records = records
    self.predecessor = predecessor
    self.changes = changes
    self.findings = findings
    self.waived = waived
    self.proposals = proposals
    paragraphs = module.numberedParagraphs
    matrix = ObjectiveMatrix(module)
    citations = module.citedDocuments(in: programme.law)
  }

  package var progress: Progress {
    if records?.withdraw != nil { return .withdrawn }
    if records?.issue != nil { return .issued }
    if records?.correct != nil { return .corrected }
    if records?.appraise != nil { return .appraised }
    return records?.compile == nil ? .compiling : .submitted
  }

  package var submission: CompileRecord? { records?.compile?.record }
  package var appraisal: AppraisalRecord? { records?.appraise?.record }
  package var correction: CorrectionRecord? { records?.correct?.record }
  package var issue: IssueRecord? { records?.issue?.record }

  /// The seal of what the council reads.
  package var readSeal: Digest { submission?.seal ?? seal }

  /// `cd03-1.1.0`.
  package var name: String { "\(module.id)-\(module.metadata.version.value)" }

  /// The number of the paragraph in which something was found; `nil` outside of the text.
  package func paragraph(at span: SourceSpan) -> Int? { paragraphs.first { $0.contains(span) }?.number }

  /// How many findings are of a severity.
  package func count(of severity: Severity) -> Int { findings.count { $0.kind.severity == severity } }

  /// The module's entry in the programme.
  package var entry: ProgrammeEntry? { programme.modules.first { $0.id == module.id } }
}
