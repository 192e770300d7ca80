import CourseAppraisal
import CourseModel
import CourseRelease

/// What `check --format sarif` prints: a log in the Static Analysis Results Interchange Format 2.1.0 (OASIS), which code hosts
/// and editors show beside the sources.
struct SARIFReport: Encodable {
  struct Message: Encodable {
    let text: String
  }

  struct Configuration: Encodable {
    let level: String
  }

  /// What all results of one kind share (3.49).
  struct Rule: Encodable {
    let id: String
    let name: String
    let shortDescription: Message
    let fullDescription: Message
    let help: Message
    let defaultConfiguration: Configuration

    init(_ kind: DiagnosticKind, in language: Language) {
      id = kind.code
      name = kind.id
      shortDescription = Message(text: kind.summary[language])
      fullDescription = Message(text: kind.rationale[language])
      help = Message(text: (Phrase("Quy tắc: ", "Rule: ") + kind.basis)[language])
      defaultConfiguration = Configuration(level: SARIFReport.level(kind.severity))
    }
  }

  /// A stretch of a text (3.30); columns count UTF-16 code units, and the end is the column behind the last.
  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int
  }

  struct ArtifactLocation: Encodable {
    /// Relative to the project's folder.
    let uri: String
    let uriBaseId = "%SRCROOT%"

    private enum CodingKeys: String, CodingKey { case uri, uriBaseId }
  }

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region
  }

  struct Location: Encodable {
    let physicalLocation: PhysicalLocation
    let message: Message?
  }

  struct Replacement: Encodable {
    let deletedRegion: Region
    let insertedContent: Message
  }

  struct ArtifactChange: Encodable {
    let artifactLocation: ArtifactLocation
    let replacements: [Replacement]
  }

  struct Fix: Encodable {
    let artifactChanges: [ArtifactChange]
  }

  /// That somebody answers for a result (3.35).
  struct Suppression: Encodable {
    let kind = "external"
    let status = "accepted"
    let justification: String

    private enum CodingKeys: String, CodingKey { case kind, status, justification }

    init(_ waiver: Waiver, in language: Language) {
      justification =
        Phrase(
          "\(waiver.by), đến hết ngày \(waiver.until.forReaders): \(waiver.reason)",
          "\(waiver.by), until \(waiver.until): \(waiver.reason)")[language]
    }
  }

  struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Message
    let locations: [Location]
    let relatedLocations: [Location]?
    let fixes: [Fix]?
    let suppressions: [Suppression]?
  }

  struct Driver: Encodable {
    let name = "hoclieu"
    let version: String
    let language: String
    let rules: [Rule]

    private enum CodingKeys: String, CodingKey { case name, version, language, rules }
  }

  struct Tool: Encodable {
    let driver: Driver
  }

  struct Run: Encodable {
    let tool: Tool
    let language: String
    let columnKind = "utf16CodeUnits"
    let results: [Result]

    private enum CodingKeys: String, CodingKey { case tool, language, columnKind, results }
  }

  let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  init(_ counted: [Diagnostic], waived: [WaivedFinding], lines: @escaping (SourcePath) -> [String]) {
    let language = Speech.language
    let diagnostics = counted.map { ($0, nil as Waiver?) } + waived.map { ($0.diagnostic, $0.waiver) }
    let kinds = Set(diagnostics.map(\.0.kind)).sorted { $0.code < $1.code }
    let indices = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    let regions = SARIFRegions(lines: lines)
    let results = diagnostics.map { diagnostic, waiver in
      let finding = diagnostic.finding
      let help = finding.help.map { Phrase(". Cách sửa: ", ". Cure: ") + $0 } ?? Phrase(verbatim: "")
      return Result(
        ruleId: diagnostic.kind.code, ruleIndex: indices[diagnostic.kind] ?? 0,
        level: SARIFReport.level(diagnostic.kind.severity), message: Message(text: (finding.message + help)[language]),
        locations: [Location(physicalLocation: regions.place(of: finding.span), message: nil)],
        relatedLocations: finding.notes.isEmpty
          ? nil
          : finding.notes.map {
            Location(physicalLocation: regions.place(of: $0.span), message: Message(text: $0.message[language]))
          },
        fixes: finding.fix.map { fix in
          let place = regions.place(of: fix.span)
          return [
            Fix(artifactChanges: [
              ArtifactChange(
                artifactLocation: place.artifactLocation,
                replacements: [Replacement(deletedRegion: place.region, insertedContent: Message(text: fix.text))])
            ])
          ]
        }, suppressions: waiver.map { [Suppression($0, in: language)] })
    }
    let driver = Driver(
      version: toolVersion.split(separator: " ").last.map(String.init) ?? toolVersion, language: language.rawValue,
      rules: kinds.map { Rule($0, in: language) })
    runs = [Run(tool: Tool(driver: driver), language: language.rawValue, results: results)]
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information: "note"
    }
  }
}

/// Turns our places, whose columns count UTF-8 bytes, into SARIF's.
private struct SARIFRegions {
  let lines: (SourcePath) -> [String]

  func place(of span: SourceSpan) -> SARIFReport.PhysicalLocation {
    let text = lines(span.path)
    func column(_ position: SourcePosition) -> Int {
      let (line, column) = (Int(position.line), Int(position.column))
      guard line <= text.count else { return column }
      return String(decoding: text[line - 1].utf8.prefix(column - 1), as: UTF8.self).utf16.count + 1
    }
    let (start, end) = (span.range.lowerBound, span.range.upperBound)
    return SARIFReport.PhysicalLocation(
      artifactLocation: SARIFReport.ArtifactLocation(uri: SARIFRegions.address(of: span.path)),
      region: SARIFReport.Region(
        startLine: Int(start.line), startColumn: column(start), endLine: Int(end.line), endColumn: column(end)))
  }

  /// The path from the project's folder as a relative reference (RFC 3986).
  private static func address(of path: SourcePath) -> String {
    let full = path.text.hasPrefix(Place.templates.text + "/") ? path.text : "Content/\(path)"
    var address = ""
    for byte in full.utf8 {
      if byte.isASCIILetterOrDigit || "-._~/".utf8.contains(byte) {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return address
  }
}
