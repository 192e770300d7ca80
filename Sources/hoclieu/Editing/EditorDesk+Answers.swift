import CourseEditing
import CourseModel

/// What an editor asks about a place.
extension EditorDesk {
  mutating func completions(at position: EditorMessage.Position, in address: String) -> EditorMessage.CompletionList? {
    guard let path = path(of: address), let workplace = workplace(of: path) else { return nil }
    let text = text(of: path)
    let found = workplace.completions(at: text.place(of: position.asEdited), in: text, of: path, on: day)
    return EditorMessage.CompletionList(
      items: found.enumerated().map { index, completion in
        let rank = String(1000 + index)
        return EditorMessage.CompletionItem(
          label: completion.label, kind: completion.kind.number, detail: completion.detail, sortText: rank,
          filterText: text.text(in: completion.replaced) ?? "", tags: completion.isOutdated ? [1] : [],
          textEdit: .init(
            range: range(of: SourceSpan(path, completion.replaced)), newText: completion.text))
      })
  }

  mutating func hover(at position: EditorMessage.Position, in address: String) -> EditorMessage.Hover? {
    guard let (workplace, mention) = mention(at: position, in: address),
      let text = workplace.hoverText(for: mention.subject, on: day)
    else { return nil }
    return EditorMessage.Hover(contents: .init(value: text), range: range(of: mention.span))
  }

  mutating func definition(at position: EditorMessage.Position, in address: String) -> EditorMessage.Location? {
    guard let (workplace, mention) = mention(at: position, in: address) else { return nil }
    return workplace.definition(of: mention.subject).map(location)
  }

  private mutating func mention(
    at position: EditorMessage.Position, in address: String
  ) -> (Workplace, Mention)? {
    guard let path = path(of: address), let workplace = workplace(of: path) else { return nil }
    let text = text(of: path)
    return workplace.mention(at: text.place(of: position.asEdited), in: text, of: path).map { (workplace, $0) }
  }

  mutating func symbols(of address: String) -> [EditorMessage.Symbol]? {
    guard let path = path(of: address), let workplace = workplace(of: path),
      let topic = workplace.module?.topics.first(where: { $0.path == path })
    else { return nil }
    return outline(of: topic).map(symbol)
  }

  private func symbol(_ entry: OutlineEntry) -> EditorMessage.Symbol {
    let start = SourceSpan(entry.span.path, at: entry.span.range.lowerBound)
    return EditorMessage.Symbol(
      name: entry.title.isEmpty ? "…" : entry.title, kind: entry.kind.number, range: range(of: entry.span),
      selectionRange: range(of: start), children: entry.parts.map(symbol))
  }

  // MARK: Quick fixes

  /// The fixes of what was found in a stretch, and one for the whole file. What reads otherwise by now is left alone.
  func actions(in range: EditorMessage.TextRange, of address: String) -> [EditorMessage.CodeAction] {
    guard let path = path(of: address) else { return [] }
    let text = text(of: path)
    let wanted = range.start.asEdited...max(range.start.asEdited, range.end.asEdited)
    let curable = lastFindings(in: path).compactMap { diagnostic -> (Diagnostic, Fix)? in
      guard let fix = diagnostic.finding.fix, fix.span.path == path, isStillRight(fix, in: text) else { return nil }
      return (diagnostic, fix)
    }
    let near = curable.filter { diagnostic, _ in
      let place = self.range(of: diagnostic.finding.span)
      return place.start.asEdited <= wanted.upperBound && wanted.lowerBound <= place.end.asEdited
    }
    let single = near.map { diagnostic, fix in
      action(
        fix.text.isEmpty
          ? Phrase("Xóa chỗ này", "Delete this") : Phrase("Sửa thành “\(fix.text)”", "Change to “\(fix.text)”"),
        "quickfix", [diagnostic], [fix], in: address)
    }
    guard !curable.isEmpty else { return single }
    return single + [
      action(
        Phrase(
          "Sửa mọi chỗ chỉ có một cách sửa đúng (\(curable.count))",
          "Fix everything that has one right answer (\(curable.count))"),
        "source.fixAll", curable.map(\.0), apart(curable.map(\.1)), in: address)
    ]
  }

  private func action(
    _ title: Phrase, _ kind: String, _ diagnostics: [Diagnostic], _ fixes: [Fix], in address: String
  ) -> EditorMessage.CodeAction {
    EditorMessage.CodeAction(
      title: title[Speech.language], kind: kind, diagnostics: diagnostics.map(message),
      edit: .init(changes: [
        address: fixes.map { EditorMessage.TextEdit(range: range(of: $0.span), newText: $0.text) }
      ]))
  }

  private func isStillRight(_ fix: Fix, in text: EditedText) -> Bool {
    guard let there = text.text(in: fix.span.range) else { return false }
    return fix.replaced.map { there == $0 } ?? true
  }

  /// Editors refuse edits that overlap: of those the first is made, the others the next time.
  private func apart(_ fixes: [Fix]) -> [Fix] {
    var end = SourcePosition.start
    return Set(fixes).sorted {
      ($0.span.range.lowerBound, $0.span.range.upperBound, $0.text)
        < ($1.span.range.lowerBound, $1.span.range.upperBound, $1.text)
    }.filter { fix in
      guard fix.span.range.lowerBound >= end else { return false }
      end = fix.span.range.upperBound
      return true
    }
  }
}

extension Completion.Kind {
  /// `CompletionItemKind` of the protocol.
  fileprivate var number: Int {
    switch self {
    case .document, .anchor: 18
    case .term: 1
    case .topic, .picture, .fragment: 17
    case .objective, .value: 12
    case .keyword: 14
    }
  }
}

extension OutlineEntry.Kind {
  /// `SymbolKind` of the protocol: namespaces, arrays, files, events and objects.
  fileprivate var number: Int {
    switch self {
    case .section: 3
    case .table: 18
    case .figure: 1
    case .question: 24
    case .callout: 19
    }
  }
}
