import CourseModel

extension Importer {
  /// The inlines of a paragraph, without blanks or line breaks at either end.
  mutating func inlines(_ source: PandocValue) -> [Inline] { tidied(run(source.list)) }

  private mutating func run(_ sources: [PandocValue]) -> [Inline] { sources.flatMap { inline($0) } }

  private mutating func inline(_ source: PandocValue) -> [Inline] {
    let content = source.content
    switch source.type {
    case "Str": return text(decoded(content.text))
    case "Space", "SoftBreak": return text(" ")
    case "LineBreak": return [.lineBreak]
    case "Emph": return marked(run(content.list)) { .emphasis($0) }
    case "Strong": return marked(run(content.list)) { .strong($0) }
    case "Strikeout": return marked(run(content.list)) { .strikethrough($0) }
    case "Quoted":
      let isDouble = content[0].type == "DoubleQuote"
      return text(isDouble ? "“" : "‘") + run(content[1].list) + text(isDouble ? "”" : "’")
    case "Superscript": return superscript(run(content.list))
    case "Underline", "Subscript", "SmallCaps":
      remark("đã bỏ gạch chân, chỉ số dưới hoặc chữ hoa nhỏ", "underlining, subscripts or small capitals were dropped")
      return run(content.list)
    case "Code": return content[1].text.isEmpty ? [] : [.code(content[1].text)]
    case "Math":
      remark("có công thức, viết lại thành chữ hoặc hình", "an equation: write it in words, or make it a picture")
      return content[1].text.isEmpty ? [] : [.code(content[1].text)]
    case "Link": return link(content)
    case "Image": return image(content)
    case "Note": return footnote(content.list)
    case "Span", "Cite": return run(content[1].list)
    default:
      remark("có phần không chuyển được (\(source.type))", "something could not be converted (\(source.type))")
      return []
    }
  }

  private func text(_ text: String) -> [Inline] { text.isEmpty ? [] : [.text(text, at: .start)] }

  private mutating func superscript(_ inner: [Inline]) -> [Inline] {
    switch inner.plainText {
    case "2": return text("²")
    case "3": return text("³")
    default:
      remark("đã bỏ chỉ số trên", "a superscript was dropped")
      return inner
    }
  }

  private mutating func link(_ content: PandocValue) -> [Inline] {
    let inner = run(content[1].list)
    let address = content[2][0].text
    let isOutside = ["https://", "http://", "mailto:"].contains { address.hasPrefix($0) }
    guard isOutside, address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      remark("đã bỏ liên kết tới `\(address)`", "the link to `\(address)` was dropped")
      return inner
    }
    return [.link(Link(to: address, text: tidied(inner), at: span))]
  }

  private mutating func image(_ content: PandocValue) -> [Inline] {
    let file = content[2][0].text
    let kind = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let shown = file.split(separator: "/").last.map(String.init) ?? file
    guard ["png", "jpg", "jpeg", "svg"].contains(kind) else {
      remark(
        "hình `\(shown)` không dùng được, lưu lại thành PNG hoặc SVG rồi chèn vào đây",
        "the picture `\(shown)` cannot be used: save it as PNG or SVG and put it here")
      return []
    }
    guard let place = path.sibling("media/\(name)-\(pictures.count + 1).\(kind)") else { return [] }
    pictures.append((file, place))
    let alternative = run(content[1].list).plainText
    alternatives += " " + alternative
    if alternative.isEmpty {
      remark("hình chưa có lời mô tả", "the picture has no alternative text")
    }
    return [.image(Image(place, alternativeText: alternative, at: span))]
  }

  private mutating func footnote(_ sources: [PandocValue]) -> [Inline] {
    guard !isInFootnote else { return [] }
    isInFootnote = true
    let blocks = blocks(of: sources)
    isInFootnote = false
    guard !blocks.isEmpty else { return [] }
    footnotes.append(Footnote(blocks, at: span))
    return [.footnote(number: footnotes.count)]
  }

  // MARK: Marks of read_docx.py

  /// The word with letters of old fonts as those they stand for, and without the marks that only tell of something.
  private mutating func decoded(_ word: String) -> String {
    var result = ""
    var stretch = ""
    var font: OldFont?
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\u{F8F0}": font = .tcvn3
      case "\u{F8F1}": font = .tcvn3Capitals
      case "\u{F8F2}": font = .vni
      case "\u{F8F3}":
        result += font?.decode(stretch) ?? stretch
        (stretch, font) = ("", nil)
      case "\u{F8F4}": remark("khung chữ (text box) không chuyển được", "a text box could not be converted")
      case "\u{F8F5}": remark("có sửa đổi được theo dõi, đã chấp nhận tất cả", "tracked changes: all were accepted")
      case "\u{F8F6}": remark("đã bỏ nhận xét (comment)", "comments were dropped")
      default: if font == nil { result.unicodeScalars.append(scalar) } else { stretch.unicodeScalars.append(scalar) }
      }
    }
    return result + (font?.decode(stretch) ?? stretch)
  }
}
