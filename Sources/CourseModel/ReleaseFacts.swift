extension Release {
  /// What a published version is about: what people search for and decide by. Part of the format of `release.json`, where
  /// releases that were published before it was there lack it.
  package struct Facts: Codable, Sendable, Equatable {
    /// How many tiết the module takes.
    package struct Periods: Codable, Sendable, Equatable {
      package let theory: Int
      package let discussion: Int
      package let practice: Int
      package let minutesPerPeriod: Int

      /// All of them together.
      package var total: Int { theory + discussion + practice }
    }

    /// What a learner can do afterwards.
    package struct Objective: Codable, Sendable, Equatable {
      /// `knowledge`, `skill` or `attitude`.
      package let kind: String
      package let text: String
    }

    /// A topic (bài), in reading order.
    package struct Topic: Codable, Sendable, Equatable {
      package let title: String
      package let summary: String?
    }

    /// Why the version differs from the one before, as its authors declared.
    package struct Reason: Codable, Sendable, Equatable {
      package let text: String
      /// The number of the legal document that caused it.
      package let law: String?
      /// The proposal that it carries out.
      package let proposal: String?
    }

    package let leadUnit: String
    package let audience: [String]
    package let periods: Periods
    package let objectives: [Objective]
    package let topics: [Topic]
    /// The words that it explains, as they are written inside a sentence.
    package let terms: [String]
    /// The numbers of the legal documents that it cites, in order.
    package let law: [String]
    /// Empty for a first version.
    package let reasons: [Reason]

    package init(of module: Module) {
      let metadata = module.metadata
      let declared = metadata.periods.value
      leadUnit = metadata.leadUnit.value
      audience = metadata.audience.map(\.value)
      periods = Periods(
        theory: declared.theory, discussion: declared.discussion, practice: declared.practice,
        minutesPerPeriod: module.imprint.minutesPerPeriod)
      objectives = metadata.objectives.map { Objective(kind: $0.kind.rawValue, text: $0.text) }
      topics = module.topics.map {
        Topic(title: $0.metadata.title.value, summary: $0.metadata.summary?.value)
      }
      terms = module.terms.map(\.name)
      law = CitedPlaces(of: module).documents
      reasons = metadata.changes.map { Reason(text: $0.reason, law: $0.law, proposal: $0.proposal?.description) }
    }
  }
}
