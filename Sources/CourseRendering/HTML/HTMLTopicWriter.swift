import CourseModel

/// What the pages of one edition look things up in.
struct HTMLSources {
  let media: [SourcePath: Media]
  let law: [String: LegalDocument]
  /// The day that the edition names.
  let date: CalendarDate
  /// `nil` in the instructor's edition: only there the right answers stand in the page.
  let key: AnswerKey?
  var showsAnswers: Bool { key == nil }
  /// Where the pictures' folder lies as seen from the page: nothing, or a path that ends with a slash.
  let pictures: String

  init(_ edition: Edition) {
    self.init(of: edition.module, on: edition.date, key: edition.reader == .learner ? edition.key : nil)
  }

  /// Without a key nobody answers, and the right answers are shown.
  init(of module: Module, on date: CalendarDate, key: AnswerKey? = nil) {
    self.init(media: module.media, law: module.law, on: date, key: key)
  }

  /// For a topic outside any module: no document can be looked up.
  init(media: [Media] = [], showsAnswers: Bool = true, pictures: String = "") {
    self.init(media: media, law: [], on: .first, key: showsAnswers ? nil : AnswerKey.none, pictures: pictures)
  }

  private init(
    media: [Media], law: [LegalDocument], on date: CalendarDate, key: AnswerKey?, pictures: String = ""
  ) {
    self.media = Dictionary(media.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.law = Dictionary(law.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    self.date = date
    self.key = key
    self.pictures = pictures
  }
}

/// Writes the body of one topic's page.
struct HTMLTopicWriter {
  var html = HTMLWriter(capacity: 48 * 1024)
  let topic: Topic
  let sources: HTMLSources
  /// For each top-level block its number in its section, and what happened to it since the version before.
  private let numbers: [Int]
  private let changes: [ChangeKind?]
  /// The footnotes whose mark has been written; the first mark of each is where its back link leads.
  var marked: Set<Int> = []
  /// The terms and documents that were named so far, in order.
  var terms: [TermUse] = []
  var cited: [String] = []
  var stops: [HTMLTopicBody.Stop] = []
  var points: [ObjectiveID: Int] = [:]
  /// The anchor of the section that is being written.
  private var section = ""
  /// What the next element carries: a block's address, and that it changed.
  private var waiting: [HTMLAttribute] = []

  /// `changes` is empty where nothing is known of a version before.
  init(_ topic: Topic, in sources: HTMLSources, numbers: [Int], changes: [ChangeKind?]) {
    self.topic = topic
    self.sources = sources
    self.numbers = numbers
    self.changes = changes
  }

  /// The topic's blocks, and the notes behind them, as HTML.
  mutating func write() -> HTMLTopicBody {
    for stretch in topic.blocks.stretches {
      writeTop(stretch)
      html.newline()
    }
    writeNotes()
    return HTMLTopicBody(bytes: html.bytes, seams: html.seams, stops: stops, points: points)
  }

  // MARK: Blocks

  mutating func write(_ blocks: [Block]) { for block in blocks { write(block) } }

  private mutating func write(_ block: Block) {
    guard block.traits != .none else { return write(block.content) }
    frame(block.traits) { $0.write(block.content) }
  }

  /// A top-level block, or a section, in a frame that says for whom it is meant.
  private mutating func writeTop(_ stretch: ArraySlice<Block>) {
    guard let first = stretch.first else { return }
    guard first.traits != .none else { return writeTop(first, at: stretch.startIndex) }
    frame(first.traits) { writer in
      writer.writeTop(first, at: stretch.startIndex)
      for (index, block) in zip(stretch.indices, stretch).dropFirst() {
        if block.traits == .none {
          writer.writeTop(block, at: index)
        } else {
          writer.frame(block.traits) { $0.writeTop(block, at: index) }
        }
      }
    }
  }

  /// A top-level block can be linked to: by its own name, or by its place in the manifest (`<section>/<n>`).
  private mutating func writeTop(_ block: Block, at index: Int) {
    if case .heading(let heading) = block.content {
      section = heading.anchor.text
      stops.append(.init(offset: html.bytes.count, name: .section(section)))
    } else if let anchor = HTMLPlace.anchor(of: block.content) {
      stops.append(.init(offset: html.bytes.count, name: .own(anchor.text)))
    } else if index < numbers.count, block.content.isElement {
      stops.append(.init(offset: html.bytes.count, name: .number(numbers[index])))
      waiting.append(.id("\(section)/\(numbers[index])"))
    }
    if index < changes.count, let change = changes[index], block.content.isElement {
      waiting.append(HTMLAttribute("data-change", change.rawValue))
    }
    write(block.content)
  }

  private mutating func frame(_ traits: Block.Traits, _ content: (inout HTMLTopicWriter) -> Void) {
    let audience = traits.audience == .everyone ? [] : ["for-" + traits.audience.rawValue]
    element("div", [.class((audience + traits.classes).joined(separator: " "))]) { writer in
      if traits.audience == .instructor {
        writer.element("p", [.class("for-whom")]) { $0.html.text("Dành cho giảng viên") }
      }
      content(&writer)
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
    html.beginHeading(min(heading.level, 6), withWaiting([.id(heading.anchor.text)]))
    write(heading.text)
    html.endHeading(min(heading.level, 6))
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
        writer.writeColumnGroups(of: table)
        if !table.header.isEmpty {
          writer.element("thead") {
            for (index, row) in table.header.enumerated() {
              $0.write(row, of: table, as: "th", scopes: (one: "col", more: index == 0 ? "colgroup" : "col"))
            }
          }
        }
        writer.element("tbody") { for row in table.body { $0.write(row, of: table, as: "td", scopes: nil) } }
      }
    }
  }

  /// The groups that cells of the first header row name: a cell that names several columns is the head of a group, and HTML
  /// lets no cell be that without one.
  private mutating func writeColumnGroups(of table: Table) {
    guard let first = table.header.first, first.cells.contains(where: { $0.columns > 1 }) else { return }
    for cell in first.cells where !cell.isCovered {
      element("colgroup", cell.columns > 1 ? [HTMLAttribute("span", String(cell.columns))] : []) { _ in }
    }
  }

  /// `scopes` says what a head stands for that is one column wide, or more.
  private mutating func write(
    _ row: Table.Row, of table: Table, as name: StaticString, scopes: (one: String, more: String)?
  ) {
    element("tr") { writer in
      for (cell, alignment) in zip(row.cells, table.columns) where !cell.isCovered {
        var attributes = scopes.map { [HTMLAttribute("scope", cell.columns > 1 ? $0.more : $0.one)] } ?? []
        if cell.columns > 1 { attributes.append(HTMLAttribute("colspan", String(cell.columns))) }
        if cell.rows > 1 { attributes.append(HTMLAttribute("rowspan", String(cell.rows))) }
        if alignment != .natural { attributes.append(.class(alignment.rawValue)) }
        writer.element(name, attributes) { $0.write(cell.blocks, isTight: cell.blocks.count == 1) }
      }
    }
    html.newline()
  }

  private mutating func write(_ figure: Figure) {
    element("figure", figure.caption?.anchor.map { [.id($0.text)] } ?? []) { writer in
      let label = figure.caption.map { "Hình \($0.number). " } ?? ""
      // A wide drawing would shrink beyond reading on a phone; there its frame scrolls, also by keyboard.
      if let size = writer.sources.media[figure.image.path]?.size, size.width > 500 {
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
      HTMLAttribute("src", sources.pictures + HTMLPlace.media(image.path)), HTMLAttribute("alt", image.alternativeText),
      HTMLAttribute("loading", "lazy"),
    ]
    if let size = sources.media[image.path]?.size {
      attributes += [HTMLAttribute("width", String(size.width)), HTMLAttribute("height", String(size.height))]
    }
    html.void("img", attributes)
  }

  private mutating func write(_ callout: Callout) {
    let label = callout.kind.label
    element(
      "aside",
      [.class("callout " + callout.kind.rawValue), HTMLAttribute("role", "note"), HTMLAttribute("aria-label", label)]
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
    html.begin(name, withWaiting(attributes))
    content(&self)
    html.end(name)
  }

  private mutating func withWaiting(_ attributes: [HTMLAttribute]) -> [HTMLAttribute] {
    guard !waiting.isEmpty else { return attributes }
    defer { waiting.removeAll(keepingCapacity: true) }
    return attributes + waiting
  }
}

extension Block.Content {
  /// Whether it is written as an element with content, which can carry an address.
  fileprivate var isElement: Bool {
    switch self {
    case .heading, .paragraph, .list, .definitions, .table, .figure, .code, .quotation, .callout, .question: true
    case .divider: false
    }
  }
}

/// Where things lie in the HTML edition.
enum HTMLPlace {
  static let pageExtension = ".html"

  static func page(of topic: TopicID) -> String { topic.text + pageExtension }

  /// The whole module on one page, what helps to use the pages, and the index of the search.
  static let whole = "toan-van.html"
  static let help = "tro-giup.html"
  static let searchIndex = "tim-kiem.js"

  /// The name that authors or the compiler gave to a block.
  static func anchor(of content: Block.Content) -> AnchorID? {
    switch content {
    case .heading(let heading): heading.anchor
    case .table(let table): table.caption?.anchor
    case .figure(let figure): figure.caption?.anchor
    case .callout(let callout): callout.anchor
    case .question(let question): question.id
    case .paragraph, .list, .definitions, .code, .quotation, .divider: nil
    }
  }

  /// A picture keeps its place below the module's folder: `modules/cd03/media/h.svg` is `media/h.svg`. Those that modules
  /// share lie apart, so that no name meets another: `shared/media/h.svg` is `media/shared/media/h.svg`.
  static func media(_ path: SourcePath) -> String {
    if path.text.hasPrefix(Place.shared.text + "/") { return "media/" + path.text }
    return path.text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last.map(String.init)
      ?? path.text
  }
}
