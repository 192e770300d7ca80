import CourseEditing
import CourseModel
import Glibc

/// The project as one editor sees it.
struct EditorDesk {
  private var live: LiveProject
  /// What the editor counts inside a line.
  var unit = EditedText.Unit.utf16
  /// The content root as paths name it, without links on the way and as it was named.
  private let roots: [String]
  /// The address under which the editor knows a file; others are made from the path.
  private var addresses: [SourcePath: String] = [:]
  /// What the editor was told last, by file.
  private var told: [SourcePath: [Diagnostic]] = [:]

  init(_ project: Project, asOf day: CalendarDate?) {
    live = LiveProject(project, asOf: day)
    let real = realpath(project.content, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
    let full = project.content.hasPrefix("/") ? project.content : Project.currentFolder + "/" + project.content
    roots = [real, full].compactMap { $0 }
  }

  var day: CalendarDate { live.day }

  // MARK: What the editor says

  mutating func open(_ address: String, _ text: String) {
    guard let path = path(of: address) else { return }
    addresses[path] = address
    live.note(unsaved: Array(text.utf8), of: path)
  }

  mutating func close(_ address: String) {
    if let path = path(of: address) { live.note(unsaved: nil, of: path) }
  }

  mutating func noteChange(of address: String) {
    if let path = path(of: address) { live.noteChange(of: path) }
  }

  // MARK: Findings

  /// What is found in every open file, also where that is nothing, and in other files where it differs from what the editor
  /// was told: in those of the modules that are worked on, and of the programme. Open files come last.
  mutating func findings() -> [(uri: String, diagnostics: [EditorMessage.Diagnostic])] {
    var found = live.sharedSources().diagnostics
    let open = live.unsaved.keys.sorted()
    for id in Set(open.compactMap(Place.module)).sorted() { found += live.module(id).diagnostics }
    let byFile = Dictionary(grouping: found.withoutRepetitions, by: \.finding.span.path)
    let others = Set(byFile.keys).union(told.keys).filter { live.unsaved[$0] == nil && byFile[$0] != told[$0] }
    told = byFile
    return (others.sorted() + open).map { path in (address(of: path), (byFile[path] ?? []).map(message)) }
  }

  func message(_ diagnostic: Diagnostic) -> EditorMessage.Diagnostic {
    let (kind, finding) = (diagnostic.kind, diagnostic.finding)
    let help = finding.help.map { "\n" + Speech.say("Cách sửa: ", "Cure: ") + $0[Speech.language] } ?? ""
    let severity =
      switch kind.severity {
      case .error: 1
      case .warning: 2
      case .information: 3
      }
    return EditorMessage.Diagnostic(
      range: range(of: finding.span), severity: severity, code: kind.code,
      message: finding.message[Speech.language] + help + "\n" + Speech.say("Quy tắc: ", "Rule: ")
        + kind.basis[Speech.language],
      relatedInformation: finding.notes.map { note in
        .init(location: location(of: note.span), message: note.message[Speech.language])
      })
  }

  /// What was found last in a file.
  func lastFindings(in path: SourcePath) -> [Diagnostic] { told[path] ?? [] }

  // MARK: Files

  /// The file that an address names; `nil` where it is no file of the content.
  func path(of address: String) -> SourcePath? {
    guard address.hasPrefix("file://") else { return nil }
    let file = address.dropFirst("file://".count).removingPercentEncoding
    return roots.lazy.compactMap { root in
      file.hasPrefix(root + "/") ? SourcePath(String(file.dropFirst(root.count + 1))) : nil
    }.first
  }

  func address(of path: SourcePath) -> String {
    addresses[path] ?? "file://" + "\(roots[0])/\(path)".addingPercentEncoding
  }

  /// A file's text: what is open, else what was compiled.
  func text(of path: SourcePath) -> EditedText { EditedText(live.bytes(of: path) ?? [], counting: unit) }

  func range(of span: SourceSpan) -> EditorMessage.TextRange {
    let text = text(of: span.path)
    let start = text.position(of: span.range.lowerBound)
    return EditorMessage.TextRange(start..<max(start, text.position(of: span.range.upperBound)))
  }

  func location(of span: SourceSpan) -> EditorMessage.Location {
    EditorMessage.Location(uri: address(of: span.path), range: range(of: span))
  }

  // MARK: Reading

  /// Everything that is known where a file lies; `nil` while `programme.yaml` cannot be read.
  mutating func workplace(of path: SourcePath) -> Workplace? {
    let shared = live.sharedSources()
    guard let programme = shared.programme else { return nil }
    guard let id = Place.module(of: path) else {
      return Workplace(programme, module: nil, sources: shared.sources)
    }
    let module = live.module(id)
    return Workplace(programme, module: module.module, sources: module.sources)
  }
}

extension StringProtocol {
  /// Bytes written as `%41` put back.
  fileprivate var removingPercentEncoding: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Everything but letters, digits and `/-._~` written as `%41` (RFC 3986).
  fileprivate var addingPercentEncoding: String {
    utf8.map { byte in
      byte.isASCIILetterOrDigit || "/-._~".utf8.contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
