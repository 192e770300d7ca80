import CourseModel

/// The index of the search: a script, because from a USB stick a browser reads nothing else. It holds the words of every
/// top-level block and note, one line each, taken from the finished pages; finding, folding of marks and ranking are
/// `assets/search.js`'s work.
///
/// A line is a name, a tab and the words. The name of a section is `#<anchor>`; of a block its number in the section, or
/// `!<name>` where it has one of its own.
enum HTMLSearchIndex {
  static func script(of module: Module, _ bodies: [HTMLTopicBody]) -> [UInt8] {
    var script = Array("(window.hocLieuIndex=window.hocLieuIndex||[]).push([".utf8)
    script.reserveCapacity(bodies.reduce(256) { $0 + $1.bytes.count * 3 / 4 })
    string(module.id.text, to: &script)
    script.append(UInt8(ascii: ","))
    string(module.metadata.title.value, to: &script)
    script += ",[".utf8
    for (topic, body) in zip(module.topics, bodies) {
      script += "\n[".utf8
      string(topic.id.text, to: &script)
      script.append(UInt8(ascii: ","))
      string("Bài \(topic.ordinal). \(topic.metadata.title.value)", to: &script)
      script += ",\"".utf8
      lines(of: body, to: &script)
      script += "\"],".utf8
    }
    script += "]]);\n".utf8
    return script
  }

  private static func lines(of body: HTMLTopicBody, to script: inout [UInt8]) {
    body.bytes.withUnsafeBufferPointer { html in
      for (index, stop) in body.stops.enumerated() {
        let end = index + 1 < body.stops.count ? body.stops[index + 1].offset : html.count
        switch stop.name {
        case .nothing: continue
        case .section(let anchor): script += "#\(anchor)\t".utf8
        case .number(let number): script += "\(number)\t".utf8
        case .own(let name): script += "!\(name)\t".utf8
        }
        words(of: UnsafeBufferPointer(rebasing: html[stop.offset..<end]), to: &script)
        script += "\\n".utf8
      }
    }
  }

  private static func string(_ text: String, to script: inout [UInt8]) {
    script.append(UInt8(ascii: "\""))
    for byte in text.utf8 { character(byte, to: &script) }
    script.append(UInt8(ascii: "\""))
  }

  /// A byte inside a script's string; no control character reaches a page.
  private static func character(_ byte: UInt8, to script: inout [UInt8]) {
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { script.append(UInt8(ascii: "\\")) }
    script.append(byte < 0x20 ? 0x20 : byte)
  }

  /// The characters between the tags, with a blank where a paragraph or cell ends. Only what `HTMLWriter` writes is understood.
  /// Stretches without anything special are copied as they are.
  private static func words(of html: UnsafeBufferPointer<UInt8>, to script: inout [UInt8]) {
    var start = 0
    var position = 0
    func blank() { if script.last != 0x20, script.last != 0x09 { script.append(0x20) } }
    while position < html.count {
      let byte = html[position]
      guard isSpecial[Int(byte)] else {
        position += 1
        continue
      }
      if start < position { script.append(contentsOf: UnsafeBufferPointer(rebasing: html[start..<position])) }
      switch byte {
      case UInt8(ascii: "<"):
        let name = html[(position + 1)...]
        if name.starts(with: "sup>".utf8) {
          position = end(of: "</sup>", in: html, from: position)
        } else if name.starts(with: backLink) {
          position = end(of: "</a>", in: html, from: position)
        } else {
          if !isInline(name) { blank() }
          position = (html[position...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1) + 1
        }
      case UInt8(ascii: "&"):
        switch html[position + 1] {
        case UInt8(ascii: "a"): script.append(UInt8(ascii: "&"))
        case UInt8(ascii: "l"): script.append(UInt8(ascii: "<"))
        case UInt8(ascii: "g"): script.append(UInt8(ascii: ">"))
        default: script += "\\\"".utf8
        }
        position = (html[position...].firstIndex(of: UInt8(ascii: ";")) ?? html.count - 1) + 1
      case UInt8(ascii: "\\"):
        script += "\\\\".utf8
        position += 1
      default:
        blank()
        position += 1
      }
      start = position
    }
    if start < html.count { script.append(contentsOf: UnsafeBufferPointer(rebasing: html[start...])) }
    while script.last == 0x20 { script.removeLast() }
  }

  /// The link behind a note that leads back to its mark.
  private static let backLink = Array(#"a class="back""#.utf8)

  /// By byte: whether it cannot be copied. Quotation marks are escaped in HTML already.
  private static let isSpecial: [Bool] = (0..<256).map {
    $0 < 0x20 || [UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\\")].contains(UInt8($0))
  }

  /// Whether a tag stands inside a line: its name begins at the slice's start, perhaps behind a `/`.
  private static func isInline(_ tag: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = tag.first == UInt8(ascii: "/") ? tag.dropFirst() : tag
    guard let first = name.first, let second = name.dropFirst().first else { return false }
    switch first {
    case UInt8(ascii: "a"): return second == 0x20 || second == UInt8(ascii: ">")
    case UInt8(ascii: "b"): return second == UInt8(ascii: ">")
    case UInt8(ascii: "e"): return true
    case UInt8(ascii: "s"):
      return name.starts(with: "s>".utf8) || name.starts(with: "st".utf8) || name.starts(with: "sp".utf8)
    case UInt8(ascii: "c"): return second == UInt8(ascii: "o")
    case UInt8(ascii: "d"): return second == UInt8(ascii: "f")
    default: return false
    }
  }

  private static func end(of tag: StaticString, in html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let tag = UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount)
    var position = start
    while position < html.count, !html[position...].starts(with: tag) { position += 1 }
    return min(position + tag.count, html.count)
  }
}
