/// A paragraph-sized piece of a topic, and where it was written.
package struct Block: Sendable {
  package let content: Content
  package let span: SourceSpan

  package init(_ content: Content, at span: SourceSpan) {
    self.content = content
    self.span = span
  }

  /// Every kind of block there is. Readers switch over it without `default`, so that the compiler names each place that
  /// has to say something about a new kind.
  package enum Content: Sendable {
    indirect case heading(Heading)
    case paragraph([Inline])
    indirect case list(List)
    indirect case table(Table)
    indirect case figure(Figure)
    indirect case code(CodeBlock)
    case quotation([Block])
    indirect case callout(Callout)
    indirect case question(Question)
    /// A break between two trains of thought.
    case divider
  }
}

/// The heading of a section. Sections are not nested in the tree: a section lasts until the next heading of its level or
/// above.
package struct Heading: Sendable {
  /// 2 to 6; level 1 is the topic's own title.
  package let level: Int
  package let anchor: AnchorID
  package let text: [Inline]

  package init(level: Int, anchor: AnchorID, text: [Inline]) {
    self.level = level
    self.anchor = anchor
    self.text = text
  }
}

/// A list of items.
package struct List: Sendable {
  package enum Marker: Hashable, Sendable {
    case bullet
    /// Arabic numbers from `start` on.
    case number(start: Int)
  }

  package struct Item: Sendable {
    /// `nil` for an ordinary item; for an item of a check-list, whether it is ticked.
    package let isChecked: Bool?
    package let blocks: [Block]
    package let span: SourceSpan

    package init(isChecked: Bool? = nil, _ blocks: [Block], at span: SourceSpan) {
      self.isChecked = isChecked
      self.blocks = blocks
      self.span = span
    }
  }

  package let marker: Marker
  /// Whether the items follow one another without a gap.
  package let isTight: Bool
  package let items: [Item]

  package init(_ marker: Marker, isTight: Bool, items: [Item]) {
    self.marker = marker
    self.isTight = isTight
    self.items = items
  }
}

/// A table: rows of cells, every row as wide as `columns`.
package struct Table: Sendable {
  package enum Alignment: String, Sendable { case natural, left, center, right }

  package struct Row: Sendable {
    package let cells: [[Block]]
    package let span: SourceSpan

    package init(_ cells: [[Block]], at span: SourceSpan) {
      self.cells = cells
      self.span = span
    }
  }

  /// The caption; `nil` where there is none, and then the table has no number either.
  package let caption: Caption?
  package let columns: [Alignment]
  package let header: [Row]
  package let body: [Row]

  package init(caption: Caption?, columns: [Alignment], header: [Row], body: [Row]) {
    self.caption = caption
    self.columns = columns
    self.header = header
    self.body = body
  }
}

/// A picture that stands on its own.
package struct Figure: Sendable {
  package let image: Image
  /// The caption; `nil` where there is none, and then the figure has no number either.
  package let caption: Caption?

  package init(_ image: Image, caption: Caption?) {
    self.image = image
    self.caption = caption
  }
}

/// The numbered line that names a table or a figure.
package struct Caption: Sendable {
  /// For example `2.1`: the topic's place in the module, and the table's or figure's place in the topic.
  package let number: String
  package let anchor: AnchorID?
  package let text: [Inline]

  package init(number: String, anchor: AnchorID?, text: [Inline]) {
    self.number = number
    self.anchor = anchor
    self.text = text
  }
}

/// Lines that are printed as they are written.
package struct CodeBlock: Sendable {
  /// The language's name, for example `yaml`; `nil` where the author did not say.
  package let language: String?
  /// The lines, each ended by a line feed.
  package let text: String

  package init(language: String?, text: String) {
    self.language = language
    self.text = text
  }
}

/// A box beside the running text.
package struct Callout: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case note, tip, important, warning, caution, example, `case`, discussion, practice, instructor
  }

  package let kind: Kind
  package let anchor: AnchorID?
  /// The box's own title; empty where the kind's name serves.
  package let title: [Inline]
  package let blocks: [Block]

  package init(_ kind: Kind, anchor: AnchorID?, title: [Inline], blocks: [Block]) {
    self.kind = kind
    self.anchor = anchor
    self.title = title
    self.blocks = blocks
  }
}

/// A question for the learner.
package struct Question: Sendable {
  package enum Kind: String, Sendable {
    /// One option is right.
    case single
    /// Several options are right.
    case multiple
    /// The learner answers in words.
    case open
  }

  package struct Option: Sendable {
    package let isRight: Bool
    package let text: [Block]
    /// Why the option is right or wrong; empty where the author said nothing.
    package let feedback: [Block]
    package let span: SourceSpan

    package init(isRight: Bool, text: [Block], feedback: [Block], at span: SourceSpan) {
      self.isRight = isRight
      self.text = text
      self.feedback = feedback
      self.span = span
    }
  }

  /// Unique in the module, and kept when the question moves: results are counted under it.
  package let id: AnchorID
  /// For example `2.1`: the topic's place in the module, and the question's place in the topic.
  package let number: String
  package let kind: Kind
  package let objective: Located<ObjectiveID>?
  /// What a right answer is worth; 1 where the author did not say.
  package let points: Int
  package let stem: [Block]
  /// Empty for an open question.
  package let options: [Option]
  /// What a good answer to an open question holds; empty where the author said nothing.
  package let guidance: [Block]

  package init(
    id: AnchorID, number: String, kind: Kind, objective: Located<ObjectiveID>?, points: Int, stem: [Block],
    options: [Option], guidance: [Block]
  ) {
    self.id = id
    self.number = number
    self.kind = kind
    self.objective = objective
    self.points = points
    self.stem = stem
    self.options = options
    self.guidance = guidance
  }
}

extension Callout.Kind {
  /// The name that readers see when the box has no title of its own.
  package var label: String {
    switch self {
    case .note: "Ghi chú"
    case .tip: "Mẹo"
    case .important: "Quan trọng"
    case .warning: "Cảnh báo"
    case .caution: "Thận trọng"
    case .example: "Ví dụ"
    case .case: "Tình huống"
    case .discussion: "Thảo luận"
    case .practice: "Thực hành"
    case .instructor: "Dành cho giảng viên"
    }
  }
}
