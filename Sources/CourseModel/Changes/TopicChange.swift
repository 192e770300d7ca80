/// A topic that differs.
package struct TopicChange: Sendable {
  package let id: TopicID
  /// Its place in the newer version; in the older one for a removed topic.
  package let ordinal: Int
  package let title: String
  package let kind: ChangeKind
  /// Whether it has another place among the topics that both versions have.
  package let isMoved: Bool
  /// Class time in the newer version; `nil` where its author did not say, and for a removed topic.
  package let periods: Periods?
  /// How many words it has in the newer version, without footnotes.
  package let words: Int
  package let fields: [FieldChange]
  package let blocks: [BlockChange]
  /// What went from here to another topic; it is listed there as moved.
  package let departures: [Departure]

  /// A block that went to another topic.
  package struct Departure: Sendable {
    package let sort: Phrase
    package let section: String
    /// Its place in the older version's manifest, and in the newer one's.
    package let before: String
    package let after: String
    /// The ordinal of the topic to which it went.
    package let topic: Int

    package init(sort: Phrase, section: String, before: String, after: String, topic: Int) {
      self.sort = sort
      self.section = section
      self.before = before
      self.after = after
      self.topic = topic
    }
  }

  package init(
    id: TopicID, ordinal: Int, title: String, kind: ChangeKind, isMoved: Bool, periods: Periods?, words: Int,
    fields: [FieldChange], blocks: [BlockChange], departures: [Departure]
  ) {
    self.id = id
    self.ordinal = ordinal
    self.title = title
    self.kind = kind
    self.isMoved = isMoved
    self.periods = periods
    self.words = words
    self.fields = fields
    self.blocks = blocks
    self.departures = departures
  }

  /// Every class that occurs in it, the gravest first.
  package var classes: [ChangeClass] {
    var found = Set(blocks.map(\.verdict.class)).union(fields.map(\.verdict.class))
    if isMoved || !departures.isEmpty || kind == .added || kind == .removed { found.insert(.structure) }
    return ChangeClass.allCases.filter(found.contains)
  }

  /// Whether a learner learns something else than before.
  package var isSubstantive: Bool { classes.contains { $0.needsReason } }

  /// The same topic with the changes of these classes only; `nil` where none is left.
  func only(_ classes: Set<ChangeClass>) -> TopicChange? {
    let fields = fields.filter { $0.verdict.belongs(to: classes) }
    let blocks = blocks.filter { $0.verdict.belongs(to: classes) }
    let departures = classes.contains(.structure) ? departures : []
    guard !fields.isEmpty || !blocks.isEmpty || !departures.isEmpty || isMoved && classes.contains(.structure) else {
      return nil
    }
    return TopicChange(
      id: id, ordinal: ordinal, title: title, kind: kind, isMoved: isMoved, periods: periods, words: words,
      fields: fields, blocks: blocks, departures: departures)
  }
}

/// A block that differs.
package struct BlockChange: Sendable {
  package let kind: ChangeKind
  /// What sort of block it is, for people: "Đoạn văn", "Bảng 2.1", "Câu hỏi 2.3" …
  package let sort: Phrase
  package let subject: BlockSubject
  /// The heading of the section it stands in; empty before the first one.
  package let section: String
  /// Its place in the older version's manifest; `nil` for an added block.
  package let before: String?
  /// Its place in the newer version's manifest; `nil` for a removed block.
  package let after: String?
  /// Whether it stands elsewhere among the blocks that both versions have.
  package let isMoved: Bool
  /// For whom it is printed in the newer version; in the older one for a removed block.
  package let audience: Audience
  /// The whole block word by word: what is kept and removed gives the older text, what is kept and added the newer one.
  package let fragments: [Fragment]
  /// Where the block has parts that can be named, each that differs: a cell, a row, an item, an option …
  package let parts: [PartChange]
  package let verdict: ChangeVerdict
  /// How many words it has in the newer version; in the older one for a removed block.
  package let words: Int

  package init(
    _ kind: ChangeKind, sort: Phrase, subject: BlockSubject, section: String, before: String?, after: String?,
    isMoved: Bool, audience: Audience, fragments: [Fragment], parts: [PartChange], verdict: ChangeVerdict, words: Int
  ) {
    self.kind = kind
    self.sort = sort
    self.subject = subject
    self.section = section
    self.before = before
    self.after = after
    self.isMoved = isMoved
    self.audience = audience
    self.fragments = fragments
    self.parts = parts
    self.verdict = verdict
    self.words = words
  }

  /// Whether the change shows in no word: emphasis, an attribute, another spelling of the same letters.
  package var isInvisible: Bool { kind == .revised && parts.isEmpty && fragments.allSatisfy { $0.kind == .kept } }
}

/// What sort of block a change is about.
package enum BlockSubject: String, Sendable, CaseIterable {
  case heading, paragraph, list, definitions, table, figure, code, quotation, callout, question, footnote, divider
}

/// A part of a block that differs.
package struct PartChange: Sendable {
  package let kind: ChangeKind
  /// Which part, for people: "Hàng “Luật Đất đai”, cột “Hiệu lực”", "Phương án B", "Gợi ý" …
  package let label: Phrase
  /// Whether only instructors see it: right answers, feedback, guidance.
  package let isForInstructors: Bool
  package let fragments: [Fragment]
  package let verdict: ChangeVerdict

  package init(
    _ kind: ChangeKind, _ label: Phrase, isForInstructors: Bool, fragments: [Fragment], verdict: ChangeVerdict
  ) {
    self.kind = kind
    self.label = label
    self.isForInstructors = isForInstructors
    self.fragments = fragments
    self.verdict = verdict
  }
}
