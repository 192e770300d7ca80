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

  package init(
    module: ModuleID, title: String, from: Version, to: Version, reasons: [DeclaredChange], fields: [FieldChange],
    topics: [TopicChange], media: [MediaChange]
  ) {
    self.module = module
    self.title = title
    self.from = from
    self.to = to
    self.reasons = reasons
    self.fields = fields
    self.topics = topics
    self.media = media
  }

  package var isEmpty: Bool { fields.isEmpty && topics.isEmpty && media.isEmpty }

  /// How many blocks were changed in a way; blocks of added and removed topics count too.
  package func count(of kind: ChangeKind) -> Int {
    topics.reduce(0) { $0 + $1.blocks.count { $0.kind == kind } }
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

  package init(_ field: Phrase, _ fragments: [Fragment]) {
    self.field = field
    self.fragments = fragments
  }
}

/// A topic that differs.
package struct TopicChange: Sendable {
  package let id: TopicID
  package let title: String
  package let kind: ChangeKind
  package let fields: [FieldChange]
  package let blocks: [BlockChange]

  package init(id: TopicID, title: String, kind: ChangeKind, fields: [FieldChange], blocks: [BlockChange]) {
    self.id = id
    self.title = title
    self.kind = kind
    self.fields = fields
    self.blocks = blocks
  }
}

/// A block that differs.
package struct BlockChange: Sendable {
  package let kind: ChangeKind
  /// What sort of block it is, for people: "Đoạn văn", "Bảng", "Câu hỏi" …
  package let sort: Phrase
  /// The heading of the section it stands in; empty before the first one.
  package let section: String
  /// Its place in the older version's manifest; `nil` for an added block.
  package let before: String?
  /// Its place in the newer version's manifest; `nil` for a removed block.
  package let after: String?
  package let fragments: [Fragment]

  package init(
    _ kind: ChangeKind, sort: Phrase, section: String, before: String?, after: String?, fragments: [Fragment]
  ) {
    self.kind = kind
    self.sort = sort
    self.section = section
    self.before = before
    self.after = after
    self.fragments = fragments
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
}
