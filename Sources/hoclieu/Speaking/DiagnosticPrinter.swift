import CourseModel

/// Prints findings for people, with the source line and a mark below the place.
struct DiagnosticPrinter {
  let console: Console
  /// How the path is shown, and the lines of the file; no lines where the file is not at hand.
  let source: (SourcePath) -> (name: String, lines: [String])

  func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { console.write(text(of: diagnostic)) }
  }

  private func text(of diagnostic: Diagnostic) -> String {
    let language = Speech.language
    let finding = diagnostic.finding
    let color = color(of: diagnostic.kind.severity)
    var text =
      console.styled(place(finding.span) + ": ", isBold: true)
      + console.styled("\(diagnostic.kind.severity.label[language]) [\(diagnostic.kind.code)]: ", color, isBold: true)
      + finding.message[language].visible + "\n"
    text += frame(finding.span, color)
    if let help = finding.help {
      text += "  " + console.styled(Speech.say("cách sửa: ", "cure: "), .cyan) + help[language].visible + "\n"
    }
    if finding.fix != nil {
      text += "  " + console.styled(Speech.say("sửa được: ", "can be fixed: "), .cyan) + "hoclieu check --fix\n"
    }
    for note in finding.notes {
      text +=
        "  " + console.styled(Speech.say("xem thêm: ", "see also: "), .grey) + place(note.span) + ": "
        + note.message[language] + "\n"
    }
    return text + "  " + console.styled(Speech.say("quy tắc: ", "rule: ") + diagnostic.kind.basis[language], .grey)
      + "\n"
  }

  private func color(of severity: Severity) -> Console.Color {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .information: .blue
    }
  }

  private func place(_ span: SourceSpan) -> String {
    "\(source(span.path).name):\(span.range.lowerBound.line):\(span.range.lowerBound.column)"
  }

  /// The line with a mark below the place. Long lines are cut to what surrounds it.
  private func frame(_ span: SourceSpan, _ color: Console.Color) -> String {
    guard let frame = SourceFrame(span, in: source(span.path).lines) else { return "" }
    let (lead, body, rest) = (frame.before.visible, frame.marked.visible, frame.after.visible)
    let shownLead = lead.count > 50 ? "…" + lead.suffix(48) : lead
    let shownBody = body.count > 70 ? body.prefix(69) + "…" : body
    let room = max(0, 110 - shownLead.count - shownBody.count)
    let shownRest = body.count > 70 ? "" : rest.count > room ? rest.prefix(room) + "…" : rest
    let number = String(frame.line)
    let gutter = String(repeating: " ", count: number.count)
    let blank = String(shownLead.map { $0 == "\t" ? "\t" : " " })
    let carets = String(repeating: "^", count: max(1, shownBody.count))
    return
      " \(number) | \(shownLead)\(shownBody)\(shownRest)\n \(gutter) | \(blank)\(console.styled(carets, color, isBold: true))\n"
  }
}
