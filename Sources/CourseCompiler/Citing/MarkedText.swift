package import CourseModel

/// A text in which a person marked what it cites: `[[Điều 5 Luật Dữ liệu => 60/2024/QH15 | Điều 5]]`. A line `---` begins
/// another topic, a line that begins with `#` is a remark.
package struct MarkedText: Sendable {
  /// What a person or the scanner says is cited somewhere.
  package struct Mark: Hashable, Sendable {
    /// From 1, in the file.
    package let line: Int
    /// Where it stands in the line without its marks, in bytes.
    package let range: Range<Int>
    package let reference: LegalReference
    package let surface: String
  }

  /// A mark that cannot be read.
  package struct Malformed: Error {
    package let line: Int
  }

  private struct Topic {
    var text = ""
    /// By line of the text: its line in the file, and where it starts in the text.
    var lines: [(number: Int, start: Int)] = []
  }

  /// In the order of the file.
  package private(set) var marks: [Mark] = []
  private var topics: [Topic] = [Topic()]

  /// Reads a file's text, which is in normal form C.
  package init(_ text: String) throws(Malformed) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line == "---" {
        topics.append(Topic())
      } else if !line.hasPrefix("#") {
        try read(line, number: index + 1)
      }
    }
  }

  private mutating func read(_ line: Substring, number: Int) throws(Malformed) {
    var plain = ""
    var rest = line
    while let open = rest.firstRange(of: "[[") {
      plain += rest[..<open.lowerBound]
      let behind = rest[open.upperBound...]
      guard let arrow = behind.firstRange(of: " => "), let close = behind.firstRange(of: "]]"),
        arrow.upperBound < close.lowerBound
      else { throw Malformed(line: number) }
      let surface = behind[..<arrow.lowerBound]
      let reference = behind[arrow.upperBound..<close.lowerBound]
      let bar = reference.firstRange(of: " | ")
      let start = plain.utf8.count
      plain += surface
      marks.append(
        Mark(
          line: number, range: start..<plain.utf8.count,
          reference: LegalReference(
            document: String(bar.map { reference[..<$0.lowerBound] } ?? reference),
            provision: bar.map { String(reference[$0.upperBound...]) }),
          surface: String(surface)))
      rest = behind[close.upperBound...]
    }
    let last = topics.count - 1
    topics[last].lines.append((number, topics[last].text.utf8.count))
    topics[last].text += plain + rest + "\n"
  }

  /// What the scanner finds in the same text without its marks.
  package func found(of register: LegalRegister) -> [Mark] {
    topics.flatMap { topic in
      citations(in: topic.text, of: register).compactMap { citation in
        guard let line = topic.lines.last(where: { $0.start <= citation.range.lowerBound }) else { return nil }
        let surface = topic.text.utf8.dropFirst(citation.range.lowerBound).prefix(citation.range.count)
        return Mark(
          line: line.number,
          range: citation.range.lowerBound - line.start..<citation.range.upperBound - line.start,
          reference: citation.reference, surface: String(decoding: surface, as: UTF8.self))
      }
    }
  }
}

/// How well the scanner does on marked texts. Right is only what agrees in place, surface, document and provision.
package struct CitationMeasure: Sendable {
  package let marked: Int
  package let found: Int
  package let right: Int
  /// Marked and not found so, in order.
  package let missed: [MarkedText.Mark]
  /// Found and not marked so, in order.
  package let falseAlarms: [MarkedText.Mark]

  package init(of text: MarkedText, against register: LegalRegister) {
    let found = text.found(of: register)
    let (wanted, seen) = (Set(text.marks), Set(found))
    marked = text.marks.count
    self.found = found.count
    right = wanted.intersection(seen).count
    missed = text.marks.filter { !seen.contains($0) }
    falseAlarms = found.filter { !wanted.contains($0) }
  }
}
