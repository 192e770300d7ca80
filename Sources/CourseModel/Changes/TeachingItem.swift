extension TeachingNote.Item {
  /// What a trainer is told of a group of changes; `nil` where there is nothing to teach otherwise. `topicNumber` gives the number
  /// of a topic by its identifier.
  init?(of group: ChangeGroup, topicNumber: (Substring) -> Int?) {
    let block = group.first
    weight = group.blocks.map(\.verdict.weight).max() ?? 0
    guard weight > ChangeSign.wording.weight, block.subject != .footnote else { return nil }
    verdict = group.blocks.max { $0.verdict.weight < $1.verdict.weight }?.verdict ?? block.verdict
    let place =
      block.section.isEmpty || block.subject == .question || block.subject == .heading
      ? Phrase(verbatim: "") : Phrase(", mục “\(block.section)”", ", section “\(block.section)”")
    let isWhole = group.isSection || block.subject == .heading
    let name =
      isWhole ? Phrase("mục “\(block.section)”", "section “\(block.section)”") : block.sort.inSentence + place
    excerpt = isWhole && block.kind != .revised ? [] : TeachingNote.Item.excerpt(of: block)
    switch block.kind {
    case .moved:
      let origin = block.origin.flatMap { topicNumber($0.prefix { $0 != "#" }) }
      what =
        Phrase("Chuyển chỗ ", "Moved: ") + name
        + (origin.map { Phrase(" (từ bài \($0))", " (from topic \($0))") } ?? Phrase(verbatim: ""))
    case .added: what = Phrase("Mới: ", "New: ") + name
    case .removed: what = Phrase("Bỏ: ", "Removed: ") + name
    case .revised:
      let answers =
        block.rightOption != nil ? Phrase(": nay đúng là", ": now right") : Phrase(verbatim: "")
      let others =
        block.parts.count > 1 && block.rightOption == nil
        ? Phrase(" (\(block.parts.count) chỗ)", " (\(block.parts.count) places)") : Phrase(verbatim: "")
      what = block.sort + place + answers + others
    }
  }

  private static func excerpt(of block: BlockChange) -> [Fragment] {
    switch block.kind {
    case .moved: return []
    case .added, .removed: return block.fragments.excerpt
    case .revised:
      if let right = block.rightOption { return [Fragment(.kept, right)] }
      let part = block.parts.enumerated().max {
        ($0.element.verdict.weight, $1.offset) < ($1.element.verdict.weight, $0.offset)
      }
      return (part?.element.fragments ?? block.fragments).excerpt
    }
  }
}

extension BlockChange {
  /// The words of an option that became right; `nil` where none did.
  fileprivate var rightOption: String? {
    let part = parts.first { part in part.fragments.contains { $0.kind == .added && $0.text.hasPrefix("☑") } }
    guard let part else { return nil }
    let text = part.fragments.filter { $0.kind != .removed }.map(\.text).joined()
    return String(text.drop { $0 == "☑" || $0.isWhitespace })
  }
}

extension ChangeVerdict {
  /// How much the change matters to a trainer.
  fileprivate var weight: Int { signs.map(\.weight).max() ?? 0 }
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
  /// The words around the change that tells most: the longest, one with a figure before others.
  package var excerpt: [Fragment] {
    let changed = indices.filter { self[$0].kind != .kept && self[$0].text.contains { !$0.isWhitespace } }
    guard let start = changed.max(by: { (self[$0].telling, $1) < (self[$1].telling, $0) }) else {
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

extension Fragment {
  /// How much it tells.
  fileprivate var telling: Int {
    Swift.min(text.split(whereSeparator: \.isWhitespace).count, 24) + (text.contains(where: \.isNumber) ? 12 : 0)
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
