/// A topic (bài) of a module, as its author wrote it.
package struct Topic: Sendable {
  package let id: TopicID
  package let path: SourcePath
  /// Its place in the module; the first is 1. Captions and questions are numbered under it.
  package let ordinal: Int
  package let metadata: TopicMetadata
  package let blocks: [Block]
  /// In the order of their first mark; `.footnote(number: 1)` is the first of them.
  package let footnotes: [Footnote]
  /// Every place in the topic that a cross-reference can name.
  package let anchors: [AnchorID: Anchor]

  package init(
    id: TopicID, path: SourcePath, ordinal: Int, metadata: TopicMetadata, blocks: [Block], footnotes: [Footnote],
    anchors: [AnchorID: Anchor]
  ) {
    self.id = id
    self.path = path
    self.ordinal = ordinal
    self.metadata = metadata
    self.blocks = blocks
    self.footnotes = footnotes
    self.anchors = anchors
  }

  /// A top-level block and its place in the module: the name under which the manifest, a council's comment and the
  /// changelog know it.
  package struct Placed: Sendable {
    /// `<topic>#<section>/<n>`: the section's anchor, empty before the first heading, and the block's number in the section.
    /// The heading itself is 0.
    package let place: String
    /// The plain text of the section's heading; empty before the first one.
    package let section: String
    package let block: Block
  }

  /// The topic's top-level blocks with their places, in reading order.
  package var placedBlocks: [Placed] {
    var anchor = ""
    var section = ""
    var number = 0
    return blocks.map { block in
      if case .heading(let heading) = block.content {
        anchor = heading.anchor.text
        section = heading.text.plainText
        number = 0
      } else {
        number += 1
      }
      return Placed(place: "\(id)#\(anchor)/\(number)", section: section, block: block)
    }
  }
}

/// What the author declared about a topic. `nil` or empty means that the author did not say.
package struct TopicMetadata: Sendable {
  package let title: Located<String>
  /// One sentence: what the topic helps to do.
  package let summary: Located<String>?
  package let objectives: [Located<ObjectiveID>]
  package let periods: Located<Periods>?

  package init(
    title: Located<String>, summary: Located<String>?, objectives: [Located<ObjectiveID>], periods: Located<Periods>?
  ) {
    self.title = title
    self.summary = summary
    self.objectives = objectives
    self.periods = periods
  }
}

/// The text of a footnote.
package struct Footnote: Sendable {
  package let blocks: [Block]
  package let span: SourceSpan

  package init(_ blocks: [Block], at span: SourceSpan) {
    self.blocks = blocks
    self.span = span
  }
}

/// A place that a cross-reference can name.
package struct Anchor: Sendable {
  /// What the place is, which decides how a reference without a text of its own reads.
  package enum Kind: Sendable {
    /// The plain text of the heading.
    case heading(String)
    /// The number, for example `2.1`.
    case table(String)
    case figure(String)
    case question(String)
    /// The title, or the name of the kind where there is none.
    case callout(String)
  }

  package let kind: Kind
  package let span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// What a reference without a text of its own reads, for example `Bảng 2.1`.
  package var label: String {
    switch kind {
    case .heading(let text): "mục “\(text)”"
    case .table(let number): "Bảng \(number)"
    case .figure(let number): "Hình \(number)"
    case .question(let number): "Câu hỏi \(number)"
    case .callout(let title): "hộp “\(title)”"
    }
  }
}

/// Class time in tiết, a period of `Imprint.minutesPerPeriod` minutes.
package struct Periods: Hashable, Sendable {
  package let theory: Int
  package let discussion: Int
  package let practice: Int

  package init(theory: Int, discussion: Int, practice: Int) {
    self.theory = theory
    self.discussion = discussion
    self.practice = practice
  }

  package var total: Int { theory + discussion + practice }

  package static let none = Periods(theory: 0, discussion: 0, practice: 0)

  package static func + (left: Periods, right: Periods) -> Periods {
    Periods(
      theory: left.theory + right.theory, discussion: left.discussion + right.discussion,
      practice: left.practice + right.practice)
  }
}
