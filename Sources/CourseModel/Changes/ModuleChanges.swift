/// What differs between two versions of a module, derived from their trees and never typed.
package struct ModuleChanges: Sendable {
  package let module: ModuleID
  package let title: String
  package let from: Version
  package let to: Version
  /// The reasons that the authors declared.
  package let reasons: [DeclaredChange]
  /// Fields of the module that read differently: title, authors, objectives, class time …
  package let fields: [FieldChange]
  /// Topics that differ, in the order of the newer version; removed ones stand where they were.
  package let topics: [TopicChange]
  /// Pictures that differ, by path.
  package let media: [MediaChange]
  package let extent: ChangeExtent
  /// How long one tiết lasts.
  package let minutesPerPeriod: Int

  package init(
    module: ModuleID, title: String, from: Version, to: Version, reasons: [DeclaredChange], fields: [FieldChange],
    topics: [TopicChange], media: [MediaChange], extent: ChangeExtent, minutesPerPeriod: Int
  ) {
    self.module = module
    self.title = title
    self.from = from
    self.to = to
    self.reasons = reasons
    self.fields = fields
    self.topics = topics
    self.media = media
    self.extent = extent
    self.minutesPerPeriod = minutesPerPeriod
  }

  package var isEmpty: Bool { fields.isEmpty && topics.isEmpty && media.isEmpty }

  /// How many blocks were changed in a way; blocks of added and removed topics count too.
  package func count(of kind: ChangeKind) -> Int {
    topics.reduce(0) { $0 + $1.blocks.count { $0.kind == kind } }
  }

  /// The changes of these classes only; what the extent and the reasons say of the whole stays.
  package func only(_ classes: Set<ChangeClass>) -> ModuleChanges {
    ModuleChanges(
      module: module, title: title, from: from, to: to, reasons: reasons,
      fields: fields.filter { $0.verdict.belongs(to: classes) }, topics: topics.compactMap { $0.only(classes) },
      media: media.filter { $0.verdict.belongs(to: classes) }, extent: extent, minutesPerPeriod: minutesPerPeriod)
  }
}

/// How much of an older version is gone.
package struct ChangeExtent: Hashable, Sendable {
  /// How many blocks the older version has, and how many of them were removed or written anew.
  package let blocks: Int
  package let replacedBlocks: Int
  /// How many objectives the older version has, and how many of them were removed or mean something else.
  package let objectives: Int
  package let replacedObjectives: Int

  package init(blocks: Int, replacedBlocks: Int, objectives: Int, replacedObjectives: Int) {
    self.blocks = blocks
    self.replacedBlocks = replacedBlocks
    self.objectives = objectives
    self.replacedObjectives = replacedObjectives
  }
}

/// What happened to a thing.
package enum ChangeKind: String, Sendable, Codable, CaseIterable {
  case added, removed, revised, moved
}

/// A piece of text in a comparison.
package struct Fragment: Hashable, Sendable {
  package enum Kind: String, Sendable, Codable { case kept, removed, added }

  package let kind: Kind
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A field of the module or of a topic that reads differently.
package struct FieldChange: Sendable {
  package let field: Phrase
  package let fragments: [Fragment]
  package let verdict: ChangeVerdict

  package init(_ field: Phrase, _ fragments: [Fragment], _ verdict: ChangeVerdict) {
    self.field = field
    self.fragments = fragments
    self.verdict = verdict
  }
}

/// A picture that differs.
package struct MediaChange: Sendable {
  package let kind: ChangeKind
  package let path: SourcePath

  package init(_ kind: ChangeKind, _ path: SourcePath) {
    self.kind = kind
    self.path = path
  }

  /// Nobody can tell from bytes what a picture shows, so a picture that differs is never a mere correction.
  package var verdict: ChangeVerdict { ChangeVerdict([.picture]) }
}
