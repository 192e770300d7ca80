/// How bad a finding is. Only this decides the exit status.
package enum Severity: Int, Sendable, Comparable, CaseIterable {
  /// Worth knowing; nothing has to change.
  case information
  /// Should be mended before the material is issued.
  case warning
  /// Must be mended: the module cannot be rendered, or may not be issued, as it stands.
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// The word for machines: `information`, `warning`, `error`.
  package var name: String {
    switch self {
    case .information: "information"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// The word for people.
  package var label: Phrase {
    switch self {
    case .information: Phrase("lưu ý", "note")
    case .warning: Phrase("cảnh báo", "warning")
    case .error: Phrase("lỗi", "error")
    }
  }
}

/// The three stages of course material, in their order.
package enum Stage: Int, Sendable, Comparable, CaseIterable {
  /// Biên soạn: what the author can mend alone.
  case compiling
  /// Thẩm định: what the council looks at.
  case appraising
  /// Ban hành: what stands between an approved module and its release.
  case issuing

  /// As typed after `--stage`.
  package var name: String {
    switch self {
    case .compiling: "bien-soan"
    case .appraising: "tham-dinh"
    case .issuing: "ban-hanh"
    }
  }

  /// The stage's name for people.
  package var label: Phrase {
    switch self {
    case .compiling: Phrase("biên soạn", "compiling")
    case .appraising: Phrase("thẩm định", "appraisal")
    case .issuing: Phrase("ban hành", "issue")
    }
  }

  package static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}

/// What all findings of one sort share. The code never changes its meaning: `BS-…` is found while compiling, `TD-…` while
/// appraising, `BH-…` while issuing and publishing.
package struct DiagnosticKind: Sendable, Hashable {
  /// For example `BS-204`.
  package let code: String
  /// The fault's name, for machines, read after "a module must not have": `image-without-alternative-text`.
  package let id: String
  package let severity: Severity
  /// One sentence: what is wrong.
  package let summary: Phrase
  /// Why that matters.
  package let rationale: Phrase
  /// The law, standard or house rule behind it.
  package let basis: Phrase
  package let example: Example

  /// How the fault looks in the language in which it occurs, and how the same looks without it.
  package struct Example: Sendable, Hashable {
    package let bad: String
    package let good: String

    package init(bad: String, good: String) {
      self.bad = bad
      self.good = good
    }
  }

  package init(
    _ code: String, _ id: String, _ severity: Severity, summary: Phrase, rationale: Phrase, basis: Phrase,
    example: Example
  ) {
    self.code = code
    self.id = id
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.basis = basis
    self.example = example
  }

  /// The stage from which on findings of this kind are shown; read from the code.
  package var stage: Stage {
    if code.hasPrefix("BH-") { return .issuing }
    return code.hasPrefix("TD-") ? .appraising : .compiling
  }
}

/// What was found once, in one place.
package struct Finding: Sendable, Hashable {
  /// Names the specific thing first, then the rule.
  package let message: Phrase
  package let span: SourceSpan
  /// What to do about it.
  package let help: Phrase?
  /// Other places that belong to it, for example the first of two equal identifiers.
  package let notes: [Note]
  /// What to write instead, where there is exactly one right answer.
  package let fix: Fix?

  /// A second place and what is there.
  package struct Note: Sendable, Hashable {
    package let message: Phrase
    package let span: SourceSpan

    package init(_ message: Phrase, at span: SourceSpan) {
      self.message = message
      self.span = span
    }
  }

  package init(_ message: Phrase, at span: SourceSpan, help: Phrase? = nil, notes: [Note] = [], fix: Fix? = nil) {
    self.message = message
    self.span = span
    self.help = help
    self.notes = notes
    self.fix = fix
  }
}

/// A finding and its kind. Diagnostics are values: they are collected, sorted and printed, never thrown.
package struct Diagnostic: Sendable, Hashable {
  package let kind: DiagnosticKind
  package let finding: Finding

  package init(_ kind: DiagnosticKind, _ finding: Finding) {
    self.kind = kind
    self.finding = finding
  }

  /// By place, then by code: the order in which people and machines get them.
  package static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let (a, b) = (left.finding.span, right.finding.span)
    if a.path != b.path { return a.path < b.path }
    if a.range.lowerBound != b.range.lowerBound { return a.range.lowerBound < b.range.lowerBound }
    if left.kind.code != right.kind.code { return left.kind.code < right.kind.code }
    return left.finding.message.vietnamese < right.finding.message.vietnamese
  }
}

extension Sequence<Diagnostic> {
  /// Each finding once: what is wrong in a file that several topics include is found in each of them.
  package var withoutRepetitions: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }

  /// Those in the files of a folder.
  package func within(_ folder: SourcePath) -> [Diagnostic] {
    filter { $0.finding.span.path.text.hasPrefix(folder.text + "/") }
  }

  /// The worst severity in it; `nil` where nothing was found.
  package var worst: Severity? { self.map(\.kind.severity).max() }

  /// Whether anything in this file must be mended.
  package func hold(errorsIn path: SourcePath) -> Bool {
    contains { $0.finding.span.path == path && $0.kind.severity == .error }
  }

  /// Whether anything in it must be mended.
  package var containsErrors: Bool { contains { $0.kind.severity == .error } }
}
