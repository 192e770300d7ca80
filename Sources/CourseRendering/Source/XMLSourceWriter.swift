package import CourseModel

/// Writes a topic as XML of the topic language, an element of its own line and indented where blanks mean nothing.
package struct XMLSourceWriter {
  let topic: Topic
  var xml = XMLText()
  var losses = Losses()
  /// Where what is lost is reported: the block that is being written.
  var span: SourceSpan
  /// The footnotes that have been written, each at its mark.
  var marked: Set<Int> = []

  private init(_ topic: Topic) {
    self.topic = topic
    span = SourceSpan(topic.path)
  }

  /// The whole file.
  package static func write(_ topic: Topic) -> SourceText {
    var writer = XMLSourceWriter(topic)
    writer.xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    writer.parent("topic", [("id", topic.id.text), ("xml:lang", "vi")]) { writer in
      writer.head()
      writer.parent("body") { $0.sections(of: topic.blocks) }
    }
    return writer.source
  }

  /// The blocks alone, each footnote at its mark.
  package static func fragment(of topic: Topic) -> SourceText {
    var writer = XMLSourceWriter(topic)
    writer.sections(of: topic.blocks)
    return writer.source
  }

  private var source: SourceText {
    SourceText(bytes: Array(xml.text.drop { $0 == "\n" }.utf8) + [0x0A], losses: losses.diagnostics)
  }

  // MARK: Elements

  /// An element that holds other elements, each on a line of its own.
  mutating func parent(
    _ name: String, _ attributes: [(name: String, value: String)] = [], _ content: (inout XMLSourceWriter) -> Void
  ) {
    xml.begin(name, attributes)
    let start = xml.count
    xml.depth += 1
    content(&self)
    xml.depth -= 1
    if xml.count == start { xml.closeTag() } else { xml.end(name, onItsLine: true) }
  }

  /// An element of characters and inlines, written in one line.
  mutating func line(
    _ name: String, _ attributes: [(name: String, value: String)] = [], _ content: (inout XMLSourceWriter) -> Void
  ) {
    xml.begin(name, attributes)
    let start = xml.count
    content(&self)
    if xml.count == start { xml.closeTag() } else { xml.end(name, onItsLine: false) }
  }

  // MARK: Head

  private mutating func head() {
    let metadata = topic.metadata
    span = metadata.title.span
    line("title") { $0.trimmed(metadata.title.value) }
    if let summary = metadata.summary {
      span = summary.span
      line("shortdesc") { $0.trimmed(summary.value) }
    }
    var entries: [(name: String, content: String)] = []
    if !metadata.objectives.isEmpty {
      entries.append(("objectives", metadata.objectives.map(\.value.text).joined(separator: " ")))
    }
    if let periods = metadata.periods?.value {
      let counts = [("theory", periods.theory), ("discussion", periods.discussion), ("practice", periods.practice)]
      let named = counts.filter { $0.1 > 0 }
      entries += (named.isEmpty ? [counts[0]] : named).map { ("periods-\($0.0)", String($0.1)) }
    }
    guard !entries.isEmpty else { return }
    parent("prolog") { writer in
      writer.parent("metadata") { writer in
        for entry in entries { writer.line("othermeta", [("name", entry.name), ("content", entry.content)]) { _ in } }
      }
    }
  }

  // MARK: Sections

  /// Blocks, with each heading's section around what belongs to it.
  private mutating func sections(of blocks: [Block]) {
    var open = 1
    for block in blocks {
      span = block.span
      guard case .heading(let heading) = block.content else {
        write(block)
        continue
      }
      while open >= heading.level { closeSection(&open) }
      if heading.level > open + 1 { losses.note(.headingLevel, at: span) }
      xml.begin("section", attributes(of: block.traits, id: heading.anchor))
      xml.depth += 1
      line("title") { $0.write(heading.text) }
      open += 1
    }
    while open > 1 { closeSection(&open) }
  }

  private mutating func closeSection(_ open: inout Int) {
    xml.depth -= 1
    xml.end("section", onItsLine: true)
    open -= 1
  }

  func attributes(
    of traits: Block.Traits, id: AnchorID? = nil, classes own: [String] = []
  ) -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    if let id { attributes.append(("id", id.text)) }
    if traits.audience != .everyone { attributes.append(("audience", traits.audience.rawValue)) }
    let classes = own + traits.classes
    if !classes.isEmpty { attributes.append(("outputclass", classes.joined(separator: " "))) }
    return attributes
  }
}
