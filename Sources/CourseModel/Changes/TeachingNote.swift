/// What a trainer has to do about a topic that differs.
package struct TeachingNote: Sendable {
  package enum Action: Int, Sendable, CaseIterable {
    /// The topic is new.
    case prepare
    case reteach
    /// The topic is no longer there.
    case drop
    /// Nothing is taught otherwise, but things stand elsewhere.
    case reorder
    /// Only words are others.
    case reread

    package var label: Phrase {
      switch self {
      case .prepare: Phrase("Bài mới, dạy cả bài", "New, teach all of it")
      case .reteach: Phrase("Dạy lại những chỗ dưới đây", "Teach again what follows")
      case .drop: Phrase("Bỏ, không dạy nữa", "Dropped")
      case .reorder: Phrase("Đổi chỗ, nội dung giữ nguyên", "Moved, says the same")
      case .reread: Phrase("Đọc lại, chỉ đổi câu chữ và ghi chú", "Read again, only words and notes changed")
      }
    }
  }

  /// One thing to look at.
  package struct Item: Sendable {
    package let what: Phrase
    package let verdict: ChangeVerdict
    /// The words around what differs; empty where the name says all.
    package let excerpt: [Fragment]
    /// How much it matters: higher first.
    let weight: Int
  }

  package let topic: TopicChange
  package let action: Action
  /// Minutes of class time in which something else is taught than before; `nil` where the topic has no class time of its own.
  package let minutes: Int?
  package let reasons: [DeclaredChange]
  /// The numbers of these reasons among all that were declared, from 1.
  package let reasonNumbers: [Int]
  /// In the order of their importance.
  package let items: [Item]

  /// The laws behind it, each once.
  package var laws: [String] {
    var seen: Set<String> = []
    return reasons.compactMap(\.law).filter { seen.insert($0).inserted }
  }
}

extension ModuleChanges {
  /// What to teach again, the most important topic first. A topic with corrections only is not among them.
  package var teachingNotes: [TeachingNote] {
    topics.compactMap { note(for: $0) }.sorted { left, right in
      let (a, b) = (left.items.first?.weight ?? 0, right.items.first?.weight ?? 0)
      if left.action.isLight != right.action.isLight { return right.action.isLight }
      if a != b { return a > b }
      return (right.minutes ?? 0, left.topic.ordinal) < (left.minutes ?? 0, right.topic.ordinal)
    }
  }

  /// Minutes of class time in which something else is taught than before.
  package var touchedMinutes: Int { topics.reduce(0) { $0 + (touchedMinutes(of: $1) ?? 0) } }

  /// The part of a topic's class time that its changed blocks have by their words, in steps of five minutes. What was removed,
  /// moved or corrected takes no time, nor do footnotes. `nil` where the topic has no class time of its own.
  package func touchedMinutes(of topic: TopicChange) -> Int? {
    guard let periods = topic.periods, periods.total > 0 else { return nil }
    let all = periods.total * minutesPerPeriod
    let touched = topic.blocks.filter(\.isTaughtOtherwise).reduce(0) { $0 + $1.words }
    guard touched > 0 else { return 0 }
    let minutes = all * min(touched, topic.words) / max(topic.words, 1)
    return min(all, (minutes + 4) / 5 * 5)
  }

  private func note(for topic: TopicChange) -> TeachingNote? {
    let number = { (id: Substring) in topics.first { $0.id.text == id }?.ordinal }
    let found = topic.groups.compactMap { TeachingNote.Item(of: $0, topicNumber: number) }
    let items = found.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element)
    let action: TeachingNote.Action
    switch topic.kind {
    case .added: action = .prepare
    case .removed: action = .drop
    case .revised, .moved:
      if topic.blocks.contains(where: \.isTaughtOtherwise) {
        action = .reteach
      } else if topic.isSubstantive {
        action = .reread
      } else if topic.classes.contains(.structure) {
        action = .reorder
      } else {
        return nil
      }
    }
    return TeachingNote(
      topic: topic, action: action, minutes: touchedMinutes(of: topic), reasons: reasons(for: topic.id),
      reasonNumbers: reasons.indices.filter { reasons[$0].topics.isEmpty || reasons[$0].topics.contains(topic.id) }
        .map { $0 + 1 },
      items: items)
  }
}

extension TeachingNote.Action {
  /// Whether nothing has to be taught otherwise.
  package var isLight: Bool {
    switch self {
    case .prepare, .reteach, .drop: false
    case .reorder, .reread: true
    }
  }
}

extension BlockChange {
  /// Whether a trainer who goes on as before would say something wrong, or leave something out.
  package var isTaughtOtherwise: Bool {
    subject != .footnote && kind != .removed && verdict.class.needsReason && !verdict.isWordingOnly
  }
}
