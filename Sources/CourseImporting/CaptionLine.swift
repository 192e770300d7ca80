import CourseModel

/// A paragraph such as `Bảng 1. Phân công`, which names the table or picture beside it.
enum CaptionLine {
  /// The two blocks as one where one of them is the other's caption; `nil` otherwise. A line in Word's style for captions,
  /// which `isStyled` tells of either block, needs no number.
  static func join(_ first: Block, _ second: Block, isStyled: (first: Bool, second: Bool)) -> Block? {
    name(second, by: first, isStyled: isStyled.first) ?? name(first, by: second, isStyled: isStyled.second)
  }

  private static func name(_ block: Block, by line: Block, isStyled: Bool) -> Block? {
    guard case .paragraph(let text) = line.content else { return nil }
    func caption(_ label: String) -> Caption? {
      (withoutNumber(text, label: label) ?? (isStyled ? text : nil)).map {
        Caption(number: "", anchor: nil, text: $0)
      }
    }
    if case .table(let table) = block.content, table.caption == nil, let caption = caption("Bảng") {
      return Block(
        .table(Table(caption: caption, columns: table.columns, header: table.header, body: table.body)), at: block.span)
    }
    if case .figure(let figure) = block.content, figure.caption == nil, let caption = caption("Hình") {
      return Block(.figure(Figure(figure.image, caption: caption)), at: block.span)
    }
    return nil
  }

  /// The text behind `Bảng 1.`, `Bảng 2.1:` and the like; `nil` where it does not start so. The tool numbers by itself.
  static func withoutNumber(_ text: [Inline], label: String) -> [Inline]? {
    guard case .text(let words, let position)? = text.first, words.hasPrefix(label + " ") else { return nil }
    let rest = words.dropFirst(label.count + 1)
    let behind = rest.drop { $0.isASCII && $0.isNumber || $0 == "." || $0 == "-" }
    guard behind.startIndex > rest.startIndex, rest.first?.isNumber == true else { return nil }
    let name = behind.drop { $0 == ":" || $0 == "." || $0 == " " }
    return (name.isEmpty ? [] : [.text(String(name), at: position)]) + text.dropFirst()
  }
}
