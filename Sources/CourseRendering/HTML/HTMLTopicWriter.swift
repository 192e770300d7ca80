import CourseModel

/// Writes the body of one topic's page.
struct HTMLTopicWriter {
  var html = HTMLWriter(capacity: 32 * 1024)
  let topic: Topic
  /// The right answers stand only in the instructor's edition.
  let showsAnswers: Bool
  private let media: [SourcePath: Media]
  /// The footnotes whose mark has been written; the first mark of each is where its back link leads.
  var marked: Set<Int> = []

  /// Where the pictures' folder lies as seen from the page: nothing, or a path that ends with a slash.
  private let pictures: String

  init(_ topic: Topic, media: [SourcePath: Media], showsAnswers: Bool, pictures: String = "") {
    self.topic = topic
    self.pictures = pictures
    self.media = media
    self.showsAnswers = showsAnswers
  }

  /// The topic's blocks and footnotes as HTML.
  mutating func write() -> [UInt8] {
    for stretch in topic.blocks.stretches {
      write(stretch)
      html.newline()
    }
    writeFootnotes()
    return html.bytes
  }

  // MARK: Blocks

  mutating func write(_ blocks: [Block]) { for block in blocks { write(block) } }

  private mutating func write(_ block: Block) {
    if block.traits == .none { write(block.content) } else { write([block][...]) }
  }

  /// A block, or a section, in a frame that says for whom it is meant.
  private mutating func write(_ stretch: ArraySlice<Block>) {
    guard let first = stretch.first else { return }
    guard first.traits != .none else { return write(first.content) }
    let audience = first.traits.audience == .everyone ? [] : ["for-" + first.traits.audience.rawValue]
    element("div", [.class((audience + first.traits.classes).joined(separator: " "))]) { writer in
      if first.traits.audience == .instructor {
        writer.element("p", [.class("for-whom")]) { $0.html.text("Dành cho giảng viên") }
      }
      writer.write(first.content)
      for block in stretch.dropFirst() { writer.write(block) }
    }
  }

  private mutating func write(_ content: Block.Content) {
    switch content {
    case .heading(let heading): write(heading)
    case .paragraph(let inlines): element("p") { $0.write(inlines) }
    case .list(let list): write(list)
    case .definitions(let definitions):
      element("dl") { writer in
        for definition in definitions {
          for term in definition.terms { writer.element("dt") { $0.write(term) } }
          for meaning in definition.meanings { writer.element("dd") { $0.write(meaning) } }
        }
      }
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
      for (index, item) in list.items.enumerated() {
        writer.element("li", item.isChecked == nil ? [] : [.class("check")]) {
          if case .point = list.marker {
            $0.element("span", [.class("point")]) { $0.html.text(list.label(of: index)) }
            $0.html.text(" ")
          }
          if let isChecked = item.isChecked { $0.html.text(isChecked ? "☑ " : "☐ ") }
          $0.write(item.blocks, isTight: list.isTight)
        }
        writer.html.newline()
      }
    }
    switch list.marker {
    case .bullet: element("ul", [], items)
    case .number(let start): element("ol", start == 1 ? [] : [HTMLAttribute("start", String(start))], items)
    // No style of numbers that every browser knows has đ, so the letters are text.
    case .point: element("ol", [.class("points")], items)
    }
  }

  /// The blocks of an item or cell; in a tight list, and for a single paragraph, the paragraph's own element is left out.
  mutating func write(_ blocks: [Block], isTight: Bool) {
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

  mutating func write(_ image: Image) {
    var attributes = [
      HTMLAttribute("src", pictures + HTMLPlace.media(image.path)), HTMLAttribute("alt", image.alternativeText),
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

  /// An element whose content is written by this writer.
  mutating func element(
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

  /// A picture keeps its place below the module's folder: `modules/cd03/media/h.svg` is `media/h.svg`. Those that modules
  /// share lie apart, so that no name meets another: `shared/media/h.svg` is `media/shared/media/h.svg`.
  static func media(_ path: SourcePath) -> String {
    if path.text.hasPrefix(Place.shared.text + "/") { return "media/" + path.text }
    return path.text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last.map(String.init)
      ?? path.text
  }
}
