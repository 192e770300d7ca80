import CCMarkGFM
import CourseModel

extension MarkdownReader {
  /// A quotation that starts with `[!QUESTION] #id objective=o1 points=1`: the stem, then a check-list of options whose
  /// further paragraphs are their feedback; or, for an open question, a paragraph `Gợi ý: …`.
  mutating func question(_ node: MarkdownNode, marker: CalloutMarker, depth: Int) -> Block {
    let place = span(of: node)
    let header = questionHeader(marker)
    var stem =
      marker.rest?.next.map { next in
        [Block(.paragraph(inlines(from: next, in: marker.paragraph)), at: span(of: marker.paragraph))]
      } ?? []
    let end = MarkdownSiblings(first: marker.paragraph.next).first { isOptions($0) || isLabelled("Gợi ý:", $0) }
    stem += blocks(from: marker.paragraph.next, to: end, depth: depth + 1)
    var options: [Question.Option] = []
    var guidance: [Block] = []
    for sibling in MarkdownSiblings(first: end) {
      if isOptions(sibling) {
        options += self.options(sibling, depth: depth)
      } else if isLabelled("Gợi ý:", sibling) {
        guidance = self.guidance(from: sibling, depth: depth)
        break
      } else {
        reportMalformed(
          Phrase("có nội dung sau các phương án", "there is content behind the options"), at: span(of: sibling),
          help: Phrase(
            "đưa lên thân câu hỏi, hoặc thụt vào dưới phương án để làm phản hồi",
            "move it into the stem, or indent it under an option as its feedback"))
      }
    }
    if stem.isEmpty {
      reportMalformed(
        Phrase("câu hỏi không có thân", "the question has no stem"), at: place,
        help: Phrase(
          "viết câu hỏi ở dòng ngay dưới `[!QUESTION]`", "write the question on the line below `[!QUESTION]`"))
    }
    return builder.question(
      id: header.id, objective: header.objective, points: header.points, stem: stem, options: options,
      guidance: guidance, at: place)
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

  /// `Gợi ý: …` and everything after it.
  private mutating func guidance(from paragraph: MarkdownNode, depth: Int) -> [Block] {
    var text = inlines(in: paragraph)
    text.dropPrefix(bytes: "Gợi ý:".utf8.count)
    let first = text.isEmpty ? [] : [Block(.paragraph(text), at: span(of: paragraph))]
    return first + blocks(from: paragraph.next, depth: depth + 1)
  }

  private func isOptions(_ node: MarkdownNode) -> Bool {
    node.kind == .list && node.pointee.first_child.map { checkMark(of: $0) != nil } == true
  }

  private struct Header {
    var id: AnchorID?
    var objective: Located<ObjectiveID>?
    var points = 1
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
      if text.hasPrefix("#"), let id = AnchorID(String(text.dropFirst())) {
        header.id = id
      } else if text.hasPrefix("objective="), let objective = ObjectiveID(String(text.dropFirst("objective=".count))) {
        header.objective = Located(objective, at: place)
      } else if text.hasPrefix("points="), let points = Int(text.dropFirst("points=".count)), (1...100).contains(points)
      {
        header.points = points
      } else {
        builder.report(
          .malformedAttributes,
          Phrase("không hiểu `\(text)` ở dòng khai báo câu hỏi", "`\(text)` means nothing in a question's first line"),
          at: place,
          help: Phrase(
            "dòng này chỉ gồm `#mã`, `objective=mã-mục-tiêu`, `points=số`; thân câu hỏi ở dòng dưới",
            "the line holds only `#id`, `objective=id`, `points=number`; the stem is on the next line"))
      }
    }
    return header
  }

  private mutating func reportMalformed(_ message: Phrase, at span: SourceSpan, help: Phrase) {
    builder.report(.malformedQuestion, message, at: span, help: help)
  }
}
