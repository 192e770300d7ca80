import CourseModel

extension HTMLRenderer {
  /// The names of the home page.
  func home(
    of edition: Edition, _ bodies: [HTMLTopicBody], frame: HTMLFrame, navigation: HTMLNavigation
  ) -> HTMLNames {
    let metadata = edition.module.metadata
    let periods = metadata.periods.value
    var names = frame.names("home", title: metadata.title.value, navigation: navigation.html(at: nil))
    names.set("title", metadata.title.value)
    names.set("leadUnit", metadata.leadUnit.value)
    names.set("authors", metadata.authors.map(\.value).joined(separator: ", "))
    names.set("audience", metadata.audience.map(\.value))
    names.set("hasPreface", metadata.preface.isEmpty ? nil : "1")
    names.set("preface", metadata.preface.map(\.value))
    names.set("theory", String(periods.theory))
    names.set("discussion", String(periods.discussion))
    names.set("practice", String(periods.practice))
    names.set("total", String(periods.total))
    names.set("minutes", String(edition.module.imprint.minutesPerPeriod))
    let points = bodies.reduce(into: [:]) { $0.merge($1.points, uniquingKeysWith: +) }
    names.set(
      "objectives",
      metadata.objectives.map { objective in
        var entry = HTMLNames()
        entry.set("id", objective.id.text)
        entry.set("points", points[objective.id].map(String.init))
        entry.set("kind", objective.kind.label)
        entry.set("text", objective.text)
        return entry
      })
    names.set(
      "topics",
      edition.module.topics.map { topic in
        var entry = HTMLNames()
        entry.set("id", topic.id.text)
        entry.set("ordinal", String(topic.ordinal))
        entry.set("title", topic.metadata.title.value)
        entry.set("href", HTMLPlace.page(of: topic.id))
        entry.set("summary", topic.metadata.summary?.value)
        entry.set("periods", topic.metadata.periods.map { "\($0.value.total) tiết" })
        return entry
      })
    let (tables, figures) = captions(of: edition.module)
    names.set("tables", html: tables)
    names.set("figures", html: figures)
    names.set("glossary", html: glossary(of: edition.module))
    names.set("changes", change(of: edition))
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
private func captions(of module: Module) -> (tables: [UInt8]?, figures: [UInt8]?) {
  var (tables, figures) = (HTMLWriter(), HTMLWriter())
  for topic in module.topics {
    func write(_ caption: Caption, _ label: String, to list: inout HTMLWriter) {
      let address = HTMLPlace.page(of: topic.id) + (caption.anchor.map { "#" + $0.text } ?? "")
      list.element("li") {
        $0.element("a", [.href(address)]) { $0.text("\(label) \(caption.number)") }
        $0.text(". " + caption.text.plainText)
      }
      list.newline()
    }
    topic.forEachBlock { block in
      if case .table(let table) = block.content, let caption = table.caption { write(caption, "Bảng", to: &tables) }
      if case .figure(let figure) = block.content, let caption = figure.caption { write(caption, "Hình", to: &figures) }
    }
  }
  return (tables.bytes.isEmpty ? nil : tables.bytes, figures.bytes.isEmpty ? nil : figures.bytes)
}
