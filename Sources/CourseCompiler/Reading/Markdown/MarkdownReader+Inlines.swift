import CCMarkGFM
import CourseModel
import Glibc

extension MarkdownReader {
  /// The inlines of a paragraph, heading or cell.
  mutating func inlines(in block: MarkdownNode) -> [Inline] { inlines(from: block.pointee.first_child, in: block) }

  /// The inlines from `first` up to `end`, or to the last sibling.
  mutating func inlines(from first: MarkdownNode?, to end: MarkdownNode? = nil, in block: MarkdownNode) -> [Inline] {
    inlines(from: first, to: end, in: block, depth: 1)
  }

  private mutating func inlines(
    from first: MarkdownNode?, to end: MarkdownNode?, in block: MarkdownNode, depth: Int
  ) -> [Inline] {
    guard let first, builder.allows(inlineDepth: depth, at: span(of: block)) else { return [] }
    var line = InlineLine()
    var runStart: SourcePosition?
    for node in MarkdownSiblings(first: first) {
      if node == end { break }
      switch node.kind {
      case .text:
        let start = place(of: node, in: block)
        appendEscapes(in: node, at: start)
        noteShifts(in: node, at: start, ofRunAt: runStart ?? start)
        if runStart == nil { runStart = start }
        run.append(contentsOf: node.literal)
        continue
      case .softBreak:
        // A line of the source ends here; the next run starts on the next line, so that places stay exact.
        run.append(0x20)
        flush(from: &runStart, into: &line)
        continue
      default: flush(from: &runStart, into: &line)
      }
      switch node.kind {
      case .lineBreak: line.append(.lineBreak)
      case .inlineCode: line.append(.code(String(course_cmark_literal(node))))
      case .emphasis: line.append(.emphasis(children(of: node, in: block, depth: depth)))
      case .strong: line.append(.strong(children(of: node, in: block, depth: depth)))
      case .link:
        isInLink = true
        link(node, in: block, depth: depth, into: &line.inlines)
        isInLink = false
      case .image: if let image = image(node, in: block) { line.append(.image(image)) }
      case .footnoteMark: footnoteMark(node, in: block, into: &line.inlines)
      case .inlineHTML: reportHTML(at: span(of: node, in: block))
      case .text, .softBreak: break
      case .document, .quotation, .list, .item, .code, .html, .paragraph, .heading, .divider, .footnote, .table, .row,
        .cell:
        preconditionFailure("cmark put a block among inlines")
      }
    }
    flush(from: &runStart, into: &line)
    return line.withStrikethrough(depth: depth, into: &builder)
  }

  private mutating func children(of node: MarkdownNode, in block: MarkdownNode, depth: Int) -> [Inline] {
    inlines(from: node.pointee.first_child, to: nil, in: block, depth: depth + 1)
  }

  private mutating func flush(from start: inout SourcePosition?, into line: inout InlineLine) {
    guard !run.isEmpty else { return }
    let position = start ?? .start
    let place = RunPlace(
      start: position, lineEnd: self.position(line: Int(position.line) - linesBefore, column: .max), shifts: shifts)
    run.withUnsafeBufferPointer { run in
      reportUndefinedFootnotes(in: run, at: place)
      var scanner = RunScanner(run, at: place, escapes: escapes, findsAddresses: !isInLink)
      scanner.scan(into: &line, &builder)
    }
    run.removeAll(keepingCapacity: true)
    escapes.removeAll(keepingCapacity: true)
    shifts.removeAll(keepingCapacity: true)
    start = nil
  }

  /// Notes which characters of a text node have a backslash before them in the source: cmark gives the text without the
  /// backslashes.
  private mutating func appendEscapes(in node: MarkdownNode, at place: SourcePosition) {
    let literal = node.literal
    guard
      literal.holds("~") || literal.holds("[") || literal.holds("{") || literal.holds(":") || literal.holds("@")
        || literal.holds("w")
    else { return }
    var (cursor, range) = sourceLine(at: place)
    guard cursor < range.upperBound, UnsafeBufferPointer(rebasing: source[cursor..<range.upperBound]).holds("\\") else {
      return
    }
    var index = 0
    while index < literal.count, cursor < range.upperBound {
      if source[cursor] == UInt8(ascii: "\\"), cursor + 1 < range.upperBound, source[cursor + 1] == literal[index] {
        escapes.append(run.count + index)
        cursor += 2
      } else if source[cursor] == UInt8(ascii: "&"),
        let end = source[(cursor + 1)..<min(cursor + 40, range.upperBound)].firstIndex(where: {
          !$0.isASCIILetterOrDigit && $0 != UInt8(ascii: "#")
        }), source[end] == UInt8(ascii: ";"),
        !literal[index...].starts(with: source[cursor...end])
      {
        // An entity stands for one character; no name of one has more than 31 letters.
        cursor = end + 1
        while index + 1 < literal.count, literal[index + 1] & 0xC0 == 0x80 { index += 1 }
      } else {
        cursor += 1
      }
      index += 1
    }
  }

  /// Notes where the text of a node leaves its bytes of the source behind: at a backslash that escapes, and at an entity.
  private mutating func noteShifts(in node: MarkdownNode, at place: SourcePosition, ofRunAt start: SourcePosition) {
    guard place.line == start.line else { return }
    let literal = node.literal
    var shift = Int(place.column) - Int(start.column) - run.count
    if shift != shifts.last?.columns ?? 0 { shifts.append(RunPlace.Shift(offset: run.count, columns: shift)) }
    var (cursor, range) = sourceLine(at: place)
    if let text = literal.baseAddress, let line = source.baseAddress, cursor + literal.count <= range.upperBound,
      memcmp(text, line + cursor, literal.count) == 0
    {
      return
    }
    var index = 0
    while index < literal.count, cursor < range.upperBound {
      if source[cursor] == UInt8(ascii: "&"),
        let end = source[cursor..<min(cursor + 40, range.upperBound)].firstIndex(of: UInt8(ascii: ";")),
        !literal[index...].starts(with: source[cursor...end])
      {
        var length = 1
        while index + length < literal.count, literal[index + length] & 0xC0 == 0x80 { length += 1 }
        // The character is a piece of its own, which is not in the source.
        shifts.append(RunPlace.Shift(offset: run.count + index, columns: shift))
        shift += end + 1 - cursor - length
        (index, cursor) = (index + length, end + 1)
      } else if source[cursor] == UInt8(ascii: "\\"), cursor + 1 < range.upperBound,
        source[cursor + 1] == literal[index], source[cursor + 1].isEscapable
      {
        (cursor, shift) = (cursor + 1, shift + 1)
        shifts.append(RunPlace.Shift(offset: run.count + index, columns: shift))
        (index, cursor) = (index + 1, cursor + 1)
        continue
      } else if source[cursor] == literal[index] {
        (index, cursor) = (index + 1, cursor + 1)
        continue
      } else {
        return
      }
      shifts.append(RunPlace.Shift(offset: run.count + index, columns: shift))
    }
  }

  /// Whether a `^` stands at a place of the source, without a backslash before it, and no entity that writes one.
  func isCaret(at place: SourcePosition) -> Bool {
    let (cursor, line) = sourceLine(at: place)
    return line.contains(cursor) && source[cursor] == UInt8(ascii: "^")
      && !(cursor > line.lowerBound && source[cursor - 1] == UInt8(ascii: "\\"))
  }

  /// The offset of a place in the source, and those of its line.
  private func sourceLine(at place: SourcePosition) -> (cursor: Int, line: Range<Int>) {
    let line = Int(place.line) - linesBefore
    let range = lines.range(ofLine: line)
    return (range.lowerBound + Int(place.column) - 1 - points.shift(line: line, column: Int(place.column)), range)
  }

  /// Where an inline node stands. On a block's further lines cmark counts columns as if they were indented like the first
  /// one, so there the column is measured in the line itself; and behind a backslash that ends a line it goes on counting
  /// columns of that line.
  private func place(line: Int, column: Int, in block: MarkdownNode) -> SourcePosition {
    if block.kind == .cell { return position(line: line, column: columnInCell(column, line: line, block)) }
    guard block.kind == .paragraph else { return position(line: line, column: column) }
    let first = Int(block.pointee.start_line)
    let inside = column - Int(block.pointee.start_column)
    // What the first line of an item or quotation has before its text is not only blanks and `>`.
    let length = lines.range(ofLine: first).count - Int(block.pointee.start_column) + 1
    if line <= first, inside <= length || line == Int(block.pointee.end_line) {
      return position(line: line, column: column)
    }
    let offset = line > first ? textStarts[line - 1] + inside : textStarts[first] + inside - length - 1
    let found = max(line, 1, min(textStarts.placeInOrder(of: offset + 1), Int(block.pointee.end_line)))
    let indent = lines.range(ofLine: found).count + 1 - (textStarts[found] - textStarts[found - 1])
    return position(line: found, column: indent + offset - textStarts[found - 1] + 1)
  }

  /// cmark counts the columns of a cell after it has taken the backslash off every `\|`.
  private func columnInCell(_ column: Int, line: Int, _ cell: MarkdownNode) -> Int {
    let start = lines.range(ofLine: line).lowerBound + max(Int(cell.pointee.start_column) - 1, 0)
    let inside = max(column - Int(cell.pointee.start_column), 0)
    let first = escapedPipes.placeInOrder(of: start)
    var (low, high) = (first, escapedPipes.count)
    while low < high {
      let middle = (low + high) / 2
      if escapedPipes[middle] - start - (middle - first) < inside { low = middle + 1 } else { high = middle }
    }
    return max(Int(cell.pointee.start_column), 1) + inside + low - first
  }

  /// Where a text starts. cmark has forgotten the place of a footnote mark that is not defined; it stands as it is behind what
  /// comes before it.
  private func place(of text: MarkdownNode, in block: MarkdownNode) -> SourcePosition {
    guard text.pointee.start_line == 0 else { return span(of: text, in: block).range.lowerBound }
    var before = text.pointee.prev
    while let node = before, node.pointee.start_line == 0 { before = node.pointee.prev }
    let known =
      before.map { span(of: $0, in: block).range.upperBound }
      ?? text.pointee.parent.map { span(of: $0, in: block).range.lowerBound } ?? span(of: block).range.lowerBound
    let line = Int(known.line) - linesBefore
    var cursor = lines.range(ofLine: line).lowerBound + Int(known.column) - 1
    cursor -= points.shift(line: line, column: Int(known.column))
    while cursor < source.count, !source[cursor...].starts(with: text.literal) { cursor += 1 }
    let place = lines.position(of: min(cursor, source.count))
    return position(line: Int(place.line), column: Int(place.column))
  }

  func span(of node: MarkdownNode, in block: MarkdownNode) -> SourceSpan {
    let start = place(line: Int(node.pointee.start_line), column: Int(node.pointee.start_column), in: block)
    let end = place(line: Int(node.pointee.end_line), column: Int(node.pointee.end_column) + 1, in: block)
    return SourceSpan(builder.path, start..<max(start, end))
  }

  private mutating func link(_ node: MarkdownNode, in block: MarkdownNode, depth: Int, into inlines: inout [Inline]) {
    let text = children(of: node, in: block, depth: depth)
    let address = String(course_cmark_link_url(node))
    if course_cmark_link_title(node).len > 0 {
      builder.report(
        .linkTitle, Phrase("liên kết có lời trong ngoặc kép", "the link has a title in quotation marks"),
        at: span(of: node, in: block),
        help: Phrase("đưa lời ấy vào chữ của liên kết hoặc xóa đi", "put it into the link's text, or delete it"))
    }
    if let link = builder.link(to: address, text: text, at: span(of: node, in: block)) {
      inlines.append(link)
    } else {
      inlines.append(contentsOf: text)
    }
  }

  /// A picture of the module; `nil` where its path is refused.
  mutating func image(_ node: MarkdownNode, in block: MarkdownNode) -> Image? {
    var text = ""
    appendPlainText(below: node, to: &text, depth: 1)
    return builder.image(String(course_cmark_link_url(node)), alternativeText: text, at: span(of: node, in: block))
  }

  /// A picture's alternative text may hold emphasis and links; only its characters count.
  private func appendPlainText(below node: MarkdownNode, to text: inout String, depth: Int) {
    guard depth <= TopicBuilder.greatestInlineDepth else { return }
    for child in node.children {
      switch child.kind {
      case .text, .inlineCode: text += String(wellFormed: child.literal)
      case .softBreak, .lineBreak: text += " "
      default: appendPlainText(below: child, to: &text, depth: depth + 1)
      }
    }
  }

  // MARK: Footnotes

  /// cmark has numbered the marks by first use and put the number in the place of the label.
  private mutating func footnoteMark(_ node: MarkdownNode, in block: MarkdownNode, into inlines: inout [Inline]) {
    guard let number = Int(String(course_cmark_literal(node))) else { return }
    if isInFootnote {
      builder.report(
        .footnoteInFootnote, Phrase("dấu chú thích nằm trong một chú thích khác", "a footnote mark inside a footnote"),
        at: span(of: node, in: block), help: Phrase("viết gộp vào một chú thích", "write both as one note"))
      return
    }
    inlines.append(.footnote(number: footnotesBefore + number))
  }

  /// cmark leaves the mark of a footnote that is not defined as text.
  private mutating func reportUndefinedFootnotes(in run: UnsafeBufferPointer<UInt8>, at place: RunPlace) {
    guard run.holdsFootnoteMark else { return }
    var offset = 0
    /// The first `]` that may end a mark; sought again only once it has been passed.
    var close = 0
    while offset + 2 < run.count {
      guard run[offset] == UInt8(ascii: "["), run[offset + 1] == UInt8(ascii: "^"), !escapes.containsInOrder(offset)
      else {
        offset += 1
        continue
      }
      if close < offset + 2 {
        guard let next = run[(offset + 2)...].firstIndex(of: UInt8(ascii: "]")) else { return }
        close = next
      }
      let length = close - offset + 1
      guard length > 3 else {
        offset += 1
        continue
      }
      let mark = String(decoding: run[offset..<offset + length], as: UTF8.self)
      builder.report(
        .undefinedFootnote, Phrase("chú thích `\(mark)` chưa có nội dung", "the footnote `\(mark)` is not defined"),
        at: SourceSpan(builder.path, place.range(of: offset..<offset + length)),
        help: Phrase("thêm dòng `\(mark): nội dung` ở cuối bài", "add a line `\(mark): text` at the end of the topic"))
      offset += length
    }
  }

  /// cmark drops a definition that no mark uses, or that repeats a label, without a word.
  mutating func reportUnusedFootnotes(definedAt used: Set<Int>, in document: MarkdownNode) {
    guard source.holdsFootnoteMark else { return }
    var codeLines: [ClosedRange<Int>] = []
    collectCodeLines(below: document, into: &codeLines, depth: 1)
    for line in 1...lines.count where !used.contains(line) {
      let text = source[lines.range(ofLine: line)]
      let indent = text.prefix { $0 == 0x20 }.count
      guard indent < 4, text.dropFirst(indent).starts(with: "[^".utf8),
        let close = text.firstIndex(of: UInt8(ascii: "]")), close + 1 < text.endIndex,
        text[close + 1] == UInt8(ascii: ":"), !codeLines.contains(where: { $0.contains(line) })
      else { continue }
      let label = String(decoding: text[(text.startIndex + indent)...close], as: UTF8.self)
      builder.report(
        .unusedFootnote,
        Phrase(
          "chú thích `\(label)` không có dấu nào trong bài, hoặc đã viết ở trên",
          "the footnote `\(label)` has no mark in the topic, or is written above already"),
        at: SourceSpan(builder.path, at: position(line: line, column: indent + 1), bytes: label.utf8.count),
        help: Phrase(
          "đặt dấu `\(label)` vào chỗ cần chú thích, hoặc xóa dòng này",
          "put the mark `\(label)` where it belongs, or delete the line"))
    }
  }

  func collectCodeLines(below node: MarkdownNode, into ranges: inout [ClosedRange<Int>], depth: Int) {
    guard depth <= TopicBuilder.greatestBlockDepth else { return }
    for child in node.children {
      switch child.kind {
      case .code:
        ranges.append(Int(child.pointee.start_line)...max(Int(child.pointee.start_line), Int(child.pointee.end_line)))
      case .quotation, .list, .item, .footnote: collectCodeLines(below: child, into: &ranges, depth: depth + 1)
      default: break
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether an ASCII character stands anywhere in it.
  func holds(_ sign: Unicode.Scalar) -> Bool {
    guard let baseAddress else { return false }
    return memchr(baseAddress, CInt(sign.value), count) != nil
  }

  /// Whether `[^` stands anywhere in it.
  fileprivate var holdsFootnoteMark: Bool {
    guard var cursor = baseAddress else { return false }
    let end = cursor + count
    while let found = memchr(cursor, CInt(UInt8(ascii: "[")), end - cursor) {
      cursor = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
      if cursor < end, cursor.pointee == UInt8(ascii: "^") { return true }
    }
    return false
  }
}

extension UInt8 {
  /// Whether a backslash before it is no backslash (CommonMark 2.4).
  fileprivate var isEscapable: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
