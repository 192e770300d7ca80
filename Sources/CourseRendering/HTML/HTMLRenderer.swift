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
      tree.add(changesPage(changes, frame, navigation: navigation.html(at: nil)), at: "thay-doi.html")
    }
    tree.add(templates.assetTree, below: "assets")
    for media in module.media { tree.add(media.bytes, at: HTMLPlace.media(media.path)) }
    return tree
  }

  /// The page of changes as one file that needs no other.
  package func changesPage(
    showing changes: ModuleChanges, of module: Module, standing: Edition.Standing
  ) -> [UInt8] {
    let style = templates.assets.first { $0.path == "style.css" }?.bytes ?? []
    let edition = Edition(of: module, standing: standing, changes: changes)
    return changesPage(changes, HTMLFrame(edition, style: style, templates), navigation: [])
  }

  private func changesPage(_ changes: ModuleChanges, _ frame: HTMLFrame, navigation: [UInt8]) -> [UInt8] {
    var names = frame.names(title: "Thay đổi so với phiên bản \(changes.from)", navigation: navigation)
    names.set("since", changes.from.description)
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
    let captions = edition.module.captions
    names.set("tables", captions.tables)
    names.set("figures", captions.figures)
    names.set("glossary", glossary(of: edition.module))
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

/// The terms that the topics of an edition use, with the topic in which each is used first; `nil` where there are none.
private func glossary(of module: Module) -> HTMLNames? {
  guard !module.terms.isEmpty else { return nil }
  var firstUses: [TermID: Topic] = [:]
  for topic in module.topics {
    topic.forEachBlock { block in
      block.forEachInline { inline in
        if case .term(let use) = inline, firstUses[use.id] == nil { firstUses[use.id] = topic }
      }
    }
  }
  let terms = module.terms.compactMap { term -> HTMLNames? in
    guard let topic = firstUses[term.id] else { return nil }
    var entry = HTMLNames()
    entry.set("name", term.name)
    entry.set("meaning", term.meaning)
    if case .law(let basis) = term.source { entry.set("basis", basis) }
    entry.set("href", HTMLPlace.page(of: topic.id))
    entry.set("ordinal", String(topic.ordinal))
    return entry
  }
  guard !terms.isEmpty else { return nil }
  var names = HTMLNames()
  names.set("terms", terms)
  return names
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

extension Module {
  /// The numbered tables and figures, in order.
  fileprivate var captions: (tables: [HTMLNames], figures: [HTMLNames]) {
    var tables: [HTMLNames] = []
    var figures: [HTMLNames] = []
    for topic in topics {
      func entry(_ caption: Caption) -> HTMLNames {
        var entry = HTMLNames()
        entry.set("number", caption.number)
        entry.set("title", caption.text.plainText)
        entry.set("href", HTMLPlace.page(of: topic.id) + (caption.anchor.map { "#" + $0.text } ?? ""))
        return entry
      }
      topic.forEachBlock { block in
        if case .table(let table) = block.content, let caption = table.caption { tables.append(entry(caption)) }
        if case .figure(let figure) = block.content, let caption = figure.caption { figures.append(entry(caption)) }
      }
    }
    return (tables, figures)
  }
}
