import CourseModel
import CourseRelease

/// What `law NUMBER --format json` prints. The format is stable; new keys may come, known ones keep their meaning.
struct DocumentReport: Encodable {
  let format = 1
  let tool = toolVersion
  /// The day for which `document.state` holds.
  let day: String
  let document: Entry

  private enum CodingKeys: String, CodingKey { case format, tool, day, document }

  init(of document: LegalDocument, _ law: LegalRegister, on day: CalendarDate) {
    self.day = day.description
    self.document = Entry(of: document, law, on: day)
  }

  /// A document as the register knows it.
  struct Entry: Encodable {
    /// A day, or that it is `unknown` or `disputed`.
    struct Day: Encodable {
      /// `yyyy-mm-dd`, `unknown` or `disputed`.
      let date: String
      let evidence: String?

      init(_ day: LegalDay) {
        switch day {
        case .known(let date, let evidence): (self.date, self.evidence) = (date.description, evidence.rawValue)
        case .unknown: (date, evidence) = ("unknown", nil)
        case .disputed: (date, evidence) = ("disputed", nil)
        }
      }
    }

    struct Relation: Encodable {
      let kind: String
      let number: String
      let from: String?
    }

    struct Part: Encodable {
      let part: String
      let inForce: String?
      let ended: String?
    }

    let number: String
    let kind: String
    let issuer: String
    let title: String?
    let aliases: [String]
    /// `notYetInForce`, `inForce`, `ended`, `disputed` or `unknown`.
    let state: String
    let issued: Day
    let inForce: Day
    /// Absent where no source speaks of an end.
    let ended: Day?
    /// The day for which an absent `ended` holds.
    let asOf: String
    let evidence: String
    /// What it does to others.
    let relations: [Relation]
    /// What others do to it: the same kinds, with the number of the one that does it.
    let related: [Relation]
    let provisions: [Part]
    let transitions: [String]
    let disputes: [String]
    let notes: [String]
    let sources: [String]
    let address: String?

    init(of document: LegalDocument, _ law: LegalRegister, on day: CalendarDate) {
      number = document.number
      kind = document.kind.rawValue
      issuer = document.issuer
      title = document.title
      aliases = document.aliases
      state = document.state(on: day).rawValue
      issued = Day(document.issued)
      inForce = Day(document.inForce)
      ended = document.ended.map(Day.init)
      asOf = document.asOf.description
      evidence = document.evidence.rawValue
      relations = document.relations.map {
        Relation(kind: $0.kind.rawValue, number: $0.number, from: $0.from?.description)
      }
      related = law.relations(to: document.number).map {
        Relation(kind: $1.kind.rawValue, number: $0.number, from: $1.from?.description)
      }
      provisions = document.provisions.map {
        Part(part: $0.part, inForce: $0.inForce?.description, ended: $0.ended?.description)
      }
      transitions = document.transitions
      disputes = document.disputes
      notes = document.notes
      sources = document.sources
      address = document.address
    }
  }
}

/// What `law --format json` prints: the whole register.
struct RegisterReport: Encodable {
  let format = 1
  let tool = toolVersion
  let day: String
  let documents: [DocumentReport.Entry]

  private enum CodingKeys: String, CodingKey { case format, tool, day, documents }

  init(of law: LegalRegister, on day: CalendarDate) {
    self.day = day.description
    documents = law.documents.map { DocumentReport.Entry(of: $0, law, on: day) }
  }
}
