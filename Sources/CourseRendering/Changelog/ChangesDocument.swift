package import CourseModel

/// What changed in a version as a PDF: the trainers' page, then every change word by word.
package struct ChangesDocument: Sendable {
  private let templates: DocumentTemplates

  /// The file that the typesetter compiles.
  package static let template = "documents/changes.typ"

  package init(_ templates: DocumentTemplates) { self.templates = templates }

  /// The folder in which it is compiled.
  package func folder(
    for changes: ModuleChanges, of module: Module, standing: Edition.Standing
  ) -> OutputTree {
    var tree = templates.setting
    tree.add(data(of: changes, of: module, standing: standing), at: "data.json")
    return tree
  }

  private func data(of changes: ModuleChanges, of module: Module, standing: Edition.Standing) -> [UInt8] {
    var json = JSONWriter()
    let edition = Edition(of: module, standing: standing)
    json.object { json in
      json.member("code", module.id.text.uppercased())
      json.member("title", module.metadata.title.value)
      json.member("version", module.metadata.version.value.description)
      json.members(of: module.imprint, on: edition.date)
      switch standing {
      case .draft(let date):
        json.member("draftLine", Standing.draft(on: date))
        json.member("decision") { $0.null() }
      case .issued(let record):
        json.member("draftLine") { $0.null() }
        json.member(
          "decision",
          "Quyết định số \(record.number) \(record.date.forDocuments), có hiệu lực từ \(record.effective.forReaders)")
      }
      json.member("notes") {
        $0.array(changes.teachingNotes) { $0.write($1, minutesPerPeriod: changes.minutesPerPeriod) }
      }
      json.member("changes") { $0.write(whole: changes) }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ note: TeachingNote, minutesPerPeriod: Int) {
    object { json in
      json.member("topic", note.topic.name)
      json.member("light", note.action.isLight)
      json.member("listed", !note.action.isLight && note.action != .prepare)
      json.member("action", note.action.label[.vietnamese])
      json.member("minutes") { json in if let minutes = note.minutes { json.number(minutes) } else { json.null() } }
      json.member("all") { json in
        if let periods = note.topic.periods { json.number(periods.total * minutesPerPeriod) } else { json.null() }
      }
      json.member("departures", note.topic.departureTexts.map(\.vietnamese))
      json.member("reasons", note.reasonNumbers.map(String.init))
      json.member("laws", note.laws)
      json.member("items") {
        $0.array(note.items) { json, item in
          json.object { json in
            json.member("class", item.verdict.class.label[.vietnamese])
            json.member("what", item.what[.vietnamese])
            json.member("text") { $0.write(item.excerpt) }
          }
        }
      }
    }
  }
}
