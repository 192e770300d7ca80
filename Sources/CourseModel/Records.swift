/// The three records of a module's version (hồ sơ), in the order in which they are written.
package enum RecordKind: String, Sendable, CaseIterable {
  case compile, appraise, issue

  /// The file's name inside the version's records.
  package var fileName: String { rawValue + ".yaml" }
}

/// `compile.yaml` (biên soạn, trình thẩm định): the authors hand in a frozen version.
package struct CompileRecord: Sendable {
  package let module: ModuleID
  package let version: Version
  package let date: CalendarDate
  package let authors: [String]
  /// The SHA-256 of `content.manifest`.
  package let seal: Digest
  /// The SHA-256 of `source.zip`.
  package let sources: Digest
  /// The SHA-256 of the last record of the version before; `nil` for a first version.
  package let previous: Digest?
  package let changes: [DeclaredChange]

  package init(
    module: ModuleID, version: Version, date: CalendarDate, authors: [String], seal: Digest, sources: Digest,
    previous: Digest?, changes: [DeclaredChange]
  ) {
    self.module = module
    self.version = version
    self.date = date
    self.authors = authors
    self.seal = seal
    self.sources = sources
    self.previous = previous
    self.changes = changes
  }
}

/// `appraise.yaml` (thẩm định): what the council read and decided. Ballots stay secret; only their tally is kept.
package struct AppraisalRecord: Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    /// Đạt yêu cầu, đề nghị ban hành.
    case pass
    /// Đạt yêu cầu nhưng phải chỉnh sửa, hoàn thiện.
    case passWithEdits = "pass-with-edits"
    /// Không đạt yêu cầu.
    case fail
  }

  package struct Member: Sendable {
    package let name: String
    package let role: CouncilRole
    package let unit: String
    package let attended: Bool

    package init(name: String, role: CouncilRole, unit: String, attended: Bool) {
      self.name = name
      self.role = role
      self.unit = unit
      self.attended = attended
    }
  }

  /// How many ballots said what.
  package struct Tally: Sendable {
    package let pass: Int
    package let passWithEdits: Int
    package let fail: Int
    package let invalid: Int

    package init(pass: Int, passWithEdits: Int, fail: Int, invalid: Int) {
      self.pass = pass
      self.passWithEdits = passWithEdits
      self.fail = fail
      self.invalid = invalid
    }

    package var cast: Int { pass + passWithEdits + fail + invalid }

    package subscript(_ outcome: Outcome) -> Int {
      switch outcome {
      case .pass: pass
      case .passWithEdits: passWithEdits
      case .fail: fail
      }
    }
  }

  /// What a member remarked, and how the authors answered.
  package struct Comment: Sendable {
    /// A place of the manifest (`01-bai#muc/2`), or a topic, or empty for the whole module.
    package let place: String
    package let text: String
    package let answer: String

    package init(place: String, text: String, answer: String) {
      self.place = place
      self.text = text
      self.answer = answer
    }
  }

  package let module: ModuleID
  package let version: Version
  /// The SHA-256 of `compile.yaml`.
  package let previous: Digest
  /// The seal that the council read.
  package let seal: Digest
  /// The decision that set up the council: its number and date.
  package let decision: String
  package let decisionDate: CalendarDate
  package let meeting: CalendarDate
  package let members: [Member]
  package let tally: Tally
  package let outcome: Outcome
  package let comments: [Comment]
  /// What must be edited before issue, for `passWithEdits`.
  package let requiredEdits: [String]
  /// Where the minutes are kept.
  package let minutes: String

  package init(
    module: ModuleID, version: Version, previous: Digest, seal: Digest, decision: String, decisionDate: CalendarDate,
    meeting: CalendarDate, members: [Member], tally: Tally, outcome: Outcome, comments: [Comment],
    requiredEdits: [String], minutes: String
  ) {
    self.module = module
    self.version = version
    self.previous = previous
    self.seal = seal
    self.decision = decision
    self.decisionDate = decisionDate
    self.meeting = meeting
    self.members = members
    self.tally = tally
    self.outcome = outcome
    self.comments = comments
    self.requiredEdits = requiredEdits
    self.minutes = minutes
  }
}

/// `issue.yaml` (ban hành): the authority's decision.
package struct IssueRecord: Sendable {
  package let module: ModuleID
  package let version: Version
  /// The SHA-256 of `appraise.yaml`.
  package let previous: Digest
  package let seal: Digest
  /// The decision's number and symbol, for example `12/QĐ-HVCL-MẪU`.
  package let number: String
  package let date: CalendarDate
  package let effective: CalendarDate
  package let signer: String
  /// In what capacity the signer signs, for example "Giám đốc".
  package let capacity: String
  /// The version that this one replaces; `nil` for a first version.
  package let supersedes: Version?

  package init(
    module: ModuleID, version: Version, previous: Digest, seal: Digest, number: String, date: CalendarDate,
    effective: CalendarDate, signer: String, capacity: String, supersedes: Version?
  ) {
    self.module = module
    self.version = version
    self.previous = previous
    self.seal = seal
    self.number = number
    self.date = date
    self.effective = effective
    self.signer = signer
    self.capacity = capacity
    self.supersedes = supersedes
  }
}

/// A record as it lies on the disk. The digest is of the file's own bytes: the next record of the chain carries it.
package struct RecordFile<Record: Sendable>: Sendable {
  package let record: Record
  package let path: SourcePath
  package let bytes: [UInt8]
  /// Where each field was written, by its key.
  package let places: [String: SourceSpan]

  package init(_ record: Record, path: SourcePath, bytes: [UInt8], places: [String: SourceSpan]) {
    self.record = record
    self.path = path
    self.bytes = bytes
    self.places = places
  }

  /// Where `field` was written; the file as a whole where it was not.
  package func place(of field: String) -> SourceSpan { places[field] ?? SourceSpan(path) }
}

/// What lies in `records/<version>/` of a module.
package struct VersionRecords: Sendable {
  package static let manifestName = "content.manifest"
  package static let sourcesName = "source.zip"
  /// Lists the SHA-256 of every other file of the folder, in the form that `sha256sum -c` reads. The chain of records
  /// guards each record by the next one; this guards the last.
  package static let sumsName = "SHA256SUMS"
  /// The same as a path inside the folder.
  package static var sumsPath: OutputPath {
    guard let path = OutputPath(sumsName) else { preconditionFailure("\(sumsName) is no path") }
    return path
  }

  package let module: ModuleID
  package let version: Version
  /// Every file of the folder, by name.
  package let files: [String: [UInt8]]
  package let compile: RecordFile<CompileRecord>?
  package let appraise: RecordFile<AppraisalRecord>?
  package let issue: RecordFile<IssueRecord>?

  package init(
    module: ModuleID, version: Version, files: [String: [UInt8]], compile: RecordFile<CompileRecord>?,
    appraise: RecordFile<AppraisalRecord>?, issue: RecordFile<IssueRecord>?
  ) {
    self.module = module
    self.version = version
    self.files = files
    self.compile = compile
    self.appraise = appraise
    self.issue = issue
  }

  /// The bytes of `content.manifest`; `nil` where the file is missing.
  package var manifest: [UInt8]? { files[VersionRecords.manifestName] }
  /// The bytes of `source.zip`; `nil` where the file is missing.
  package var sources: [UInt8]? { files[VersionRecords.sourcesName] }
}
