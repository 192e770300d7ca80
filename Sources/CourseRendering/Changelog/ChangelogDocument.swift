package import CourseModel

/// The changelog of a module or of a whole programme as a PDF: a table of all versions, then each with its reasons and the
/// topics that it changed. Word by word is `ChangesDocument`.
package struct ChangelogDocument: Sendable {
  private let templates: DocumentTemplates

  /// The file that the typesetter compiles.
  package static let template = "documents/changelog.typ"

  package init(_ templates: DocumentTemplates) { self.templates = templates }

  /// The folder in which it is compiled.
  package func folder(for changelog: Changelog) -> OutputTree {
    var tree = templates.setting
    tree.add(data(of: changelog), at: "data.json")
    return tree
  }

  private func data(of changelog: Changelog) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.members(of: changelog.imprint, on: changelog.day)
      json.member("modules") {
        $0.array(changelog.modules) { json, module in
          json.object { json in
            json.member("code", module.id.text.uppercased())
            json.member("title", module.title)
            json.member("versions") { $0.array(module.entries) { $0.write($1) } }
          }
        }
      }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ entry: Changelog.Entry) {
    object { json in
      json.member("version", entry.version.description)
      json.member("issued", entry.decision.date.description)
      json.member("day", entry.decision.date.forReaders)
      json.member("standing", entry.standing[.vietnamese])
      json.member("withdrawn", entry.isWithdrawn)
      json.member("changes") { json in
        guard let changes = entry.changes else { return json.null() }
        json.object { json in
          json.member("summary", changes.summary[.vietnamese])
          json.member("classes", changes.isEmpty ? "" : changes.classSummary[.vietnamese])
          json.member("minutes", changes.touchedMinutes)
          json.member("reasons", changes.reasons.map(\.sentence))
          json.member("topics") {
            $0.array(changes.topics) { json, topic in
              json.object { json in
                json.members(of: topic, in: changes)
              }
            }
          }
        }
      }
    }
  }
}
