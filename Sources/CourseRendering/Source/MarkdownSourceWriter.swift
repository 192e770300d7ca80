package import CourseModel

/// Writes a topic as Markdown of the topic language: a paragraph a line, every heading with its identifier, so that the
/// names by which records and references know the text outlive a change of its words.
package struct MarkdownSourceWriter {
  let topic: Topic
  var losses = Losses()
  /// Where what is lost is reported: the block that is being written.
  var span: SourceSpan

  private init(_ topic: Topic) {
    self.topic = topic
    span = SourceSpan(topic.path)
  }

  /// The whole file, with its YAML head.
  package static func write(_ topic: Topic) -> SourceText {
    var writer = MarkdownSourceWriter(topic)
    if ["", "~", "null"].contains(topic.metadata.title.value) {
      writer.losses.note(.title, at: topic.metadata.title.span)
    }
    let body = writer.body()
    return writer.source(FrontMatter.lines(of: topic.metadata) + [""] + body)
  }

  /// The blocks and footnotes alone.
  package static func fragment(of topic: Topic) -> SourceText {
    var writer = MarkdownSourceWriter(topic)
    let body = writer.body()
    return writer.source(body)
  }

  private func source(_ lines: [String]) -> SourceText {
    SourceText(bytes: lines.flatMap { Array($0.utf8) + [0x0A] }, losses: losses.diagnostics)
  }

  private mutating func body() -> [String] {
    var lines = self.lines(of: topic.blocks)
    if !lines.isEmpty, !topic.footnotes.isEmpty { lines.append("") }
    for (index, footnote) in topic.footnotes.enumerated() {
      let head = "[^\(index + 1)]:"
      guard let first = footnote.blocks.first else {
        lines.append(head)
        continue
      }
      let content = self.lines(of: footnote.blocks)
      if case .paragraph = first.content, let line = content.first {
        lines += ["\(head) \(line)"] + content.dropFirst().map { $0.indented(by: 4) }
      } else {
        lines += [head] + content.map { $0.indented(by: 4) }
      }
    }
    return lines
  }

  // MARK: Sequences of blocks

  /// The lines of blocks that follow one another. `labels` are the words with which a paragraph may not start here; `first` is
  /// the sign of a list just before.
  mutating func lines(
    of blocks: [Block], isTight: Bool = false, labels: [String] = [], after first: MarkdownMarker? = nil
  ) -> [String] {
    var lines: [String] = []
    var marker = first
    var previous: Block?
    for block in blocks {
      let outer = span
      span = block.span
      let own = self.lines(of: block, labels: labels, after: previous, &marker)
      if let previous {
        if isTight, !block.mayFollowDirectly(previous) || own.first?.isLoneMarker == true || previous.needsTraitsLine {
          losses.note(.tightItem, at: span)
        }
        if !isTight { lines.append("") }
      }
      lines += own
      if block.needsTraitsLine {
        if isTight { losses.note(.tightItem, at: span) }
        lines += ["", block.traits.markdown()]
        marker = nil
      }
      span = outer
      previous = block
    }
    return lines
  }

  private mutating func lines(
    of block: Block, labels: [String], after previous: Block?, _ marker: inout MarkdownMarker?
  ) -> [String] {
    if case .list(let list) = block.content {
      let own = MarkdownMarker(list.marker, after: marker)
      if own == nil { losses.note(.listsTouch, at: span) }
      marker = own ?? marker
      return lines(of: list, marker: own ?? .bullet("-"))
    }
    marker = nil
    switch block.content {
    case .list: return []
    case .heading(let heading):
      return inlines(
        heading.text, .heading, attributes: block.traits.markdown(anchor: heading.anchor),
        behind: String(repeating: "#", count: heading.level) + " ")
    case .paragraph(let text): return paragraph(text, block.traits, labels: labels)
    case .definitions(let definitions):
      if let previous, case .definitions = previous.content, previous.traits == .none {
        losses.note(.definitionsTouch, at: span)
      }
      return lines(of: definitions, labels: labels)
    case .table(let table): return lines(of: table, block.traits)
    case .figure(let figure): return lines(of: figure, block.traits)
    case .code(let code): return lines(of: code)
    case .quotation(let blocks): return quoted(lines(of: blocks))
    case .callout(let callout): return lines(of: callout, block.traits)
    case .question(let question): return lines(of: question, block.traits)
    case .divider: return ["***"]
    }
  }

  // MARK: Text

  /// Inlines as one line or, with line breaks, several.
  mutating func inlines(
    _ inlines: [Inline], _ place: MarkdownInlineWriter.Place, attributes: String = "", behind head: String = ""
  ) -> [String] {
    let text = text(inlines, place, attributes: attributes)
    var lines = (head + text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if text.isEmpty, let last = lines.popLast() { lines.append(last.withoutBlankAtEnd) }
    return lines
  }

  mutating func text(_ inlines: [Inline], _ place: MarkdownInlineWriter.Place, attributes: String = "") -> String {
    var writer = MarkdownInlineWriter(topic: topic, place: place)
    let text = writer.markdown(of: inlines, attributes: attributes)
    for loss in writer.losses { losses.note(loss, at: span) }
    return text
  }

  private mutating func paragraph(_ text: [Inline], _ traits: Block.Traits, labels: [String]) -> [String] {
    if text.isEmpty { losses.note(.emptyParagraph, at: span) }
    if text.count == 1, case .image = text[0], traits == .none { losses.note(.lonePicture, at: span) }
    return inlines(text, .paragraph(besides: labels), attributes: traits.markdown())
  }
}

extension Block {
  /// Whether its traits stand in a line of their own behind it.
  var needsTraitsLine: Bool {
    guard traits != .none else { return false }
    switch content {
    case .list, .definitions, .code, .quotation, .divider: return true
    case .table(let table): return table.caption == nil
    case .heading, .paragraph, .figure, .callout, .question: return false
    }
  }
}

extension Block.Traits {
  /// `{#id .class audience=giang-vien}`; empty where there is nothing to say.
  func markdown(anchor: AnchorID? = nil) -> String {
    let words = self.words(anchor: anchor)
    return words.isEmpty ? "" : "{\(words.joined(separator: " "))}"
  }

  func words(anchor: AnchorID?) -> [String] {
    let audience: [String] =
      switch self.audience {
      case .everyone: []
      case .learner: ["audience=hoc-vien"]
      case .instructor: ["audience=giang-vien"]
      }
    return (anchor.map { ["#\($0)"] } ?? []) + classes.map { "." + $0 } + audience
  }
}

extension String {
  func indented(by count: Int) -> String { isEmpty ? "" : String(repeating: " ", count: count) + self }

  var withoutBlankAtEnd: String {
    var text = self
    while text.utf8.last == 0x20 { text.removeLast() }
    return text
  }

  /// Whether it is a list's marker with nothing behind it, which would make the line above a heading.
  fileprivate var isLoneMarker: Bool {
    ["-", "*", "+"].contains(self) || !contains(" ") && (hasSuffix(".") || hasSuffix(")"))
  }
}

/// Puts `> ` before every line.
func quoted(_ lines: [String]) -> [String] {
  lines.isEmpty ? [">"] : lines.map { $0.isEmpty ? ">" : "> " + $0 }
}
