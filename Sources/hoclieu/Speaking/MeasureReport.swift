import CourseCompiler
import CourseModel
import CourseRelease

/// What `law --measure --format json` prints. The format is stable; new keys may come, known ones keep their meaning.
struct MeasureReport: Encodable {
  struct Mark: Encodable {
    let file: String
    let line: Int
    let text: String
    let document: String
    let provision: String?
  }

  let format = 1
  let tool = toolVersion
  /// How many citations a person marked, how many the scanner found, and how many of those agree in place, text, document and
  /// provision.
  let marked: Int
  let found: Int
  let right: Int
  /// The share of what was found that is right, and of what was marked that was found; 1 where there is nothing.
  let precision: Double
  let recall: Double
  let missed: [Mark]
  let falseAlarms: [Mark]

  private enum CodingKeys: String, CodingKey {
    case format, tool, marked, found, right, precision, recall, missed, falseAlarms
  }

  init(_ measures: [(file: String, measure: CitationMeasure)]) {
    func sum(_ value: (CitationMeasure) -> Int) -> Int { measures.reduce(0) { $0 + value($1.measure) } }
    marked = sum(\.marked)
    found = sum(\.found)
    right = sum(\.right)
    precision = found == 0 ? 1 : Double(right) / Double(found)
    recall = marked == 0 ? 1 : Double(right) / Double(marked)
    func marks(_ value: (CitationMeasure) -> [MarkedText.Mark]) -> [Mark] {
      measures.flatMap { file, measure in
        value(measure).map { mark in
          Mark(
            file: file, line: mark.line, text: mark.surface, document: mark.reference.document,
            provision: mark.reference.provision)
        }
      }
    }
    missed = marks(\.missed)
    falseAlarms = marks(\.falseAlarms)
  }

  /// The same for people: every miss and false alarm, then the figures.
  func print(on console: Console) {
    for mark in missed { line(of: mark, Phrase("sót", "missed"), on: console) }
    for mark in falseAlarms { line(of: mark, Phrase("nhận nhầm", "false alarm"), on: console) }
    console.line(
      Phrase(
        "\(marked) chỗ đánh dấu, \(found) chỗ nhận ra, \(right) chỗ đúng cả vị trí, chữ, văn bản và điều khoản.",
        "Marked: \(marked). Found: \(found). Right in place, text, document and provision: \(right)."))
    console.line(
      Phrase(
        "Độ chính xác (precision) \(percent(right, of: found)), độ phủ (recall) \(percent(right, of: marked)).",
        "Precision: \(percent(right, of: found)). Recall: \(percent(right, of: marked))."))
  }

  private func line(of mark: Mark, _ verdict: Phrase, on console: Console) {
    let reference = [mark.provision, mark.document].compactMap { $0 }.joined(separator: ", ")
    console.line("\(mark.file):\(mark.line): \(verdict[Speech.language]): \(mark.text) → \(reference)")
  }

  /// With one decimal: `98,7%`.
  private func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let tenths = part * 1000 / whole
    return "\(tenths / 10)\(Speech.language == .vietnamese ? "," : ".")\(tenths % 10)%"
  }
}
