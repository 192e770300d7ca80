package import CourseModel

/// Writes a topic's tree as JSON for other programs, every block and inline with its kind, named as in the canonical form,
/// and its place in the source:
///
///     {"format":1,"title":"…","summary":null,"objectives":["o1"],"periods":{"theory":1,"discussion":0,"practice":0},
///      "blocks":[{"kind":"paragraph","place":{"line":9,"column":1,"endLine":9,"endColumn":20},
///                 "inlines":[{"kind":"text","place":{"line":9,"column":1},"text":"…"}]}],
///      "footnotes":[{"place":{…},"blocks":[…]}]}
///
/// Lines and columns start at 1; columns count UTF-8 bytes. `audience` and `classes` stand only on blocks that have them. New
/// keys may come, known ones keep their meaning.
package enum TopicTree {
  /// The tree of a topic, as one line of UTF-8.
  package static func json(of topic: Topic) -> [UInt8] {
    let metadata = topic.metadata
    var json = JSONWriter()
    json.object { json in
      json.member("format", 1)
      json.member("title", metadata.title.value)
      json.member("summary", metadata.summary?.value)
      json.member("objectives", metadata.objectives.map(\.value.text))
      json.member("periods") { json in
        guard let periods = metadata.periods?.value else { return json.null() }
        json.object { json in
          json.member("theory", periods.theory)
          json.member("discussion", periods.discussion)
          json.member("practice", periods.practice)
        }
      }
      json.member("blocks", topic.blocks)
      json.member("footnotes") { json in
        json.array(topic.footnotes) { json, footnote in
          json.object { json in
            json.place(footnote.span)
            json.member("blocks", footnote.blocks)
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }
}

extension JSONWriter {
  fileprivate mutating func place(_ span: SourceSpan) {
    member("place") { json in
      json.object { json in
        json.member("line", Int(span.range.lowerBound.line))
        json.member("column", Int(span.range.lowerBound.column))
        json.member("endLine", Int(span.range.upperBound.line))
        json.member("endColumn", Int(span.range.upperBound.column))
      }
    }
  }

  fileprivate mutating func member(_ key: StaticString, _ blocks: [Block]) {
    member(key) { json in json.array(blocks) { json, block in json.write(block) } }
  }

  fileprivate mutating func member(_ key: StaticString, _ inlines: [Inline]) {
    member(key) { json in json.array(inlines) { json, inline in json.write(inline) } }
  }

  fileprivate mutating func member(_ key: StaticString, _ texts: [[Inline]]) {
    member(key) { json in
      json.array(texts) { json, text in json.array(text) { json, inline in json.write(inline) } }
    }
  }

  private mutating func object(_ kind: String, at span: SourceSpan?, _ content: (inout JSONWriter) -> Void) {
    object { json in
      json.member("kind", kind)
      if let span { json.place(span) }
      content(&json)
    }
  }

  // MARK: Blocks

  private mutating func write(_ block: Block) {
    object(block.content.kindName, at: block.span) { json in
      if block.traits.audience != .everyone { json.member("audience", block.traits.audience.rawValue) }
      if !block.traits.classes.isEmpty { json.member("classes", block.traits.classes) }
      json.members(of: block.content)
    }
  }

  private mutating func members(of content: Block.Content) {
    switch content {
    case .heading(let heading):
      member("level", heading.level)
      member("anchor", heading.anchor.text)
      member("inlines", heading.text)
    case .paragraph(let inlines): member("inlines", inlines)
    case .list(let list): members(of: list)
    case .definitions(let definitions):
      member("definitions") { json in
        json.array(definitions) { json, definition in
          json.object { json in
            json.place(definition.span)
            json.member("terms", definition.terms)
            json.member("meanings", definition.meanings)
          }
        }
      }
    case .table(let table):
      member(table.caption)
      member("columns", table.columns.map(\.rawValue))
      member("header", table.header)
      member("body", table.body)
    case .figure(let figure):
      member(figure.caption)
      member("path", figure.image.path.text)
      member("alternativeText", figure.image.alternativeText)
    case .code(let code):
      member("language", code.language)
      member("text", code.text)
    case .quotation(let blocks): member("blocks", blocks)
    case .callout(let callout):
      member("type", callout.kind.rawValue)
      member("anchor", callout.anchor?.text)
      member("title", callout.title)
      member("blocks", callout.blocks)
    case .question(let question): members(of: question)
    case .divider: break
    }
  }

  private mutating func members(of list: List) {
    switch list.marker {
    case .bullet: member("marker", "bullet")
    case .number(let start), .point(let start):
      if case .point = list.marker { member("marker", "point") } else { member("marker", "number") }
      member("start", start)
    }
    member("isTight", list.isTight)
    member("items") { json in
      json.array(list.items) { json, item in
        json.object { json in
          json.place(item.span)
          if let isChecked = item.isChecked { json.member("isChecked", isChecked) }
          json.member("blocks", item.blocks)
        }
      }
    }
  }

  private mutating func member(_ key: StaticString, _ rows: [Table.Row]) {
    member(key) { json in
      json.array(rows) { json, row in
        json.object { json in
          json.place(row.span)
          json.member("cells") { json in
            json.array(row.cells) { json, cell in json.array(cell.blocks) { json, block in json.write(block) } }
          }
          // Columns and rows of every place, 0 and 0 where another cell reaches over it; absent where every cell is its own.
          guard row.cells.contains(where: { $0.isCovered || $0.isMerged }) else { return }
          json.member("extents") { json in
            json.array(row.cells) { json, cell in
              json.array {
                $0.number(cell.columns)
                $0.number(cell.rows)
              }
            }
          }
        }
      }
    }
  }

  private mutating func member(_ caption: Caption?) {
    member("caption") { json in
      guard let caption else { return json.null() }
      json.object { json in
        json.member("number", caption.number)
        json.member("anchor", caption.anchor?.text)
        json.member("inlines", caption.text)
      }
    }
  }

  private mutating func members(of question: Question) {
    member("id", question.id.text)
    member("number", question.number)
    member("type", question.kind.rawValue)
    member("objective", question.objective?.value.text)
    member("points", question.points)
    member("stem", question.stem)
    switch question.task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      member("options") { json in
        json.array(options) { json, option in
          json.object { json in
            json.place(option.span)
            json.member("isRight", option.isRight)
            json.member("text", option.text)
            json.member("feedback", option.feedback)
          }
        }
      }
    case .matching(let matching):
      member("leftTitle", matching.leftTitle)
      member("rightTitle", matching.rightTitle)
      member("pairs") { json in
        json.array(matching.pairs) { json, pair in
          json.object { json in
            json.place(pair.span)
            json.member("left", pair.left)
            json.member("right", pair.right)
          }
        }
      }
    case .ordering(let steps):
      member("steps") { json in
        json.array(steps) { json, step in
          json.object { json in
            json.place(step.span)
            json.member("text", step.text)
          }
        }
      }
    case .shortAnswer(let answers): member("answers", answers)
    case .essay: break
    }
    member("guidance", question.guidance)
  }

  // MARK: Inlines

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text, let position):
      object("text", at: nil) { json in
        json.member("place") { json in
          json.object { json in
            json.member("line", Int(position.line))
            json.member("column", Int(position.column))
          }
        }
        json.member("text", text)
      }
    case .emphasis(let inner): object("emphasis", at: nil) { $0.member("inlines", inner) }
    case .strong(let inner): object("strong", at: nil) { $0.member("inlines", inner) }
    case .strikethrough(let inner): object("strikethrough", at: nil) { $0.member("inlines", inner) }
    case .code(let code): object("code", at: nil) { $0.member("text", code) }
    case .link(let link):
      object("link", at: link.span) { json in
        json.member("address", link.address)
        json.member("inlines", link.text)
      }
    case .reference(let reference):
      object("ref", at: reference.span) { json in
        json.member("target", reference.target)
        json.member("inlines", reference.text)
      }
    case .citation(let citation):
      object("citation", at: citation.span) { json in
        json.member("document", citation.reference.document)
        json.member("provision", citation.reference.provision)
        json.member("isMarked", citation.isMarked)
        json.member("inlines", citation.text)
      }
    case .term(let term):
      object("term", at: term.span) { json in
        json.member("id", term.id.text)
        json.member("isMarked", term.isMarked)
        json.member("inlines", term.text)
      }
    case .footnote(let number): object("footnote-mark", at: nil) { $0.member("number", number) }
    case .image(let image):
      object("image", at: image.span) { json in
        json.member("path", image.path.text)
        json.member("alternativeText", image.alternativeText)
      }
    case .lineBreak: object("break", at: nil) { _ in }
    }
  }
}

extension Block.Content {
  /// The block's kind as the canonical form names it.
  fileprivate var kindName: String {
    switch self {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .list: "list"
    case .definitions: "definitions"
    case .table: "table"
    case .figure: "figure"
    case .code: "code-block"
    case .quotation: "quotation"
    case .callout: "callout"
    case .question: "question"
    case .divider: "divider"
    }
  }
}
