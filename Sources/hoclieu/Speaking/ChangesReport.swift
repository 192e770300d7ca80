import CourseModel
import CourseRelease

/// What `law --changes --format json` prints. The format is stable; new keys may come, known ones keep their meaning.
struct ChangesReport: Encodable {
  struct Document: Encodable {
    let number: String
    let kind: String
    let title: String?
  }

  struct Change: Encodable {
    let day: String
    let document: Document
    /// `begins`, `ends`, `is-amended`, `is-corrected`, `part-begins` or `part-ends`.
    let event: String
    /// The part that begins or ends, as the register names it.
    let part: String?
    /// The numbers of the documents that bring it about.
    let causes: [String]
    /// `official`, `secondary`, `unconfirmed`, `plan` or `disputed`.
    let certainty: String
    let touches: [Place]
  }

  /// A place that cites the document.
  struct Place: Encodable {
    let module: String
    let version: String
    /// `draft`, `live` (issued, and on the disk as it was), `issued` or `superseded`.
    let standing: String
    let topic: String
    let topicTitle: String
    /// As in `content.manifest`.
    let block: String
    /// The zip that holds the file, for versions that are not on the disk; `place.file` is then a path inside it.
    let archive: String?
    let place: CheckReport.Place
    let text: String
    let provision: String?
  }

  /// A document that changes others on a day that nobody knows.
  struct Undated: Encodable {
    let document: Document
    let event: String
    let object: Document
  }

  struct Version: Encodable {
    let module: String
    let version: String
    let standing: String
  }

  let format = 1
  let tool = toolVersion
  let since: String
  let until: String?
  let changes: [Change]
  let undated: [Undated]
  /// Every version that was searched.
  let versions: [Version]

  private enum CodingKeys: String, CodingKey { case format, tool, since, until, changes, undated, versions }

  init(
    of changes: [LegalChange], since: CalendarDate, until: CalendarDate?, _ law: LegalRegister,
    in versions: [CitingVersion], naming name: (SourcePath) -> String
  ) {
    func document(_ number: String) -> Document {
      Document(number: number, kind: law[number]?.kind.rawValue ?? "", title: law[number]?.title)
    }
    self.since = since.description
    self.until = until?.description
    self.changes = changes.map { change in
      Change(
        day: change.day.description, document: document(change.document), event: change.event.name,
        part: change.event.part, causes: change.causes, certainty: change.certainty.name,
        touches: versions.flatMap { version in
          version.cited.touched(by: change).map { Place($0, version, naming: name) }
        })
    }
    undated = undatedChanges(in: law).flatMap { document, relations in
      relations.map { relation in
        Undated(
          document: .init(number: document.number, kind: document.kind.rawValue, title: document.title),
          event: relation.kind.rawValue,
          object: .init(
            number: relation.number, kind: law[relation.number]?.kind.rawValue ?? "", title: law[relation.number]?.title
          ))
      }
    }
    self.versions = versions.map {
      Version(module: $0.module.text, version: $0.version.description, standing: $0.standing.name)
    }
  }
}

extension ChangesReport.Place {
  fileprivate init(_ touch: Touch, _ version: CitingVersion, naming name: (SourcePath) -> String) {
    let archive = version.archive
    self.init(
      module: touch.module.text, version: touch.version.description, standing: version.standing.name,
      topic: touch.topic.text, topicTitle: touch.topicTitle, block: touch.place, archive: archive.map(name),
      place: CheckReport.Place(touch.span, named: archive == nil ? name(touch.span.path) : touch.span.path.text),
      text: touch.surface, provision: touch.reference.provision)
  }
}

extension CitingVersion.Standing {
  /// The word for machines.
  var name: String {
    switch self {
    case .draft: "draft"
    case .live: "live"
    case .issued: "issued"
    case .superseded: "superseded"
    }
  }
}

extension LegalChange.Event {
  /// The word for machines.
  var name: String {
    switch self {
    case .begins: "begins"
    case .ends: "ends"
    case .isAmended: "is-amended"
    case .isCorrected: "is-corrected"
    case .partBegins: "part-begins"
    case .partEnds: "part-ends"
    }
  }

  /// The part that begins or ends.
  var part: String? {
    switch self {
    case .begins, .ends, .isAmended, .isCorrected: nil
    case .partBegins(let part), .partEnds(let part): part
    }
  }
}

extension LegalChange.Certainty {
  /// The word for machines.
  var name: String {
    switch self {
    case .known(let evidence): evidence.rawValue
    case .disputed: "disputed"
    }
  }
}
