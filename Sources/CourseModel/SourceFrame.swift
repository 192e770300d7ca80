/// One line of a source with the stretch that a finding is about, cut to what surrounds it: a line may be as long as a file.
package struct SourceFrame: Sendable {
  /// The line's number; the first is 1.
  package let line: Int
  package let before: String
  /// What the finding is about; empty where the place is a single point.
  package let marked: String
  package let after: String

  /// `lines` are those of the file; `nil` where the place is not in it, or inside a character of a file that is no text.
  package init?(_ span: SourceSpan, in lines: [String]) {
    let (start, end) = (span.range.lowerBound, span.range.upperBound)
    guard Int(start.line) <= lines.count else { return nil }
    let line = lines[Int(start.line) - 1]
    guard !line.isEmpty else { return nil }
    let lead = line.utf8.prefix(Int(start.column) - 1)
    let rest = line.utf8.dropFirst(lead.count)
    let body = end.line == start.line ? rest.prefix(Int(end.column) - Int(start.column)) : rest
    guard String(lead) != nil, String(body) != nil else { return nil }
    self.line = Int(start.line)
    before = String(decoding: lead.suffix(SourceFrame.reach), as: UTF8.self)
    marked = String(decoding: body.prefix(SourceFrame.reach), as: UTF8.self)
    after = String(decoding: rest.dropFirst(body.count).prefix(SourceFrame.reach), as: UTF8.self)
  }

  /// In bytes. What is farther from the place is not looked at; a character cut in two is one that is not shown.
  private static let reach = 600
}
