/// `correct.yaml` (hoàn thiện): the authors made the edits on whose condition the council let the version pass. It freezes
/// the corrected text beside the one that the council read; what is issued is the corrected one.
package struct CorrectionRecord: Sendable {
  /// How the authors answer a comment that had no answer when the council met.
  package struct Answer: Sendable {
    /// Which comment of `appraise.yaml`; the first is 1.
    package let comment: Int
    package let text: String

    package init(to comment: Int, text: String) {
      self.comment = comment
      self.text = text
    }
  }

  package let module: ModuleID
  package let version: Version
  /// The SHA-256 of `appraise.yaml`.
  package let previous: Digest
  /// The SHA-256 of `corrected.manifest`.
  package let seal: Digest
  /// The SHA-256 of `corrected.zip`.
  package let sources: Digest
  package let date: CalendarDate
  /// Who confirms for the council that the edits were made as it wanted.
  package let confirmedBy: String
  package let answers: [Answer]

  package init(
    module: ModuleID, version: Version, previous: Digest, seal: Digest, sources: Digest, date: CalendarDate,
    confirmedBy: String, answers: [Answer]
  ) {
    self.module = module
    self.version = version
    self.previous = previous
    self.seal = seal
    self.sources = sources
    self.date = date
    self.confirmedBy = confirmedBy
    self.answers = answers
  }
}
