import CourseModel
import FoundationEssentials

/// Findings as the cache keeps them: JSON, each kind by its code. No format for others to read.
struct StoredFindings: Codable {
  private let findings: [Stored]

  init(_ diagnostics: [Diagnostic]) { findings = diagnostics.map(Stored.init) }

  /// `nil` where one of them is of a kind that the tool does not know, or names a place that there cannot be.
  func diagnostics(among kinds: [String: DiagnosticKind]) -> [Diagnostic]? {
    var diagnostics: [Diagnostic] = []
    diagnostics.reserveCapacity(findings.count)
    for stored in findings {
      guard let kind = kinds[stored.code], let finding = stored.finding else { return nil }
      diagnostics.append(Diagnostic(kind, finding))
    }
    return diagnostics
  }

  private struct Stored: Codable {
    let code: String
    let message: Words
    let place: Stretch
    let help: Words?
    let notes: [Note]
    let fix: Change?

    init(_ diagnostic: Diagnostic) {
      let finding = diagnostic.finding
      code = diagnostic.kind.code
      message = Words(finding.message)
      place = Stretch(finding.span)
      help = finding.help.map(Words.init)
      notes = finding.notes.map { Note(message: Words($0.message), place: Stretch($0.span)) }
      fix = finding.fix.map { Change(place: Stretch($0.span), text: $0.text, replaced: $0.replaced) }
    }

    var finding: Finding? {
      guard let span = place.span else { return nil }
      var read: [Finding.Note] = []
      for note in notes {
        guard let span = note.place.span else { return nil }
        read.append(Finding.Note(note.message.phrase, at: span))
      }
      var mending: Fix?
      if let fix {
        guard let span = fix.place.span else { return nil }
        mending = Fix(span, with: fix.text, replacing: fix.replaced)
      }
      return Finding(message.phrase, at: span, help: help?.phrase, notes: read, fix: mending)
    }
  }

  private struct Note: Codable {
    let message: Words
    let place: Stretch
  }

  private struct Change: Codable {
    let place: Stretch
    let text: String
    let replaced: String?
  }

  private struct Words: Codable {
    let vi: String
    let en: String

    init(_ phrase: Phrase) { (vi, en) = (phrase.vietnamese, phrase.english) }

    var phrase: Phrase { Phrase(vi, en) }
  }

  private struct Stretch: Codable {
    let path: String
    /// Line and column of the first byte and of the one behind the last.
    let range: [Int]

    init(_ span: SourceSpan) {
      path = span.path.text
      let (begin, end) = (span.range.lowerBound, span.range.upperBound)
      range = [Int(begin.line), Int(begin.column), Int(end.line), Int(end.column)]
    }

    var span: SourceSpan? {
      guard let path = SourcePath(path), range.count == 4 else { return nil }
      let begin = SourcePosition(line: range[0], column: range[1])
      let end = SourcePosition(line: range[2], column: range[3])
      return begin <= end ? SourceSpan(path, begin..<end) : nil
    }
  }
}
