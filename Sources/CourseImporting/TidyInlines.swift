import CourseModel

/// The inlines with equal marks that touch joined, blanks outside the marks, and none at either end: Word keeps a mark a
/// character, and puts it around blanks too.
func tidied(_ inlines: [Inline]) -> [Inline] {
  var result: [Inline] = []
  for inline in inlines { append(inline, to: &result) }
  while let last = result.last, last.isBlank { result.removeLast() }
  if case .text(let text, let position)? = result.last {
    result[result.count - 1] = .text(text.withoutBlanks(atStart: false), at: position)
  }
  return result
}

private func append(_ inline: Inline, to result: inout [Inline]) {
  guard let last = result.last else {
    if inline.isBlank { return }
    if case .text(let text, let position) = inline {
      result.append(.text(text.withoutBlanks(atStart: true), at: position))
    } else {
      result.append(inline)
    }
    return
  }
  switch (last, inline) {
  case (.text(let before, let position), .text(let text, _)):
    let joined = before.utf8.last == 0x20 ? before + text.withoutBlanks(atStart: true) : before + text
    result[result.count - 1] = .text(joined, at: position)
  case (.emphasis(let before), .emphasis(let inner)): result[result.count - 1] = .emphasis(before + inner)
  case (.strong(let before), .strong(let inner)): result[result.count - 1] = .strong(before + inner)
  case (.strikethrough(let before), .strikethrough(let inner)):
    result[result.count - 1] = .strikethrough(before + inner)
  default: result.append(inline)
  }
}

/// A mark around inlines, with the blanks at their ends outside it; nothing where they hold no words.
func marked(_ inner: [Inline], _ mark: ([Inline]) -> Inline) -> [Inline] {
  let words = tidied(inner)
  guard !words.isEmpty else { return inner.isEmpty ? [] : [.text(" ", at: .start)] }
  let blank: [Inline] = [.text(" ", at: .start)]
  return (inner.first?.startsWithBlank == true ? blank : []) + [mark(words)]
    + (inner.last?.endsWithBlank == true ? blank : [])
}

extension Inline {
  fileprivate var isBlank: Bool {
    switch self {
    case .text(let text, _): text.utf8.allSatisfy { $0 == 0x20 }
    case .lineBreak: true
    case .emphasis, .strong, .strikethrough, .code, .link, .reference, .citation, .term, .footnote, .image: false
    }
  }

  fileprivate var startsWithBlank: Bool { if case .text(let text, _) = self { text.utf8.first == 0x20 } else { false } }
  fileprivate var endsWithBlank: Bool { if case .text(let text, _) = self { text.utf8.last == 0x20 } else { false } }
}

extension String {
  fileprivate func withoutBlanks(atStart: Bool) -> String {
    var text = self[...]
    if atStart {
      text = text.drop { $0 == " " }
    } else {
      while text.last == " " { text.removeLast() }
    }
    return String(text)
  }
}
