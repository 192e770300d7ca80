import CCMarkGFM

/// A node of cmark's tree.
typealias MarkdownNode = UnsafeMutablePointer<cmark_node>

/// The kinds of nodes that can occur with the extensions we attach.
enum MarkdownKind {
  case document, quotation, list, item, code, html, paragraph, heading, divider, footnote, table, row, cell
  case text, softBreak, lineBreak, inlineCode, inlineHTML, emphasis, strong, link, image, footnoteMark
}

extension MarkdownNode {
  var kind: MarkdownKind {
    switch UInt32(pointee.type) {
    case CMARK_NODE_TEXT.rawValue: .text
    case CMARK_NODE_SOFTBREAK.rawValue: .softBreak
    case CMARK_NODE_PARAGRAPH.rawValue: .paragraph
    case CMARK_NODE_EMPH.rawValue: .emphasis
    case CMARK_NODE_STRONG.rawValue: .strong
    case CMARK_NODE_LINK.rawValue: .link
    case CMARK_NODE_CODE.rawValue: .inlineCode
    case CMARK_NODE_LIST.rawValue: .list
    case CMARK_NODE_ITEM.rawValue: .item
    case CMARK_NODE_HEADING.rawValue: .heading
    case CMARK_NODE_BLOCK_QUOTE.rawValue: .quotation
    case CMARK_NODE_FOOTNOTE_REFERENCE.rawValue: .footnoteMark
    case CMARK_NODE_FOOTNOTE_DEFINITION.rawValue: .footnote
    case CMARK_NODE_IMAGE.rawValue: .image
    case CMARK_NODE_LINEBREAK.rawValue: .lineBreak
    case CMARK_NODE_CODE_BLOCK.rawValue: .code
    case CMARK_NODE_THEMATIC_BREAK.rawValue: .divider
    case CMARK_NODE_HTML_BLOCK.rawValue, CMARK_NODE_CUSTOM_BLOCK.rawValue: .html
    case CMARK_NODE_HTML_INLINE.rawValue, CMARK_NODE_CUSTOM_INLINE.rawValue: .inlineHTML
    case CMARK_NODE_DOCUMENT.rawValue: .document
    default: extensionKind
    }
  }

  /// cmark numbers the nodes of extensions when it registers them.
  private var extensionKind: MarkdownKind {
    switch pointee.type {
    case course_cmark_table_cell_type(): .cell
    case course_cmark_table_row_type(): .row
    case course_cmark_table_type(): .table
    default: .html
    }
  }

  /// The node's children, in order.
  var children: MarkdownSiblings { MarkdownSiblings(first: pointee.first_child) }

  var next: MarkdownNode? { pointee.next }

  /// The node's own text: of text, code and HTML.
  var literal: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(course_cmark_literal(self)) }
}

extension UnsafeBufferPointer<UInt8> {
  init(_ chunk: cmark_chunk) { self.init(start: chunk.data, count: Int(chunk.len)) }
}

extension String {
  init(_ chunk: cmark_chunk) { self.init(wellFormed: UnsafeBufferPointer<UInt8>(chunk)) }

  /// A copy of bytes that are known to be UTF-8: pieces of a source that `TextCheck` passed, cut at ASCII characters.
  /// Checking each of a topic's thousands of pieces again took 4 % of a build.
  init(wellFormed bytes: UnsafeBufferPointer<UInt8>) {
    self = unsafe String(copying: UTF8Span(unchecked: bytes.span))
  }
}

/// Nodes that follow one another.
struct MarkdownSiblings: Sequence, IteratorProtocol {
  private var node: MarkdownNode?

  init(first: MarkdownNode?) { node = first }

  mutating func next() -> MarkdownNode? {
    defer { node = node?.pointee.next }
    return node
  }
}
