package import CourseModel

extension BundleRenderer {
  /// What of a bundle is set as a PDF.
  package enum Setting: Sendable {
    /// Cover, preface and the list of what the bundle holds.
    case cover
    case supplement(BundleEdition.Supplement, BundleEdition.Entry)

    /// The file that the typesetter compiles.
    package var template: String {
      switch self {
      case .cover: "bundle/cover.typ"
      case .supplement: "bundle/supplement.typ"
      }
    }

    /// Where its PDF lies below the bundle's `data/`.
    package var path: String {
      switch self {
      case .cover: BundlePlace.cover
      case .supplement(let supplement, let entry): "\(entry.folder(of: supplement))/\(name).pdf"
      }
    }

    /// Its file's name without the extension.
    package var name: String {
      switch self {
      case .cover: "bia-va-loi-dau"
      case .supplement(let supplement, let entry): BundleRenderer.printName(of: supplement, in: entry)
      }
    }
  }

  /// Everything of a bundle that is set.
  package static func settings(of edition: BundleEdition) -> [Setting] {
    [.cover] + edition.entries.flatMap { entry in entry.supplements.map { .supplement($0, entry) } }
  }

  static func printName(of supplement: BundleEdition.Supplement, in entry: BundleEdition.Entry) -> String {
    "\(entry.module.id)-\(supplement.place.folder)"
  }

  /// The folder in which a setting is compiled: templates, data, pictures.
  package func folder(for setting: Setting, of edition: BundleEdition) -> OutputTree {
    var tree = templates.setting
    var json = JSONWriter()
    let media: [Media]
    json.object { json in
      BundleRenderer.writeFrame(of: edition, to: &json)
      switch setting {
      case .cover: BundleRenderer.writeCover(of: edition, to: &json)
      case .supplement(let supplement, let entry):
        json.member("module", "\(entry.module.id.text.uppercased()) – \(entry.module.metadata.title.value)")
        json.member("version", entry.record.version.description)
        json.member("after", entry.after(supplement.place))
        json.member("text") { BundleRenderer.write(supplement.text, for: edition.reader, to: &$0) }
      }
    }
    switch setting {
    case .cover: media = edition.preface?.media ?? []
    case .supplement(let supplement, _): media = supplement.text.media
    }
    tree.add(json.bytes, at: "data.json")
    for media in media { tree.add(media.bytes, at: "print/" + HTMLPlace.media(media.path)) }
    return tree
  }

  private static func writeFrame(of edition: BundleEdition, to json: inout JSONWriter) {
    json.member("province", edition.heading)
    json.member("unit", edition.state.fullName)
    json.member("provinceCode", edition.state.code)
    json.member("programme", edition.imprint.programme)
    json.member("authority", edition.imprint.authority)
    json.member("academy", edition.imprint.academy)
    json.member("edition", edition.reader.label.vietnamese)
    json.member("reader", edition.reader.rawValue)
    json.member("tag", edition.tag)
    json.member("responsible", edition.responsible)
    json.member("notice", edition.notice)
    json.member("specimen", edition.isSpecimen ? Standing.specimen : nil)
    json.member("date") { json in
      json.object {
        $0.member("year", edition.date.year)
        $0.member("month", edition.date.month)
        $0.member("day", edition.date.day)
        $0.member("text", edition.date.forReaders)
      }
    }
  }

  private static func writeCover(of edition: BundleEdition, to json: inout JSONWriter) {
    json.member("preface") { json in
      if let text = edition.preface { write(text, for: edition.reader, to: &json) } else { json.null() }
    }
    json.member("modules") {
      $0.array(edition.entries) { json, entry in
        json.object { json in
          json.member("code", entry.module.id.text.uppercased())
          json.member("title", entry.module.metadata.title.value)
          json.member("version", entry.record.version.description)
          json.member("number", entry.record.number)
          json.member("decided", entry.record.date.forReaders)
          json.member("effective", entry.record.effective.forReaders)
          json.member("status", entry.status.words)
          json.member("seal", entry.record.seal.hexadecimal)
          json.member("supplements") {
            $0.array(entry.supplements) { json, supplement in
              json.object {
                $0.member("title", supplement.text.topic.metadata.title.value)
                $0.member("after", entry.after(supplement.place))
              }
            }
          }
        }
      }
    }
  }

  private static func write(
    _ text: BundleEdition.LocalText, for reader: Edition.Reader, to json: inout JSONWriter
  ) {
    var writer = TopicJSON(text.topic, showsAnswers: reader == .instructor)
    json.object { json in
      json.member("title", text.topic.metadata.title.value)
      json.member("summary", piecesOf: text.topic.metadata.summary?.value)
      json.member("blocks") { writer.write(text.topic.blocks, to: &$0) }
    }
  }
}
