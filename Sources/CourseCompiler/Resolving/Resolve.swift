import CourseModel

/// Gives every cross-reference its destination and, where the author wrote no text, one made from it. Question identifiers
/// are made sure to be unique in the module. A reference into a `listed` topic that could not be read is left alone: what
/// is wrong there has been said.
func resolve(
  _ topics: [Topic], listed: [SourcePath], of sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> [Topic] {
  reportRepeatedQuestions(in: topics, reporting: &diagnostics)
  var resolver = Resolver(topics: topics, listed: listed, sources: sources)
  let resolved = topics.map { topic in
    resolver.topic = topic
    return Topic(
      id: topic.id, path: topic.path, ordinal: topic.ordinal, metadata: topic.metadata,
      blocks: resolver.resolve(topic.blocks),
      footnotes: topic.footnotes.map { Footnote(resolver.resolve($0.blocks), at: $0.span) }, anchors: topic.anchors)
  }
  diagnostics += resolver.diagnostics
  return resolved
}

private func reportRepeatedQuestions(in topics: [Topic], reporting diagnostics: inout [Diagnostic]) {
  var places: [AnchorID: SourceSpan] = [:]
  for topic in topics {
    for (id, anchor) in topic.anchors.sorted(by: { $0.value.span.range.lowerBound < $1.value.span.range.lowerBound }) {
      guard case .question = anchor.kind else { continue }
      if let first = places[id] {
        diagnostics.append(
          Diagnostic(
            .duplicateAnchor,
            Finding(
              Phrase("mã câu hỏi `\(id)` đã dùng ở một bài khác", "the question `\(id)` is used in another topic"),
              at: anchor.span,
              help: Phrase(
                "đặt một mã khác; kết quả học tập tính theo mã này",
                "choose another identifier; results are counted under it"),
              notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first)])))
      } else {
        places[id] = anchor.span
      }
    }
  }
}

/// Walks a tree and rebuilds only what holds a reference.
private struct Resolver {
  private let topics: [TopicID: Topic]
  private let listed: [SourcePath]
  private let sources: SourceTree
  var topic: Topic?
  var diagnostics: [Diagnostic] = []

  init(topics: [Topic], listed: [SourcePath], sources: SourceTree) {
    self.listed = listed
    self.sources = sources
    self.topics = Dictionary(topics.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func resolve(_ blocks: [Block]) -> [Block] {
    var result = blocks
    for index in blocks.indices {
      if let content = resolve(blocks[index].content) { result[index] = Block(content, at: blocks[index].span) }
    }
    return result
  }

  /// The content with its references resolved; `nil` where it has none.
  private mutating func resolve(_ content: Block.Content) -> Block.Content? {
    switch content {
    case .paragraph(let inlines):
      return resolve(inlines).map { .paragraph($0) }
    case .heading(let heading):
      return resolve(heading.text).map { .heading(Heading(level: heading.level, anchor: heading.anchor, text: $0)) }
    case .list(let list):
      return .list(
        List(
          list.marker, isTight: list.isTight,
          items: list.items.map { List.Item(isChecked: $0.isChecked, resolve($0.blocks), at: $0.span) }))
    case .table(let table):
      return .table(
        Table(
          caption: resolve(table.caption), columns: table.columns, header: table.header.map { resolve($0) },
          body: table.body.map { resolve($0) }))
    case .figure(let figure): return .figure(Figure(figure.image, caption: resolve(figure.caption)))
    case .quotation(let blocks): return .quotation(resolve(blocks))
    case .callout(let callout):
      return .callout(
        Callout(
          callout.kind, anchor: callout.anchor, title: resolve(callout.title) ?? callout.title,
          blocks: resolve(callout.blocks)))
    case .question(let question):
      return .question(
        Question(
          id: question.id, number: question.number, kind: question.kind, objective: question.objective,
          points: question.points, stem: resolve(question.stem),
          options: question.options.map {
            Question.Option(isRight: $0.isRight, text: resolve($0.text), feedback: resolve($0.feedback), at: $0.span)
          }, guidance: resolve(question.guidance)))
    case .code, .divider: return nil
    }
  }

  private mutating func resolve(_ row: Table.Row) -> Table.Row {
    Table.Row(row.cells.map { resolve($0) }, at: row.span)
  }

  private mutating func resolve(_ caption: Caption?) -> Caption? {
    caption.map { Caption(number: $0.number, anchor: $0.anchor, text: resolve($0.text) ?? $0.text) }
  }

  /// The inlines with their references resolved; `nil` where there are none.
  private mutating func resolve(_ inlines: [Inline]) -> [Inline]? {
    var result: [Inline]?
    for index in inlines.indices {
      let replacement: Inline? =
        switch inlines[index] {
        case .reference(let reference): .reference(resolve(reference))
        case .emphasis(let inner): resolve(inner).map { .emphasis($0) }
        case .strong(let inner): resolve(inner).map { .strong($0) }
        case .text, .code, .link, .footnote, .image, .lineBreak: nil
        }
      if let replacement {
        if result == nil { result = inlines }
        result?[index] = replacement
      }
    }
    return result
  }

  private mutating func resolve(_ reference: CrossReference) -> CrossReference {
    guard let (destination, text) = destination(of: reference) else { return reference }
    return CrossReference(
      to: reference.target, destination: destination,
      text: reference.text.isEmpty ? [.text(text, at: reference.span.range.lowerBound)] : reference.text,
      at: reference.span)
  }

  /// Where a reference leads and what it reads like; `nil`, and a finding, where it leads nowhere.
  private mutating func destination(of reference: CrossReference) -> (CrossReference.Destination, String)? {
    guard let here = topic else { return nil }
    let parts = reference.target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var target = here
    if let file = parts.first, !file.isEmpty {
      let path = here.path.sibling(String(file))
      guard let found = topics.values.first(where: { $0.path == path }) else {
        if !listed.contains(where: { $0 == path }) {
          reportMissing(
            reference, Phrase("không có bài `\(file)` trong chuyên đề", "the module has no topic `\(file)`"),
            names: listed.map { ([String($0.name)] + parts.dropFirst().map(String.init)).joined(separator: "#") })
        }
        return nil
      }
      target = found
    }
    guard parts.count == 2 else {
      return (.init(topic: target.id, anchor: nil), "Bài \(target.ordinal)")
    }
    guard let id = AnchorID(String(parts[1])), let anchor = target.anchors[id] else {
      reportMissing(
        reference,
        Phrase(
          "không có `#\(parts[1])` trong `\(target.path.name)`", "there is no `#\(parts[1])` in `\(target.path.name)`"),
        names: target.anchors.keys.map { "\(parts[0])#\($0)" })
      return nil
    }
    return (.init(topic: target.id, anchor: id), label(of: anchor))
  }

  private func label(of anchor: Anchor) -> String {
    switch anchor.kind {
    case .heading(let text): "mục “\(text)”"
    case .table(let number): "Bảng \(number)"
    case .figure(let number): "Hình \(number)"
    case .question(let number): "Câu hỏi \(number)"
    case .callout(let title): "hộp “\(title)”"
    }
  }

  private mutating func reportMissing(_ reference: CrossReference, _ message: Phrase, names: [String]) {
    let written = String(reference.target)
    let fix = onlyNeighbour(of: written, in: names).flatMap { name in
      sources.onlyPlace(of: written, in: reference.span).map { Fix($0, with: name) }
    }
    let help =
      nearest(to: written, in: names.sorted()).map { Phrase("có phải là `\($0)`?", "did you mean `\($0)`?") }
      ?? Phrase("sửa lại mã, hoặc đặt mã ấy ở chỗ cần tới", "correct it, or give that identifier to the place")
    diagnostics.append(Diagnostic(.danglingReference, Finding(message, at: reference.span, help: help, fix: fix)))
  }
}

extension SourceTree {
  /// The place of `text` in a span of one line; `nil` where it stands there not at all, or more than once.
  fileprivate func onlyPlace(of text: String, in span: SourceSpan) -> SourceSpan? {
    guard span.range.lowerBound.line == span.range.upperBound.line, let bytes = self[span.path] else { return nil }
    return bytes.withUnsafeBufferPointer { bytes -> SourceSpan? in
      let line = LineIndex(bytes).range(ofLine: Int(span.range.lowerBound.line))
      let start = line.lowerBound + Int(span.range.lowerBound.column) - 1
      let end = min(line.upperBound, line.lowerBound + Int(span.range.upperBound.column) - 1)
      guard start < end else { return nil }
      let places = Array(bytes[start..<end]).ranges(of: Array(text.utf8))
      guard places.count == 1 else { return nil }
      let place = span.range.lowerBound.advanced(byColumns: places[0].lowerBound)
      return SourceSpan(span.path, at: place, bytes: text.utf8.count)
    }
  }
}
