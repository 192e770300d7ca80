package import CourseModel

/// A rule about content, as a value. A new one is a line in `Check.all` and a folder of examples.
package struct Check: Sendable {
  package let kind: DiagnosticKind
  private let rule: Rule

  /// What a rule has to look at.
  private enum Rule: Sendable {
    case module(@Sendable (Module, Grounds) -> [Finding])
    case text(@Sendable (ModuleText, Grounds) -> [Finding])
    case passage(@Sendable (Passage, Grounds, inout [Finding]) -> Void)
  }

  init(_ kind: DiagnosticKind, _ findings: @escaping @Sendable (Module, Grounds) -> [Finding]) {
    self.kind = kind
    rule = .module(findings)
  }

  /// A rule that needs to know nothing but the module.
  init(_ kind: DiagnosticKind, _ findings: @escaping @Sendable (Module) -> [Finding]) {
    self.init(kind) { module, _ in findings(module) }
  }

  /// A rule that looks at one block at a time, nested ones and footnotes included.
  init(_ kind: DiagnosticKind, eachBlock finding: @escaping @Sendable (Block) -> Finding?) {
    self.init(kind, text: { text, _ in text.topics.flatMap { $0.blocks.compactMap(finding) } })
  }

  /// A rule that looks at one link to elsewhere at a time.
  init(_ kind: DiagnosticKind, eachLink finding: @escaping @Sendable (Link) -> Finding?) {
    self.init(kind, text: { text, _ in text.topics.flatMap { $0.links.compactMap(finding) } })
  }

  /// A rule that looks at one picture at a time, each place where it is shown.
  init(_ kind: DiagnosticKind, eachPicture finding: @escaping @Sendable (Picture) -> Finding?) {
    self.init(kind, text: { text, _ in text.topics.flatMap { $0.pictures.compactMap(finding) } })
  }

  /// A rule about the words of the module, which follow one another.
  init(_ kind: DiagnosticKind, text findings: @escaping @Sendable (ModuleText, Grounds) -> [Finding]) {
    self.kind = kind
    rule = .text(findings)
  }

  /// A rule that looks at one passage at a time and adds what it finds.
  init(
    _ kind: DiagnosticKind, eachPassage look: @escaping @Sendable (Passage, Grounds, inout [Finding]) -> Void
  ) {
    self.kind = kind
    rule = .passage(look)
  }

  func findings(in text: ModuleText, on grounds: Grounds) -> [Finding] {
    switch rule {
    case .module(let findings): return findings(text.module, grounds)
    case .text(let findings): return findings(text, grounds)
    case .passage(let look):
      var findings: [Finding] = []
      text.forEachPassage { look($0, grounds, &findings) }
      return findings
    }
  }

  /// Every check of content, by code.
  package static let all: [Check] =
    [
      .imageWithoutAlternativeText, .tableWithoutHeader, .tableWithoutCaption, .linkTextSaysNothing, .bareAddress,
      .captionNotMentioned, .longParagraph, .duplicateCaption, .mediaWithoutProvenance,
      .objectiveNotTaught, .objectiveNotAssessed, .questionWithoutObjective, .optionWithoutFeedback, .periodsDoNotAddUp,
      .readingTimeExceedsPeriods, .topicWithoutSummary, .aiMediaWithoutLabel, .sectionWithoutText, .sectionTooLong,
      .topicWithoutQuestion, .fewQuestions, .fewKindsOfQuestion, .rightAnswerInOnePlace, .rightAnswerLongest,
      .littlePractice, .periodsWithoutActivity, .topicOutOfProportion, .objectiveNotObservable, .numberOfObjectives,
      .duplicateObjective, .phoneNumber, .identityNumber, .mailAddress, .avoidedTerm, .termExplainedDifferently,
      .unexplainedAbbreviation, .repeatedPassage, .capitalWords,
      .dateZeros, .impossibleDate, .twoDigitYear, .decimalPoint, .thousandsSeparator, .unitWithoutBlank, .pointLetter,
      .provisionCapitals, .commaBetweenProvisions, .fullCitationRepeated,
      .vaguePhrase, .staleName, .toneMarkStyle, .formHeading, .appendixNumber, .repeatedWord, .doubleBlank,
      .blankAtPunctuation, .typewriterSigns, .longSentence,
      .moduleServesNobody,
    ] + law + leftovers
}
