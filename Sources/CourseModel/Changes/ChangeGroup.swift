/// Changes that a reader takes for one: a section that came, went or moved as a whole, or a single block.
package struct ChangeGroup: Sendable {
  package let blocks: [BlockChange]

  package var first: BlockChange { blocks[0] }
  package var kind: ChangeKind { first.kind }

  /// Whether it is a section with its heading.
  package var isSection: Bool { blocks.count > 1 && first.subject == .heading }

  /// The words of its newer text; of the older one where it was removed.
  package var words: Int { blocks.reduce(0) { $0 + $1.words } }
}

extension TopicChange {
  /// The blocks in groups, in their order. A block that was revised stands by itself.
  package var groups: [ChangeGroup] {
    var groups: [[BlockChange]] = []
    for block in blocks {
      if let last = groups.last?.last, last.kind == block.kind, block.kind != .revised, last.section == block.section,
        block.subject != .footnote, last.subject != .footnote, block.subject != .heading
      {
        groups[groups.count - 1].append(block)
      } else {
        groups.append([block])
      }
    }
    return groups.map { ChangeGroup(blocks: $0) }
  }

  /// What went to another topic, a section at a time: its name, how many blocks, and to which topic.
  package var departedSections: [(section: String, blocks: Int, topic: Int)] {
    var sections: [(section: String, blocks: Int, topic: Int)] = []
    for departure in departures {
      if let last = sections.last, last.section == departure.section, last.topic == departure.topic {
        sections[sections.count - 1].blocks += 1
      } else {
        sections.append((departure.section, 1, departure.topic))
      }
    }
    return sections
  }
}

extension BlockChange {
  /// The place in another topic of the older version from which it came; `nil` where it stayed in its topic.
  package var origin: String? {
    func topic(_ place: String) -> Substring { place.prefix { $0 != "#" && $0 != "^" } }
    guard isMoved, let before, let after, topic(before) != topic(after) else { return nil }
    return before
  }
}
