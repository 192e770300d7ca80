package import CourseModel

/// The HTML edition: a home page, a page a topic and, for a later version, a page of changes. It needs no network, no server
/// and no script.
package struct HTMLRenderer: Renderer {
  private let templates: HTMLTemplates

  package init(_ templates: HTMLTemplates) { self.templates = templates }

  package func render(_ edition: Edition) -> OutputTree {
    var tree = OutputTree()
    let module = edition.module
    let frame = HTMLFrame(edition, style: nil, templates)
    let media = Dictionary(module.media.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let navigation = HTMLNavigation(edition)
    for (index, topic) in module.topics.enumerated() {
      var writer = HTMLTopicWriter(topic, media: media, showsAnswers: edition.reader == .instructor)
      var names = frame.names(
        title: "Bài \(topic.ordinal). \(topic.metadata.title.value)", navigation: navigation.html(at: index))
      names.set("ordinal", String(topic.ordinal))
      names.set("title", topic.metadata.title.value)
      names.set("summary", topic.metadata.summary?.value)
      names.set("objectives", objectives(of: topic, in: module))
      names.set("periods", topic.metadata.periods.map { "\($0.value.total) tiết" })
      names.set("previous", index > 0 ? link(to: module.topics[index - 1]) : nil)
      names.set("next", index + 1 < module.topics.count ? link(to: module.topics[index + 1]) : nil)
      names.set("body", html: writer.write())
      tree.add(templates.page("topic", names), at: HTMLPlace.page(of: topic.id))
    }
    tree.add(templates.page("home", home(of: edition, frame: frame, navigation: navigation)), at: "index.html")
    if let changes = edition.changes {
      let isInstructors = edition.reader == .instructor
      tree.add(
        changesPage(
          changes, frame, navigation: navigation.html(at: nil), teaching: isInstructors ? "day-lai.html" : nil),
        at: "thay-doi.html")
      if isInstructors {
        tree.add(teachingPage(showing: changes, of: module, standing: edition.standing), at: "day-lai.html")
      }
    }
    tree.add(templates.assetTree, below: "assets")
    for media in module.media { tree.add(media.bytes, at: HTMLPlace.media(media.path)) }
    return tree
  }

  /// The page of changes as one file that needs no other.
  package func changesPage(
    showing changes: ModuleChanges, of module: Module, standing: Edition.Standing
  ) -> [UInt8] {
    let edition = Edition(of: module, standing: standing, changes: changes)
    return changesPage(changes, HTMLFrame(edition, style: changesStyle, templates), navigation: [], teaching: nil)
  }

  /// What a trainer has to teach again, as one file to print.
  package func teachingPage(
    showing changes: ModuleChanges, of module: Module, standing: Edition.Standing
  ) -> [UInt8] {
    let frame = HTMLFrame(Edition(of: module, standing: standing), style: changesStyle, templates)
    var names = frame.names(title: "Dạy lại: thay đổi từ phiên bản \(changes.from)", navigation: [])
    names.set("since", changes.from.description)
    names.set("body", html: HTMLTeachingWriter.body(of: changes))
    return templates.page("teaching", names)
  }

  private var changesStyle: [UInt8] {
    ["style.css", "changes.css"].flatMap { name in templates.assets.first { $0.path == name }?.bytes ?? [] }
  }

  /// `teaching` is the address of the trainers' page, where there is one beside it.
  private func changesPage(
    _ changes: ModuleChanges, _ frame: HTMLFrame, navigation: [UInt8], teaching: String?
  ) -> [UInt8] {
    var names = frame.names(title: "Thay đổi so với phiên bản \(changes.from)", navigation: navigation)
    names.set("since", changes.from.description)
    names.set("teaching", teaching)
    names.set("body", html: HTMLChangesWriter.body(of: changes))
    return templates.page("changes", names)
  }

  private func link(to topic: Topic) -> HTMLNames {
    var names = HTMLNames()
    names.set("href", HTMLPlace.page(of: topic.id))
    names.set("title", "Bài \(topic.ordinal). \(topic.metadata.title.value)")
    return names
  }

  private func objectives(of topic: Topic, in module: Module) -> [String] {
    topic.metadata.objectives.compactMap { id in module.metadata.objectives.first { $0.id == id.value }?.text }
  }

  private func home(of edition: Edition, frame: HTMLFrame, navigation: HTMLNavigation) -> HTMLNames {
    let metadata = edition.module.metadata
    let periods = metadata.periods.value
    var names = frame.names(title: metadata.title.value, navigation: navigation.html(at: nil))
    names.set("title", metadata.title.value)
    names.set("leadUnit", metadata.leadUnit.value)
    names.set("authors", metadata.authors.map(\.value).joined(separator: ", "))
    names.set("audience", metadata.audience.map(\.value))
    names.set("theory", String(periods.theory))
    names.set("discussion", String(periods.discussion))
    names.set("practice", String(periods.practice))
    names.set("total", String(periods.total))
    names.set("minutes", String(edition.module.imprint.minutesPerPeriod))
    names.set(
      "objectives",
      metadata.objectives.map { objective in
        var entry = HTMLNames()
        entry.set("kind", objective.kind.label)
        entry.set("text", objective.text)
        return entry
      })
    names.set(
      "topics",
      edition.module.topics.map { topic in
        var entry = HTMLNames()
        entry.set("ordinal", String(topic.ordinal))
        entry.set("title", topic.metadata.title.value)
        entry.set("href", HTMLPlace.page(of: topic.id))
        entry.set("summary", topic.metadata.summary?.value)
        entry.set("periods", topic.metadata.periods.map { "\($0.value.total) tiết" })
        return entry
      })
    names.set("captions", html: captions(of: edition.module))
    names.set("glossary", html: glossary(of: edition.module))
    names.set(
      "changes",
      edition.changes.map { changes in
        var entry = HTMLNames()
        entry.set("since", changes.from.description)
        return entry
      })
    if case .issued(let record) = edition.standing { names.set("seal", record.seal.hexadecimal) }
    return names
  }
}

/// The terms that the topics of an edition use, with the topic in which each is used first; `nil` where there are none. Like
/// the contents, such a list is written here: Mustache takes as long over its entries as the rest of the page does.
private func glossary(of module: Module) -> [UInt8]? {
  guard !module.terms.isEmpty else { return nil }
  var firstUses: [TermID: Topic] = [:]
  for topic in module.topics {
    topic.forEachBlock { block in
      block.forEachInline { inline in
        if case .term(let use) = inline, firstUses[use.id] == nil { firstUses[use.id] = topic }
      }
    }
  }
  var html = HTMLWriter()
  for term in module.terms {
    guard let topic = firstUses[term.id] else { continue }
    html.element("dt") { $0.text(term.name) }
    html.element("dd") { html in
      html.text(term.meaning)
      if case .law(let basis) = term.source { html.text(" (Theo \(basis).)") }
      html.text(" ")
      html.element("a", [.href(HTMLPlace.page(of: topic.id))]) { $0.text("Bài \(topic.ordinal)") }
    }
    html.newline()
  }
  return html.bytes.isEmpty ? nil : html.bytes
}

/// The numbered tables and figures, in order; `nil` where there are none.
private func captions(of module: Module) -> [UInt8]? {
  var (tables, figures) = (HTMLWriter(), HTMLWriter())
  for topic in module.topics {
    func write(_ caption: Caption, _ label: String, to html: inout HTMLWriter) {
      let address = HTMLPlace.page(of: topic.id) + (caption.anchor.map { "#" + $0.text } ?? "")
      html.element("li") {
        $0.element("a", [.href(address)]) { $0.text("\(label) \(caption.number)") }
        $0.text(". " + caption.text.plainText)
      }
      html.newline()
    }
    topic.forEachBlock { block in
      if case .table(let table) = block.content, let caption = table.caption { write(caption, "Bảng", to: &tables) }
      if case .figure(let figure) = block.content, let caption = figure.caption { write(caption, "Hình", to: &figures) }
    }
  }
  let list = tables.bytes + figures.bytes
  return list.isEmpty ? nil : list
}

/// The names that every page of an edition shares.
private struct HTMLFrame {
  private var shared = HTMLNames()

  /// `style` is a stylesheet to put into the page itself; with `nil` the page links to `assets/style.css`.
  init(_ edition: Edition, style: [UInt8]?, _ templates: HTMLTemplates) {
    let imprint = edition.module.imprint
    shared.set("module", edition.module.metadata.title.value)
    shared.set("moduleCode", edition.module.id.text.uppercased())
    shared.set("programme", imprint.programme)
    shared.set("authority", imprint.authority)
    shared.set("academy", imprint.academy)
    shared.set("version", edition.module.metadata.version.value.description)
    shared.set("date", edition.date.forReaders)
    shared.set("specimen", imprint.isSpecimen ? Standing.specimen : nil)
    switch edition.standing {
    case .draft(let date): shared.set("draft", Standing.draft(on: date))
    case .issued(let record):
      var issued = HTMLNames()
      issued.set("number", record.number)
      issued.set("date", record.date.forReaders)
      issued.set("effective", record.effective.forReaders)
      shared.set("issued", issued)
    }
    shared.set("style", html: style)
    shared.set("top", html: templates.page("top", shared))
    shared.set("foot", html: templates.page("foot", shared))
  }

  func names(title: String, navigation: [UInt8]) -> HTMLNames {
    var names = shared
    names.set("pageTitle", title)
    names.set("navigation", html: navigation)
    return names
  }
}

/// The contents of the module beside every page. Its entries are written once; each page takes them with its own marked.
private struct HTMLNavigation {
  private let topics: [(ordinary: [UInt8], current: [UInt8])]

  init(_ edition: Edition) {
    topics = edition.module.topics.map { topic in
      (HTMLNavigation.entry(topic, isCurrent: false), HTMLNavigation.entry(topic, isCurrent: true))
    }
  }

  /// The list, with the topic at `index` open at its sections.
  func html(at index: Int?) -> [UInt8] {
    var list: [UInt8] = []
    for (position, entry) in topics.enumerated() { list += position == index ? entry.current : entry.ordinary }
    return list
  }

  private static func entry(_ topic: Topic, isCurrent: Bool) -> [UInt8] {
    var html = HTMLWriter()
    html.element("li") { html in
      let link: [HTMLAttribute] =
        [.href(HTMLPlace.page(of: topic.id))] + (isCurrent ? [HTMLAttribute("aria-current", "page")] : [])
      html.element("a", link) {
        $0.element("span", [.class("number")]) { $0.text(String(topic.ordinal)) }
        $0.element("span") { $0.text(topic.metadata.title.value) }
      }
      let sections = topic.blocks.compactMap { block -> Heading? in
        if case .heading(let heading) = block.content, heading.level == 2 { heading } else { nil }
      }
      guard isCurrent, !sections.isEmpty else { return }
      html.element("ul") { html in
        for section in sections {
          html.element("li") { $0.element("a", [.href("#" + section.anchor.text)]) { $0.text(section.text.plainText) } }
        }
      }
    }
    html.newline()
    return html.bytes
  }
}
