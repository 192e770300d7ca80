import CourseAppraisal
import CourseCompiler
import CourseEditing
import CourseModel
import CourseSealing
import Glibc

/// The project as one editor sees it.
struct EditorDesk {
  let project: Project
  /// What the editor counts inside a line.
  var unit = EditedText.Unit.utf16
  /// The content root as paths name it, without links on the way and as it was named.
  private let roots: [String]
  /// What is open, by path.
  private var open: [SourcePath: [UInt8]] = [:]
  /// The address under which the editor knows a file; others are made from the path.
  private var addresses: [SourcePath: String] = [:]
  private var shared: SharedSources?
  private var modules: [ModuleID: CompiledModule] = [:]
  /// What the editor was told last, by file.
  private var told: [SourcePath: [Diagnostic]] = [:]

  /// What all modules share, read once until one of its files changes.
  private struct SharedSources {
    let programme: Programme?
    let tables: ReferenceTables?
    let sources: SourceTree
    let diagnostics: [Diagnostic]
  }

  private struct CompiledModule {
    let module: Module?
    let sources: SourceTree
    let diagnostics: [Diagnostic]
  }

  /// The day for which everything is asked; an editor stays open overnight, so that today is asked anew.
  var day: CalendarDate { fixedDay ?? today() }
  private let fixedDay: CalendarDate?

  init(_ project: Project, asOf day: CalendarDate?) {
    self.project = project
    fixedDay = day
    let real = realpath(project.content, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
    let full = project.content.hasPrefix("/") ? project.content : Project.currentFolder + "/" + project.content
    roots = [real, full].compactMap { $0 }
  }

  // MARK: What the editor says

  mutating func open(_ address: String, _ text: String) {
    guard let path = path(of: address) else { return }
    addresses[path] = address
    open[path] = Array(text.utf8)
    forget(path)
  }

  mutating func close(_ address: String) {
    guard let path = path(of: address) else { return }
    open[path] = nil
    forget(path)
  }

  mutating func noteChange(of address: String) {
    if let path = path(of: address) { forget(path) }
  }

  /// What has to be read anew after a change of a file.
  private mutating func forget(_ path: SourcePath) {
    if let id = module(of: path) {
      modules[id] = nil
    } else {
      shared = nil
      modules.removeAll()
    }
  }

  // MARK: Findings

  /// What is found in every open file, also where that is nothing, and in other files where it differs from what the editor
  /// was told: in those of the modules that are worked on, and of the programme. Open files come last.
  mutating func findings() -> [(uri: String, diagnostics: [EditorMessage.Diagnostic])] {
    var found = sharedSources().diagnostics
    for id in Set(open.keys.compactMap(module)).sorted() { found += compiled(id).diagnostics }
    let byFile = Dictionary(grouping: found.withoutRepetitions, by: \.finding.span.path)
    let others = Set(byFile.keys).union(told.keys).filter { open[$0] == nil && byFile[$0] != told[$0] }
    told = byFile
    return (others.sorted() + open.keys.sorted()).map { path in (address(of: path), (byFile[path] ?? []).map(message)) }
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

  func module(of path: SourcePath) -> ModuleID? {
    let parts = path.text.split(separator: "/")
    return parts.count > 2 && parts[0] == "modules" ? ModuleID(String(parts[1])) : nil
  }

  /// A file's text: what is open, else what was compiled, else what lies on the disk.
  func text(of path: SourcePath) -> EditedText {
    let known = open[path] ?? shared?.sources[path] ?? module(of: path).flatMap { modules[$0]?.sources[path] }
    return EditedText(known ?? [], counting: unit)
  }

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
    guard let programme = sharedSources().programme else { return nil }
    guard let id = module(of: path) else {
      return Workplace(programme, module: nil, sources: sharedSources().sources)
    }
    let compiled = compiled(id)
    return Workplace(programme, module: compiled.module, sources: compiled.sources)
  }

  private mutating func sharedSources() -> SharedSources {
    if let shared { return shared }
    let fresh: SharedSources
    if let (loaded, loading) = try? SourceTree.loadProgramme(at: project.content) {
      var sources = loaded
      for (path, bytes) in open where module(of: path) == nil { sources[path] = bytes }
      let reading = readProgramme(sources)
      fresh = SharedSources(
        programme: reading.programme, tables: reading.programme.map(ReferenceTables.init), sources: sources,
        diagnostics: loading + reading.diagnostics)
    } else {
      fresh = SharedSources(programme: nil, tables: nil, sources: SourceTree(), diagnostics: [])
    }
    shared = fresh
    return fresh
  }

  private mutating func compiled(_ id: ModuleID) -> CompiledModule {
    if let known = modules[id] { return known }
    let shared = sharedSources()
    guard let programme = shared.programme else {
      return CompiledModule(module: nil, sources: shared.sources, diagnostics: [])
    }
    let (loaded, loading) = SourceTree.load(id, at: project.content)
    var sources = loaded
    for path in shared.sources.paths { sources[path] = shared.sources[path] }
    for (path, bytes) in open where module(of: path) == id { sources[path] = bytes }
    let compilation = compile(id, of: programme, lookingUp: shared.tables, from: sources).including(loading)
    var diagnostics = compilation.diagnostics
    let grounds = Grounds(programme, on: day)
    if let module = compilation.module, compilation.isWhole { diagnostics += appraise(module, on: grounds) }
    let judgement = project.judge(diagnostics, of: compilation, on: grounds.day)
    let result = CompiledModule(module: compilation.module, sources: sources, diagnostics: judgement.counted)
    modules[id] = result
    return result
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
