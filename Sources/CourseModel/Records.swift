/// The records of a module's version (hồ sơ), in the order in which they are written. Only a version that passed on
/// condition of edits has `correct`, and only one that was taken back has `withdraw`.
package enum RecordKind: String, Sendable, CaseIterable {
  case compile, appraise, correct, issue, withdraw

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

/// A record as it lies on the disk. The digest is of the file's own bytes: the next record of the chain carries it.
package struct RecordFile<Record: Sendable>: Sendable {
  package let record: Record
  package let path: SourcePath
  package let bytes: [UInt8]
  /// Where each field was written, by its key.
  package let places: [String: SourceSpan]

  package init(_ record: Record, path: SourcePath, bytes: [UInt8], places: [String: SourceSpan] = [:]) {
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
  /// The same two of a version that was corrected after its appraisal. What the council read stays beside them.
  package static let correctedManifestName = "corrected.manifest"
  package static let correctedSourcesName = "corrected.zip"
  /// The print of the issued version as other tools have signed it. It comes after the package, which stays as it is.
  package static let countersignedName = "signed.pdf"
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
  package let correct: RecordFile<CorrectionRecord>?
  package let issue: RecordFile<IssueRecord>?
  package let withdraw: RecordFile<WithdrawalRecord>?

  package init(
    module: ModuleID, version: Version, files: [String: [UInt8]], compile: RecordFile<CompileRecord>?,
    appraise: RecordFile<AppraisalRecord>?, correct: RecordFile<CorrectionRecord>? = nil,
    issue: RecordFile<IssueRecord>?, withdraw: RecordFile<WithdrawalRecord>? = nil
  ) {
    self.module = module
    self.version = version
    self.files = files
    self.compile = compile
    self.appraise = appraise
    self.correct = correct
    self.issue = issue
    self.withdraw = withdraw
  }

  /// The bytes of `content.manifest`, which the council read; `nil` where the file is missing.
  package var manifest: [UInt8]? { files[VersionRecords.manifestName] }
  /// The bytes of `source.zip`, which the council read; `nil` where the file is missing.
  package var sources: [UInt8]? { files[VersionRecords.sourcesName] }
  /// The manifest of what is issued: the corrected one, where the version was corrected.
  package var finalManifest: [UInt8]? { correct == nil ? manifest : files[VersionRecords.correctedManifestName] }
  /// The sources of what is issued: the corrected ones, where the version was corrected.
  package var finalSources: [UInt8]? { correct == nil ? sources : files[VersionRecords.correctedSourcesName] }
  /// The file's name of the manifest of what is issued.
  package var finalManifestName: String {
    correct == nil ? VersionRecords.manifestName : VersionRecords.correctedManifestName
  }
  /// The seal of what is issued.
  package var finalSeal: Digest? { correct?.record.seal ?? compile?.record.seal }

  /// The bytes of one of the records; `nil` where there is none that can be read.
  package func bytes(of kind: RecordKind) -> [UInt8]? {
    switch kind {
    case .compile: compile?.bytes
    case .appraise: appraise?.bytes
    case .correct: correct?.bytes
    case .issue: issue?.bytes
    case .withdraw: withdraw?.bytes
    }
  }

  /// The record that comes before one of `kind`; `nil` before the first.
  package func record(before kind: RecordKind) -> RecordKind? {
    switch kind {
    case .compile: nil
    case .appraise: .compile
    case .correct: .appraise
    case .issue: correct == nil ? .appraise : .correct
    case .withdraw: .issue
    }
  }
}
