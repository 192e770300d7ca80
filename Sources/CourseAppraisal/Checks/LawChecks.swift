import CourseModel

extension Check {
  /// The checks that hold citations against the register of law, by code.
  static let law: [Check] = [
    .unregisteredDocument, .titleDisagrees, .kindDisagrees, .partyDocumentAsLaw, .issuerDisagrees, .endedDocument,
    .documentNotYetInForce, .endedProvision, .yearDisagrees, .supersededDocument, .disputedValidity, .unknownValidity,
    .issueDayDisagrees, .effectDayDisagrees, .amendmentNotNamed, .numberMisspelt, .pointWithoutClause,
    .unclearBackReference, .staleClaim, .lawChangedLately,
  ]

  /// A rule about citations: what an ended document, say, is called where.
  init(
    _ kind: DiagnosticKind, citations findings: @escaping @Sendable ([CitationInText], Grounds) -> [Finding]
  ) {
    self.init(kind, text: { text, grounds in findings(text.citations, grounds) })
  }

  /// A rule that looks at each citation that the text vouches for. What authors marked as a link has words of their own.
  init(
    _ kind: DiagnosticKind,
    eachCitation judge: @escaping @Sendable (CitationInText, Grounds) -> (message: Phrase, help: Phrase)?
  ) {
    self.init(
      kind,
      citations: { citations, grounds in
        citations.compactMap { citation in
          guard !citation.citation.isMarked, !citation.isWrongAnswer, let (message, help) = judge(citation, grounds),
            !citation.isQuoted
          else { return nil }
          return Finding(message, at: citation.citation.span, help: help)
        }
      })
  }

  /// The same for citations of documents that the register holds.
  init(
    _ kind: DiagnosticKind,
    eachRegistered judge:
      @escaping @Sendable (CitationInText, LegalDocument, Grounds) -> (message: Phrase, help: Phrase)?
  ) {
    self.init(
      kind,
      eachCitation: { citation, grounds in
        grounds.programme.law[citation.reference.document].flatMap { judge(citation, $0, grounds) }
      })
  }
}
