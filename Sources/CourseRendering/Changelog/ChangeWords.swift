package import CourseModel

// The words in which changes are told, the same in every format.

extension ChangeKind {
  var label: Phrase {
    switch self {
    case .added: Phrase("Thêm", "Added")
    case .removed: Phrase("Bỏ", "Removed")
    case .revised: Phrase("Sửa", "Revised")
    case .moved: Phrase("Chuyển chỗ", "Moved")
    }
  }

  var topicLabel: Phrase {
    switch self {
    case .added: Phrase("Bài mới", "New topic")
    case .removed: Phrase("Bài đã bỏ", "Removed topic")
    case .revised: Phrase("Bài có sửa", "Revised topic")
    case .moved: Phrase("Bài chuyển chỗ", "Moved topic")
    }
  }
}

extension ModuleChanges {
  /// One sentence with the figures.
  package var summary: Phrase {
    guard !isEmpty else { return Phrase("Nội dung không thay đổi.", "Nothing changed in the text.") }
    let counts = ChangeKind.allCases.map { (kind: $0, count: count(of: $0)) }.filter { $0.count > 0 }
    let blocks = counts.map { "\($0.kind.label.vietnamese.lowercased()) \($0.count)" }.joined(separator: ", ")
    let englishBlocks = counts.map { "\($0.count) \($0.kind.label.english.lowercased())" }.joined(separator: ", ")
    return Phrase(
      "\(topics.count) bài có thay đổi; số khối nội dung (đoạn, bảng, hộp, câu hỏi, chú thích): \(blocks.isEmpty ? "không đổi" : blocks).",
      "\(topics.count) topics changed; blocks: \(englishBlocks.isEmpty ? "none" : englishBlocks).")
  }

  /// How many changes of each class: "4 căn cứ pháp lý, 2 đính chính".
  package var classSummary: Phrase {
    let all =
      topics.flatMap { $0.blocks.map(\.verdict.class) + $0.fields.map(\.verdict.class) } + fields.map(\.verdict.class)
    let counts = ChangeClass.allCases.map { kind in (kind, all.count { $0 == kind }) }.filter { $0.1 > 0 }
    return Phrase(
      counts.map { "\($0.0.label.vietnamese.lowercased()) \($0.1)" }.joined(separator: "; "),
      counts.map { "\($0.0.label.english.lowercased()) \($0.1)" }.joined(separator: "; "))
  }
}

extension BlockChange {
  static let invisibleNote = Phrase(
    "chỉ đổi cách trình bày hoặc thuộc tính", "only the formatting or an attribute changed")

  /// What happened, in words: "Sửa, chuyển chỗ".
  var deed: Phrase { kind == .revised && isMoved ? Phrase("Sửa và chuyển chỗ", "Revised and moved") : kind.label }
}

extension ChangeGroup {
  /// What happened to what: "Thêm mục “Bốn bước” (6 khối)".
  var title: Phrase {
    guard isSection else { return first.deed + Phrase(verbatim: " ") + first.sort }
    return Phrase(
      "\(kind.label.vietnamese) cả mục “\(first.section)” (\(blocks.count) khối)",
      "\(kind.label.english): section “\(first.section)” (\(blocks.count) blocks)")
  }

  /// From which topic it came.
  var originText: Phrase? {
    first.origin.map { place in
      let topic = place.prefix { $0 != "#" }
      return Phrase("từ bài \(topic)", "from topic \(topic)")
    }
  }

  /// What all of it is about.
  package var verdict: ChangeVerdict {
    ChangeVerdict(
      Set(blocks.flatMap(\.verdict.signs)), inQuestion: blocks.contains { $0.verdict.class == .assessment })
  }
}

extension ChangeVerdict {
  /// The class with what decided it, the three signs that tell most: "Căn cứ pháp lý: văn bản, điều khoản được dẫn".
  var words: Phrase {
    var telling = signs.filter { $0.class == `class` || `class` == .assessment }
    if telling.count > 1 { telling.removeAll { $0 == .wording } }
    let shown = telling.prefix(3).map(\.label)
    return Phrase(
      "\(`class`.label.vietnamese): \(shown.map(\.vietnamese).joined(separator: "; "))",
      "\(`class`.label.english): \(shown.map(\.english).joined(separator: "; "))")
  }
}

extension TopicChange {
  /// What went to other topics: "Mục “Đo kết quả” (4 khối) chuyển sang bài 5".
  var departureTexts: [Phrase] {
    departedSections.map { section, blocks, topic in
      let name =
        section.isEmpty ? Phrase("Phần đầu bài", "The beginning") : Phrase("Mục “\(section)”", "Section “\(section)”")
      return name + Phrase(" (\(blocks) khối) chuyển sang bài \(topic)", " (\(blocks) blocks) went to topic \(topic)")
    }
  }

  var name: String { "Bài \(ordinal). \(title)" }
}

extension Fragment {
  /// The blanks before, the words, and the blanks behind: blanks stand outside of marks, where a struck or underlined one would
  /// look like a slip.
  var inThree: (before: Substring, core: Substring, behind: Substring) {
    let before = text.prefix(while: \.isWhitespace)
    let rest = text.dropFirst(before.count)
    let core = rest.prefix(rest.count - rest.reversed().prefix(while: \.isWhitespace).count)
    return (before, core, rest.dropFirst(core.count))
  }
}

extension [Fragment] {
  /// Whether the fragment at an index touches the one behind it although both are words of their own: the last words of both
  /// texts have no blank behind them.
  func touches(after index: Int) -> Bool {
    index + 1 < count && self[index].kind == .removed && self[index + 1].kind == .added
      && self[index].text.last?.isWhitespace == false
  }
}
