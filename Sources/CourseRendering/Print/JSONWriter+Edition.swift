import CourseModel

extension JSONWriter {
  /// An edition as `Templates/print` reads it. The shape is described at the head of `book.typ`.
  mutating func write(_ edition: Edition, on paper: PrintRenderer.Paper = .a4) {
    let module = edition.module
    object { json in
      json.member("code", module.id.text.uppercased())
      json.member("title", module.metadata.title.value)
      json.member("version", module.metadata.version.value.description)
      json.member("programme", module.imprint.programme)
      json.member("authority", module.imprint.authority)
      json.member("academy", module.imprint.academy)
      json.member("minutes", module.imprint.minutesPerPeriod)
      json.member("specimen", module.imprint.isSpecimen ? Standing.specimen : nil)
      json.member("reader", edition.reader.rawValue)
      json.member("date") { $0.write(edition.date) }
      switch edition.standing {
      case .draft(let date):
        json.member("draft", Standing.draft(on: date))
        json.member("issued") { $0.null() }
      case .issued(let record):
        json.member("draft") { $0.null() }
        json.member("issued") { $0.write(record) }
      }
      json.member("leadUnit", module.metadata.leadUnit.value)
      json.member("authors", module.metadata.authors.map(\.value))
      json.member("audience", module.metadata.audience.map(\.value))
      json.member("periods") { $0.write(module.metadata.periods.value) }
      json.member("objectives") {
        $0.array(module.metadata.objectives) { json, objective in
          json.object {
            $0.member("kind", objective.kind.label)
            $0.member("text", piecesOf: objective.text)
          }
        }
      }
      json.member("preface") {
        $0.array(module.metadata.preface) { json, text in json.array { $0.pieces(of: text.value) } }
      }
      json.member("topics") { $0.array(module.topics) { $0.write($1, of: module, for: edition.reader, on: paper) } }
      json.member("glossary") { $0.array(module.glossaryEntries) { $0.write($1) } }
      json.member("documents") { $0.array(module.documentsInOrder) { $0.write($1, on: edition.date) } }
      json.member("changes") { json in
        if let changes = edition.changes { json.write(changes) } else { json.null() }
      }
    }
  }

  private mutating func write(_ date: CalendarDate) {
    object {
      $0.member("year", date.year)
      $0.member("month", date.month)
      $0.member("day", date.day)
      $0.member("text", date.forReaders)
    }
  }

  private mutating func write(_ record: IssueRecord) {
    object {
      $0.member("number", record.number)
      $0.member("date", record.date.forDocuments)
      $0.member("effective", record.effective.forReaders)
      $0.member("signer", record.signer)
      $0.member("capacity", record.capacity)
      $0.member("supersedes", record.supersedes?.description)
      $0.member("seal", record.seal.hexadecimal)
    }
  }

  private mutating func write(_ periods: Periods) {
    object {
      $0.member("theory", periods.theory)
      $0.member("discussion", periods.discussion)
      $0.member("practice", periods.practice)
      $0.member("total", periods.total)
    }
  }

  private mutating func write(_ entry: GlossaryEntry) {
    object { json in
      json.member("id", entry.term.id.text)
      json.member("name", entry.term.name)
      json.member("initial", entry.initial)
      json.member("meaning", piecesOf: entry.term.meaning)
      switch entry.term.source {
      case .law(let basis): json.member("basis", basis)
      case .house: json.member("basis", nil)
      }
    }
  }

  /// A cited document, and how it stands on a day.
  private mutating func write(_ cited: CitedDocument, on day: CalendarDate) {
    let document = cited.document
    object { json in
      json.member("number", cited.number)
      json.member("short", document?.shortCitation)
      json.member("full") { json in
        guard let document else { return json.null() }
        // Of a law it is the name and the day.
        let name = document.firstCitation
        let whole = name.contains(document.number) ? name : "\(name) (số \(document.number))"
        json.array { $0.pieces(of: whole) }
      }
      json.member("state", document?.state(on: day).rawValue)
      json.member("inForce", document?.inForce.date?.forReaders)
      json.member("ended", document?.ended?.date?.forReaders)
      json.member("address", document?.address)
    }
  }

  private mutating func write(
    _ topic: Topic, of module: Module, for reader: Edition.Reader, on paper: PrintRenderer.Paper
  ) {
    var writer = TopicJSON(topic, showsAnswers: reader == .instructor, paper: paper)
    object { json in
      json.member("id", topic.id.text)
      json.member("ordinal", topic.ordinal)
      json.member("title", topic.metadata.title.value)
      json.member("summary", piecesOf: topic.metadata.summary?.value)
      json.member("objectives") {
        let texts = topic.metadata.objectives.compactMap { id in
          module.metadata.objectives.first { $0.id == id.value }?.text
        }
        $0.array(texts) { json, text in json.array { $0.pieces(of: text) } }
      }
      json.member("periods") { json in
        if let periods = topic.metadata.periods { json.write(periods.value) } else { json.null() }
      }
      json.member("blocks") { writer.write(topic.blocks, to: &$0) }
    }
  }

  private mutating func write(_ changes: ModuleChanges) {
    object { json in
      json.member("since", changes.from.description)
      json.member("summary", changes.summary[.vietnamese])
      json.member("reasons", changes.reasons.map(\.sentence))
      json.member("topics") {
        $0.array(changes.topics) { json, topic in
          json.object { json in
            json.member("title", topic.title)
            json.member("kind", topic.kind.topicLabel[.vietnamese])
            json.member("sections") {
              $0.array(topic.sectionSummaries) { json, section in
                json.object {
                  $0.member("title", section.title)
                  $0.member("text", section.text)
                }
              }
            }
          }
        }
      }
    }
  }
}

extension TopicChange {
  /// What happened in each section, in words: "sửa 2, thêm 1".
  fileprivate var sectionSummaries: [(title: String, text: String)] {
    var order: [String] = []
    var counts: [String: [ChangeKind: Int]] = [:]
    for block in blocks {
      if counts[block.section] == nil { order.append(block.section) }
      counts[block.section, default: [:]][block.kind, default: 0] += 1
    }
    return order.map { section in
      let words = ChangeKind.allCases.compactMap { kind in
        counts[section]?[kind].map { "\(kind.label.vietnamese.lowercased()) \($0)" }
      }
      return (section, words.joined(separator: ", "))
    }
  }
}
