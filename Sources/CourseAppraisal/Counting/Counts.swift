package import CourseModel

/// How much of each thing there is in a text.
package struct Counts: Hashable, Sendable {
  /// Syllables (tiếng), footnotes left aside: what is read aloud.
  package var syllables = 0
  package var figures = 0
  package var tables = 0
  /// Boxes that hold a worked case (tình huống), and those that hold an exercise (thực hành).
  package var cases = 0
  package var practices = 0
  /// How many questions of each kind there are; a kind that does not occur is left out.
  package var questions: [Question.Kind: Int] = [:]
  /// What all questions are worth together.
  package var points = 0

  package static let none = Counts()

  init() {}

  init(of topic: TopicText) {
    syllables = topic.syllables
    for block in topic.blocks {
      switch block.content {
      case .figure: figures += 1
      case .table: tables += 1
      case .callout(let callout):
        if callout.kind == .case { cases += 1 }
        if callout.kind == .practice { practices += 1 }
      case .question(let question):
        questions[question.kind, default: 0] += 1
        points += question.points
      case .heading, .paragraph, .list, .definitions, .code, .quotation, .divider: break
      }
    }
  }

  package static func + (left: Counts, right: Counts) -> Counts {
    var sum = left
    sum.syllables += right.syllables
    sum.figures += right.figures
    sum.tables += right.tables
    sum.cases += right.cases
    sum.practices += right.practices
    sum.questions.merge(right.questions, uniquingKeysWith: +)
    sum.points += right.points
    return sum
  }

  /// All questions, of whatever kind.
  package var allQuestions: Int { questions.values.reduce(0, +) }

  /// How long reading takes at so many syllables a minute, in minutes begun.
  package func readingMinutes(at speed: Int) -> Int { (syllables + speed - 1) / speed }
}
