import CCMarkGFM
import CourseModel

extension MarkdownReader {
  /// What a paragraph `{{include ../../shared/x.md#id}}` names.
  func inclusion(_ paragraph: MarkdownNode) -> String? {
    guard paragraph.pointee.start_line == paragraph.pointee.end_line else { return nil }
    let line = firstLine(of: paragraph)
    guard line.starts(with: "{{include ".utf8), let close = line.firstIndex(of: UInt8(ascii: "}")),
      line[close...].starts(with: "}}".utf8), line[(close + 2)...].allSatisfy({ $0 == 0x20 || $0 == 0x0D })
    else { return nil }
    return String(String(decoding: line[(line.startIndex + 10)..<close], as: UTF8.self)[...].trimmed)
  }

  mutating func included(_ reference: String, by paragraph: MarkdownNode, depth: Int) -> [Block] {
    let count = footnotesBefore + ownFootnotes + includedFootnotes.count
    let (blocks, footnotes) = builder.included(
      reference, footnotesBefore: count, depth: depth, at: span(of: paragraph))
    includedFootnotes += footnotes
    return blocks
  }

  /// The top-level nodes that an anchor names: a section up to the next heading of its level, a table or figure with its
  /// caption, a call-out or a question.
  mutating func nodes(named anchor: AnchorID, in document: MarkdownNode) -> (MarkdownNode?, MarkdownNode?) {
    for node in document.children where declares(anchor, node) {
      switch node.kind {
      case .heading:
        let level = course_cmark_heading_level(node)
        let end = MarkdownSiblings(first: node.next).first {
          $0.kind == .heading && course_cmark_heading_level($0) <= level
        }
        return (node, end)
      case .paragraph where isLabelled("Bảng:", node) && node.next?.kind == .table: return (node, node.next?.next)
      case .paragraph where isLabelled("Bảng:", node) || isLabelled("Hình:", node):
        return (node.pointee.prev ?? node, node.next)
      default: return (node, node.next)
      }
    }
    builder.report(
      .danglingReference,
      Phrase("không có `#\(anchor)` trong `\(builder.path)`", "there is no `#\(anchor)` in `\(builder.path)`"),
      at: SourceSpan(builder.path),
      help: Phrase(
        "đặt mã `{#\(anchor)}` cho mục, bảng, hình, hộp hoặc câu hỏi cần chèn",
        "give the section, table, figure, call-out or question the identifier `{#\(anchor)}`"))
    return (nil, nil)
  }

  /// Whether `#anchor` stands as a word of its own in the first or last line of the node, where its attributes are.
  private func declares(_ anchor: AnchorID, _ node: MarkdownNode) -> Bool {
    guard [.heading, .paragraph, .quotation].contains(node.kind) else { return false }
    let last = node.kind == .quotation ? node.pointee.start_line : node.pointee.end_line
    return Set([Int(node.pointee.start_line), Int(last)]).contains { line in
      String(decoding: source[lines.range(ofLine: line)], as: UTF8.self)
        .split(whereSeparator: { " {}\r".contains($0) }).contains { $0 == "#\(anchor)" }
    }
  }
}
