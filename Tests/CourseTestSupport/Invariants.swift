package import CourseCompiler
package import CourseModel

/// What is true of everything that the compiler gives, whatever it was given: each fault in a sentence.
package struct Invariants {
  private let sources: SourceTree
  /// The length of each line of each file that was asked about.
  private var lengths: [SourcePath: [Int]] = [:]
  private var faults: [String] = []

  /// The rules that `compilation` breaks; empty where all is well.
  package static func broken(by compilation: Compilation, of sources: SourceTree) -> [String] {
    var invariants = Invariants(sources: sources)
    for diagnostic in compilation.diagnostics {
      invariants.check(diagnostic.finding.span, "finding \(diagnostic.kind.code)")
      for note in diagnostic.finding.notes { invariants.check(note.span, "note of \(diagnostic.kind.code)") }
      if diagnostic.finding.message.vietnamese.isEmpty { invariants.faults.append("an empty message") }
    }
    for topic in compilation.module?.topics ?? [] { invariants.check(topic) }
    return invariants.faults
  }

  private init(sources: SourceTree) { self.sources = sources }

  private mutating func check(_ topic: Topic) {
    for (name, anchor) in topic.anchors { check(anchor.span, "anchor \(name)") }
    check(topic.blocks, notes: topic.footnotes.count, depth: 1)
    for footnote in topic.footnotes {
      check(footnote.span, "footnote")
      check(footnote.blocks, notes: 0, depth: 1)
    }
    for placed in topic.placedBlocks {
      let form = CanonicalForm.of(placed.block)
      if form.isEmpty || form.contains(UInt8(ascii: "\n")) { faults.append("a canonical form that is not one line") }
    }
  }

  private mutating func check(_ blocks: [Block], notes: Int, depth: Int) {
    // Twice the limit of the readers: a question's parts take two levels.
    if depth > 160 { return faults.append("blocks nested \(depth) deep") }
    for block in blocks {
      check(block.span, "block")
      check(block, notes: notes, depth: depth + 1)
    }
  }

  /// Every place of the rows belongs to one cell, and to no two.
  private mutating func checkPlaces(of rows: [Table.Row]) {
    var owners = rows.map { $0.cells.map { $0.isCovered ? 0 : 1 } }
    for (row, cells) in rows.map(\.cells).enumerated() {
      for (column, cell) in cells.enumerated() where cell.isMerged {
        guard row + cell.rows <= rows.count, column + cell.columns <= cells.count else {
          return faults.append("a merged cell beyond its table")
        }
        for next in row..<(row + cell.rows) {
          for other in column..<(column + cell.columns) where (next, other) != (row, column) {
            owners[next][other] += 1
          }
        }
      }
    }
    if owners.contains(where: { $0.contains { $0 != 1 } }) {
      faults.append("a place of a table that is not of one cell")
    }
  }

  private mutating func check(_ block: Block, notes: Int, depth: Int) {
    switch block.content {
    case .heading(let heading):
      if !(2...6).contains(heading.level) { faults.append("a heading of level \(heading.level)") }
      check(heading.text, notes)
    case .paragraph(let text): check(text, notes)
    case .list(let list): for item in list.items { check(item.blocks, notes: notes, depth: depth) }
    case .definitions(let definitions):
      for definition in definitions {
        if definition.terms.isEmpty || definition.meanings.isEmpty { faults.append("half a definition") }
        for line in definition.terms + definition.meanings { check(line, notes) }
      }
    case .table(let table):
      for row in table.header + table.body {
        if row.cells.count != table.columns.count { faults.append("a row that is not as wide as its table") }
        for cell in row.cells { check(cell.blocks, notes: notes, depth: depth) }
      }
      checkPlaces(of: table.header)
      checkPlaces(of: table.body)
      check(table.caption?.text ?? [], notes)
    case .figure(let figure): check(figure.caption?.text ?? [], notes)
    case .code, .divider: break
    case .quotation(let blocks): check(blocks, notes: notes, depth: depth)
    case .callout(let callout):
      check(callout.title, notes)
      check(callout.blocks, notes: notes, depth: depth)
    case .question(let question):
      check(question.stem, notes: notes, depth: depth)
      check(question.guidance, notes: notes, depth: depth)
      for option in question.options {
        check(option.text, notes: notes, depth: depth)
        check(option.feedback, notes: notes, depth: depth)
      }
    }
  }

  private mutating func check(_ inlines: [Inline], _ notes: Int, depth: Int = 1) {
    if depth > 80 { return faults.append("marks nested \(depth) deep") }
    for inline in inlines {
      switch inline {
      case .text(let text, _): if text.isEmpty { faults.append("a text without characters") }
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): check(inner, notes, depth: depth + 1)
      case .code, .lineBreak: break
      case .link(let link):
        check(link.span, "link")
        check(link.text, notes, depth: depth + 1)
      case .reference(let reference):
        check(reference.span, "reference")
        check(reference.text, notes, depth: depth + 1)
      case .citation(let citation): check(citation.text, notes, depth: depth + 1)
      case .term(let term): check(term.text, notes, depth: depth + 1)
      case .footnote(let number):
        if !(1...max(notes, 1)).contains(number) || notes == 0 { faults.append("mark \(number) of \(notes) footnotes") }
      case .image(let image): check(image.span, "picture")
      }
    }
  }

  /// A place has to lie in its file, at most just behind the last byte of a line.
  private mutating func check(_ span: SourceSpan, _ what: String) {
    guard let bytes = sources[span.path] else {
      // `module.yaml` and topics that are missing are named at the start of a file.
      if span.range.lowerBound != .start { faults.append("\(what) in a file that is not there") }
      return
    }
    let lines =
      lengths[span.path] ?? bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(\.count)
    lengths[span.path] = lines
    for place in [span.range.lowerBound, span.range.upperBound] {
      let line = Int(place.line)
      guard line > lines.count || Int(place.column) > lines[line - 1] + 1 else { continue }
      // The file as a whole, and the end of its last line.
      faults.append("\(what) at \(line):\(place.column), outside its file of \(lines.count) lines")
    }
  }
}
