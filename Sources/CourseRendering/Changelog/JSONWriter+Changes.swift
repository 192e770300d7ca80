import CourseModel

extension JSONWriter {
  /// What changed, as the templates of documents read it. `number` gives the number that a dossier prints beside a block.
  mutating func write(whole changes: ModuleChanges, numbering number: (BlockChange) -> String? = { _ in nil }) {
    object { json in
      json.member("from", changes.from.description)
      json.member("to", changes.to.description)
      json.member("summary", changes.summary[.vietnamese])
      json.member("classes", changes.isEmpty ? "" : changes.classSummary[.vietnamese])
      json.member("step", changes.neededStep.label[.vietnamese])
      json.member("minutes", changes.touchedMinutes)
      json.member("reasons", changes.reasons.map(\.sentence))
      json.member("fields") { $0.write(changes.fields) }
      json.member("topics") { $0.array(changes.topics) { $0.write($1, of: changes, numbering: number) } }
      json.member("media") {
        $0.array(changes.media) { json, media in
          json.object {
            $0.member("kind", media.kind.rawValue)
            $0.member("name", String(media.path.name))
          }
        }
      }
    }
  }

  /// Whose document it is, and the day that it names.
  mutating func members(of imprint: Imprint, on day: CalendarDate) {
    member("programme", imprint.programme)
    member("authority", imprint.authority)
    member("academy", imprint.academy)
    member("specimen", imprint.isSpecimen ? Standing.specimen : nil)
    member("day") { json in
      json.object {
        $0.member("year", day.year)
        $0.member("month", day.month)
        $0.member("day", day.day)
        $0.member("short", day.forReaders)
      }
    }
  }

  /// Which topic changed, and how.
  mutating func members(of topic: TopicChange, in changes: ModuleChanges) {
    member("ordinal", topic.ordinal)
    member("title", topic.title)
    member("kind", topic.kind.rawValue)
    member("classes", topic.classes.map(\.label.vietnamese))
    member("minutes") { json in
      if let minutes = changes.touchedMinutes(of: topic) { json.number(minutes) } else { json.null() }
    }
  }

  private mutating func write(
    _ topic: TopicChange, of changes: ModuleChanges, numbering number: (BlockChange) -> String?
  ) {
    object { json in
      json.member("id", topic.id.text)
      json.members(of: topic, in: changes)
      json.member("departures", topic.departureTexts.map(\.vietnamese))
      json.member("fields") { $0.write(topic.fields) }
      json.member("groups") {
        $0.array(topic.groups) { json, group in
          json.object { json in
            json.member("section", group.isSection ? group.title[.vietnamese] : nil)
            json.member("kind", group.kind.rawValue)
            json.member("origin", group.originText?[.vietnamese])
            json.member("verdict", group.verdict.words[.vietnamese])
            json.member("blocks") { $0.array(group.blocks) { $0.write($1, number: number($1)) } }
          }
        }
      }
    }
  }

  private mutating func write(_ fields: [FieldChange]) {
    array(fields) { json, field in
      json.object { json in
        json.member("field", field.field[.vietnamese])
        json.member("verdict", field.verdict.words[.vietnamese])
        json.member("text") { $0.write(field.fragments) }
      }
    }
  }

  private mutating func write(_ block: BlockChange, number: String?) {
    object { json in
      json.member("kind", block.kind.rawValue)
      json.member("deed", block.deed[.vietnamese])
      json.member("sort", block.sort[.vietnamese])
      json.member("subject", block.subject.rawValue)
      json.member("section", block.section)
      json.member("place", block.after ?? block.before)
      json.member("paragraph", number)
      json.member("verdict", block.verdict.words[.vietnamese])
      json.member("invisible", block.isInvisible)
      json.member("text") { $0.write(block.fragments) }
      json.member("parts") {
        $0.array(block.parts) { json, part in
          json.object { json in
            json.member("kind", part.kind.rawValue)
            json.member("label", part.label[.vietnamese])
            json.member("instructors", part.isForInstructors)
            json.member("text") { $0.write(part.fragments) }
          }
        }
      }
    }
  }

  mutating func write(_ fragments: [Fragment]) {
    array(fragments) { json, fragment in
      json.object {
        $0.member("kind", fragment.kind.rawValue)
        $0.member("text", fragment.text)
      }
    }
  }
}
