import CLibYAML
import CourseModel

/// Reads a small, strict part of YAML 1.2: mappings, sequences and scalars in one document. Anchors, aliases, tags, merge
/// keys and further documents are refused as soon as they show, so that nothing can expand (findings.md, "Parsing").
enum YAMLReader {
  /// More than any file of ours needs; deeper nesting is an accident or an attack.
  static let greatestDepth = 16

  /// The value that `bytes` hold; `nil` where there is none or it cannot be read, which is then a diagnostic. `line` is the
  /// line of the file on which `bytes` start.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, of path: SourcePath, startingAt line: Int = 1,
    reporting diagnostics: inout [Diagnostic]
  ) -> YAMLNode? {
    var parser = EventSource(bytes, path: path, line: line)
    defer { parser.close() }
    do {
      return try parser.document()
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  /// Reading stops at the first fault: behind it a YAML parser only guesses.
  struct Fault: Error {
    let diagnostic: Diagnostic

    init(_ kind: DiagnosticKind, _ finding: Finding) { diagnostic = Diagnostic(kind, finding) }
  }
}

/// libyaml's events, one after the other.
private struct EventSource: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let lines: LineIndex
  private let path: SourcePath
  private let firstLine: Int
  /// The last mark that was sought.
  private var lastMark = (characters: 0, offset: 0)

  init(_ bytes: UnsafeBufferPointer<UInt8>, path: SourcePath, line: Int) {
    parser = .allocate(capacity: 1)
    self.bytes = bytes
    lines = LineIndex(bytes)
    self.path = path
    firstLine = line
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  /// Called once; a `~Copyable` type with a `deinit` could not be consumed by `defer`.
  mutating func close() {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func document() throws(YAMLReader.Fault) -> YAMLNode? {
    var root: YAMLNode?
    var documents = 0
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return root
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 || event.data.document_start.version_directive != nil
          || event.data.document_start.tag_directives.start != event.data.document_start.tag_directives.end
        {
          throw refusal(Phrase("nhiều tài liệu hoặc chỉ thị `%`", "several documents or `%` directives"), event)
        }
      default:
        let node = try value(&event, depth: 0)
        // An empty document is one empty plain scalar.
        if case .scalar("", isPlain: true) = node.content { continue }
        root = node
      }
    }
  }

  private mutating func value(_ event: inout yaml_event_t, depth: Int) throws(YAMLReader.Fault) -> YAMLNode {
    guard depth <= YAMLReader.greatestDepth else {
      throw YAMLReader.Fault(
        .nestingTooDeep,
        Finding(
          Phrase(
            "YAML lồng quá \(YAMLReader.greatestDepth) tầng", "YAML nested more than \(YAMLReader.greatestDepth) levels"
          ),
          at: span(event)))
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      if scalar.anchor != nil { throw refusal(Phrase("neo `&`", "an anchor `&`"), event) }
      if scalar.tag != nil { throw refusal(Phrase("thẻ kiểu `!`", "a tag `!`"), event) }
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return YAMLNode(
        content: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), span: span(event))
    case YAML_SEQUENCE_START_EVENT:
      if event.data.sequence_start.anchor != nil { throw refusal(Phrase("neo `&`", "an anchor `&`"), event) }
      if event.data.sequence_start.tag != nil { throw refusal(Phrase("thẻ kiểu `!`", "a tag `!`"), event) }
      return try sequence(startedBy: event, depth: depth)
    case YAML_MAPPING_START_EVENT:
      if event.data.mapping_start.anchor != nil { throw refusal(Phrase("neo `&`", "an anchor `&`"), event) }
      if event.data.mapping_start.tag != nil { throw refusal(Phrase("thẻ kiểu `!`", "a tag `!`"), event) }
      return try mapping(startedBy: event, depth: depth)
    default: throw refusal(Phrase("bí danh `*`", "an alias `*`"), event)
    }
  }

  private mutating func sequence(startedBy start: yaml_event_t, depth: Int) throws(YAMLReader.Fault) -> YAMLNode {
    var items: [YAMLNode] = []
    let place = span(start)
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT { return YAMLNode(content: .sequence(items), span: place) }
      items.append(try value(&event, depth: depth + 1))
    }
  }

  private mutating func mapping(startedBy start: yaml_event_t, depth: Int) throws(YAMLReader.Fault) -> YAMLNode {
    var entries: [(key: Located<String>, value: YAMLNode)] = []
    var places: [String: SourceSpan] = [:]
    let place = span(start)
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_MAPPING_END_EVENT { return YAMLNode(content: .mapping(entries), span: place) }
      let keyNode = try value(&event, depth: depth + 1)
      guard case .scalar(let key, _) = keyNode.content else {
        throw refusal(Phrase("khóa không phải là chữ", "a key that is no text"), event)
      }
      if key == "<<" { throw refusal(Phrase("khóa gộp `<<`", "a merge key `<<`"), event) }
      if let first = places[key] {
        throw YAMLReader.Fault(
          .duplicateKey,
          Finding(
            Phrase("khóa `\(key)` viết hai lần", "the key `\(key)` is written twice"), at: keyNode.span,
            help: Phrase("giữ một lần, xóa lần kia", "keep one of the two"),
            notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first)]))
      }
      places[key] = keyNode.span
      var valueEvent = try next()
      defer { yaml_event_delete(&valueEvent) }
      entries.append((Located(key, at: keyNode.span), try value(&valueEvent, depth: depth + 1)))
    }
  }

  private mutating func next() throws(YAMLReader.Fault) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxFault() }
    return event
  }

  private mutating func syntaxFault() -> YAMLReader.Fault {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unreadable"
    let mark = parser.pointee.problem_mark
    return YAMLReader.Fault(
      .yamlSyntax,
      Finding(
        Phrase("YAML sai cú pháp (\(problem))", "malformed YAML: \(problem)"),
        at: SourceSpan(path, at: position(mark)), help: EventSource.cure(for: problem)))
  }

  /// What mends the faults that really occur, by libyaml's words for them.
  private static func cure(for problem: String) -> Phrase {
    switch problem {
    case "mapping values are not allowed in this context":
      Phrase(
        "giá trị có dấu `:` thì đặt cả giá trị trong ngoặc kép: `title: \"A: b\"`",
        "put a value that holds `:` in quotation marks: `title: \"A: b\"`")
    case "found character that cannot start any token", "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      Phrase(
        "thụt lề bằng dấu cách, không dùng phím Tab; đặt giá trị bắt đầu bằng `@` hoặc `` ` `` trong ngoặc kép",
        "indent with blanks, not tabs; put a value that starts with `@` or `` ` `` in quotation marks")
    case "found unexpected end of stream", "while scanning a quoted scalar":
      Phrase("đóng dấu ngoặc kép", "close the quotation mark")
    default:
      Phrase(
        "xem lại thụt lề, dấu `:` có dấu cách theo sau và dấu ngoặc kép ở dòng này hoặc dòng trên",
        "look at the indentation, at `:` followed by a space, and at quotation marks, here or in the line above")
    }
  }

  private mutating func refusal(_ what: Phrase, _ event: yaml_event_t) -> YAMLReader.Fault {
    YAMLReader.Fault(
      .yamlFeatureRefused,
      Finding(
        Phrase("không dùng ", "not allowed in our YAML: ") + what, at: span(event),
        help: Phrase("viết thẳng giá trị ra", "write the value out")))
  }

  private mutating func span(_ event: yaml_event_t) -> SourceSpan {
    let start = position(event.start_mark)
    return SourceSpan(path, start..<max(start, position(event.end_mark)))
  }

  /// libyaml counts characters, and lines by rules of its own; places count bytes. Marks come nearly in order, so each is sought
  /// from the last one.
  private mutating func position(_ mark: yaml_mark_t) -> SourcePosition {
    var (characters, offset) = lastMark
    while characters < Int(mark.index), offset < bytes.count {
      repeat { offset += 1 } while offset < bytes.count && bytes[offset] & 0xC0 == 0x80
      characters += 1
    }
    while characters > Int(mark.index), offset > 0 {
      repeat { offset -= 1 } while offset > 0 && bytes[offset] & 0xC0 == 0x80
      characters -= 1
    }
    lastMark = (characters, offset)
    let place = lines.position(of: offset)
    return SourcePosition(line: Int(place.line) - 1 + firstLine, column: Int(place.column))
  }
}
