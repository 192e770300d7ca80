import CourseModel

/// Gives every cross-reference its destination and, where the author wrote no text, one made from it. Question identifiers
/// are made sure to be unique in the module. A reference into a `listed` topic that could not be read is left alone: what
/// is wrong there has been said; where nothing is known of other topics (`nil`), so is every reference into one.
func resolve(
  _ topics: [Topic], listed: [SourcePath]?, of sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> [Topic] {
  reportRepeatedQuestions(in: topics, reporting: &diagnostics)
  var resolver = Resolver(topics: topics, listed: listed, sources: sources)
  let resolved = topics.map { topic in
    resolver.topic = topic
    return resolver.rewrite(topic)
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

private struct Resolver: TreeRewriter {
  private let topics: [TopicID: Topic]
  private let listed: [SourcePath]?
  private let sources: SourceTree
  var topic: Topic?
  var diagnostics: [Diagnostic] = []

  init(topics: [Topic], listed: [SourcePath]?, sources: SourceTree) {
    self.listed = listed
    self.sources = sources
    self.topics = Dictionary(topics.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func rewrite(_ blocks: [Block]) -> [Block]? { replacing(in: blocks) { $0.rewriteInside($1) } }

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? {
    replacing(in: inlines) { resolver, inline in
      guard case .reference(let reference) = inline else { return resolver.rewriteInside(inline) }
      return .reference(resolver.resolve(reference))
    }
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
        if let listed, !listed.contains(where: { $0 == path }) {
          reportMissing(
            reference, Phrase("không có bài `\(file)` trong chuyên đề", "the module has no topic `\(file)`"),
            names: listed.lazy.map { ([String($0.name)] + parts.dropFirst().map(String.init)).joined(separator: "#") })
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
        names: target.anchors.keys.lazy.map { "\(parts[0])#\($0)" })
      return nil
    }
    return (.init(topic: target.id, anchor: id), anchor.label)
  }

  private mutating func reportMissing(_ reference: CrossReference, _ message: Phrase, names: some Collection<String>) {
    let written = String(reference.target)
    let names = names.count <= greatestGuess ? names.sorted() : []
    let near = nearest(to: written, in: names)
    let fix = onlyNeighbour(of: written, in: names).flatMap { name in
      sources.onlyPlace(of: written, in: reference.span).map { Fix($0, with: name) }
    }
    let help =
      near.map { Phrase("có phải là `\($0)`?", "did you mean `\($0)`?") }
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
