extension TeachingNote.Item {
  /// What a trainer is told of a group of changes; `nil` where there is nothing to tell.
  init?(of group: ChangeGroup) {
    let block = group.first
    let section = block.section.isEmpty ? Phrase(verbatim: "") : Phrase(", mục “\(block.section)”", ", section “\(block.section)”")
    guard group.blocks.contains(where: { $0.verdict.class != .editorial }), block.subject != .footnote else { return nil }
    weight = group.blocks.map(\.verdict.weight).max() ?? 0
    verdict = group.blocks.max { $0.verdict.weight < $1.verdict.weight }?.verdict ?? block.verdict
    switch block.kind {
    case .moved:
      let from = block.origin.map { Phrase(" (từ bài `\($0.prefix { $0 != "#" })`)", " (from `\($0.prefix { $0 != "#" })`)") }
      what =
        (group.isSection || !block.section.isEmpty
          ? Phrase("Chuyển chỗ mục “\(block.section)”", "Moved: section “\(block.section)”")
          : Phrase("Chuyển chỗ: ", "Moved: ") + block.sort.inSentence) + (from ?? Phrase(verbatim: ""))
      excerpt = []
    case .added:
      what = group.isSection ? Phrase("Mục mới “\(block.section)”", "New section “\(block.section)”") : Phrase("Mới: ", "New: ") + block.sort.inSentence + section
      excerpt = group.isSection ? [] : block.fragments.excerpt
    case .removed:
      what =
        group.isSection
        ? Phrase("Bỏ mục “\(block.section)”", "Removed: section “\(block.section)”")
        : Phrase("Bỏ: ", "Removed: ") + block.sort.inSentence + section
      excerpt = group.isSection ? [] : block.fragments.excerpt
    case .revised:
      let part = block.parts.enumerated().max {
        ($0.element.verdict.weight, $1.offset) < ($1.element.verdict.weight, $0.offset)
      }?.element
      let answers = block.verdict.signs.contains(.answer) ? Phrase(": đáp án đổi", ": the right answer changed") : Phrase(verbatim: "")
      let others = block.parts.count > 1 ? Phrase(" (\(block.parts.count) chỗ)", " (\(block.parts.count) places)") : Phrase(verbatim: "")
      what = block.sort + answers + section + others
      let right = block.parts.first { part in
        part.fragments.contains { $0.kind == .added && $0.text.hasPrefix("☑") }
      }
      excerpt = ((right ?? part)?.fragments ?? block.fragments).excerpt
    }
  }
}

extension ChangeVerdict {
  /// How much the change matters to a trainer.
  fileprivate var weight: Int {
    signs.map(\.weight).max() ?? 0
  }
}

extension ChangeSign {
  fileprivate var weight: Int {
    switch self {
    case .answer: 90
    case .citation, .validity: 80
    case .negation, .modality: 60
    case .number, .date: 55
    case .objective, .classTime, .text: 50
    case .audience, .picture, .address: 40
    case .heading, .place: 20
    case .wording: 10
    case .credits, .spelling, .presentation: 0
    }
  }
}

extension Phrase {
  /// With a small first letter, as inside a sentence.
  fileprivate var inSentence: Phrase {
    Phrase(
      vietnamese.prefix(1).lowercased() + vietnamese.dropFirst(), english.prefix(1).lowercased() + english.dropFirst())
  }
}

extension [Fragment] {
  /// The words around the change that tells most: the first that shows a figure, else the first. Blanks stand as in the text.
  package var excerpt: [Fragment] {
    let changed = indices.filter { self[$0].kind != .kept && self[$0].text.contains { !$0.isWhitespace } }
    guard let start = changed.first(where: { self[$0].text.contains(where: \.isNumber) }) ?? changed.first else {
      return isEmpty ? [] : [Fragment(.kept, self[0].text.firstWords(24))]
    }
    var excerpt: [Fragment] = []
    if start > 0, self[start - 1].kind == .kept { excerpt.append(Fragment(.kept, self[start - 1].text.lastWords(8))) }
    if start > 1, self[start - 1].kind == .removed, self[start].kind == .added {
      excerpt.append(Fragment(.kept, self[start - 2].text.lastWords(8)))
      excerpt.append(Fragment(.removed, self[start - 1].text.firstWords(18)))
    }
    excerpt.append(Fragment(self[start].kind, self[start].text.firstWords(24)))
    var next = start + 1
    if next < count, self[start].kind == .removed, self[next].kind == .added {
      excerpt.append(Fragment(.added, self[next].text.firstWords(24)))
      next += 1
    }
    if next < count, self[next].kind == .kept { excerpt.append(Fragment(.kept, self[next].text.firstWords(8))) }
    return excerpt
  }
}

extension String {
  /// The first words, with a mark where more follow.
  fileprivate func firstWords(_ count: Int) -> String {
    let words = split(whereSeparator: \.isWhitespace)
    guard words.count > count else { return replacing("\n", with: " ") }
    return (first?.isWhitespace == true ? " " : "") + words.prefix(count).joined(separator: " ") + " … "
  }

  /// The last words, with a mark where more stand before.
  fileprivate func lastWords(_ count: Int) -> String {
    let words = split(whereSeparator: \.isWhitespace)
    guard words.count > count else { return replacing("\n", with: " ") }
    return "… " + words.suffix(count).joined(separator: " ") + (last?.isWhitespace == true ? " " : "")
  }
}
