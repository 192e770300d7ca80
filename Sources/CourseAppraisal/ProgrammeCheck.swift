package import CourseModel

/// A rule about all modules together, as a value. It sees their fingerprints only, so that no module has to be kept.
package struct ProgrammeCheck: Sendable {
  package let kind: DiagnosticKind
  package let findings: @Sendable ([Fingerprints]) -> [Finding]

  init(_ kind: DiagnosticKind, _ findings: @escaping @Sendable ([Fingerprints]) -> [Finding]) {
    self.kind = kind
    self.findings = findings
  }

  /// Every check of the programme, by code.
  package static let all: [ProgrammeCheck] = [.passageOfAnotherModule]
}
