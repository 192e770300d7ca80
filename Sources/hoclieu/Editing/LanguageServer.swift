import CourseCompiler
import CourseEditing
import CourseModel
import CourseRelease
import FoundationEssentials
import Glibc

/// Answers one editor about one project. What the editor has open counts in place of what lies on the disk.
struct LanguageServer {
  var desk: EditorDesk
  private var connection: EditorConnection
  /// Findings are sent when nothing more is waiting, so that fast typing is not answered letter by letter.
  private var isOutOfDate = false
  private var isShutDown = false
  private var watches = false

  /// How serving ended.
  enum End {
    /// The editor said that it was the end, as the protocol wants it.
    case inOrder
    case editorGone
    case unreadable
  }

  init(_ project: Project, on connection: EditorConnection, asOf day: CalendarDate?) {
    desk = EditorDesk(project, asOf: day)
    self.connection = connection
  }

  /// Serves until the editor ends it, or a signal does.
  mutating func serve() -> End {
    while !Task.isCancelled {
      switch connection.next(timeout: isOutOfDate ? 0 : 200) {
      case .message(let message):
        guard let isLast = handle(message) else { return .editorGone }
        if isLast { return isShutDown ? .inOrder : .editorGone }
      case .quiet: if isOutOfDate { sendFindings() }
      case .end: return isShutDown ? .inOrder : .editorGone
      case .unreadable: return .unreadable
      }
    }
    return .editorGone
  }

  private mutating func sendFindings() {
    isOutOfDate = false
    for (uri, diagnostics) in desk.findings() {
      _ = notify(
        "textDocument/publishDiagnostics", EditorMessage.PublishDiagnostics(uri: uri, diagnostics: diagnostics))
    }
  }

  /// Whether it was the last message; `nil` where nobody reads the answers any more.
  private mutating func handle(_ message: Data) -> Bool? {
    guard let head = try? JSONDecoder().decode(EditorMessage.Head.self, from: message) else {
      return refuse(nil, EditorMessage.Refusal.invalidRequest, "not a message of JSON-RPC 2.0") ? false : nil
    }
    guard let method = head.method else { return false }
    if method == "exit" { return true }
    guard let id = head.id else {
      take(method, message)
      return false
    }
    return answer(id, method, message) ? false : nil
  }

  // MARK: Notifications

  private mutating func take(_ method: String, _ message: Data) {
    switch method {
    case "initialized": if watches { _ = watchFiles() }
    case "textDocument/didOpen":
      guard let params = params(EditorMessage.DidOpen.self, of: message) else { return }
      desk.open(params.textDocument.uri, params.textDocument.text)
      isOutOfDate = true
    case "textDocument/didChange":
      guard let params = params(EditorMessage.DidChange.self, of: message), let text = params.contentChanges.last?.text
      else { return }
      desk.open(params.textDocument.uri, text)
      isOutOfDate = true
    case "textDocument/didClose":
      guard let params = params(EditorMessage.OfDocument.self, of: message) else { return }
      desk.close(params.textDocument.uri)
      isOutOfDate = true
    case "textDocument/didSave":
      guard let params = params(EditorMessage.OfDocument.self, of: message) else { return }
      desk.noteChange(of: params.textDocument.uri)
      isOutOfDate = true
    case "workspace/didChangeWatchedFiles":
      guard let params = params(EditorMessage.DidChangeFiles.self, of: message) else { return }
      for change in params.changes { desk.noteChange(of: change.uri) }
      isOutOfDate = true
    default: break
    }
  }

  private func watchFiles() -> Bool {
    let watcher = EditorMessage.Registrations.Registration.Watcher(globPattern: "**/Content/**")
    return connection.send(
      EditorMessage.Request(
        id: .text("watch"), method: "client/registerCapability",
        params: EditorMessage.Registrations(
          registrations: [
            .init(id: "watch", method: "workspace/didChangeWatchedFiles", registerOptions: .init(watchers: [watcher]))
          ])))
  }

  // MARK: Requests

  /// `false` where nobody reads the answer.
  private mutating func answer(_ id: EditorMessage.RequestID, _ method: String, _ message: Data) -> Bool {
    func wrong() -> Bool {
      refuse(id, EditorMessage.Refusal.invalidParams, "the parameters of \(method) cannot be read")
    }
    switch method {
    case "initialize":
      guard let params = params(EditorMessage.Initialize.self, of: message) else { return wrong() }
      return initialize(id, params.capabilities)
    case "shutdown":
      isShutDown = true
      return reply(id, Bool?.none)
    case "textDocument/completion":
      guard let params = params(EditorMessage.AtPosition.self, of: message) else { return wrong() }
      return reply(id, desk.completions(at: params.position, in: params.textDocument.uri))
    case "textDocument/hover":
      guard let params = params(EditorMessage.AtPosition.self, of: message) else { return wrong() }
      return reply(id, desk.hover(at: params.position, in: params.textDocument.uri))
    case "textDocument/definition":
      guard let params = params(EditorMessage.AtPosition.self, of: message) else { return wrong() }
      return reply(id, desk.definition(at: params.position, in: params.textDocument.uri))
    case "textDocument/documentSymbol":
      guard let params = params(EditorMessage.OfDocument.self, of: message) else { return wrong() }
      return reply(id, desk.symbols(of: params.textDocument.uri))
    case "textDocument/codeAction":
      guard let params = params(EditorMessage.InRange.self, of: message) else { return wrong() }
      return reply(id, desk.actions(in: params.range, of: params.textDocument.uri))
    default: return refuse(id, EditorMessage.Refusal.methodNotFound, "`\(method)` is not served")
    }
  }

  private mutating func initialize(
    _ id: EditorMessage.RequestID, _ capabilities: EditorMessage.Initialize.Capabilities
  ) -> Bool {
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
    // UTF-16 is what every editor understands; bytes are what the compiler counts.
    desk.unit = capabilities.general?.positionEncodings?.contains("utf-8") ?? false ? .utf8 : .utf16
    return reply(
      id,
      EditorMessage.InitializeResult(
        capabilities: .init(
          positionEncoding: desk.unit.rawValue,
          completionProvider: .init(triggerCharacters: [":", "#", "(", "!", "=", "{", "/", "\"", " "]),
          codeActionProvider: .init(codeActionKinds: ["quickfix", "source.fixAll"])),
        serverInfo: .init(name: "hoclieu", version: String(toolVersion.split(separator: " ").last ?? ""))))
  }

  // MARK: Messages

  private func params<Params: Decodable>(_ type: Params.Type, of message: Data) -> Params? {
    try? JSONDecoder().decode(EditorMessage.Incoming<Params>.self, from: message).params
  }

  private func reply(_ id: EditorMessage.RequestID, _ result: (some Encodable)?) -> Bool {
    connection.send(EditorMessage.Answer(id: id, result: result))
  }

  private func refuse(_ id: EditorMessage.RequestID?, _ code: Int, _ message: String) -> Bool {
    connection.send(EditorMessage.Refusal(id: id, error: .init(code: code, message: message)))
  }

  private func notify(_ method: String, _ params: some Encodable) -> Bool {
    connection.send(EditorMessage.Notification(method: method, params: params))
  }
}
