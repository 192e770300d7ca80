import CourseModel

/// A top-level block or a footnote as it is compared.
struct Piece {
  enum Content {
    case block(Block)
    case footnote(Footnote)
  }

  /// The index of its topic in its version.
  let topic: Int
  let place: String
  let section: String
  let content: Content
  let subject: BlockSubject
  let sort: Phrase
  /// A number that two pieces share exactly when they read the same, apart from numbers that follow from their neighbours.
  let form: Int
  /// The name that the author gave to it, with what it is; `nil` where there is none.
  let name: String?

  var isFootnote: Bool { subject == .footnote }

  var audience: Audience {
    switch content {
    case .block(let block): block.traits.audience
    case .footnote: .everyone
    }
  }

  var wordCount: Int {
    switch content {
    case .block(let block): block.plainText.wordCount
    case .footnote(let footnote): footnote.blocks.plainText.wordCount
    }
  }
}

extension Comparer {
  /// The pieces of a version in reading order, the footnotes of a topic behind its blocks, with the range of each topic.
  mutating func pieces(of topics: [Topic], forms: inout [[UInt8]: Int]) -> (pieces: [Piece], ranges: [Range<Int>]) {
    var pieces: [Piece] = []
    var ranges: [Range<Int>] = []
    func number(_ form: [UInt8]) -> Int {
      if let known = forms[form] { return known }
      forms[form] = forms.count
      return forms.count - 1
    }
    var quieting = Quieting()
    for (index, topic) in topics.enumerated() {
      let start = pieces.count
      for placed in topic.placedBlocks {
        let block = quieting.rewrite([placed.block])?.first ?? placed.block
        pieces.append(
          Piece(
            topic: index, place: placed.place, section: placed.section, content: .block(placed.block),
            subject: placed.block.subject, sort: placed.block.sort, form: number(CanonicalForm.withoutNumbers(block)),
            name: placed.block.givenName.map { "\(placed.block.subject.rawValue) \($0)" }))
      }
      for (number_, footnote) in topic.footnotes.enumerated() {
        let blocks = quieting.rewrite(footnote.blocks).map { Footnote($0, at: footnote.span) } ?? footnote
        pieces.append(
          Piece(
            topic: index, place: "\(topic.id)^\(number_ + 1)", section: "", content: .footnote(footnote),
            subject: .footnote,
            sort: Phrase("Chú thích \(number_ + 1)", "Footnote \(number_ + 1)"), form: number(CanonicalForm.of(blocks)),
            name: nil))
      }
      ranges.append(start..<pieces.count)
      effort.add(pieces.count - start)
    }
    return (pieces, ranges)
  }

  mutating func parts(of piece: Piece) -> [Part] {
    switch piece.content {
    case .block(let block): builder.parts(of: block)
    case .footnote(let footnote): builder.parts(of: footnote.blocks)
    }
  }
}

/// Takes the text out of references that follow their target's number: it changes although the author wrote nothing else.
private struct Quieting: TreeRewriter {
  mutating func rewrite(_ blocks: [Block]) -> [Block]? { replacing(in: blocks) { $0.rewriteInside($1) } }

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? {
    replacing(in: inlines) { quieting, inline in
      guard case .reference(let reference) = inline, let place = reference.followedPlace else {
        return quieting.rewriteInside(inline)
      }
      return .reference(CrossReference(to: place, text: [], at: reference.span))
    }
  }
}

extension Block {
  var subject: BlockSubject {
    switch content {
    case .heading: .heading
    case .paragraph: .paragraph
    case .list: .list
    case .definitions: .definitions
    case .table: .table
    case .figure: .figure
    case .code: .code
    case .quotation: .quotation
    case .callout: .callout
    case .question: .question
    case .divider: .divider
    }
  }

  /// What sort of block it is, for people.
  fileprivate var sort: Phrase {
    func numbered(_ vietnamese: String, _ english: String, _ caption: Caption?) -> Phrase {
      let number = caption.map { " " + $0.number } ?? ""
      return Phrase(vietnamese + number, english + number)
    }
    switch content {
    case .heading: return Phrase("Tiêu đề", "Heading")
    case .paragraph: return Phrase("Đoạn văn", "Paragraph")
    case .list: return Phrase("Danh sách", "List")
    case .definitions: return Phrase("Bảng giải nghĩa", "Definitions")
    case .table(let table): return numbered("Bảng", "Table", table.caption)
    case .figure(let figure): return numbered("Hình", "Figure", figure.caption)
    case .code: return Phrase("Đoạn mã", "Code")
    case .quotation: return Phrase("Trích dẫn", "Quotation")
    case .callout(let callout): return Phrase("Hộp “\(callout.kind.label)”", "Call-out “\(callout.kind.rawValue)”")
    case .question(let question): return Phrase("Câu hỏi \(question.number)", "Question \(question.number)")
    case .divider: return Phrase("Dấu ngắt", "Break")
    }
  }

  /// The name by which an author or a result knows it.
  fileprivate var givenName: String? {
    switch content {
    case .heading(let heading): heading.anchor.text
    case .table(let table): table.caption?.anchor?.text
    case .figure(let figure): figure.caption?.anchor?.text ?? figure.image.path.text
    case .callout(let callout): callout.anchor?.text
    case .question(let question): question.id.text
    case .paragraph, .list, .definitions, .code, .quotation, .divider: nil
    }
  }
}
