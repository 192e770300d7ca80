import CourseModel

/// Writes the body of one topic's page.
struct HTMLTopicWriter {
  private var html = HTMLWriter(capacity: 32 * 1024)
  private let topic: Topic
  private let media: [SourcePath: Media]
  /// The footnotes whose mark has been written; the first mark of each is where its back link leads.
  private var marked: Set<Int> = []

  init(_ topic: Topic, media: [SourcePath: Media]) {
    self.topic = topic
    self.media = media
  }

  /// The topic's blocks and footnotes as HTML.
  mutating func write() -> [UInt8] {
    for block in topic.blocks {
      write(block)
      html.newline()
    }
    writeFootnotes()
    return html.bytes
  }

  // MARK: Blocks

  private mutating func write(_ blocks: [Block]) { for block in blocks { write(block) } }

  private mutating func write(_ block: Block) {
    switch block.content {
    case .heading(let heading): write(heading)
    case .paragraph(let inlines): element("p") { $0.write(inlines) }
    case .list(let list): write(list)
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .code(let code):
      element("pre", [HTMLAttribute("tabindex", "0")]) {
        $0.element("code", code.language.map { [.class("language-" + $0)] } ?? []) { $0.html.text(code.text) }
      }
    case .quotation(let blocks): element("blockquote") { $0.write(blocks) }
    case .callout(let callout): write(callout)
    case .question(let question): write(question)
    case .divider: html.void("hr")
    }
  }

  private mutating func write(_ heading: Heading) {
    let attributes = [HTMLAttribute.id(heading.anchor.text)]
    switch heading.level {
    case 2: element("h2", attributes) { $0.write(heading.text) }
    case 3: element("h3", attributes) { $0.write(heading.text) }
    case 4: element("h4", attributes) { $0.write(heading.text) }
    case 5: element("h5", attributes) { $0.write(heading.text) }
    default: element("h6", attributes) { $0.write(heading.text) }
    }
  }

  private mutating func write(_ list: List) {
    let items: (inout HTMLTopicWriter) -> Void = { writer in
      for item in list.items {
        writer.element("li", item.isChecked == nil ? [] : [.class("check")]) {
          if let isChecked = item.isChecked { $0.html.text(isChecked ? "☑ " : "☐ ") }
          $0.write(item.blocks, isTight: list.isTight)
        }
        writer.html.newline()
      }
    }
    switch list.marker {
    case .bullet: element("ul", [], items)
    case .number(let start): element("ol", start == 1 ? [] : [HTMLAttribute("start", String(start))], items)
    }
  }

  /// The blocks of an item or cell; in a tight list, and for a single paragraph, the paragraph's own element is left out.
  private mutating func write(_ blocks: [Block], isTight: Bool) {
    for block in blocks {
      if isTight, case .paragraph(let inlines) = block.content { write(inlines) } else { write(block) }
    }
  }

  private mutating func write(_ table: Table) {
    let label = table.caption.map { "Bảng \($0.number). " }
    let region: [HTMLAttribute] =
      [
        .class("table"), HTMLAttribute("tabindex", "0"), HTMLAttribute("role", "region"),
        HTMLAttribute("aria-label", (label ?? "Bảng. ") + (table.caption?.text.plainText ?? "")),
      ]
      + (table.caption?.anchor.map { [.id($0.text)] } ?? [])
    element("div", region) { writer in
      writer.element("table") { writer in
        if let caption = table.caption {
          writer.element("caption") {
            $0.element("b") { $0.html.text(label ?? "") }
            $0.write(caption.text)
          }
        }
        if !table.header.isEmpty {
          writer.element("thead") { for row in table.header { $0.write(row, of: table, isHeader: true) } }
        }
        writer.element("tbody") { for row in table.body { $0.write(row, of: table, isHeader: false) } }
      }
    }
  }

  private mutating func write(_ row: Table.Row, of table: Table, isHeader: Bool) {
    element("tr") { writer in
      for (cell, alignment) in zip(row.cells, table.columns) {
        let style: [HTMLAttribute] = alignment == .natural ? [] : [.class(alignment.rawValue)]
        let isPlain = cell.count == 1
        if isHeader {
          writer.element("th", [HTMLAttribute("scope", "col")] + style) { $0.write(cell, isTight: isPlain) }
        } else {
          writer.element("td", style) { $0.write(cell, isTight: isPlain) }
        }
      }
    }
    html.newline()
  }

  private mutating func write(_ figure: Figure) {
    element("figure", figure.caption?.anchor.map { [.id($0.text)] } ?? []) { writer in
      let label = figure.caption.map { "Hình \($0.number). " } ?? ""
      // A wide drawing would shrink beyond reading on a phone; there its frame scrolls, also by keyboard.
      if let size = writer.media[figure.image.path]?.size, size.width > 500 {
        let frame = [
          HTMLAttribute.class("picture wide"), HTMLAttribute("tabindex", "0"), HTMLAttribute("role", "region"),
          HTMLAttribute("aria-label", label + (figure.caption?.text.plainText ?? "Hình")),
        ]
        writer.element("div", frame) { $0.write(figure.image) }
      } else {
        writer.write(figure.image)
      }
      guard let caption = figure.caption else { return }
      writer.element("figcaption") {
        $0.element("b") { $0.html.text(label) }
        $0.write(caption.text)
      }
    }
  }

  private mutating func write(_ image: Image) {
    var attributes = [
      HTMLAttribute("src", HTMLPlace.media(image.path)), HTMLAttribute("alt", image.alternativeText),
      HTMLAttribute("loading", "lazy"),
    ]
    if let size = media[image.path]?.size {
      attributes += [HTMLAttribute("width", String(size.width)), HTMLAttribute("height", String(size.height))]
    }
    html.void("img", attributes)
  }

  private mutating func write(_ callout: Callout) {
    let label = callout.kind.label
    element(
      "aside",
      [.class("callout " + callout.kind.rawValue), HTMLAttribute("aria-label", label)]
        + (callout.anchor.map { [.id($0.text)] } ?? [])
    ) { writer in
      writer.element("p", [.class("callout-title")]) {
        $0.element("b") { $0.html.text(callout.title.isEmpty ? label : label + ". ") }
        $0.write(callout.title)
      }
      writer.write(callout.blocks)
    }
  }

  // MARK: Questions

  private mutating func write(_ question: Question) {
    let title = question.id.text + "-tieu-de"
    element("section", [.class("question"), .id(question.id.text), HTMLAttribute("aria-labelledby", title)]) { writer in
      writer.element("p", [.class("question-title"), .id(title)]) {
        $0.element("b") { $0.html.text("Câu hỏi \(question.number)") }
        $0.element("span") { $0.html.text(" · \(question.kind.label) · \(question.points) điểm") }
      }
      writer.write(question.stem)
      if !question.options.isEmpty {
        writer.element("ol", [.class("options")]) {
          for option in question.options {
            $0.element("li") { $0.write(option.text, isTight: true) }
            $0.html.newline()
          }
        }
      }
      writer.writeAnswer(to: question)
    }
  }

  private mutating func writeAnswer(to question: Question) {
    guard !question.options.isEmpty || !question.guidance.isEmpty else { return }
    element("details") { writer in
      writer.element("summary") {
        $0.html.text(question.kind == .open ? "Xem gợi ý trả lời" : "Xem đáp án và giải thích")
      }
      writer.write(question.guidance)
      guard !question.options.isEmpty else { return }
      writer.element("ol", [.class("answers")]) {
        for option in question.options {
          $0.element("li", [.class(option.isRight ? "right" : "wrong")]) {
            $0.element(
              "span", [HTMLAttribute("role", "img"), HTMLAttribute("aria-label", option.isRight ? "Đúng" : "Sai")]
            ) {
              $0.html.text(option.isRight ? "✓" : "✗")
            }
            $0.html.text(" ")
            $0.write(option.feedback, isTight: option.feedback.count == 1)
          }
          $0.html.newline()
        }
      }
    }
  }

  // MARK: Footnotes

  private mutating func writeFootnotes() {
    guard !topic.footnotes.isEmpty else { return }
    element("section", [.class("footnotes"), HTMLAttribute("aria-label", "Chú thích")]) { writer in
      writer.element("ol") { writer in
        for (index, footnote) in writer.topic.footnotes.enumerated() {
          writer.element("li", [.id("fn-\(index + 1)")]) {
            $0.write(footnote.blocks, isTight: footnote.blocks.count == 1)
            $0.html.text(" ")
            $0.element(
              "a",
              [
                .href("#fnref-\(index + 1)"), .class("back"),
                HTMLAttribute("aria-label", "Về chỗ đánh dấu chú thích \(index + 1)"),
              ]
            ) { $0.html.text("↩") }
          }
          writer.html.newline()
        }
      }
    }
  }

  // MARK: Inlines

  private mutating func write(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text, _): html.text(text)
      case .emphasis(let inner): element("em") { $0.write(inner) }
      case .strong(let inner): element("strong") { $0.write(inner) }
      case .code(let code): element("code") { $0.html.text(code) }
      case .link(let link):
        element("a", [.href(link.address)]) {
          if link.text.isEmpty { $0.html.text(link.address) } else { $0.write(link.text) }
        }
      case .reference(let reference): write(reference)
      case .footnote(let number): writeMark(number)
      case .image(let image): write(image)
      case .lineBreak: html.void("br")
      }
    }
  }

  /// A reference that leads nowhere was a finding; here it is plain text.
  private mutating func write(_ reference: CrossReference) {
    guard let destination = reference.destination else { return write(reference.text) }
    let page = destination.topic == topic.id ? "" : HTMLPlace.page(of: destination.topic)
    let anchor = destination.anchor.map { "#" + $0.text } ?? ""
    element("a", [.href(page.isEmpty && anchor.isEmpty ? HTMLPlace.page(of: topic.id) : page + anchor)]) {
      $0.write(reference.text)
    }
  }

  private mutating func writeMark(_ number: Int) {
    let isFirst = marked.insert(number).inserted
    element("sup") {
      $0.element(
        "a",
        [.href("#fn-\(number)"), .class("mark"), HTMLAttribute("aria-label", "Chú thích \(number)")]
          + (isFirst ? [.id("fnref-\(number)")] : [])
      ) { $0.html.text(String(number)) }
    }
  }

  /// An element whose content is written by this writer.
  private mutating func element(
    _ name: StaticString, _ attributes: [HTMLAttribute] = [], _ content: (inout HTMLTopicWriter) -> Void
  ) {
    html.begin(name, attributes)
    content(&self)
    html.end(name)
  }
}

/// Where things lie in the HTML edition.
enum HTMLPlace {
  static func page(of topic: TopicID) -> String { topic.text + ".html" }

  /// A picture keeps its place below the module's folder: `modules/cd03/media/h.svg` is `media/h.svg`.
  static func media(_ path: SourcePath) -> String {
    path.text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last.map(String.init) ?? path.text
  }
}

extension Question.Kind {
  /// How the question is answered, for readers.
  var label: String {
    switch self {
    case .single: "chọn một phương án"
    case .multiple: "chọn nhiều phương án"
    case .open: "trả lời bằng lời"
    }
  }
}
