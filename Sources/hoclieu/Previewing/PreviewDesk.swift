import CourseCompiler
import CourseModel
import CourseRelease
import CourseRendering
import CourseStorage

/// Keeps the pages of the modules that somebody looks at as new as their sources. Nothing is written to the disk.
actor PreviewDesk {
  private let project: Project
  private let reader: Edition.Reader
  private let session: String
  private var live: LiveProject
  private var renderer: HTMLRenderer?
  private var templateFaults: [Diagnostic] = []
  private var shown: [ModuleID: Shown] = [:]
  /// Grows with everything that changes.
  private var version = 0
  private var edited: SourcePath?
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private let additions: OutputTree

  /// What of a module could be built last.
  private struct Shown {
    /// At which version it was looked at last.
    var version: Int
    /// `nil` while nothing could be built.
    var edition: Edition?
    var pages = OutputTree()
    var findings: [Diagnostic] = []
    /// Why these pages are not the newest.
    var broken: [Diagnostic]
  }

  init(_ project: Project, for reader: Edition.Reader, session: String) throws {
    self.project = project
    self.reader = reader
    self.session = session
    live = LiveProject(project)
    additions = try project.previewAdditions()
    let (templates, faults) = try project.readHTMLTemplates().reading
    renderer = templates.map { HTMLRenderer($0) }
    templateFaults = faults
  }

  // MARK: What is asked for

  /// A page, picture or style of a module; `nil` where there is none.
  func file(_ path: OutputPath, of id: ModuleID) -> [UInt8]? {
    let shown = upToDate(id)
    guard path.fileExtension == "html" else { return shown.pages[path] }
    // While nothing can be built, an empty page waits for what can, and tells why.
    let page =
      shown.pages[path] ?? (shown.edition == nil ? Array("<!DOCTYPE html><head></head><body></body>".utf8) : nil)
    return page.map { withScript($0, id, path, shown.version) }
  }

  /// The preview's own script and style.
  func addition(_ path: OutputPath) -> [UInt8]? { additions[path] }

  /// The edition that a book is set from.
  func edition(of id: ModuleID) -> Edition? { upToDate(id).edition }

  /// Whether the project has written such a module.
  func holds(_ id: ModuleID) -> Bool { modules.contains(id) }

  /// The page to begin with: of the topic that was written last among these modules, or the home of the first of them.
  func startPage(among ids: [ModuleID]) -> String {
    let pages = ids.flatMap { id -> [(page: String, time: Int)] in
      guard let module = live.module(id).module else { return [] }
      return module.topics.map { topic in
        ("/\(id)/\(page(of: topic, in: module))", timeOfChange("\(project.content)/\(topic.path)"))
      }
    }
    return pages.max { $0.time < $1.time }?.page ?? "/\(ids.first?.text ?? "-")/index.html"
  }

  /// What a page's script is told: at once where something is newer than version `after`, else as soon as it is, at the latest
  /// after `patience`.
  func state(of id: ModuleID, page: String, after: Int, patience: Duration) async -> PreviewState {
    if after >= version { await waitForChange(atMost: patience) }
    let shown = upToDate(id)
    let module = shown.edition?.module
    func entry(_ diagnostic: Diagnostic) -> PreviewState.Entry {
      PreviewState.Entry(
        diagnostic, named: project.name(of: diagnostic.finding.span.path),
        at: module.flatMap { pageAddress(of: diagnostic.finding.span, in: $0) })
    }
    let topic = module?.topics.first { $0.path == edited }
    return PreviewState(
      session: session, version: version,
      exists: shown.edition == nil || OutputPath(page).flatMap { shown.pages[$0] } != nil,
      edited: topic.flatMap { topic in module.map { self.page(of: topic, in: $0) } }, modules: modules.map(\.text),
      broken: shown.broken.map(entry), findings: shown.findings.map(entry))
  }

  // MARK: What changes

  /// Files that changed, as paths below the project; `nil` where anything may have.
  func take(_ changes: Set<String>?) {
    let content = project.content + "/"
    for change in changes ?? [] where change.hasPrefix(content) {
      guard let path = SourcePath(String(change.dropFirst(content.count))), isSource(path) else { continue }
      live.noteChange(of: path)
      if ["md", "xml"].contains(path.fileExtension) { edited = path }
    }
    if changes == nil { live.noteChanges() }
    if changes.map({ $0.contains { !$0.hasPrefix(content) } }) ?? true { readTemplates() }
    version += 1
    wake()
  }

  private func readTemplates() {
    do {
      let (templates, faults) = try project.readHTMLTemplates().reading
      templateFaults = faults
      if let templates { renderer = HTMLRenderer(templates) }
    } catch {
      // The folder is being written; the next change tells how it ends.
    }
  }

  /// Records are no part of what is shown, and editors write files of their own beside those that they edit.
  private func isSource(_ path: SourcePath) -> Bool {
    !path.name.hasPrefix(".") && !path.name.hasSuffix("~") && !path.text.contains("/records/")
  }

  private func waitForChange(atMost patience: Duration) async {
    let limit = Task {
      try await Task.sleep(for: patience)
      wake()
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiting.append($0) }
    } onCancel: {
      Task { await wake() }
    }
    limit.cancel()
  }

  private func wake() {
    let woken = waiting
    waiting = []
    for continuation in woken { continuation.resume() }
  }

  // MARK: Building

  private func upToDate(_ id: ModuleID) -> Shown {
    if let known = shown[id], known.version == version { return known }
    let shared = live.sharedSources()
    let module = live.module(id)
    let faults = templateFaults.filter { $0.kind.severity == .error }
    let fresh: Shown
    // A topic that cannot be read keeps the page that it had; the first time there is none to keep.
    if shared.programme != nil, let compiled = module.module, let renderer,
      module.isWhole || shown[id]?.edition == nil
    {
      let edition = Edition(of: compiled, standing: .draft(on: live.day), for: reader)
      fresh = Shown(
        version: version, edition: edition, pages: renderer.render(edition),
        findings: (shared.diagnostics + module.diagnostics).withoutRepetitions, broken: faults)
    } else {
      // What could be built last stays, with the reason why there is nothing newer.
      let last = shown[id]
      fresh = Shown(
        version: version, edition: last?.edition, pages: last?.pages ?? OutputTree(), findings: last?.findings ?? [],
        broken: (faults + shared.diagnostics + module.diagnostics).filter { $0.kind.severity == .error })
    }
    shown[id] = fresh
    return fresh
  }

  private var modules: [ModuleID] {
    live.sharedSources().programme.flatMap { try? project.modules([], of: $0) } ?? Array(shown.keys.sorted())
  }

  private func page(of topic: Topic, in module: Module) -> String {
    pageAddress(of: topic.metadata.title.span, in: module)?.page ?? "index.html"
  }

  /// A page with the preview's script before those of the edition, and with leave for it to ask for news: the policy of an
  /// edition lets nothing be asked.
  private func withScript(_ page: [UInt8], _ id: ModuleID, _ path: OutputPath, _ version: Int) -> [UInt8] {
    let words = String(decoding: json(PreviewWords()), as: UTF8.self)
    let head =
      "<link rel=\"stylesheet\" href=\"/-/preview.css\"><script src=\"/-/preview.js\" data-module=\"\(id)\" data-page=\"\(path)\""
      + " data-version=\"\(version)\" data-session=\"\(session)\" data-words=\"\(escaped(words))\"></script>"
    var text = String(decoding: page, as: UTF8.self)
    if let policy = text.firstRange(of: "default-src 'none';") {
      text.replaceSubrange(policy, with: "default-src 'none'; connect-src 'self';")
    }
    if let place = text.firstRange(of: "<link ") ?? text.firstRange(of: "</head>") {
      text.insert(contentsOf: head, at: place.lowerBound)
    }
    return Array(text.utf8)
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }
}
