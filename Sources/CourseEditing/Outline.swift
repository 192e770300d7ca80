package import CourseModel

/// A part of a topic, as editors list it beside the text.
package struct OutlineEntry: Sendable {
  package enum Kind: Sendable { case section, table, figure, question, callout }

  package let kind: Kind
  package let title: String
  /// From its first line up to the next part that it does not hold.
  package let span: SourceSpan
  package let parts: [OutlineEntry]
}

/// The parts of a topic in reading order: sections with what stands in them. What is taken in from another file is no part of
/// this one.
package func outline(of topic: Topic) -> [OutlineEntry] {
  outline(of: topic.blocks.filter { $0.span.path == topic.path }[...])
}

private func outline(of blocks: ArraySlice<Block>) -> [OutlineEntry] {
  var entries: [OutlineEntry] = []
  var rest = blocks
  while let block = rest.first {
    rest = rest.dropFirst()
    if case .heading(let heading) = block.content {
      let end =
        rest.firstIndex { block in
          if case .heading(let next) = block.content { next.level <= heading.level } else { false }
        } ?? rest.endIndex
      let last = rest[..<end].last?.span.range.upperBound ?? block.span.range.upperBound
      entries.append(
        OutlineEntry(
          kind: .section, title: heading.text.plainText,
          span: SourceSpan(block.span.path, block.span.range.lowerBound..<max(last, block.span.range.upperBound)),
          parts: outline(of: rest[..<end])))
      rest = rest[end...]
    } else if let entry = entry(for: block) {
      entries.append(entry)
    }
  }
  return entries
}

private func entry(for block: Block) -> OutlineEntry? {
  func entry(_ kind: OutlineEntry.Kind, _ title: String) -> OutlineEntry {
    OutlineEntry(kind: kind, title: title, span: block.span, parts: [])
  }
  switch block.content {
  case .table(let table): return table.caption.map { entry(.table, "Bảng \($0.number). \($0.text.plainText)") }
  case .figure(let figure): return figure.caption.map { entry(.figure, "Hình \($0.number). \($0.text.plainText)") }
  case .question(let question): return entry(.question, "Câu hỏi \(question.number) #\(question.id)")
  case .callout(let callout):
    return entry(.callout, callout.title.isEmpty ? callout.kind.label : callout.title.plainText)
  case .heading, .paragraph, .list, .definitions, .code, .quotation, .divider: return nil
  }
}
