/// A place of a module's text that a change of law touches, because it cites what changes.
package struct Touch: Hashable, Sendable {
  package let module: ModuleID
  package let version: Version
  package let topic: TopicID
  package let topicTitle: String
  /// The block or footnote under the name that the manifest gives it: `03-bai#muc/2`, `03-bai^1`.
  package let place: String
  /// Where the citation stands. Of a frozen version: in the file as it was frozen.
  package let span: SourceSpan
  package let reference: LegalReference
  /// What the text says there.
  package let surface: String

  package init(
    module: ModuleID, version: Version, topic: TopicID, topicTitle: String, place: String, span: SourceSpan,
    reference: LegalReference, surface: String
  ) {
    self.module = module
    self.version = version
    self.topic = topic
    self.topicTitle = topicTitle
    self.place = place
    self.span = span
    self.reference = reference
    self.surface = surface
  }
}

/// Where a module cites which legal document. Made once a module, and then asked for every change of law.
package struct CitedPlaces: Sendable {
  /// By the document's number, topic by topic, in the order of the lines.
  private var places: [String: [Touch]] = [:]

  package init(of module: Module) {
    for topic in module.topics {
      for placed in topic.placedBlocks { note([placed.block], at: placed.place, in: topic, of: module) }
      for (index, footnote) in topic.footnotes.enumerated() {
        note(footnote.blocks, at: "\(topic.id)^\(index + 1)", in: topic, of: module)
      }
    }
    let order = Dictionary(module.topics.map { ($0.id, $0.ordinal) }, uniquingKeysWith: { first, _ in first })
    for (document, touches) in places {
      places[document] = touches.sorted { left, right in
        let (first, second) = (order[left.topic] ?? 0, order[right.topic] ?? 0)
        if first != second { return first < second }
        if left.span.path != right.span.path { return left.span.path < right.span.path }
        return left.span.range.lowerBound < right.span.range.lowerBound
      }
    }
  }

  /// The numbers of all documents that the module cites, in order.
  package var documents: [String] { places.keys.sorted() }

  /// Every place that cites this document.
  package subscript(document: String) -> [Touch] { places[document] ?? [] }

  /// The places that a change touches: those that cite its document, but where only a part of it begins or ends, not those
  /// that cite another part.
  package func touched(by change: LegalChange) -> [Touch] {
    let all = self[change.document]
    switch change.event {
    case .begins, .ends, .isAmended, .isCorrected: return all
    case .partBegins(let part), .partEnds(let part): return all.filter { $0.reference.mayConcern(part) }
    }
  }

  private mutating func note(_ blocks: [Block], at place: String, in topic: Topic, of module: Module) {
    blocks.forEachNested { block in
      block.forEachInline { inline in
        guard case .citation(let citation) = inline else { return }
        places[citation.reference.document, default: []].append(
          Touch(
            module: module.id, version: module.metadata.version.value, topic: topic.id,
            topicTitle: topic.metadata.title.value, place: place, span: citation.span, reference: citation.reference,
            surface: citation.text.plainText))
      }
    }
  }
}

extension LegalReference {
  /// Whether what is cited can have to do with a part of the document, as the register names it: "khoản 3 Điều 16", or in
  /// words ("phần về đánh giá"), which can be anywhere. A citation of the whole document always can.
  package func mayConcern(_ part: String) -> Bool {
    guard let provision else { return true }
    let (cited, named) = (LegalReference.units(of: provision), LegalReference.units(of: part))
    guard let cited, let named else { return true }
    for (one, other) in zip(cited.reversed(), named.reversed()) {
      // Whether an article lies in a chapter, nobody can tell from their numbers.
      guard one.level == other.level else { return true }
      if one.label != other.label { return false }
    }
    return true
  }

  /// Whether what is cited lies in a part that the register names with its units, as khoản 3 Điều 16 lies in Điều 16.
  package func lies(in part: String) -> Bool {
    guard let provision, let cited = LegalReference.units(of: provision), let named = LegalReference.units(of: part),
      cited.count >= named.count
    else { return false }
    return zip(cited.reversed(), named.reversed()).allSatisfy { $0.level == $1.level && $0.label == $1.label }
  }

  /// The units of a provision from small to large, `nil` where it is told in other words.
  private static func units(of provision: String) -> [(level: Substring, label: Substring)]? {
    var words = provision.split(separator: " ")[...]
    var units: [(level: Substring, label: Substring)] = []
    while let first = words.popFirst() {
      var level = first
      if first == "Phụ" || first == "Tiểu", let second = words.popFirst() {
        level = provision[first.startIndex..<second.endIndex]
      }
      guard levels.contains(level), let label = words.popFirst() else { return nil }
      units.append((level, label))
    }
    return units.isEmpty ? nil : units
  }

  private static let levels: Set<Substring> = [
    "điểm", "khoản", "Điều", "Tiểu mục", "Mục", "Chương", "Phần", "Phụ lục",
  ]
}
