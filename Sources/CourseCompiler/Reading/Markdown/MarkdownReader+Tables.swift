import CCMarkGFM
import CourseModel

extension MarkdownReader {
  /// A GFM table: one header row, then the body.
  mutating func table(_ node: MarkdownNode, caption captionNode: MarkdownNode?, depth: Int) -> Block {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let alignments = UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: count)
    let columns = alignments.map { byte -> Table.Alignment in
      switch byte {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .natural
      }
    }
    let (caption, traits) = captionNode.map { self.caption($0, label: "Bảng:", isTable: true) } ?? (nil, .none)
    let rows = node.children.map { row in (node: row, isHeader: cmark_gfm_extensions_get_table_row_is_header(row) != 0)
    }
    let header = self.rows(rows.filter(\.isHeader).map(\.node), width: count, isHeader: true)
    let body = self.rows(rows.filter { !$0.isHeader }.map(\.node), width: count, isHeader: false)
    builder.reportCoveredLines(header, body, at: span(of: node))
    return Block(
      .table(Table(caption: caption, columns: columns, header: header, body: body)), at: span(of: node), traits: traits)
  }

  /// Whether the node is a paragraph that starts with `label`.
  func isLabelled(_ label: StaticString, _ paragraph: MarkdownNode) -> Bool {
    paragraph.kind == .paragraph && label.withUTF8Buffer { firstLine(of: paragraph).starts(with: $0) }
  }

  /// Gives the table or figure just before `paragraph` its caption; where there is none, the paragraph stays one.
  mutating func captionBefore(_ paragraph: MarkdownNode, label: StaticString, in blocks: inout [Block]) {
    let isTable = isLabelled("Bảng:", paragraph)
    switch blocks.last?.content {
    case .table(let table) where isTable && table.caption == nil:
      let (caption, traits) = self.caption(paragraph, label: label, isTable: true)
      let place = blocks.removeLast().span
      blocks.append(
        Block(
          .table(Table(caption: caption, columns: table.columns, header: table.header, body: table.body)), at: place,
          traits: traits))
    case .figure(let figure) where !isTable && figure.caption == nil:
      let (caption, traits) = self.caption(paragraph, label: label, isTable: false)
      let place = blocks.removeLast().span
      blocks.append(Block(.figure(Figure(figure.image, caption: caption)), at: place, traits: traits))
    default:
      builder.report(
        .strayCaption,
        Phrase(
          "dòng `\(label)` không đứng ngay trên hoặc dưới bảng, hình nào",
          "the line `\(label)` stands beside no table or figure"),
        at: span(of: paragraph),
        help: Phrase(
          "đặt dòng này ngay trên hoặc ngay dưới bảng, hình của nó",
          "put it directly above or below its table or figure"))
      blocks.append(Block(.paragraph(inlines(in: paragraph)), at: span(of: paragraph)))
    }
  }

  private mutating func caption(
    _ paragraph: MarkdownNode, label: StaticString, isTable: Bool
  ) -> (Caption?, Block.Traits) {
    var text = inlines(in: paragraph)
    text.dropPrefix(bytes: label.utf8CodeUnitCount)
    let place = span(of: paragraph)
    let attributes = Attributes.take(from: &text, at: place, into: &builder)
    let caption =
      isTable
      ? builder.tableCaption(text, anchor: attributes?.anchor, at: place)
      : builder.figureCaption(text, anchor: attributes?.anchor, at: place)
    return (caption, attributes?.traits ?? .none)
  }
}

extension [Inline] {
  /// Takes `bytes` bytes, and the blanks behind them, off the front of the first text run.
  mutating func dropPrefix(bytes: Int) {
    guard case .text(let text, let position)? = first else { return }
    let utf8 = text.utf8.dropFirst(bytes)
    let rest = utf8.drop { $0 == 0x20 }
    removeFirst()
    guard !rest.isEmpty, let string = String(rest) else { return }
    insert(.text(string, at: position.advanced(byColumns: text.utf8.count - rest.count)), at: 0)
  }
}
