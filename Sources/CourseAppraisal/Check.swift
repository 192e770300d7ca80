package import CourseModel

/// A rule about content, as a value. A new one is a line in `Check.all` and a folder of examples.
package struct Check: Sendable {
  package let kind: DiagnosticKind
  package let findings: @Sendable (Module, Grounds) -> [Finding]

  init(_ kind: DiagnosticKind, _ findings: @escaping @Sendable (Module, Grounds) -> [Finding]) {
    self.kind = kind
    self.findings = findings
  }

  /// A rule that needs to know nothing but the module.
  init(_ kind: DiagnosticKind, _ findings: @escaping @Sendable (Module) -> [Finding]) {
    self.init(kind) { module, _ in findings(module) }
  }

  /// A rule that looks at one block at a time, nested ones and footnotes included.
  init(_ kind: DiagnosticKind, eachBlock finding: @escaping @Sendable (Block) -> Finding?) {
    self.init(kind) { module in
      var findings: [Finding] = []
      for topic in module.topics { topic.forEachBlock { if let found = finding($0) { findings.append(found) } } }
      return findings
    }
  }

  /// Every check of content, by code.
  package static let all: [Check] = [
    .imageWithoutAlternativeText, .tableWithoutHeader, .tableWithoutCaption, .linkTextSaysNothing,
    .objectiveNotTaught, .objectiveNotAssessed, .questionWithoutObjective, .optionWithoutFeedback,
    .periodsDoNotAddUp, .readingTimeExceedsPeriods, .topicWithoutSummary,
    .unregisteredDocument, .titleDisagrees, .kindDisagrees, .partyDocumentAsLaw, .issuerDisagrees, .endedDocument,
    .documentNotYetInForce, .endedProvision, .yearDisagrees, .supersededDocument, .disputedValidity, .unknownValidity,
    .issueDayDisagrees, .effectDayDisagrees, .amendmentNotNamed, .numberMisspelt, .pointWithoutClause,
    .unclearBackReference, .staleClaim, .lawChangedLately,
    .moduleServesNobody,
  ]
}
