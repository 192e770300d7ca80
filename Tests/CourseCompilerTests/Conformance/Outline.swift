/// What a piece of text means, in the one form to which both our tree and the HTML of an example are brought:
/// `(p "một " (em "hai"))`.
indirect enum Outline: Equatable {
  case text(String)
  /// A block or a mark; `name` holds what it says of itself, for example `a https://example.com`.
  case node(String, [Outline])
  /// Program text, whose blanks count.
  case code(String)

  static func render(_ outlines: [Outline]) -> String { outlines.map(\.rendered).joined(separator: "\n") }

  private var rendered: String {
    switch self {
    case .text(let text): "\"\(text)\""
    case .code(let text): "code‹\(text)›"
    case .node(let name, let children):
      children.isEmpty ? "(\(name))" : "(\(name) \(children.map(\.rendered).joined(separator: " ")))"
    }
  }
}

extension [Outline] {
  /// A line of inlines as a reader sees it: runs joined, any blanks one space, none at the edges or beside a break.
  var asLine: [Outline] {
    var joined: [Outline] = []
    var endsInBlank = true
    Self.append(self, to: &joined, &endsInBlank)
    Self.trimEnd(of: &joined)
    return joined
  }

  private static func append(_ outlines: [Outline], to line: inout [Outline], _ endsInBlank: inout Bool) {
    for outline in outlines {
      switch outline {
      case .text(let text):
        var run = ""
        for scalar in text.unicodeScalars {
          if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
            if !endsInBlank { run.unicodeScalars.append(" ") }
            endsInBlank = true
          } else {
            run.unicodeScalars.append(scalar)
            endsInBlank = false
          }
        }
        if case .text(let before)? = line.last {
          line[line.count - 1] = .text(before + run)
        } else if !run.isEmpty {
          line.append(.text(run))
        }
      case .code:
        line.append(outline)
        endsInBlank = false
      case .node("br", _):
        trimEnd(of: &line)
        line.append(outline)
        endsInBlank = true
      case .node(let name, let children):
        var inner: [Outline] = []
        if children.isEmpty { endsInBlank = false }
        append(children, to: &inner, &endsInBlank)
        line.append(.node(name, inner))
      }
    }
  }

  private static func trimEnd(of line: inout [Outline]) {
    guard case .text(var text)? = line.last else { return }
    while text.unicodeScalars.last == " " { text.unicodeScalars.removeLast() }
    line.removeLast()
    if !text.isEmpty { line.append(.text(text)) }
  }
}
