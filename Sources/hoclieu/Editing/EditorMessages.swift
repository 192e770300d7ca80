import CourseEditing

/// What goes between an editor and this program, under the names of the Language Server Protocol 3.17. Only what is used is
/// here; editors may say more.
enum EditorMessage {
  /// What a message is about; requests have an `id`, notifications none, and answers to this program's requests no `method`.
  struct Head: Decodable {
    let id: RequestID?
    let method: String?
  }

  struct Incoming<Params: Decodable>: Decodable { let params: Params }

  enum RequestID: Codable {
    case number(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try value.decode(String.self))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var value = encoder.singleValueContainer()
      switch self {
      case .number(let number): try value.encode(number)
      case .text(let text): try value.encode(text)
      }
    }
  }

  struct Answer<Result: Encodable>: Encodable {
    let id: RequestID
    let result: Result?

    private enum Keys: String, CodingKey { case jsonrpc, id, result }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Keys.self)
      try fields.encode("2.0", forKey: .jsonrpc)
      try fields.encode(id, forKey: .id)
      // An answer that holds nothing says so: without the key it would be none.
      try fields.encode(result, forKey: .result)
    }
  }

  struct Refusal: Encodable {
    struct Reason: Encodable {
      let code: Int
      let message: String
    }

    static let invalidRequest = -32600
    static let methodNotFound = -32601
    static let invalidParams = -32602

    let jsonrpc = "2.0"
    /// `nil` where the message could not be read so far.
    let id: RequestID?
    let error: Reason

    private enum Keys: String, CodingKey { case jsonrpc, id, error }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Keys.self)
      try fields.encode(jsonrpc, forKey: .jsonrpc)
      try fields.encode(id, forKey: .id)
      try fields.encode(error, forKey: .error)
    }
  }

  struct Notification<Params: Encodable>: Encodable {
    let jsonrpc = "2.0"
    let method: String
    let params: Params

    private enum CodingKeys: String, CodingKey { case jsonrpc, method, params }
  }

  struct Request<Params: Encodable>: Encodable {
    let jsonrpc = "2.0"
    let id: RequestID
    let method: String
    let params: Params

    private enum CodingKeys: String, CodingKey { case jsonrpc, id, method, params }
  }

  // MARK: From the editor

  struct Initialize: Decodable {
    struct Capabilities: Decodable {
      struct General: Decodable { let positionEncodings: [String]? }
      struct Workspace: Decodable {
        struct Watching: Decodable { let dynamicRegistration: Bool? }
        let didChangeWatchedFiles: Watching?
      }

      let general: General?
      let workspace: Workspace?
    }

    let capabilities: Capabilities
  }

  struct DidOpen: Decodable {
    struct Document: Decodable {
      let uri: String
      let text: String
    }

    let textDocument: Document
  }

  struct DidChange: Decodable {
    /// Only whole texts are asked for.
    struct Change: Decodable { let text: String }

    let textDocument: Document
    let contentChanges: [Change]
  }

  struct OfDocument: Decodable { let textDocument: Document }

  struct Document: Decodable { let uri: String }

  struct DidChangeFiles: Decodable { let changes: [Document] }

  struct AtPosition: Decodable {
    let textDocument: Document
    let position: Position
  }

  struct InRange: Decodable {
    let textDocument: Document
    let range: TextRange
  }

  // MARK: Both ways

  struct Position: Codable {
    let line: Int
    let character: Int

    init(_ position: EditedText.Position) {
      line = position.line
      character = position.character
    }

    var asEdited: EditedText.Position { EditedText.Position(line: line, character: character) }
  }

  struct TextRange: Codable {
    let start: Position
    let end: Position

    init(_ range: Range<EditedText.Position>) {
      start = Position(range.lowerBound)
      end = Position(range.upperBound)
    }
  }

  struct Location: Encodable {
    let uri: String
    let range: TextRange
  }

  // MARK: To the editor

  struct InitializeResult: Encodable {
    struct Capabilities: Encodable {
      struct Completion: Encodable { let triggerCharacters: [String] }
      struct Actions: Encodable { let codeActionKinds: [String] }

      let positionEncoding: String
      /// 1: whole texts, not changes of them.
      let textDocumentSync = 1
      let completionProvider: Completion
      let hoverProvider = true
      let definitionProvider = true
      let documentSymbolProvider = true
      let codeActionProvider: Actions

      private enum CodingKeys: String, CodingKey {
        case positionEncoding, textDocumentSync, completionProvider, hoverProvider, definitionProvider
        case documentSymbolProvider, codeActionProvider
      }
    }

    struct Server: Encodable {
      let name: String
      let version: String
    }

    let capabilities: Capabilities
    let serverInfo: Server
  }

  struct Registrations: Encodable {
    struct Registration: Encodable {
      struct Options: Encodable { let watchers: [Watcher] }
      struct Watcher: Encodable { let globPattern: String }

      let id: String
      let method: String
      let registerOptions: Options
    }

    let registrations: [Registration]
  }

  struct PublishDiagnostics: Encodable {
    let uri: String
    let diagnostics: [Diagnostic]
  }

  struct Diagnostic: Encodable {
    struct Related: Encodable {
      let location: Location
      let message: String
    }

    let range: TextRange
    /// 1 error, 2 warning, 3 information.
    let severity: Int
    let code: String
    let source = "hoclieu"
    let message: String
    let relatedInformation: [Related]

    private enum CodingKeys: String, CodingKey { case range, severity, code, source, message, relatedInformation }
  }

  struct Markup: Encodable {
    let kind = "markdown"
    let value: String

    private enum CodingKeys: String, CodingKey { case kind, value }
  }

  struct Hover: Encodable {
    let contents: Markup
    let range: TextRange
  }

  struct TextEdit: Encodable {
    let range: TextRange
    let newText: String
  }

  struct CompletionList: Encodable {
    /// The list is made anew with every letter, because what is typed without marks must find what has them.
    let isIncomplete = true
    let items: [CompletionItem]

    private enum CodingKeys: String, CodingKey { case isIncomplete, items }
  }

  struct CompletionItem: Encodable {
    let label: String
    /// A number that editors show a picture for.
    let kind: Int
    let detail: String
    /// Editors sort and filter by these; both keep what was found, in its order.
    let sortText: String
    let filterText: String
    /// 1: shown struck out.
    let tags: [Int]
    let textEdit: TextEdit
  }

  struct Symbol: Encodable {
    let name: String
    let kind: Int
    let range: TextRange
    let selectionRange: TextRange
    let children: [Symbol]
  }

  struct CodeAction: Encodable {
    struct Edit: Encodable { let changes: [String: [TextEdit]] }

    let title: String
    let kind: String
    let diagnostics: [Diagnostic]
    let edit: Edit
  }
}
