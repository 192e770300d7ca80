import CourseCompiler
import CourseModel
import CourseRelease

/// What `law --scan --format json` prints. The format is stable; new keys may come, known ones keep their meaning.
struct ScanReport: Encodable {
  struct Entry: Encodable {
    let place: CheckReport.Place
    /// As it is written in the file; the end of a line inside it is a blank.
    let text: String
    /// The document's number as the register writes it.
    let document: String
    let provision: String?
    let isRegistered: Bool
  }

  let format = 1
  let tool = toolVersion
  let citations: [Entry]

  private enum CodingKeys: String, CodingKey { case format, tool, citations }

  init(of text: String, named file: String, _ law: LegalRegister) {
    var lineStarts = [0]
    for (offset, byte) in text.utf8.enumerated() where byte == 0x0A { lineStarts.append(offset + 1) }
    var line = 0
    citations = CourseCompiler.citations(in: text, of: law).map { citation in
      while line + 1 < lineStarts.count, lineStarts[line + 1] <= citation.range.lowerBound { line += 1 }
      var endLine = line
      while endLine + 1 < lineStarts.count, lineStarts[endLine + 1] < citation.range.upperBound { endLine += 1 }
      let surface = text.utf8.dropFirst(citation.range.lowerBound).prefix(citation.range.count)
      return Entry(
        place: CheckReport.Place(
          file: file, line: line + 1, column: citation.range.lowerBound - lineStarts[line] + 1, endLine: endLine + 1,
          endColumn: citation.range.upperBound - lineStarts[endLine] + 1),
        text: String(decoding: surface, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " "),
        document: citation.reference.document, provision: citation.reference.provision,
        isRegistered: law[citation.reference.document] != nil)
    }
  }
}
