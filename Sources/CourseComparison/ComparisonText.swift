import CourseModel

/// What sort of block it is, for people.
func sort(of block: Block) -> Phrase {
  switch block.content {
  case .heading: Phrase("Tiêu đề", "Heading")
  case .paragraph: Phrase("Đoạn văn", "Paragraph")
  case .list: Phrase("Danh sách", "List")
  case .definitions: Phrase("Bảng giải nghĩa", "Definitions")
  case .table: Phrase("Bảng", "Table")
  case .figure: Phrase("Hình", "Figure")
  case .code: Phrase("Đoạn mã", "Code")
  case .quotation: Phrase("Trích dẫn", "Quotation")
  case .callout(let callout): Phrase("Hộp “\(callout.kind.label)”", "Call-out “\(callout.kind.rawValue)”")
  case .question: Phrase("Câu hỏi", "Question")
  case .divider: Phrase("Dấu ngắt", "Break")
  }
}

/// A block as text in which every difference that a reader can notice shows: which option is right, where a link leads.
func comparisonText(of block: Block) -> String {
  switch block.content {
  case .heading(let heading): return text(heading.text)
  case .paragraph(let inlines): return text(inlines)
  case .list(let list):
    return list.items.enumerated().map { index, item in
      let tick = item.isChecked.map { $0 ? " ☑" : " ☐" } ?? ""
      return "\(list.label(of: index))\(tick) " + text(item.blocks)
    }.joined(separator: "\n")
  case .definitions(let definitions):
    return definitions.map { definition in
      (definition.terms.map(text) + definition.meanings.map { ": " + text($0) }).joined(separator: "\n")
    }.joined(separator: "\n")
  case .table(let table):
    let rows = (table.header + table.body).map { row in row.cells.map(text).joined(separator: " | ") }
    return ([table.caption.map { text($0.text) }].compactMap { $0 } + rows).joined(separator: "\n")
  case .figure(let figure):
    return [figure.caption.map { text($0.text) }, figure.image.alternativeText].compactMap { $0 }.joined(
      separator: "\n")
  case .code(let code): return code.text
  case .quotation(let blocks): return text(blocks)
  case .callout(let callout):
    return [callout.title.isEmpty ? callout.kind.label : text(callout.title), text(callout.blocks)].joined(
      separator: "\n")
  case .question(let question):
    let guidance = question.guidance.isEmpty ? [] : ["Gợi ý: " + text(question.guidance)]
    return ([text(question.stem)] + lines(of: question.task) + guidance).joined(separator: "\n")
  case .divider: return "* * *"
  }
}

private func lines(of task: Question.Task) -> [String] {
  switch task {
  case .single(let options), .multiple(let options), .trueFalse(let options):
    options.map { option in
      "\(option.isRight ? "☑" : "☐") \(text(option.text))"
        + (option.feedback.isEmpty ? "" : "\n    → \(text(option.feedback))")
    }
  case .matching(let matching):
    ["\(text(matching.leftTitle)) ↔ \(text(matching.rightTitle))"]
      + matching.pairs.map { "\(text($0.left)) ↔ \(text($0.right))" }
  case .ordering(let steps): steps.enumerated().map { "\($0 + 1). \(text($1.text))" }
  case .shortAnswer(let answers): ["Đáp án: " + answers.joined(separator: " | ")]
  case .essay: []
  }
}

private func text(_ blocks: [Block]) -> String { blocks.map(comparisonText).joined(separator: "\n") }

private func text(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    switch inline {
    case .text(let run, _): run
    case .emphasis(let inner), .strong(let inner): text(inner)
    case .strikethrough(let inner): "~~\(text(inner))~~"
    case .code(let code): code
    case .link(let link): "\(text(link.text)) <\(link.address)>"
    case .reference(let reference): text(reference.text)
    case .citation(let citation): text(citation.text)
    case .term(let term): text(term.text)
    case .footnote: ""
    case .image(let image): "[\(image.alternativeText)]"
    case .lineBreak: "\n"
    }
  }.joined()
}
