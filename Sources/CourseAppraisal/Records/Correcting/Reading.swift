import CourseModel
import CourseSealing

/// What a reader reads in one place: a block with its footnotes and pictures, or what is printed of the topic, the module or
/// the programme. Two are equal exactly when the same is read in them.
struct Reading: Equatable {
  /// The place in the manifest.
  let place: String
  /// `nil` for what is printed of the module or the programme.
  let topic: TopicID?
  /// The canonical form without numbers, with the digests of the pictures behind it.
  let text: [UInt8]
  /// The footnotes that are marked in it, in the order of their marks.
  let footnotes: [[UInt8]]
  /// Their numbers in the topic.
  let marks: [Int]
  /// Whether it is a block; what is printed of a topic or module is not.
  let isBlock: Bool

  /// Places and numbers follow from what stands before; they are no part of it.
  static func == (left: Reading, right: Reading) -> Bool {
    left.topic == right.topic && left.isBlock == right.isBlock && left.text == right.text
      && left.footnotes == right.footnotes
  }

  /// Whether one may be a new wording of the other: it stands in the same topic and is a thing of the same sort.
  func isOfOneSort(with other: Reading) -> Bool {
    topic == other.topic && isBlock == other.isBlock && (isBlock || topic != nil || place == other.place)
  }
}

/// Everything that is read in a module, in reading order. `pictures` are compared elsewhere: their bytes do not count.
func readings(of module: Module, without pictures: Set<String>) -> [Reading] {
  var readings = [
    Reading(
      place: "programme", topic: nil, text: CanonicalForm.of(module.imprint), footnotes: [], marks: [], isBlock: false),
    Reading(
      place: "module", topic: nil, text: CanonicalForm.of(module.metadata), footnotes: [], marks: [], isBlock: false),
  ]
  let folder = Place.folder(of: module.id)
  let excluded = Set(pictures.compactMap { folder.appending($0) })
  let digests = Dictionary(
    module.media.filter { !excluded.contains($0.path) }.map { ($0.path, digest(of: $0.bytes)) },
    uniquingKeysWith: { first, _ in first })
  for topic in module.topics {
    readings.append(
      Reading(
        place: topic.id.text, topic: topic.id, text: CanonicalForm.of(topic.metadata), footnotes: [], marks: [],
        isBlock: false))
    var plain = PlainReferences(in: module)
    let blocks = plain.rewrite(topic.blocks) ?? topic.blocks
    for (placed, block) in zip(topic.placedBlocks, blocks) {
      let marks = block.footnoteMarks
      readings.append(
        Reading(
          place: placed.place, topic: topic.id, text: text(of: [block], digests),
          footnotes: marks.map { number in
            let note = topic.footnotes[number - 1].blocks
            return text(of: plain.rewrite(note) ?? note, digests)
          }, marks: marks, isBlock: true))
    }
  }
  return readings
}

private func text(of blocks: [Block], _ digests: [SourcePath: Digest]) -> [UInt8] {
  var text: [UInt8] = []
  for block in blocks { text += CanonicalForm.withoutNumbers(block) }
  blocks.forEachNested { block in
    if case .figure(let figure) = block.content { text += digests[figure.image.path]?.hexadecimal.utf8 ?? "".utf8 }
    block.forEachInline { inline in
      if case .image(let image) = inline { text += digests[image.path]?.hexadecimal.utf8 ?? "".utf8 }
    }
  }
  return text
}

extension Block {
  /// The numbers of the footnotes that are marked in it, in reading order.
  fileprivate var footnoteMarks: [Int] {
    var marks: [Int] = []
    [self].forEachNested { block in
      block.forEachInline { if case .footnote(let number) = $0 { marks.append(number) } }
    }
    return marks
  }
}

/// Takes the text off every reference that says what its target is called: it changes when the target is renumbered or
/// renamed, and nobody has edited it.
private struct PlainReferences: TreeRewriter {
  private var labels: [CrossReference.Destination: String] = [:]

  init(in module: Module) {
    for topic in module.topics {
      labels[CrossReference.Destination(topic: topic.id, anchor: nil)] = "Bài \(topic.ordinal)"
      for (id, anchor) in topic.anchors {
        labels[CrossReference.Destination(topic: topic.id, anchor: id)] = anchor.label
      }
    }
  }

  mutating func rewrite(_ blocks: [Block]) -> [Block]? { replacing(in: blocks) { $0.rewriteInside($1) } }

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? {
    replacing(in: inlines) { plain, inline in
      guard case .reference(let reference) = inline, let destination = reference.destination,
        plain.labels[destination] == reference.text.plainText
      else { return plain.rewriteInside(inline) }
      return .reference(
        CrossReference(to: reference.target, destination: destination, text: [], at: reference.span))
    }
  }
}
