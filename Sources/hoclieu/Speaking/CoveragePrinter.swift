import CourseModel
import CourseRendering

/// Shows the programme's coverage on a terminal: one line a module, one letter or number a column.
struct CoveragePrinter {
  let coverage: Coverage
  let console: Console

  func print() {
    let groups = coverage.audience.groups.enumerated().map { (CoveragePrinter.letter($0), $1.name) }
    let positions = coverage.audience.positions.enumerated().map { (String($0 + 1), $1.name) }
    if !coverage.audience.isEmpty {
      let heads = (groups + positions).map(\.0)
      console.line(
        console.styled("        " + heads.map(CoveragePrinter.column).joined(), isBold: true)
          + Phrase("   mục tiêu, câu hỏi", "   objectives, questions")[Speech.language])
    }
    for row in coverage.rows { console.line(line(for: row)) }
    console.line()
    for (mark, name) in groups + positions { console.line("  \(CoveragePrinter.column(mark)) \(name)") }
    if !coverage.audience.isEmpty {
      console.line(Phrase("  ●: phục vụ; ◐: một phần", "  ●: serves; ◐: in part"))
      console.line()
    }
    printObjectives()
    let gaps = coverage.gaps
    console.line(
      console.styled(
        Phrase("Khoảng trống: \(gaps.count)", "Gaps: \(gaps.count)")[Speech.language], gaps.isEmpty ? nil : .yellow,
        isBold: true))
    for gap in gaps { console.line("  – " + gap.text[Speech.language]) }
  }

  private func line(for row: Coverage.Row) -> String {
    let kind = row.entry.isCompulsory ? Speech.say("BB", "C ") : Speech.say("TC", "O ")
    let name = "\(console.styled(row.entry.id.text, isBold: true)) \(kind) "
    guard let matrix = row.objectives else {
      return name + console.styled(Speech.say(" chưa biên soạn", " not written"), .grey)
    }
    let marks = (row.groups + row.positions).map { CoveragePrinter.column($0.mark) }.joined()
    let questions = matrix.rows.flatMap(\.questions).count + matrix.unattached.flatMap { $0 }.count
    return name + marks + "   \(matrix.rows.count), \(questions)"
  }

  private func printObjectives() {
    for row in coverage.rows {
      guard let matrix = row.objectives else { continue }
      console.line(console.styled(row.entry.id.text, isBold: true) + "  \(row.entry.title)")
      for objective in matrix.rows {
        let topics = zip(matrix.topics, objective.cells).filter(\.1.isTaught).map { String($0.0.ordinal) }
        console.line(
          Phrase(
            "  \(objective.objective.id)  bài: \(list(topics)); câu hỏi: \(list(objective.questions))",
            "  \(objective.objective.id)  topics: \(list(topics)); questions: \(list(objective.questions))"))
      }
      console.line()
    }
  }

  private func list(_ items: [String]) -> String { items.isEmpty ? "–" : items.joined(separator: ", ") }

  private static func letter(_ index: Int) -> String {
    index < 26 ? String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(index))) : "A\(index)"
  }

  private static func column(_ text: String) -> String { String(repeating: " ", count: max(1, 3 - text.count)) + text }
}

extension Coverage.Reach {
  fileprivate var mark: String {
    switch self {
    case .none: "·"
    case .partly: "◐"
    case .wholly: "●"
    }
  }
}
