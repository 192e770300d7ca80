import CCMarkGFM
import CourseModel

extension MarkdownReader {
  /// A quotation that starts with `[!QUESTION] #id objective=o1 points=1 kind=…`: the stem; then what the learner works on, a
  /// check-list, a table of two columns, a numbered list or a line `Đáp án: …`; then perhaps `Gợi ý: …` or `Giải thích: …`.
  mutating func question(_ node: MarkdownNode, marker: CalloutMarker, depth: Int) -> Block {
    let header = questionHeader(marker)
    var stem =
      marker.rest?.next.map { next in
        [Block(.paragraph(inlines(from: next, in: marker.paragraph)), at: span(of: marker.paragraph))]
      } ?? []
    let end = MarkdownSiblings(first: marker.paragraph.next).first { startsTask($0, kind: header.kind) }
    stem += blocks(from: marker.paragraph.next, to: end, depth: depth + 1)
    var parts = QuestionParts()
    var sibling = end
    while let part = sibling {
      if isGuidance(part) {
        parts.guidance = guidance(from: part, depth: depth)
        break
      }
      read(part, kind: header.kind, into: &parts, depth: depth)
      sibling = part.next
    }
    return builder.question(
      id: header.attributes.anchor, objective: header.objective, points: header.points, stem: stem,
      task: parts.task(kind: header.kind), guidance: parts.guidance, traits: header.attributes.traits,
      at: span(of: node))
  }

  /// Whether the stem ends before this block.
  private func startsTask(_ node: MarkdownNode, kind: Question.Kind?) -> Bool {
    switch kind {
    case .matching: node.kind == .table || isGuidance(node)
    case .ordering: isNumbered(node) || isGuidance(node)
    case nil, .single, .multiple, .trueFalse, .shortAnswer, .essay:
      isOptions(node) || isLabelled("Đáp án:", node) || isGuidance(node)
    }
  }

  private mutating func read(_ node: MarkdownNode, kind: Question.Kind?, into parts: inout QuestionParts, depth: Int) {
    if isOptions(node) {
      parts.options += options(node, depth: depth)
    } else if isLabelled("Đáp án:", node) {
      parts.answers += answers(in: node)
    } else if kind == .matching, node.kind == .table, parts.matching == nil {
      parts.matching = matching(node)
    } else if kind == .ordering, isNumbered(node) {
      parts.steps += node.children.map { .init(blocks(in: $0, depth: depth + 2), at: span(of: $0)) }
    } else {
      reportMalformed(
        Phrase("có nội dung sau các phương án", "there is content behind the options"), at: span(of: node),
        help: Phrase(
          "đưa lên thân câu hỏi, hoặc thụt vào dưới phương án để làm phản hồi",
          "move it into the stem, or indent it under an option as its feedback"))
    }
  }

  private mutating func options(_ list: MarkdownNode, depth: Int) -> [Question.Option] {
    list.children.map { item in
      let content = blocks(in: item, depth: depth + 2).withoutCheckMark
      if content.isEmpty {
        reportMalformed(
          Phrase("phương án không có chữ", "an option without text"), at: span(of: item),
          help: Phrase("viết phương án sau `- [ ]`", "write the option behind `- [ ]`"))
      }
      return Question.Option(
        isRight: checkMark(of: item) == true, text: Array(content.prefix(1)), feedback: Array(content.dropFirst()),
        at: span(of: item))
    }
  }

  /// A table of two columns: its header names the sides, a row is a pair, and a row without a left cell only distracts.
  private mutating func matching(_ node: MarkdownNode) -> Question.Matching? {
    guard case .table(let table) = table(node, caption: nil, depth: 1).content else { return nil }
    if table.columns.count != 2 {
      reportMalformed(
        Phrase(
          "bảng nối có \(table.columns.count) cột",
          "the table of a matching question has \(table.columns.count) columns"),
        at: span(of: node), help: Phrase("dùng đúng hai cột", "use exactly two columns"))
      return nil
    }
    if (table.header + table.body).contains(where: { $0.cells.contains(where: \.isMerged) }) {
      reportMalformed(
        Phrase("bảng nối có ô gộp", "the table of a matching question has merged cells"), at: span(of: node),
        help: Phrase("mỗi hàng một cặp, không gộp ô", "one pair a row, no cells merged"))
      return nil
    }
    func title(_ column: Int) -> [Inline] {
      guard case .paragraph(let inlines)? = table.header.first?.cells[column].blocks.first?.content else { return [] }
      return inlines
    }
    return Question.Matching(
      leftTitle: title(0), rightTitle: title(1),
      pairs: table.body.map { .init(left: $0.cells[0].blocks, right: $0.cells[1].blocks, at: $0.span) })
  }

  /// The words behind `Đáp án:`, each of which counts, separated by `|`.
  private mutating func answers(in paragraph: MarkdownNode) -> [String] {
    var text = inlines(in: paragraph)
    text.dropPrefix(bytes: "Đáp án:".utf8.count)
    return text.plainText.split(separator: "|").map { String($0.trimmed) }.filter { !$0.isEmpty }
  }

  /// `Gợi ý: …` or `Giải thích: …`, and everything after it.
  private mutating func guidance(from paragraph: MarkdownNode, depth: Int) -> [Block] {
    var text = inlines(in: paragraph)
    text.dropPrefix(bytes: (isLabelled("Gợi ý:", paragraph) ? "Gợi ý:" : "Giải thích:").utf8.count)
    let first = text.isEmpty ? [] : [Block(.paragraph(text), at: span(of: paragraph))]
    return first + blocks(from: paragraph.next, depth: depth + 1)
  }

  private func isGuidance(_ node: MarkdownNode) -> Bool {
    isLabelled("Gợi ý:", node) || isLabelled("Giải thích:", node)
  }

  private func isOptions(_ node: MarkdownNode) -> Bool {
    node.kind == .list && node.pointee.first_child.map { checkMark(of: $0) != nil } == true
  }

  private func isNumbered(_ node: MarkdownNode) -> Bool {
    node.kind == .list && course_cmark_list(node).list_type == CMARK_ORDERED_LIST
  }

  private struct Header {
    var attributes = Attributes()
    var objective: Located<ObjectiveID>?
    var points = 1
    var kind: Question.Kind?
  }

  /// The words behind `[!QUESTION]` in its line.
  private mutating func questionHeader(_ marker: CalloutMarker) -> Header {
    var header = Header()
    let line = firstLine(of: marker.paragraph).dropFirst(marker.length)
    let start = start(of: marker.paragraph)
    for word in line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      let text = String(decoding: word, as: UTF8.self)
      let offset = word.startIndex - firstLine(of: marker.paragraph).startIndex
      let place = SourceSpan(builder.path, at: start.advanced(byColumns: offset), bytes: word.count)
      if text.hasPrefix("objective="), let objective = ObjectiveID(String(text.dropFirst("objective=".count))) {
        header.objective = Located(objective, at: place)
      } else if text.hasPrefix("points="), let points = Int(text.dropFirst("points=".count)), (1...100).contains(points)
      {
        header.points = points
      } else if text.hasPrefix("kind="), let kind = Question.Kind(authored: text.dropFirst("kind=".count)) {
        header.kind = kind
      } else if !header.attributes.take(text[...], at: place, into: &builder) {
        builder.report(
          .malformedAttributes,
          Phrase("không hiểu `\(text)` ở dòng khai báo câu hỏi", "`\(text)` means nothing in a question's first line"),
          at: place,
          help: Phrase(
            "dòng này chỉ gồm `#mã`, `objective=mã-mục-tiêu`, `points=số`, `kind=…` (\(Question.Kind.authoredNames)), `audience=…`; thân câu hỏi ở dòng dưới",
            "the line holds only `#id`, `objective=id`, `points=number`, `kind=…` (\(Question.Kind.authoredNames)), `audience=…`; the stem is on the next line"
          ))
      }
    }
    return header
  }

  private mutating func reportMalformed(_ message: Phrase, at span: SourceSpan, help: Phrase) {
    builder.report(.malformedQuestion, message, at: span, help: help)
  }
}

/// What stands behind a question's stem.
private struct QuestionParts {
  var options: [Question.Option] = []
  var matching: Question.Matching?
  var steps: [Question.Step] = []
  var answers: [String] = []
  var guidance: [Block] = []

  /// The task, of the kind that the author named or the parts show.
  func task(kind: Question.Kind?) -> Question.Task {
    switch kind {
    case .single: return .single(options)
    case .multiple: return .multiple(options)
    case .trueFalse: return .trueFalse(options)
    case .matching: return .matching(matching ?? .init(leftTitle: [], rightTitle: [], pairs: []))
    case .ordering: return .ordering(steps)
    case .shortAnswer: return .shortAnswer(answers)
    case .essay: return .essay
    case nil:
      if !answers.isEmpty { return .shortAnswer(answers) }
      if options.isEmpty { return .essay }
      return options.count(where: \.isRight) > 1 ? .multiple(options) : .single(options)
    }
  }
}

extension Question.Kind {
  /// As an author names it; the essay's name in the manifest is older than the word.
  init?(authored name: Substring) {
    if name == "essay" {
      self = .essay
    } else {
      self.init(rawValue: String(name))
    }
  }

  static var authoredNames: String { allCases.map { $0 == .essay ? "essay" : $0.rawValue }.joined(separator: ", ") }
}

extension Substring {
  /// Without blanks at either end.
  var trimmed: Substring {
    var rest = drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
