import CourseModel

/// Writes what changed as Markdown: removed words struck out, added words bold.
struct ChangesMarkdown {
  func text(of changes: ModuleChanges) -> String {
    (["# \(changes.title): thay đổi từ phiên bản \(changes.from) đến \(changes.to)", ""] + lines(of: changes, level: 2))
      .joined(separator: "\n")
  }

  func text(of changelog: Changelog) -> String {
    var lines = ["# \(escaped(changelog.title)): nhật ký thay đổi", ""]
    for module in changelog.modules {
      if changelog.modules.count > 1 { lines += ["## \(module.id.text.uppercased()). \(escaped(module.title))", ""] }
      for entry in module.entries {
        let level = changelog.modules.count > 1 ? 3 : 2
        lines += ["\(head(level)) Phiên bản \(entry.version)", "", entry.standing[.vietnamese], ""]
        if let changes = entry.changes { lines += short(changes) }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What changed in each topic, in a line.
  private func short(_ changes: ModuleChanges) -> [String] {
    var lines = changes.reasons.map { "- \(escaped($0.sentence))" }
    if !lines.isEmpty { lines.append("") }
    lines += [changes.summary[.vietnamese], ""]
    lines += changes.topics.map { topic in
      let classes = topic.classes.map(\.label.vietnamese).joined(separator: "; ")
      return "- **\(topic.kind.topicLabel[.vietnamese])** \(escaped(topic.name)) (\(classes))"
    }
    return lines + [""]
  }

  private func lines(of changes: ModuleChanges, level: Int) -> [String] {
    var lines: [String] = []
    if !changes.reasons.isEmpty {
      lines += ["\(head(level)) Vì sao sửa", ""] + changes.reasons.map { "- \(escaped($0.sentence))" } + [""]
    }
    lines += ["\(head(level)) Tóm tắt", "", changes.summary[.vietnamese], ""]
    if !changes.isEmpty { lines += ["Theo loại: \(changes.classSummary[.vietnamese]).", ""] }
    if !changes.fields.isEmpty {
      lines += ["\(head(level)) Thông tin chuyên đề", ""] + changes.fields.map(line) + [""]
    }
    for topic in changes.topics {
      lines += ["\(head(level)) \(topic.kind.topicLabel[.vietnamese]): \(escaped(topic.title))", ""]
      lines += topic.fields.map(line) + topic.departureTexts.map { "- \(escaped($0[.vietnamese]))." }
      lines += topic.groups.flatMap(self.lines(of:))
      lines.append("")
    }
    if !changes.media.isEmpty {
      lines +=
        ["\(head(level)) Hình", ""] + changes.media.map { "- **\($0.kind.label[.vietnamese])** \($0.path.name)" } + [""]
    }
    return lines
  }

  private func head(_ level: Int) -> String { String(repeating: "#", count: level) }

  private func line(_ field: FieldChange) -> String { "- **\(field.field[.vietnamese])**: \(marked(field.fragments))" }

  private func lines(of group: ChangeGroup) -> [String] {
    let verdict = " *(\(group.verdict.words[.vietnamese].lowercasedFirst))*"
    if group.isSection {
      let origin = group.originText.map { " " + $0[.vietnamese] } ?? ""
      let title = "- **\(escaped(group.title[.vietnamese]))**\(origin)\(verdict)"
      guard group.kind == .added else { return [title] }
      return [title] + group.blocks.dropFirst().map { "  - \(marked($0.fragments.map { Fragment(.kept, $0.text) }))" }
    }
    return group.blocks.flatMap { block -> [String] in
      let place = block.section.isEmpty || block.subject == .heading ? "" : ", mục “\(escaped(block.section))”"
      let note = block.isInvisible ? " *(\(BlockChange.invisibleNote[.vietnamese]))*" : ""
      let title = "- **\(block.deed[.vietnamese])** \(block.sort[.vietnamese])\(place)"
      guard block.kind == .revised, !block.parts.isEmpty else {
        return [
          "\(title): \(marked(block.fragments))\(block.isInvisible ? note : " *(\(block.verdict.words[.vietnamese].lowercasedFirst))*")"
        ]
      }
      return ["\(title)\(verdict)"]
        + block.parts.map { part in
          let deed = part.kind == .revised ? "" : " (\(part.kind.label[.vietnamese].lowercased()))"
          return "  - \(escaped(part.label[.vietnamese]))\(deed): \(marked(part.fragments))"
        }
    }
  }

  /// On one line, as a list item has to be.
  private func marked(_ fragments: [Fragment]) -> String {
    fragments.enumerated().map { index, fragment in
      let (before, core, behind) = fragment.inThree
      let blank = fragments.touches(after: index) ? " " : escaped(String(behind))
      switch fragment.kind {
      case .kept: return escaped(fragment.text)
      case .removed: return core.isEmpty ? "" : "\(escaped(String(before)))~~\(escaped(String(core)))~~\(blank)"
      case .added: return core.isEmpty ? "" : "\(escaped(String(before)))**\(escaped(String(core)))**\(blank)"
      }
    }.joined()
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\n": result += " ⏎ "
      case "\\", "*", "_", "`", "[", "]", "<", ">", "~", "|", "#": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}

extension String {
  /// With a small first letter.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
