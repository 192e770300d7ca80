import CourseModel
import CourseRendering

/// Prints what changed on a terminal: removed words in `[-…-]`, added words in `{+…+}`, with colour where there is some.
struct RedlinePrinter {
  let console: Console

  /// Every change with its words.
  func print(_ changes: ModuleChanges) {
    head(changes)
    for field in changes.fields {
      line("  " + styled(field.field) + verdict(field.verdict))
      line("    " + marked(field.fragments))
    }
    for topic in changes.topics {
      line("")
      line(console.styled(name(of: topic), .cyan, isBold: true))
      for departed in topic.departedSections {
        line(
          "  "
            + Speech.say(
              "mục “\(departed.section)” (\(departed.blocks) khối) chuyển sang bài \(departed.topic)",
              "section “\(departed.section)” (\(departed.blocks) blocks) went to topic \(departed.topic)"))
      }
      for field in topic.fields {
        line("  " + styled(field.field) + verdict(field.verdict))
        line("    " + marked(field.fragments))
      }
      for group in topic.groups { print(group) }
    }
    for media in changes.media { line("  \(media.kind.sign) \(media.path.name)") }
    foot(changes)
  }

  /// A line a topic.
  func printFigures(_ changes: ModuleChanges) {
    head(changes)
    for topic in changes.topics {
      let counts = ChangeKind.allCases.compactMap { kind -> String? in
        let count = topic.blocks.count { $0.kind == kind }
        return count == 0 ? nil : "\(kind.sign)\(count)"
      }
      let classes = topic.classes.map { $0.label[Speech.language].lowercased() }.joined(separator: "; ")
      let minutes = changes.touchedMinutes(of: topic).map { Speech.say(" · \($0) phút", " · \($0) minutes") } ?? ""
      line("  \(topic.id)  \(counts.joined(separator: " "))  \(classes)\(minutes)")
    }
    foot(changes)
  }

  private func head(_ changes: ModuleChanges) {
    line(console.styled("\(changes.module) \(changes.from) → \(changes.to)", isBold: true))
  }

  private func foot(_ changes: ModuleChanges) {
    guard !changes.isEmpty else { return line(Speech.say("Nội dung không thay đổi.", "Nothing changed in the text.")) }
    line("")
    let step = changes.neededStep
    line(changes.summary[Speech.language])
    line(
      Speech.say(
        "Theo loại: \(changes.classSummary.vietnamese). Cần ít nhất số phiên bản \(changes.from.next(step)) (\(step.label.vietnamese)).",
        "By class: \(changes.classSummary.english). Needs at least version \(changes.from.next(step)) (\(step.label.english))."
      ))
  }

  private func print(_ group: ChangeGroup) {
    let first = group.first
    if group.isSection {
      let title = Speech.say(
        "cả mục “\(first.section)” (\(group.blocks.count) khối)",
        "the section “\(first.section)” (\(group.blocks.count) blocks)")
      let origin = first.origin.map { Speech.say(" từ \($0)", " from \($0)") } ?? ""
      return line("  \(coloured(first.kind)) \(title)\(origin)\(verdict(group.verdict))")
    }
    for block in group.blocks {
      let place = block.after ?? block.before ?? ""
      line("  \(coloured(block.kind)) \(styled(block.sort)) \(console.styled(place, .grey))\(verdict(block.verdict))")
      if block.kind == .revised, !block.parts.isEmpty {
        for part in block.parts {
          line("    \(part.kind.sign) \(part.label[Speech.language]): \(marked(part.fragments))")
        }
      } else if block.isInvisible {
        line("    " + Speech.say("(chỉ đổi cách trình bày)", "(only the presentation changed)"))
      } else if block.kind != .moved {
        line("    " + marked(block.fragments))
      }
    }
  }

  private func name(of topic: TopicChange) -> String {
    let kind =
      switch topic.kind {
      case .added: Speech.say(" (bài mới)", " (new)")
      case .removed: Speech.say(" (đã bỏ)", " (removed)")
      case .revised, .moved: topic.isMoved ? Speech.say(" (chuyển chỗ)", " (moved)") : ""
      }
    return "\(topic.id): \(topic.title)\(kind)"
  }

  private func coloured(_ kind: ChangeKind) -> String {
    let color: Console.Color =
      switch kind {
      case .added: .green
      case .removed: .red
      case .revised: .yellow
      case .moved: .blue
      }
    return console.styled(kind.sign, color, isBold: true)
  }

  private func verdict(_ verdict: ChangeVerdict) -> String {
    let signs = verdict.signs.map { $0.label[Speech.language] }.joined(separator: ", ")
    return console.styled("  · \(verdict.class.label[Speech.language].lowercased()): \(signs)", .grey)
  }

  private func styled(_ phrase: Phrase) -> String { console.styled(phrase[Speech.language], isBold: true) }

  private func marked(_ fragments: [Fragment]) -> String {
    fragments.map { fragment in
      let text = fragment.text.replacing("\n", with: " ⏎ ").visible
      return switch fragment.kind {
      case .kept: text
      case .removed: console.styled("[-\(text)-]", .red)
      case .added: console.styled("{+\(text)+}", .green)
      }
    }.joined()
  }

  private func line(_ text: String) { console.line(text) }
}

extension ChangeKind {
  /// As it stands before a line.
  fileprivate var sign: String {
    switch self {
    case .added: "+"
    case .removed: "-"
    case .revised: "~"
    case .moved: ">"
    }
  }
}
