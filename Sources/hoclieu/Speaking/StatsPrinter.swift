import CourseAppraisal
import CourseModel

/// Shows how much the modules hold as a table for a terminal.
struct StatsPrinter {
  let readingSpeed: Int
  let console: Console

  /// A line a module, or a line a topic of each.
  func print(_ modules: [ModuleCounts], byTopic: Bool) {
    let names = modules.map(\.module.text) + (byTopic ? modules.flatMap(\.topics).map(\.id.text) : [])
    let width = (names + [Phrase.sum[Speech.language]]).map(\.count).max() ?? 0
    func line(_ name: String, _ cells: [String], isBold: Bool = false) {
      let padded = name + String(repeating: " ", count: width - name.count)
      let row = padded + zip(cells, StatsPrinter.columns).map { $0.padded(before: $1.width) }.joined()
      console.line(console.styled(row, nil, isBold: isBold))
    }
    line("", StatsPrinter.columns.map(\.head), isBold: true)
    for module in modules {
      if byTopic {
        for topic in module.topics {
          line(
            topic.id.text,
            cells(of: topic.counts, topics: 1, theory: topic.periods.map { $0.theory * module.minutesPerPeriod }))
        }
      }
      line(
        module.module.text,
        cells(
          of: module.whole, topics: module.topics.count, theory: module.periods.theory * module.minutesPerPeriod),
        isBold: byTopic)
    }
    if modules.count > 1 {
      line(
        Phrase.sum[Speech.language],
        cells(
          of: modules.reduce(.none) { $0 + $1.whole }, topics: modules.reduce(0) { $0 + $1.topics.count },
          theory: modules.reduce(0) { $0 + $1.periods.theory * $1.minutesPerPeriod }),
        isBold: true)
    }
    console.line()
    console.line(
      Phrase(
        "TH: tình huống; BT: thực hành; câu hỏi: 1 chọn một, n chọn nhiều, đs đúng sai, nối, xếp thứ tự, ng trả lời ngắn, lời trả lời bằng lời; đọc: phút, \(readingSpeed) tiếng một phút; LT: phút lý thuyết.",
        "CS: cases; PR: exercises; questions: 1 single, n multiple, tf true or false, mat matching, ord ordering, sh short, open; read: minutes at \(readingSpeed) syllables a minute; TH: minutes of theory."
      ))
  }

  private func cells(of counts: Counts, topics: Int, theory: Int?) -> [String] {
    let questions = Question.Kind.allCases.map { counts.questions[$0] ?? 0 }
    let numbers =
      [counts.syllables, topics, counts.figures, counts.tables, counts.cases, counts.practices, counts.allQuestions]
      + questions + [counts.points, counts.readingMinutes(at: readingSpeed)]
    return numbers.map { $0 == 0 ? "·" : String($0) } + [theory.map(String.init) ?? "·"]
  }

  private static var columns: [(head: String, width: Int)] {
    [
      (Speech.say("tiếng", "syll."), 8), (Speech.say("bài", "top."), 5), (Speech.say("hình", "fig."), 6),
      (Speech.say("bảng", "tab."), 6), (Speech.say("TH", "CS"), 4), (Speech.say("BT", "PR"), 4),
      (Speech.say("câu hỏi", "quest."), 9),
    ] + Question.Kind.allCases.map { ($0.head[Speech.language], 5) } + [
      (Speech.say("điểm", "pts"), 6), (Speech.say("đọc", "read"), 6), (Speech.say("LT", "TH"), 6),
    ]
  }
}

extension Question.Kind {
  /// The head of its column.
  fileprivate var head: Phrase {
    switch self {
    case .single: Phrase("1", "1")
    case .multiple: Phrase("n", "n")
    case .trueFalse: Phrase("đs", "tf")
    case .matching: Phrase("nối", "mat")
    case .ordering: Phrase("xếp", "ord")
    case .shortAnswer: Phrase("ng", "sh")
    case .essay: Phrase("lời", "open")
    }
  }
}

extension Phrase {
  fileprivate static let sum = Phrase("Cộng", "Sum")
}

extension String {
  fileprivate func padded(before width: Int) -> String { String(repeating: " ", count: max(1, width - count)) + self }
}
