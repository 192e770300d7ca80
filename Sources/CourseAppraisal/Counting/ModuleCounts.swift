package import CourseModel

/// What a module holds, topic by topic, beside the time that it is given.
package struct ModuleCounts: Sendable {
  package struct OfTopic: Sendable {
    package let id: TopicID
    package let title: String
    package let counts: Counts
    /// What the topic declares; `nil` where it declares nothing.
    package let periods: Periods?
  }

  package let module: ModuleID
  package let title: String
  package let version: Version
  package let periods: Periods
  package let minutesPerPeriod: Int
  package let topics: [OfTopic]

  package init(of module: Module) {
    self.module = module.id
    title = module.metadata.title.value
    version = module.metadata.version.value
    periods = module.metadata.periods.value
    minutesPerPeriod = module.imprint.minutesPerPeriod
    topics = module.topics.map { topic in
      OfTopic(
        id: topic.id, title: topic.metadata.title.value, counts: Counts(of: TopicText(topic)),
        periods: topic.metadata.periods?.value)
    }
  }

  package var whole: Counts { topics.reduce(.none) { $0 + $1.counts } }
}
