import CCMarkGFM
import CourseModel

/// The first line of a quotation that is a GFM alert: `[!NOTE] Tiêu đề` or `[!QUESTION] #q1 objective=o1`.
struct CalloutMarker {
  enum Keyword {
    case callout(Callout.Kind)
    case question
    case unknown(String)
  }

  let keyword: Keyword
  /// The paragraph whose first line this is.
  let paragraph: MarkdownNode
  /// How many bytes `[!…]` takes.
  let length: Int

  /// `nil` where the quotation is an ordinary one.
  init?(of quotation: MarkdownNode, in reader: MarkdownReader) {
    guard let paragraph = quotation.pointee.first_child, paragraph.kind == .paragraph else { return nil }
    let line = reader.firstLine(of: paragraph)
    guard line.starts(with: "[!".utf8), let close = line.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let word = String(decoding: line[(line.startIndex + 2)..<close], as: UTF8.self)
    self.paragraph = paragraph
    length = close - line.startIndex + 1
    keyword =
      CalloutMarker.callouts[word.uppercased()].map { .callout($0) }
      ?? (CalloutMarker.questions.contains(word.uppercased()) ? .question : .unknown(word))
  }

  /// The first node behind the marker's line, where the paragraph goes on.
  var rest: MarkdownNode? {
    paragraph.children.first { $0.kind == .softBreak || $0.kind == .lineBreak }
  }

  private static let questions: Set<String> = ["QUESTION", "CÂU HỎI"]

  private static let callouts: [String: Callout.Kind] = [
    "NOTE": .note, "GHI CHÚ": .note, "TIP": .tip, "MẸO": .tip, "IMPORTANT": .important, "QUAN TRỌNG": .important,
    "WARNING": .warning, "CẢNH BÁO": .warning, "CAUTION": .caution, "THẬN TRỌNG": .caution, "EXAMPLE": .example,
    "VÍ DỤ": .example, "CASE": .case, "TÌNH HUỐNG": .case, "DISCUSSION": .discussion, "THẢO LUẬN": .discussion,
    "PRACTICE": .practice, "THỰC HÀNH": .practice, "INSTRUCTOR": .instructor, "GIẢNG VIÊN": .instructor,
  ]

  /// Every keyword that may stand behind `[!`, in capitals.
  static let keywords = callouts.keys.sorted() + questions.sorted()

  /// The English keywords, for a message.
  static let names = (Callout.Kind.allCases.map { $0.rawValue.uppercased() } + ["QUESTION"]).joined(separator: ", ")
}

extension MarkdownReader {
  /// A quotation that starts with `[!NOTE]` and its kin.
  mutating func callout(_ kind: Callout.Kind, marker: CalloutMarker, _ node: MarkdownNode, depth: Int) -> Block {
    let rest = marker.rest
    var title = inlines(from: marker.paragraph.pointee.first_child, to: rest, in: marker.paragraph)
    title.dropPrefix(bytes: marker.length)
    let attributes = Attributes.take(from: &title, at: span(of: marker.paragraph), into: &builder)
    if let anchor = attributes?.anchor {
      builder.declare(anchor, .callout(title.isEmpty ? kind.label : title.plainText), at: span(of: node))
    }
    let blocks = blocksBehind(marker, depth: depth)
    return Block(
      .callout(Callout(kind, anchor: attributes?.anchor, title: title, blocks: blocks)), at: span(of: node),
      traits: attributes?.traits ?? .none)
  }

  /// What follows the marker's line: the rest of its paragraph, then the quotation's other blocks.
  mutating func blocksBehind(_ marker: CalloutMarker, depth: Int) -> [Block] {
    let further = blocks(from: marker.paragraph.next, depth: depth + 1)
    guard let next = marker.rest?.next else { return further }
    let line = Int(marker.paragraph.pointee.start_line) + 1
    let paragraph = Block(
      .paragraph(inlines(from: next, in: marker.paragraph)),
      at: SourceSpan(
        builder.path,
        position(
          line: line, column: Int(marker.paragraph.pointee.start_column))..<span(of: marker.paragraph).range.upperBound)
    )
    return [paragraph] + further
  }
}
