package import CourseModel

/// The HTML edition: a home page, a page a topic, the whole module on one page, a page of help, the index of the search and, for
/// a later version, a page of changes. It needs no network and no server, and can be read without a script.
package struct HTMLRenderer: Renderer {
  let templates: HTMLTemplates

  package init(_ templates: HTMLTemplates) { self.templates = templates }

  package func render(_ edition: Edition) -> OutputTree {
    var tree = OutputTree()
    let module = edition.module
    let frame = HTMLFrame(edition, style: nil, templates)
    let navigation = HTMLNavigation(edition)
    let sources = HTMLSources(edition)
    let changes = edition.changes.map { ChangedPlaces($0) }
    var bodies: [HTMLTopicBody] = []
    for (index, topic) in module.topics.enumerated() {
      let marks = changes?.kinds(in: topic) ?? []
      var writer = HTMLTopicWriter(topic, in: sources, numbers: edition.blockNumbers[index], changes: marks)
      let body = writer.write()
      bodies.append(body)
      var names = frame.names(
        "topic", title: "Bài \(topic.ordinal). \(topic.metadata.title.value)", navigation: navigation.html(at: index))
      names.set("id", topic.id.text)
      names.set("ordinal", String(topic.ordinal))
      names.set("title", topic.metadata.title.value)
      names.set("summary", topic.metadata.summary?.value)
      names.set("objectives", objectives(of: topic, in: module))
      names.set("periods", topic.metadata.periods.map { "\($0.value.total) tiết" })
      names.set("previous", index > 0 ? link(to: module.topics[index - 1]) : nil)
      names.set("next", index + 1 < module.topics.count ? link(to: module.topics[index + 1]) : nil)
      names.set("changes", marks.contains { $0 != nil } ? change(of: edition) : nil)
      names.set("body", html: body.bytes)
      tree.add(templates.page("topic", names), at: HTMLPlace.page(of: topic.id))
    }
    tree.add(templates.page("home", home(of: edition, bodies, frame: frame, navigation: navigation)), at: "index.html")
    tree.add(wholePage(module, bodies, frame, navigation), at: HTMLPlace.whole)
    tree.add(
      templates.page(
        "help", frame.names("help", title: "Trợ giúp và khả năng tiếp cận", navigation: navigation.html(at: nil))),
      at: HTMLPlace.help)
    tree.add(HTMLSearchIndex.script(of: module, bodies), at: HTMLPlace.searchIndex)
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
    var names = frame.names("teaching", title: "Dạy lại: thay đổi từ phiên bản \(changes.from)", navigation: [])
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
    var names = frame.names("changes", title: "Thay đổi so với phiên bản \(changes.from)", navigation: navigation)
    names.set("since", changes.from.description)
    names.set("teaching", teaching)
    names.set("body", html: HTMLChangesWriter.body(of: changes))
    return templates.page("changes", names)
  }

  /// All topics one after the other, to search with the browser, to print or to save.
  private func wholePage(
    _ module: Module, _ bodies: [HTMLTopicBody], _ frame: HTMLFrame, _ navigation: HTMLNavigation
  ) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(bodies.reduce(0) { $0 + $1.bytes.count * 9 / 8 + 512 })
    for (topic, body) in zip(module.topics, bodies) {
      var html = HTMLWriter()
      let title = topic.id.text + "./tieu-de"
      html.begin("article", [.class("topic"), .id(topic.id.text), .labelled(by: title)])
      html.element("p", [.class("eyebrow")]) { $0.text("Bài \(topic.ordinal)") }
      html.element("h2", [.id(title)]) { $0.text(topic.metadata.title.value) }
      if let summary = topic.metadata.summary?.value { html.element("p", [.class("summary")]) { $0.text(summary) } }
      html.newline()
      page += html.bytes
      body.append(of: topic.id, to: &page)
      html = HTMLWriter()
      html.end("article")
      html.newline()
      page += html.bytes
    }
    var names = frame.names("whole", title: "Toàn văn", navigation: navigation.htmlWithinPage)
    names.set("title", module.metadata.title.value)
    names.set("body", html: page)
    return templates.page("whole", names)
  }

  /// What a page says of the version before; `nil` where there is none.
  func change(of edition: Edition) -> HTMLNames? {
    edition.changes.map { changes in
      var entry = HTMLNames()
      entry.set("since", changes.from.description)
      return entry
    }
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
}

/// What happened to the blocks of an edition since the version before, by their places.
private struct ChangedPlaces {
  private let kinds: [String: ChangeKind]

  init(_ changes: ModuleChanges) {
    kinds = Dictionary(
      changes.topics.flatMap(\.blocks).compactMap { change in change.after.map { ($0, change.kind) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// For each top-level block, in order.
  func kinds(in topic: Topic) -> [ChangeKind?] { topic.placedBlocks.map { kinds[$0.place] } }
}
