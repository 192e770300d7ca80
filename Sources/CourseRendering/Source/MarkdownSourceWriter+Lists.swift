import CourseModel

/// The sign before a list's items. Two lists that follow one another need different ones, or they are one list.
enum MarkdownMarker: Equatable {
  case bullet(Character)
  case number(Character)
  case point

  /// `nil` where the sign cannot differ from that of the list before.
  init?(_ marker: List.Marker, after previous: MarkdownMarker?) {
    switch marker {
    case .bullet: self = previous == .bullet("-") ? .bullet("*") : .bullet("-")
    case .number: self = previous == .number(".") ? .number(")") : .number(".")
    case .point:
      guard previous != .point, previous != .number(")") else { return nil }
      self = .point
    }
  }
}

extension MarkdownSourceWriter {
  mutating func lines(of list: List, marker: MarkdownMarker) -> [String] {
    if list.items.isEmpty { losses.note(.emptyList, at: span) }
    if !list.isTight, !list.showsLoose { losses.note(.looseList, at: span) }
    if case .point(let start) = list.marker, start + list.items.count - 1 > List.pointLetters.count {
      losses.note(.points, at: span)
    }
    var lines: [String] = []
    for (index, item) in list.items.enumerated() {
      if index > 0, !list.isTight { lines.append("") }
      lines += self.lines(of: item, label: label(of: index, in: list, marker), isTight: list.isTight)
    }
    return lines
  }

  private func label(of index: Int, in list: List, _ marker: MarkdownMarker) -> String {
    switch marker {
    case .bullet(let sign): return String(sign)
    case .number(let sign):
      guard case .number(let start) = list.marker else { return "1\(sign)" }
      return "\(min(start + index, 999_999_999))\(sign)"
    case .point: return list.label(of: index)
    }
  }

  private mutating func lines(of item: List.Item, label: String, isTight: Bool) -> [String] {
    guard let isChecked = item.isChecked else {
      return lines(of: item.blocks, behind: label, isTight: isTight)
    }
    return lines(of: item.blocks, ticked: isChecked, behind: label, isTight: isTight)
  }

  /// An item; `label` is its marker.
  mutating func lines(of blocks: [Block], behind label: String, isTight: Bool) -> [String] {
    let width = label.count + 1
    let content = lines(of: blocks, isTight: isTight)
    guard let first = content.first else { return [label] }
    if blocks[0].needsOwnLine(behind: label) { return [label] + content.map { $0.indented(by: width) } }
    return ["\(label) \(first)"] + content.dropFirst().map { $0.indented(by: width) }
  }

  /// An item of a check-list: a paragraph follows the tick in its line, anything else stands below.
  mutating func lines(of blocks: [Block], ticked isTicked: Bool, behind label: String, isTight: Bool) -> [String] {
    let width = label.count + 1
    let head = "\(label) [\(isTicked ? "x" : " ")]"
    guard let first = blocks.first else { return [head] }
    guard case .paragraph(let text) = first.content else {
      if isTight, !first.mayFollowParagraph { losses.note(.tightItem, at: first.span) }
      let content = lines(of: blocks, isTight: isTight).map { $0.indented(by: width) }
      return [head] + (isTight ? [] : [""]) + content
    }
    let outer = span
    span = first.span
    if text.isEmpty { losses.note(.emptyParagraph, at: span) }
    let paragraph = inlines(text, .ticked, attributes: first.traits.markdown(), behind: head + " ")
    span = outer
    let rest = Array(blocks.dropFirst())
    if isTight, let second = rest.first, !second.mayFollowDirectly(first) { losses.note(.tightItem, at: second.span) }
    let further = lines(of: rest, isTight: isTight)
    return paragraph.prefix(1) + paragraph.dropFirst().map { $0.indented(by: width) }
      + (further.isEmpty || isTight ? [] : [""]) + further.map { $0.indented(by: width) }
  }
}

extension MarkdownInlineWriter.Place {
  /// Behind a tick, where the reader looks for attributes before it takes the tick off.
  fileprivate static let ticked = Self(dropsBlanks: true, takesAttributes: true)
}

extension List {
  /// Whether an empty line between its items, or inside one, tells the reader that the list is loose.
  fileprivate var showsLoose: Bool {
    for (index, item) in items.enumerated() {
      if index + 1 < items.count, item.blocks.last?.showsEmptyLineBehind ?? true { return true }
      // A tick that no paragraph follows is a paragraph of its own.
      let hasLoneTick = item.isChecked != nil && item.blocks.first?.isParagraph == false
      if hasLoneTick || item.blocks.dropLast().contains(where: \.showsEmptyLineBehind) { return true }
    }
    return false
  }
}

extension Block {
  /// Whether cmark notices an empty line behind the block: not behind a line that is a block by itself.
  fileprivate var showsEmptyLineBehind: Bool {
    if needsTraitsLine { return true }
    switch content {
    case .heading, .divider: return false
    case .list(let list): return list.items.last?.blocks.last?.showsEmptyLineBehind ?? true
    case .paragraph, .definitions, .table, .figure, .code, .quotation, .callout, .question: return true
    }
  }

  var isParagraph: Bool { if case .paragraph = content { true } else { false } }
}

extension Block {
  /// Whether the block can stand in the line below another without becoming part of it.
  func mayFollowDirectly(_ previous: Block) -> Bool {
    switch previous.content {
    case .heading, .divider, .code: return true
    case .paragraph, .list, .definitions, .table, .figure: return mayFollowParagraph
    case .quotation, .callout, .question: return mayFollowParagraph && !isQuoted
    }
  }

  /// Whether the block can stand in the line below a paragraph.
  fileprivate var mayFollowParagraph: Bool {
    switch content {
    case .heading, .code, .divider, .quotation, .callout, .question: return true
    case .paragraph, .definitions, .table, .figure: return false
    case .list(let list):
      guard let first = list.items.first, first.isChecked != nil || !first.blocks.isEmpty else { return false }
      return switch list.marker {
      case .bullet: true
      case .number(let start), .point(let start): start == 1
      }
    }
  }

  /// Whether it cannot stand in the line of an item's marker. Points are known by the first letter of a line, and what is code
  /// is asked of cmark before it knows about points.
  fileprivate func needsOwnLine(behind label: String) -> Bool {
    switch content {
    case .list(let list): if case .point = list.marker { true } else { label.isPoint }
    case .paragraph: false
    case .heading, .definitions, .table, .figure, .code, .quotation, .callout, .question, .divider: label.isPoint
    }
  }

  private var isQuoted: Bool {
    switch content {
    case .quotation, .callout, .question: true
    case .heading, .paragraph, .list, .definitions, .table, .figure, .code, .divider: false
    }
  }
}

extension String {
  fileprivate var isPoint: Bool { hasSuffix(")") && first.map { !$0.isNumber } == true }
}
