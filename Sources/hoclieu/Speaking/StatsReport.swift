import CourseAppraisal
import CourseModel
import CourseRelease

/// What `stats --format json` prints. The format is stable; new keys may come, known ones keep their meaning.
struct StatsReport: Encodable {
  /// Figures of a topic, a module or all of them.
  struct Figures: Encodable {
    /// Syllables (tiếng), footnotes left aside.
    let syllables: Int
    let figures: Int
    let tables: Int
    let cases: Int
    let practices: Int
    /// How many questions of each kind, every kind named.
    let questions: [String: Int]
    let points: Int
    let readingMinutes: Int

    init(_ counts: Counts, at readingSpeed: Int) {
      syllables = counts.syllables
      figures = counts.figures
      tables = counts.tables
      cases = counts.cases
      practices = counts.practices
      questions = Dictionary(
        uniqueKeysWithValues: Question.Kind.allCases.map { ($0.rawValue, counts.questions[$0] ?? 0) })
      points = counts.points
      readingMinutes = counts.readingMinutes(at: readingSpeed)
    }
  }

  struct OfTopic: Encodable {
    let id: String
    let title: String
    /// `nil` where the topic declares no periods.
    let theoryMinutes: Int?
    let counts: Figures
  }

  struct OfModule: Encodable {
    let id: String
    let title: String
    let version: String
    let theoryMinutes: Int
    let counts: Figures
    let topics: [OfTopic]
  }

  let format = 1
  let tool = toolVersion
  /// Syllables a minute.
  let readingSpeed: Int
  let modules: [OfModule]
  let sum: Figures

  private enum CodingKeys: String, CodingKey { case format, tool, readingSpeed, modules, sum }

  init(_ modules: [ModuleCounts], readingSpeed: Int) {
    self.readingSpeed = readingSpeed
    self.modules = modules.map { module in
      OfModule(
        id: module.module.text, title: module.title, version: module.version.description,
        theoryMinutes: module.periods.theory * module.minutesPerPeriod,
        counts: Figures(module.whole, at: readingSpeed),
        topics: module.topics.map { topic in
          OfTopic(
            id: topic.id.text, title: topic.title,
            theoryMinutes: topic.periods.map { $0.theory * module.minutesPerPeriod },
            counts: Figures(topic.counts, at: readingSpeed))
        })
    }
    sum = Figures(modules.reduce(.none) { $0 + $1.whole }, at: readingSpeed)
  }
}
