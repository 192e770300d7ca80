/// A paragraph-sized piece of a topic, and where it was written.
package struct Block: Sendable {
  package let content: Content
  package let span: SourceSpan
  package let traits: Traits

  package init(_ content: Content, at span: SourceSpan, traits: Traits = .none) {
    self.content = content
    self.span = span
    self.traits = traits
  }

  /// What an author can say of any block.
  package struct Traits: Hashable, Sendable {
    /// For whom the block is printed; that of a heading goes for its whole section.
    package let audience: Audience
    /// Names for templates and stylesheets, in the author's order.
    package let classes: [String]

    package static let none = Traits(audience: .everyone, classes: [])

    package init(audience: Audience, classes: [String]) {
      self.audience = audience
      self.classes = classes
    }
  }

  /// Every kind of block there is. Readers switch over it without `default`, so that the compiler names each place that
  /// has to say something about a new kind.
  package enum Content: Sendable {
    indirect case heading(Heading)
    case paragraph([Inline])
    indirect case list(List)
    case definitions([Definition])
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

extension [Block] {
  /// The blocks in stretches that belong together: a heading that is meant for some readers with its whole section, and every
  /// other block by itself.
  package var stretches: [ArraySlice<Block>] {
    var stretches: [ArraySlice<Block>] = []
    var start = startIndex
    while start < endIndex {
      var end = start + 1
      if case .heading(let first) = self[start].content, self[start].traits != .none {
        end =
          self[end...].firstIndex { block in
            if case .heading(let heading) = block.content { heading.level <= first.level } else { false }
          } ?? endIndex
      }
      stretches.append(self[start..<end])
      start = end
    }
    return stretches
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
    /// The points (điểm) of Vietnamese drafting, a) b) c) d) đ) e) …; `start` 1 is a.
    case point(start: Int)
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

extension List {
  /// The letters of points in their order (Nghị định số 30/2020/NĐ-CP, Phụ lục I; facts.md 3): no f, j, w, z, and of the
  /// letters with marks only đ.
  package static let pointLetters = "abcdđeghiklmnopqrstuvxy".map(String.init)

  /// What stands before item `index`, the first being 0: `•`, `3.` or `đ)`. Behind y, points are numbered.
  package func label(of index: Int) -> String {
    switch marker {
    case .bullet: return "•"
    case .number(let start): return "\(start + index)."
    case .point(let start):
      let place = start + index - 1
      return List.pointLetters.indices.contains(place) ? List.pointLetters[place] + ")" : "\(place + 1))"
    }
  }
}

/// Terms and what they mean.
package struct Definition: Sendable {
  /// At least one.
  package let terms: [[Inline]]
  /// At least one.
  package let meanings: [[Inline]]
  package let span: SourceSpan

  package init(_ terms: [[Inline]], meanings: [[Inline]], at span: SourceSpan) {
    self.terms = terms
    self.meanings = meanings
    self.span = span
  }
}

/// A table: rows of cells, every row as wide as `columns`.
package struct Table: Sendable {
  package enum Alignment: String, Sendable { case natural, left, center, right }

  /// What stands in one place of the grid. A cell that reaches over its neighbours stands in the first place that it takes,
  /// and `covered` in every other.
  package struct Cell: Sendable {
    package let blocks: [Block]
    /// How many columns it takes, itself included; 0 in a covered place.
    package let columns: Int
    /// How many rows it takes, all of the header or all of the body; 0 in a covered place.
    package let rows: Int

    /// A place that a cell to the left or above reaches over.
    package static let covered = Cell([], columns: 0, rows: 0)

    package init(_ blocks: [Block], columns: Int = 1, rows: Int = 1) {
      self.blocks = blocks
      self.columns = columns
      self.rows = rows
    }

    package var isCovered: Bool { columns == 0 }
    package var isMerged: Bool { columns > 1 || rows > 1 }
  }

  package struct Row: Sendable {
    package let cells: [Cell]
    package let span: SourceSpan

    package init(_ cells: [Cell], at span: SourceSpan) {
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
