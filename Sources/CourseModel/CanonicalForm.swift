/// The canonical form of a block: one line of text that two blocks share exactly when a reader reads the same in both. It
/// knows nothing of source places, line breaks in the source, or the syntax the author used. Lists in parentheses, strings
/// in quotation marks with `\"`, `\\` and `\n`; the first word says what it is:
///
///     (paragraph "Xem " (ref "01-bai#tbl-1" "Bảng 1.1") ".")
///
/// The manifest seals the SHA-256 of these lines, so the form may never change for trees that exist; a new form is a new
/// version of the manifest's header.
package struct CanonicalForm {
  private var bytes: [UInt8] = []
  private var showsNumbers = true

  private init() {}

  /// The canonical form of one block, as UTF-8 without a final line feed.
  package static func of(_ block: Block) -> [UInt8] {
    var form = CanonicalForm()
    form.write(block)
    return form.bytes
  }

  /// The form of a block without the numbers that it has from its neighbours: a table that only moved from 2.1 to 2.2 stays
  /// the same. For comparing versions, never for the seal.
  package static func withoutNumbers(_ block: Block) -> [UInt8] {
    var form = CanonicalForm()
    form.showsNumbers = false
    form.write(block)
    return form.bytes
  }

  /// The canonical form of a footnote's text.
  package static func of(_ footnote: Footnote) -> [UInt8] {
    var form = CanonicalForm()
    form.list("footnote") { $0.write(footnote.blocks) }
    return form.bytes
  }

  /// The canonical form of what is printed of a topic besides its blocks.
  package static func of(_ metadata: TopicMetadata) -> [UInt8] {
    var form = CanonicalForm()
    form.list("topic") {
      $0.string(metadata.title.value)
      if let summary = metadata.summary { $0.list("summary") { $0.string(summary.value) } }
      $0.list("objectives") { for objective in metadata.objectives { $0.string(objective.value.text) } }
      if let periods = metadata.periods { $0.write(periods.value) }
    }
    return form.bytes
  }

  /// The canonical form of what is printed of a module besides its topics. The version is not in it: records bind the
  /// version to the seal.
  package static func of(_ metadata: ModuleMetadata) -> [UInt8] {
    var form = CanonicalForm()
    form.list("module") {
      $0.string(metadata.title.value)
      $0.list("lead-unit") { $0.string(metadata.leadUnit.value) }
      $0.list("authors") { for author in metadata.authors { $0.string(author.value) } }
      $0.list("audience") { for group in metadata.audience { $0.string(group.value) } }
      $0.write(metadata.periods.value)
      for objective in metadata.objectives {
        $0.list("objective") {
          $0.string(objective.id.text)
          $0.string(objective.kind.rawValue)
          $0.string(objective.text)
        }
      }
      // A module without a preface keeps the seal that it had before there were prefaces.
      if !metadata.preface.isEmpty {
        $0.list("preface") { for paragraph in metadata.preface { $0.string(paragraph.value) } }
      }
      for change in metadata.changes {
        $0.list("change") {
          $0.string(change.reason)
          $0.string(change.law ?? "")
          for topic in change.topics { $0.string(topic.text) }
          if let proposal = change.proposal { $0.list("proposal") { $0.string(proposal.description) } }
        }
      }
    }
    return form.bytes
  }

  /// The canonical form of what the programme prints on every module.
  package static func of(_ imprint: Imprint) -> [UInt8] {
    var form = CanonicalForm()
    form.list("imprint") {
      $0.string(imprint.programme)
      $0.string(imprint.authority)
      $0.string(imprint.academy)
      $0.string(imprint.isSpecimen ? "specimen" : "official")
      $0.string(String(imprint.minutesPerPeriod))
    }
    return form.bytes
  }

  private mutating func write(_ blocks: [Block]) { for block in blocks { write(block) } }

  private mutating func write(_ block: Block) {
    if block.traits != .none {
      list("for") {
        $0.string(block.traits.audience.rawValue)
        for name in block.traits.classes { $0.string(name) }
      }
    }
    switch block.content {
    case .heading(let heading):
      list("heading") {
        $0.string(String(heading.level))
        $0.string(heading.anchor.text)
        $0.write(heading.text)
      }
    case .paragraph(let inlines): list("paragraph") { $0.write(inlines) }
    case .list(let items): write(items)
    case .definitions(let definitions):
      list("definitions") {
        for definition in definitions {
          for term in definition.terms { $0.list("term") { $0.write(term) } }
          for meaning in definition.meanings { $0.list("meaning") { $0.write(meaning) } }
        }
      }
    case .table(let table): write(table)
    case .figure(let figure):
      list("figure") {
        $0.write(figure.caption)
        $0.write(figure.image)
      }
    case .code(let code):
      list("code-block") {
        $0.string(code.language ?? "")
        $0.string(code.text)
      }
    case .quotation(let blocks): list("quotation") { $0.write(blocks) }
    case .callout(let callout):
      list("callout") {
        $0.string(callout.kind.rawValue)
        $0.string(callout.anchor?.text ?? "")
        $0.list("title") { $0.write(callout.title) }
        $0.write(callout.blocks)
      }
    case .question(let question): write(question)
    case .divider: list("divider") { _ in }
    }
  }

  private mutating func write(_ items: List) {
    list("list") {
      switch items.marker {
      case .bullet: $0.string("bullet")
      case .number(let start): $0.string(String(start))
      case .point(let start): $0.string("point " + String(start))
      }
      $0.string(items.isTight ? "tight" : "loose")
      for item in items.items {
        $0.list("item") {
          if let isChecked = item.isChecked { $0.string(isChecked ? "checked" : "unchecked") }
          $0.write(item.blocks)
        }
      }
    }
  }

  private mutating func write(_ table: Table) {
    list("table") {
      $0.write(table.caption)
      $0.list("columns") { for column in table.columns { $0.string(column.rawValue) } }
      for (name, rows) in [("header", table.header), ("row", table.body)] {
        for row in rows {
          $0.list(name) { for cell in row.cells { $0.write(cell) } }
        }
      }
    }
  }

  /// A table without merged cells keeps the seal that it had before there were any.
  private mutating func write(_ cell: Table.Cell) {
    list(cell.isCovered ? "covered" : "cell") {
      if cell.isMerged {
        $0.list("merged") {
          $0.string(String(cell.columns))
          $0.string(String(cell.rows))
        }
      }
      $0.write(cell.blocks)
    }
  }

  private mutating func write(_ question: Question) {
    list("question") {
      $0.string(question.id.text)
      $0.string($0.showsNumbers ? question.number : "")
      $0.string(question.kind.rawValue)
      $0.string(question.objective?.value.text ?? "")
      $0.string(String(question.points))
      $0.list("stem") { $0.write(question.stem) }
      $0.write(question.task)
      $0.list("guidance") { $0.write(question.guidance) }
    }
  }

  private mutating func write(_ task: Question.Task) {
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      for option in options {
        list("option") {
          $0.string(option.isRight ? "right" : "wrong")
          $0.list("text") { $0.write(option.text) }
          $0.list("feedback") { $0.write(option.feedback) }
        }
      }
    case .matching(let matching):
      list("left") { $0.write(matching.leftTitle) }
      list("right") { $0.write(matching.rightTitle) }
      for pair in matching.pairs {
        list("pair") {
          $0.list("left") { $0.write(pair.left) }
          $0.list("right") { $0.write(pair.right) }
        }
      }
    case .ordering(let steps): for step in steps { list("step") { $0.write(step.text) } }
    case .shortAnswer(let answers): for answer in answers { list("answer") { $0.string(answer) } }
    case .essay: break
    }
  }

  private mutating func write(_ caption: Caption?) {
    list("caption") {
      guard let caption else { return }
      $0.string($0.showsNumbers ? caption.number : "")
      $0.string(caption.anchor?.text ?? "")
      $0.write(caption.text)
    }
  }

  private mutating func write(_ image: Image) {
    list("image") {
      $0.string(image.path.text)
      $0.string(image.alternativeText)
    }
  }

  private mutating func write(_ periods: Periods) {
    list("periods") {
      $0.string(String(periods.theory))
      $0.string(String(periods.discussion))
      $0.string(String(periods.practice))
    }
  }

  private mutating func write(_ inlines: [Inline]) {
    var run = ""
    write(inlines, after: &run)
    flush(&run)
  }

  /// What the tool recognised by itself is not in the form: the reader reads the same words, and a longer glossary or
  /// register must not break the seal of what was appraised.
  private mutating func write(_ inlines: [Inline], after run: inout String) {
    for inline in inlines {
      switch inline {
      case .text(let text, _): run += text
      case .citation(let citation) where !citation.isMarked: write(citation.text, after: &run)
      case .term(let term) where !term.isMarked: write(term.text, after: &run)
      default:
        flush(&run)
        write(inline)
      }
    }
  }

  private mutating func flush(_ run: inout String) {
    guard !run.isEmpty else { return }
    string(run)
    run = ""
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text, _): string(text)
    case .emphasis(let inlines): list("emphasis") { $0.write(inlines) }
    case .strong(let inlines): list("strong") { $0.write(inlines) }
    case .strikethrough(let inlines): list("strikethrough") { $0.write(inlines) }
    case .code(let code): list("code") { $0.string(code) }
    case .link(let link):
      list("link") {
        $0.string(link.address)
        $0.write(link.text)
      }
    case .reference(let reference):
      list("ref") {
        $0.string(reference.destination.map { "\($0.topic)#\($0.anchor?.text ?? "")" } ?? reference.target)
        $0.write(reference.text)
      }
    case .citation(let citation):
      list("citation") {
        $0.string(citation.reference.document)
        $0.string(citation.reference.provision ?? "")
        $0.write(citation.text)
      }
    case .term(let term):
      list("term") {
        $0.string(term.id.text)
        $0.write(term.text)
      }
    case .footnote(let number): list("footnote-mark") { $0.string($0.showsNumbers ? String(number) : "") }
    case .image(let image): write(image)
    case .lineBreak: list("break") { _ in }
    }
  }

  private mutating func list(_ name: String, _ content: (inout CanonicalForm) -> Void) {
    if let last = bytes.last, last != UInt8(ascii: "(") { bytes.append(UInt8(ascii: " ")) }
    bytes.append(UInt8(ascii: "("))
    bytes.append(contentsOf: name.utf8)
    content(&self)
    bytes.append(UInt8(ascii: ")"))
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: " "))
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
