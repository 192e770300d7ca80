package import CourseModel

/// A province's own part of a bundle: the page that opens it, its texts as pages, and what the typesetter gets for its cover
/// and texts. Nothing of the core is rendered here: that was issued.
package struct BundleRenderer: Sendable {
  let templates: BundleTemplates

  package init(_ templates: BundleTemplates) { self.templates = templates }

  /// The pages and pictures, by their path below the bundle's `data/`.
  package func pages(of edition: BundleEdition) -> OutputTree {
    var tree = OutputTree()
    tree.add(templates.page("index", index(of: edition)), at: BundlePlace.page)
    tree.add(templates.style, at: BundlePlace.style)
    for media in edition.preface?.media ?? [] {
      tree.add(media.bytes, at: "\(BundlePlace.own)/\(HTMLPlace.media(media.path))")
    }
    for entry in edition.entries {
      for supplement in entry.supplements {
        let folder = entry.folder(of: supplement)
        tree.add(
          templates.page("supplement", names(of: supplement, in: entry, of: edition)), at: "\(folder)/index.html")
        for media in supplement.text.media { tree.add(media.bytes, at: "\(folder)/\(HTMLPlace.media(media.path))") }
      }
    }
    return tree
  }

  private func frame(of edition: BundleEdition, title: String, style: String) -> HTMLNames {
    var names = HTMLNames()
    names.set("pageTitle", title)
    names.set("style", style)
    names.set("specimen", edition.isSpecimen ? Standing.specimen : nil)
    names.set("province", edition.heading)
    names.set("unit", edition.state.fullName)
    names.set("code", edition.state.code)
    names.set("programme", edition.imprint.programme)
    names.set("authority", edition.imprint.authority)
    names.set("academy", edition.imprint.academy)
    names.set("edition", edition.reader.label.vietnamese)
    names.set("date", edition.date.forReaders)
    names.set("responsible", edition.responsible)
    return names
  }

  private func index(of edition: BundleEdition) -> HTMLNames {
    var names = frame(
      of: edition, title: "\(edition.heading) – \(edition.imprint.programme)", style: BundlePlace.style)
    names.set("cover", BundlePlace.cover)
    names.set("tag", edition.tag)
    names.set("count", String(edition.entries.count))
    names.set(
      "preface",
      edition.preface.map { text in
        var part = HTMLNames()
        part.set("title", text.topic.metadata.title.value)
        part.set("body", html: body(of: text, for: edition.reader, pictures: BundlePlace.own + "/"))
        return part
      })
    names.set("modules", edition.entries.map { entry in self.names(of: entry, for: edition.reader) })
    names.set(
      "local",
      edition.entries.flatMap { entry in
        entry.supplements.map { supplement in
          var part = link(to: supplement, in: entry)
          part.set("moduleCode", entry.module.id.text.uppercased())
          part.set("after", entry.after(supplement.place))
          return part
        }
      })
    return names
  }

  private func names(of entry: BundleEdition.Entry, for reader: Edition.Reader) -> HTMLNames {
    var names = HTMLNames()
    let folder = reader == .instructor ? "giang-vien/" : ""
    let book = reader == .instructor ? "\(entry.name)-giang-vien.pdf" : "\(entry.name).pdf"
    names.set("moduleCode", entry.module.id.text.uppercased())
    names.set("title", entry.module.metadata.title.value)
    names.set("version", entry.record.version.description)
    names.set("number", entry.record.number)
    names.set("decided", entry.record.date.forReaders)
    names.set("effective", entry.record.effective.forReaders)
    names.set(entry.status.isWarning ? "warning" : "status", entry.status.words)
    names.set("html", entry.payload("\(folder)html/index.html"))
    names.set("pdf", entry.payload(folder + book))
    names.set("key", entry.payload("\(folder)\(entry.name)-dap-an.pdf"))
    names.set("seal", entry.record.seal.hexadecimal)
    names.set(
      "topics",
      entry.module.topics.map { topic in
        var part = HTMLNames()
        part.set("ordinal", String(topic.ordinal))
        part.set("topicTitle", topic.metadata.title.value)
        part.set("href", entry.payload("\(folder)html/\(HTMLPlace.page(of: topic.id))"))
        part.set("topicTexts", links(behind: .topic(topic.id), in: entry))
        return part
      })
    names.set("moduleTexts", links(behind: .module, in: entry))
    return names
  }

  private func links(behind place: SupplementPlace, in entry: BundleEdition.Entry) -> [HTMLNames] {
    entry.supplements.filter { $0.place == place }.map { link(to: $0, in: entry) }
  }

  private func link(to supplement: BundleEdition.Supplement, in entry: BundleEdition.Entry) -> HTMLNames {
    var names = HTMLNames()
    names.set("textTitle", supplement.text.topic.metadata.title.value)
    names.set("textHref", "\(entry.folder(of: supplement))/index.html")
    names.set("textPrint", "\(entry.folder(of: supplement))/\(BundleRenderer.printName(of: supplement, in: entry)).pdf")
    return names
  }

  private func names(
    of supplement: BundleEdition.Supplement, in entry: BundleEdition.Entry, of edition: BundleEdition
  ) -> HTMLNames {
    let title = supplement.text.topic.metadata.title.value
    var names = frame(of: edition, title: "\(title) – \(edition.heading)", style: "../../style.css")
    names.set("title", title)
    names.set("summary", supplement.text.topic.metadata.summary?.value)
    names.set("notice", edition.notice)
    names.set("moduleCode", entry.module.id.text.uppercased())
    names.set("moduleTitle", entry.module.metadata.title.value)
    names.set("version", entry.record.version.description)
    names.set("after", entry.after(supplement.place))
    names.set("home", "../../../" + BundlePlace.page)
    names.set("print", BundleRenderer.printName(of: supplement, in: entry) + ".pdf")
    names.set("body", html: body(of: supplement.text, for: edition.reader, pictures: ""))
    return names
  }

  private func body(of text: BundleEdition.LocalText, for reader: Edition.Reader, pictures: String) -> [UInt8] {
    let sources = HTMLSources(media: text.media, showsAnswers: reader == .instructor, pictures: pictures)
    var writer = HTMLTopicWriter(text.topic, in: sources, numbers: [], changes: [])
    return writer.write().bytes
  }
}
