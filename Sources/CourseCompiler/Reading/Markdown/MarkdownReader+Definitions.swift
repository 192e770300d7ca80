import CCMarkGFM
import CourseModel

extension MarkdownReader {
  /// A paragraph of terms and, on lines that start with `: `, what they mean:
  ///
  ///     Chữ ký số
  ///     : Chữ ký điện tử tạo bằng cặp khóa.
  ///
  /// Such paragraphs that follow one another are one list. Answers with its last paragraph too; `nil` for another paragraph.
  mutating func definitions(_ node: MarkdownNode, before end: MarkdownNode?) -> (block: Block, last: MarkdownNode)? {
    guard isDefinition(node) else { return nil }
    var last = node
    var found = definitions(in: node)
    while let next = last.next, next != end, next.kind == .paragraph, isDefinition(next), !isLabelled("Bảng:", next),
      !isLabelled("Hình:", next)
    {
      found += definitions(in: next)
      last = next
    }
    let place = SourceSpan(builder.path, span(of: node).range.lowerBound..<span(of: last).range.upperBound)
    return (Block(.definitions(found), at: place), last)
  }

  private mutating func definitions(in node: MarkdownNode) -> [Definition] {
    var lines: [[Inline]] = []
    var first = node.pointee.first_child
    while let start = first {
      let end = MarkdownSiblings(first: start).first { $0.kind == .softBreak || $0.kind == .lineBreak }
      lines.append(inlines(from: start, to: end, in: node))
      first = end?.next
    }
    return MarkdownReader.definitions(in: lines, at: span(of: node))
  }

  /// A line behind a meaning starts the next term where a meaning follows it; otherwise it goes on with the one above.
  private static func definitions(in lines: [[Inline]], at span: SourceSpan) -> [Definition] {
    var definitions: [Definition] = []
    var terms: [[Inline]] = []
    var meanings: [[Inline]] = []
    for (index, line) in lines.enumerated() {
      if line.startsMeaning {
        var meaning = line
        meaning.dropPrefix(bytes: 1)
        meanings.append(meaning)
      } else if meanings.isEmpty {
        terms.append(line)
      } else if index + 1 < lines.count, lines[index + 1].startsMeaning {
        definitions.append(Definition(terms, meanings: meanings, at: span))
        (terms, meanings) = ([line], [])
      } else {
        meanings[meanings.count - 1] += [.text(" ", at: span.range.lowerBound)] + line
      }
    }
    return definitions + [Definition(terms, meanings: meanings, at: span)]
  }

  /// Whether a line of the paragraph other than the first starts with `: `. The first one is a term.
  private func isDefinition(_ node: MarkdownNode) -> Bool {
    guard node.pointee.end_line > node.pointee.start_line, let first = node.pointee.first_child, !startsMeaning(first)
    else { return false }
    return MarkdownSiblings(first: first).contains { child in
      child.kind == .softBreak && child.next.map(startsMeaning) == true
    }
  }

  private func startsMeaning(_ node: MarkdownNode) -> Bool {
    node.kind == .text && (node.literal.starts(with: ": ".utf8) || node.literal.elementsEqual(":".utf8))
  }
}

extension [Inline] {
  fileprivate var startsMeaning: Bool {
    guard case .text(let text, _)? = first else { return false }
    return text.utf8.first == UInt8(ascii: ":") && (text.utf8.count == 1 || text.utf8.dropFirst().first == 0x20)
  }
}
