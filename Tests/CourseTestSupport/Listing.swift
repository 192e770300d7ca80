package import CourseModel

/// Findings as golden files show them: one line each, then the cure.
package func listing(of diagnostics: [Diagnostic]) -> String {
  diagnostics.map { diagnostic in
    let finding = diagnostic.finding
    let (start, end) = (finding.span.range.lowerBound, finding.span.range.upperBound)
    var lines = [
      "\(finding.span.path):\(start.line):\(start.column)-\(end.line):\(end.column) \(diagnostic.kind.severity.name) \(diagnostic.kind.code) \(diagnostic.kind.id)",
      "  \(finding.message.vietnamese)", "  \(finding.message.english)",
    ]
    if let help = finding.help { lines.append("  → \(help.vietnamese)") }
    if let fix = finding.fix {
      let (start, end) = (fix.span.range.lowerBound, fix.span.range.upperBound)
      lines.append("  = \(start.line):\(start.column)-\(end.line):\(end.column) “\(fix.text)”")
    }
    for note in finding.notes {
      lines.append("  + \(note.span.path):\(note.span.range.lowerBound.line) \(note.message.vietnamese)")
    }
    return lines.joined(separator: "\n") + "\n"
  }.joined()
}
