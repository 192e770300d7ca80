import CCMarkGFM
import CourseModel

/// Turns cmark's tree into blocks. One reader serves one topic.
struct MarkdownReader {
  let source: UnsafeBufferPointer<UInt8>
  let lines: LineIndex
  /// How many bytes of text stand before each line of the source, the first being 0, and before its end; blanks and `>` at the
  /// start of a line are no text.
  let textStarts: [Int]
  /// The offsets of all `\|`.
  let escapedPipes: [Int]
  /// How many lines of the file stand before `source`.
  let linesBefore: Int
  var builder: TopicBuilder
  /// The text run that is being gathered; a member so that its memory is reused.
  var run: [UInt8] = []
  /// Where in `run` characters stand that have a backslash before them in the source.
  var escapes: [Int] = []
  /// Where the run that is being gathered leaves the bytes of its source behind.
  var shifts: [RunPlace.Shift] = []
  /// Addresses in the text of a link lead nowhere else.
  var isInLink = false
  var isInFootnote = false
  let points: PointMarkers
  /// How many footnotes stand before those of this file.
  let footnotesBefore: Int
  var ownFootnotes = 0
  /// Those of included files.
  var includedFootnotes: [Footnote] = []

  init(
    _ source: UnsafeBufferPointer<UInt8>, points: PointMarkers, linesBefore: Int, footnotesBefore: Int = 0,
    builder: TopicBuilder
  ) {
    self.source = source
    self.points = points
    let lines = LineIndex(source)
    self.lines = lines
    var starts = [0]
    starts.reserveCapacity(lines.count + 1)
    for line in 1...lines.count {
      let text = source[lines.range(ofLine: line)].drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
      starts.append(starts[line - 1] + text.count + 1)
    }
    textStarts = starts
    escapedPipes =
      source.holds("\\")
      ? source.indices.dropLast().filter {
        source[$0] == UInt8(ascii: "\\") && source[$0 + 1] == UInt8(ascii: "|")
      } : []
    self.linesBefore = linesBefore
    self.footnotesBefore = footnotesBefore
    self.builder = builder
  }

  /// The blocks of a topic or, of a file that is included, those that `anchor` names; and the file's footnotes, in the order
  /// of their first marks, with those of the files that it includes behind them.
  mutating func read(_ document: MarkdownNode, at anchor: AnchorID? = nil, depth: Int = 1) -> ([Block], [Footnote]) {
    ownFootnotes = document.children.count { $0.kind == .footnote }
    let blocks: [Block]
    if let anchor {
      let (first, end) = nodes(named: anchor, in: document)
      blocks = self.blocks(from: first, to: end, depth: depth)
    } else {
      blocks = self.blocks(in: document, depth: depth)
      reportForeignPoints()
    }
    var footnotes: [Footnote] = []
    var definedAt: Set<Int> = []
    for node in document.children where node.kind == .footnote {
      isInFootnote = true
      footnotes.append(Footnote(self.blocks(in: node, depth: 1), at: span(of: node)))
      isInFootnote = false
      definedAt.insert(Int(node.pointee.start_line))
    }
    if anchor == nil { reportUnusedFootnotes(definedAt: definedAt, in: document) }
    return (blocks, footnotes + includedFootnotes)
  }

  // MARK: Places

  /// The place in the file of a place in `source`. cmark sometimes counts beyond a line, as for the header of a table that
  /// follows text without an empty line; such a place is the line's end.
  func position(line: Int, column: Int) -> SourcePosition {
    let line = min(max(line, 1), lines.count)
    let column = min(column, lines.range(ofLine: line).count + 1)
    return SourcePosition(line: line + linesBefore, column: column + points.shift(line: line, column: column))
  }

  func start(of node: MarkdownNode) -> SourcePosition {
    position(line: Int(node.pointee.start_line), column: Int(node.pointee.start_column))
  }

  func span(of node: MarkdownNode) -> SourceSpan {
    let start = start(of: node)
    let end = position(line: Int(node.pointee.end_line), column: Int(node.pointee.end_column) + 1)
    return SourceSpan(builder.path, start..<max(start, end))
  }

  /// The bytes of the line on which `node` starts, from the node's first byte on.
  func firstLine(of node: MarkdownNode) -> UnsafeBufferPointer<UInt8>.SubSequence {
    let range = lines.range(ofLine: Int(node.pointee.start_line))
    return source[
      min(range.lowerBound + max(Int(node.pointee.start_column) - 1, 0), range.upperBound)..<range.upperBound]
  }

  // MARK: Blocks

  /// The blocks below `parent`; footnote definitions are read apart.
  mutating func blocks(in parent: MarkdownNode, depth: Int) -> [Block] {
    blocks(from: parent.pointee.first_child, depth: depth)
  }

  /// The blocks from `first` up to `end`, or to the last of its siblings.
  mutating func blocks(from first: MarkdownNode?, to end: MarkdownNode? = nil, depth: Int) -> [Block] {
    guard let first, builder.allows(blockDepth: depth, at: span(of: first)) else { return [] }
    var blocks: [Block] = []
    var waitingCaption: MarkdownNode?
    var following: MarkdownNode? = first
    while let node = following, node != end {
      following = node.next
      switch node.kind {
      case .paragraph:
        if let table = node.next, table.kind == .table { restorePlace(ofParagraphAbove: table, node) }
        if isLabelled("Bảng:", node) {
          if node.next?.kind == .table {
            waitingCaption = node
          } else {
            captionBefore(node, label: "Bảng:", in: &blocks)
          }
        } else if isLabelled("Hình:", node) {
          captionBefore(node, label: "Hình:", in: &blocks)
        } else if let reference = inclusion(node) {
          blocks += included(reference, by: node, depth: depth)
        } else if holdsOnlyAttributes(node), !blocks.isEmpty {
          applyAttributes(node, to: &blocks)
        } else if let definitions = definitions(node, before: end) {
          blocks.append(definitions.block)
          following = definitions.last.next
        } else {
          blocks.append(paragraph(node))
        }
      case .table:
        blocks.append(table(node, caption: waitingCaption, depth: depth))
        waitingCaption = nil
      case .heading: blocks.append(heading(node, depth: depth))
      case .quotation: blocks.append(quotation(node, depth: depth))
      case .list: blocks.append(list(node, depth: depth))
      case .code: blocks.append(code(node))
      case .divider: blocks.append(Block(.divider, at: span(of: node)))
      case .html: reportHTML(at: span(of: node))
      case .footnote: continue
      case .document, .item, .row, .cell, .text, .softBreak, .lineBreak, .inlineCode, .inlineHTML, .emphasis, .strong,
        .link,
        .image, .footnoteMark:
        preconditionFailure("cmark put an inline or part of a block where a block stands")
      }
    }
    return blocks
  }

  /// A paragraph, or the figure that a picture alone in its paragraph is.
  private mutating func paragraph(_ node: MarkdownNode) -> Block {
    if let first = node.pointee.first_child, first.kind == .image, let figure = figure(first, in: node) {
      return figure
    }
    var text = inlines(in: node)
    let attributes = Attributes.take(from: &text, at: span(of: node), into: &builder)
    if let anchor = attributes?.anchor {
      builder.report(
        .malformedAttributes,
        Phrase("đoạn văn không mang mã `\(anchor)` được", "a paragraph cannot have the identifier `\(anchor)`"),
        at: span(of: node),
        help: Phrase(
          "đặt mã ở tiêu đề, bảng, hình, hộp hoặc câu hỏi", "give it to a heading, table, figure, call-out or question")
      )
    }
    return Block(.paragraph(text), at: span(of: node), traits: attributes?.traits ?? .none)
  }

  /// Whether the paragraph is nothing but `{…}`, which then belongs to the block before it.
  private func holdsOnlyAttributes(_ node: MarkdownNode) -> Bool {
    guard node.pointee.start_line == node.pointee.end_line else { return false }
    let line = firstLine(of: node)
    return line.first == UInt8(ascii: "{") && (line.starts(with: "{.".utf8) || line.starts(with: "{audience=".utf8))
      && line.last { $0 != 0x20 && $0 != 0x0D } == UInt8(ascii: "}")
  }

  private mutating func applyAttributes(_ node: MarkdownNode, to blocks: inout [Block]) {
    var text = inlines(in: node)
    guard let attributes = Attributes.take(from: &text, at: span(of: node), into: &builder), let last = blocks.popLast()
    else { return }
    blocks.append(Block(last.content, at: last.span, traits: attributes.traits))
  }

  /// `![…](… "…")`, perhaps followed by `{#id}`, and nothing else; `nil` where more text follows.
  private mutating func figure(_ node: MarkdownNode, in paragraph: MarkdownNode) -> Block? {
    var attributes: Attributes?
    if let next = node.next {
      guard next.kind == .text, next.literal.first == UInt8(ascii: "{") else { return nil }
      var rest = inlines(from: next, in: paragraph)
      attributes = Attributes.take(from: &rest, at: span(of: paragraph), into: &builder)
      guard attributes != nil, rest.isEmpty else { return nil }
    }
    guard let image = image(node, in: paragraph) else { return Block(.paragraph([]), at: span(of: paragraph)) }
    let title = String(course_cmark_link_title(node))
    let caption =
      title.isEmpty
      ? nil
      : builder.figureCaption([.text(title, at: start(of: node))], anchor: attributes?.anchor, at: span(of: paragraph))
    if caption == nil, let anchor = attributes?.anchor {
      builder.report(
        .malformedAttributes,
        Phrase(
          "hình có mã `\(anchor)` nhưng không có chú thích", "the figure has the identifier `\(anchor)` but no caption"),
        at: span(of: paragraph),
        help: Phrase(
          "viết chú thích trong ngoặc kép: `![mô tả](media/h.svg \"Chú thích\")`, hoặc dòng `Hình: … {#mã}` bên dưới",
          "write the caption in quotation marks: `![alt](media/h.svg \"Caption\")`, or a line `Hình: … {#id}` below"))
    }
    return Block(
      .figure(Figure(image, caption: caption)), at: span(of: paragraph), traits: attributes?.traits ?? .none)
  }

  private mutating func heading(_ node: MarkdownNode, depth: Int) -> Block {
    let span = span(of: node)
    if depth > 1 {
      builder.report(
        .headingLevel,
        Phrase("tiêu đề nằm trong hộp, danh sách hoặc trích dẫn", "a heading inside a box, list or quotation"),
        at: span,
        help: Phrase("đưa tiêu đề ra ngoài, hoặc viết đậm `**…**`", "move it out, or write it in bold `**…**`"))
    }
    var text = inlines(in: node)
    let attributes = Attributes.take(from: &text, at: span, into: &builder)
    let level = course_cmark_heading_level(node)
    if level == 1 {
      builder.report(
        .headingLevel, Phrase("tiêu đề cấp 1 (`#`) trong bài", "a level 1 heading (`#`) inside a topic"), at: span,
        help: Phrase(
          "tên bài đã ở phần đầu (`title:`); trong bài bắt đầu từ `##`",
          "the topic's title is in the front matter (`title:`); start at `##`"))
    }
    let hashes = firstLine(of: node).prefix { $0 == UInt8(ascii: "#") }.count
    let marker = hashes == level ? SourceSpan(builder.path, at: span.range.lowerBound, bytes: hashes) : nil
    return Block(
      .heading(
        builder.heading(
          level: max(Int(level), 2), anchor: attributes?.anchor, text: text, at: span, marker: marker)), at: span,
      traits: attributes?.traits ?? .none)
  }

  private mutating func code(_ node: MarkdownNode) -> Block {
    let info = String(course_cmark_code_info(node))
    return Block(
      .code(
        CodeBlock(
          language: info.split(separator: " ").first.map(String.init), text: String(course_cmark_code_literal(node)))),
      at: span(of: node))
  }

  private mutating func list(_ node: MarkdownNode, depth: Int) -> Block {
    let list = course_cmark_list(node)
    let items = node.children.map { item in
      let isChecked = checkMark(of: item)
      let blocks = blocks(in: item, depth: depth + 1)
      return List.Item(isChecked: isChecked, isChecked == nil ? blocks : blocks.withoutCheckMark, at: span(of: item))
    }
    let marker: List.Marker =
      self.marker(of: node) ?? (list.list_type == CMARK_ORDERED_LIST ? .number(start: Int(list.start)) : .bullet)
    return Block(.list(List(marker, isTight: list.tight, items: items)), at: span(of: node))
  }

  /// Whether an item of a check-list (`- [ ]`, `- [x]`) is ticked; `nil` for another item. cmark-gfm's own extension does not
  /// see check-lists inside quotations, where our questions have them, and takes any `[x]` further on for a tick.
  func checkMark(of item: MarkdownNode) -> Bool? {
    guard item.kind == .item, let paragraph = item.pointee.first_child, paragraph.kind == .paragraph else { return nil }
    let line = Array(firstLine(of: paragraph).prefix(4))
    guard line.count >= 3, line[0] == UInt8(ascii: "["), line[2] == UInt8(ascii: "]"),
      line.count == 3 || line[3] == 0x20
    else { return nil }
    switch line[1] {
    case 0x20: return false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return true
    default: return nil
    }
  }

  private mutating func quotation(_ node: MarkdownNode, depth: Int) -> Block {
    guard let marker = CalloutMarker(of: node, in: self) else {
      return Block(.quotation(blocks(in: node, depth: depth + 1)), at: span(of: node))
    }
    switch marker.keyword {
    case .callout(let kind): return callout(kind, marker: marker, node, depth: depth)
    case .question: return question(node, marker: marker, depth: depth)
    case .unknown(let word):
      let place = start(of: marker.paragraph)
      let meant = onlyNeighbour(of: word.uppercased(), in: CalloutMarker.keywords)
      builder.report(
        .unknownCallout, Phrase("không có loại hộp `\(word)`", "there is no call-out `\(word)`"),
        at: SourceSpan(builder.path, at: place, bytes: word.utf8.count + 3),
        help: meant.map { Phrase("có phải là `\($0)`?", "did you mean `\($0)`?") }
          ?? Phrase("dùng một trong: \(CalloutMarker.names)", "use one of: \(CalloutMarker.names)"),
        fix: meant.map {
          Fix(SourceSpan(builder.path, at: place.advanced(byColumns: 2), bytes: word.utf8.count), with: $0)
        })
      return Block(.quotation(blocks(in: node, depth: depth + 1)), at: span(of: node))
    }
  }

  mutating func reportHTML(at span: SourceSpan) {
    builder.report(
      .rawHTML, Phrase("có thẻ HTML", "HTML in a Markdown topic"), at: span,
      help: Phrase(
        "dùng Markdown thay cho thẻ; để in dấu `<` ra thành chữ, viết `\\<` hoặc đặt trong `` `…` ``",
        "use Markdown instead; to print a `<`, write `\\<` or put it in `` `…` ``"))
  }
}

extension [Block] {
  /// The blocks of an item without the `[x]` that its first paragraph starts with.
  var withoutCheckMark: [Block] {
    guard let first, case .paragraph(var inlines) = first.content else { return self }
    inlines.dropPrefix(bytes: 3)
    return (inlines.isEmpty ? [] : [Block(.paragraph(inlines), at: first.span, traits: first.traits)]) + dropFirst()
  }
}
