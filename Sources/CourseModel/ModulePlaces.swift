/// Every place of a module that a record, a waiver or a proposal can name, with where it was written.
package struct ModulePlaces: Sendable {
  /// A line of the module's manifest.
  package struct Entry: Sendable {
    /// `module`, a topic, a block (`01-bai#muc/2`), a footnote (`01-bai^1`) or a picture (`media/h.svg`).
    package let place: String
    package let span: SourceSpan
  }

  /// In the order of the manifest.
  package let entries: [Entry]
  /// In which entry an anchor inside a block lies, by `<topic>#<anchor>`.
  private let anchors: [String: Int]
  private let topics: [TopicID: SourcePath]

  package init(of module: Module) {
    var entries = [Entry(place: "module", span: SourceSpan(module.metadata.path))]
    var anchors: [String: Int] = [:]
    for topic in module.topics {
      entries.append(Entry(place: topic.id.text, span: topic.metadata.title.span))
      for placed in topic.placedBlocks {
        [placed.block].forEachNested { block in
          if let anchor = block.anchor { anchors["\(topic.id)#\(anchor)"] = entries.count }
        }
        entries.append(Entry(place: placed.place, span: placed.block.span))
      }
      for (index, footnote) in topic.footnotes.enumerated() {
        entries.append(Entry(place: "\(topic.id)^\(index + 1)", span: footnote.span))
      }
    }
    let folder = Place.folder(of: module.id).text + "/"
    for media in module.media {
      entries.append(Entry(place: String(media.path.text.dropFirst(folder.count)), span: SourceSpan(media.path)))
    }
    self.entries = entries
    self.anchors = anchors
    topics = Dictionary(module.topics.map { ($0.id, $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  /// The entries that a name covers: one for a place of the manifest; all of a topic, or of a section, for its name; the
  /// block that holds it, for the anchor of a table, figure, call-out or question. Empty for what is not there.
  package func named(_ name: String) -> [Entry] {
    if TopicID(name).map({ topics[$0] != nil }) ?? false {
      return entries.filter {
        $0.place == name || $0.place.hasPrefix(name + "#") || $0.place.hasPrefix(name + "^")
      }
    }
    let exact = entries.filter { $0.place == name }
    guard exact.isEmpty else { return exact }
    let section = entries.filter { $0.place.hasPrefix(name + "/") && name.contains("#") }
    guard section.isEmpty, let index = anchors[name] else { return section }
    return [entries[index]]
  }

  /// Whether what was found at `span` lies within what `name` covers. A topic covers its whole file.
  package func does(_ name: String, cover span: SourceSpan) -> Bool {
    if let topic = TopicID(name), topics[topic] == span.path { return true }
    return named(name).contains { $0.span.holds(span) }
  }
}

extension Block {
  /// The name by which a cross-reference can find the block itself; a heading's names its section instead.
  fileprivate var anchor: AnchorID? {
    switch content {
    case .table(let table): table.caption?.anchor
    case .figure(let figure): figure.caption?.anchor
    case .callout(let callout): callout.anchor
    case .question(let question): question.id
    case .heading, .paragraph, .list, .definitions, .code, .quotation, .divider: nil
    }
  }
}

extension SourceSpan {
  /// Whether the other stretch starts within this one.
  fileprivate func holds(_ other: SourceSpan) -> Bool {
    path == other.path && (range.contains(other.range.lowerBound) || range.lowerBound == other.range.lowerBound)
  }
}
