import CourseModel
import FoundationEssentials

/// `changes.json`, format 1. New keys may come; known ones keep their meaning. `text` of a block holds the whole block word by
/// word; `parts` the same by its parts, where it has such. `class` and `signs` are those of `ChangeClass` and `ChangeSign`.
struct ChangesFile: Encodable {
  struct Reason: Encodable { let reason: String, law: String?, topics: [String], proposal: String? }
  struct Piece: Encodable { let kind: Fragment.Kind, text: String }
  struct Field: Encodable { let field: String, text: [Piece], `class`: ChangeClass, signs: [ChangeSign] }
  struct Part: Encodable {
    let kind: ChangeKind, part: String, forInstructors: Bool, text: [Piece], `class`: ChangeClass, signs: [ChangeSign]
  }
  struct Block: Encodable {
    let kind: ChangeKind, sort: String, subject: String, section: String, before: String?, after: String?, moved: Bool
    let audience: String, text: [Piece], parts: [Part], `class`: ChangeClass, signs: [ChangeSign]
  }
  struct Departure: Encodable { let before: String, after: String, sort: String, section: String, topic: Int }
  struct Topic: Encodable {
    let id: String, ordinal: Int, title: String, kind: ChangeKind, moved: Bool, minutes: Int?, classes: [ChangeClass]
    let fields: [Field], blocks: [Block], departures: [Departure]
  }
  struct Picture: Encodable { let kind: ChangeKind, path: String }
  struct Extent: Encodable { let blocks: Int, replacedBlocks: Int, objectives: Int, replacedObjectives: Int }

  let format: Int
  let module: String, title: String, from: String, to: String
  /// The gravest class, the step that the changes need, and minutes of class time in which something else is taught.
  let `class`: ChangeClass?, step: String, minutes: Int
  let extent: Extent, reasons: [Reason], fields: [Field], topics: [Topic], media: [Picture]

  init(_ changes: ModuleChanges) {
    format = 1
    module = changes.module.text
    title = changes.title
    from = changes.from.description
    to = changes.to.description
    `class` = changes.gravest
    step = changes.neededStep.name
    minutes = changes.touchedMinutes
    let extent = changes.extent
    self.extent = Extent(
      blocks: extent.blocks, replacedBlocks: extent.replacedBlocks, objectives: extent.objectives,
      replacedObjectives: extent.replacedObjectives)
    reasons = changes.reasons.map {
      Reason(reason: $0.reason, law: $0.law, topics: $0.topics.map(\.text), proposal: $0.proposal?.description)
    }
    fields = ChangesFile.fields(changes.fields)
    topics = changes.topics.map { topic in
      Topic(
        id: topic.id.text, ordinal: topic.ordinal, title: topic.title, kind: topic.kind, moved: topic.isMoved,
        minutes: changes.touchedMinutes(of: topic), classes: topic.classes, fields: ChangesFile.fields(topic.fields),
        blocks: topic.blocks.map { ChangesFile.block($0) },
        departures: topic.departures.map {
          Departure(before: $0.before, after: $0.after, sort: $0.sort[.english], section: $0.section, topic: $0.topic)
        })
    }
    media = changes.media.map { Picture(kind: $0.kind, path: $0.path.text) }
  }

  var bytes: [UInt8] { encoded(self) }

  private static func pieces(_ fragments: [Fragment]) -> [Piece] {
    fragments.map { Piece(kind: $0.kind, text: $0.text) }
  }

  private static func fields(_ fields: [FieldChange]) -> [Field] {
    fields.map {
      Field(
        field: $0.field[.english], text: pieces($0.fragments), class: $0.verdict.class, signs: $0.verdict.signs)
    }
  }

  private static func block(_ block: BlockChange) -> Block {
    Block(
      kind: block.kind, sort: block.sort[.english], subject: block.subject.rawValue, section: block.section,
      before: block.before, after: block.after, moved: block.isMoved, audience: block.audience.rawValue,
      text: pieces(block.fragments),
      parts: block.parts.map {
        Part(
          kind: $0.kind, part: $0.label[.english], forInstructors: $0.isForInstructors, text: pieces($0.fragments),
          class: $0.verdict.class, signs: $0.verdict.signs)
      }, class: block.verdict.class, signs: block.verdict.signs)
  }
}

/// What `changelog --format json` prints, format 1: the versions of one module or of all, newest first.
struct ChangelogFile: Encodable {
  struct Entry: Encodable {
    let version: String, decision: String, date: String, effective: String, withdrawn: Bool, changes: ChangesFile?
  }
  struct Module: Encodable { let id: String, title: String, versions: [Entry] }

  let format: Int
  let programme: String
  let modules: [Module]

  init(_ changelog: Changelog) {
    format = 1
    programme = changelog.imprint.programme
    modules = changelog.modules.map { module in
      Module(
        id: module.id.text, title: module.title,
        versions: module.entries.map { entry in
          Entry(
            version: entry.version.description, decision: entry.decision.number,
            date: entry.decision.date.description, effective: entry.decision.effective.description,
            withdrawn: entry.isWithdrawn, changes: entry.changes.map { ChangesFile($0) })
        })
    }
  }

  var bytes: [UInt8] { encoded(self) }
}

/// Readable JSON with its keys in order.
private func encoded(_ file: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(file) else { preconditionFailure("text and numbers can always be encoded") }
  return Array(data) + [0x0A]
}
