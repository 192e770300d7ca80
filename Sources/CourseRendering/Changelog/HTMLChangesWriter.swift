import CourseModel

/// Writes what changed between two versions as HTML: why, an overview by topic, then every change with its words marked.
enum HTMLChangesWriter {
  static func body(of changes: ModuleChanges) -> [UInt8] {
    var html = HTMLWriter()
    writeReasons(of: changes, to: &html)
    html.element("h2", [.id("tom-tat")]) { $0.text("Tóm tắt") }
    html.element("p") { $0.text(changes.summary[.vietnamese]) }
    if !changes.isEmpty {
      html.element("p") { $0.text("Theo loại: \(changes.classSummary[.vietnamese]).") }
      writeOverview(of: changes, to: &html)
    }
    if !changes.fields.isEmpty {
      html.element("h2", [.id("chuyen-de")]) { $0.text("Thông tin chuyên đề") }
      write(changes.fields, to: &html)
    }
    for topic in changes.topics { write(topic, to: &html) }
    writeMedia(of: changes, to: &html)
    return html.bytes
  }

  static func writeReasons(of changes: ModuleChanges, to html: inout HTMLWriter) {
    guard !changes.reasons.isEmpty else { return }
    html.element("h2", [.id("ly-do")]) { $0.text("Vì sao sửa") }
    html.element("ul") { html in
      for reason in changes.reasons { html.element("li") { $0.text(reason.sentence) } }
    }
  }

  /// A line a topic, with what sort of change it holds and how much class time it touches.
  static func writeOverview(of changes: ModuleChanges, linking: Bool = true, to html: inout HTMLWriter) {
    guard !changes.topics.isEmpty else { return }
    html.element("ul", [.class("changed-topics")]) { html in
      for topic in changes.topics {
        html.element("li") { html in
          if linking {
            html.element("a", [.href("#bai-" + topic.id.text)]) { $0.text(topic.name) }
          } else {
            html.text(topic.name)
          }
          html.text(" ")
          if topic.kind != .revised { tag(topic.kind.topicLabel, topic.kind.rawValue, in: &html) }
          for kind in topic.classes { tag(kind.label, "class " + kind.rawValue, in: &html) }
          if let minutes = changes.touchedMinutes(of: topic), minutes > 0 {
            html.element("span", [.class("note")]) { $0.text(" khoảng \(minutes) phút dạy khác trước") }
          }
        }
        html.newline()
      }
    }
  }

  private static func tag(_ label: Phrase, _ name: String, in html: inout HTMLWriter) {
    html.element("span", [.class("tag " + name)]) { $0.text(label[.vietnamese]) }
    html.text(" ")
  }

  private static func write(_ topic: TopicChange, to html: inout HTMLWriter) {
    html.element("h2", [.id("bai-" + topic.id.text)]) {
      if topic.kind != .revised { tag(topic.kind.topicLabel, topic.kind.rawValue, in: &$0) }
      $0.text(topic.name)
    }
    html.newline()
    for text in topic.departureTexts {
      html.element("p", [.class("departure")]) { $0.text(text[.vietnamese] + ".") }
    }
    write(topic.fields, to: &html)
    for group in topic.groups {
      if group.isSection {
        writeSection(group, to: &html)
      } else {
        for block in group.blocks { write(block, to: &html) }
      }
      html.newline()
    }
  }

  private static func write(_ fields: [FieldChange], to html: inout HTMLWriter) {
    for field in fields {
      html.element("div", [.class("change")]) { html in
        html.element("p", [.class("change-title")]) { html in
          html.element("b") { $0.text(field.field[.vietnamese]) }
          write(field.verdict, to: &html)
        }
        html.element("p", [.class("redline")]) { write(field.fragments, to: &$0) }
      }
    }
  }

  /// A section that came, went or moved as a whole. What only moved is not printed again.
  private static func writeSection(_ group: ChangeGroup, to html: inout HTMLWriter) {
    html.element("div", [.class("change section " + group.kind.rawValue)]) { html in
      html.element("p", [.class("change-title")]) { html in
        html.element("b") { $0.text(group.title[.vietnamese]) }
        if let origin = group.originText { html.text(" " + origin[.vietnamese]) }
        write(group.verdict, to: &html)
      }
      guard group.kind != .moved else { return }
      for block in group.blocks.dropFirst() {
        html.element("p", [.class("redline")]) { write(block.fragments, to: &$0) }
      }
    }
  }

  private static func write(_ block: BlockChange, to html: inout HTMLWriter) {
    html.element("div", [.class("change " + block.kind.rawValue)]) { html in
      html.element("p", [.class("change-title")]) { html in
        html.element("b") { $0.text("\(block.deed[.vietnamese]) \(block.sort[.vietnamese].lowercasedFirst)") }
        if !block.section.isEmpty, block.subject != .heading { html.text(" · " + block.section) }
        if let origin = block.origin { html.text(" · từ bài " + origin.prefix { $0 != "#" }) }
        write(block.verdict, to: &html)
      }
      if block.isInvisible {
        return html.element("p", [.class("note")]) { $0.text(BlockChange.invisibleNote[.vietnamese]) }
      }
      guard block.kind == .revised, !block.parts.isEmpty else {
        return html.element("p", [.class("redline")]) { write(block.fragments, to: &$0) }
      }
      html.element("ul", [.class("parts")]) { html in for part in block.parts { write(part, to: &html) } }
    }
  }

  private static func write(_ part: PartChange, to html: inout HTMLWriter) {
    html.element("li") { html in
      html.element("span", [.class("part")]) { html in
        html.text(part.label[.vietnamese])
        if part.kind != .revised { html.text(" (\(part.kind.label[.vietnamese].lowercased()))") }
        if part.isForInstructors { html.text(" · chỉ giảng viên thấy") }
      }
      html.element("span", [.class("redline")]) { write(part.fragments, to: &$0) }
    }
  }

  private static func write(_ verdict: ChangeVerdict, to html: inout HTMLWriter) {
    html.text(" ")
    html.element("span", [.class("verdict class " + verdict.class.rawValue)]) { $0.text(verdict.words[.vietnamese]) }
  }

  private static func writeMedia(of changes: ModuleChanges, to html: inout HTMLWriter) {
    guard !changes.media.isEmpty else { return }
    html.element("h2", [.id("hinh")]) { $0.text("Hình") }
    html.element("ul") { html in
      for media in changes.media {
        html.element("li") {
          tag(media.kind.label, media.kind.rawValue, in: &$0)
          $0.text(String(media.path.name))
        }
      }
    }
  }

  /// Marked words, which a screen reader announces.
  static func write(_ fragments: [Fragment], to html: inout HTMLWriter) {
    for (index, fragment) in fragments.enumerated() {
      guard fragment.kind != .kept else {
        lines(fragment.text, to: &html)
        continue
      }
      let (before, core, behind) = fragment.inThree
      lines(String(before), to: &html)
      if !core.isEmpty {
        let isRemoved = fragment.kind == .removed
        html.element(isRemoved ? "del" : "ins") { html in
          html.element("span", [.class("unseen")]) { $0.text(isRemoved ? "[bỏ: " : "[thêm: ") }
          lines(String(core), to: &html)
          html.element("span", [.class("unseen")]) { $0.text("]") }
        }
      }
      lines(fragments.touches(after: index) ? " " : String(behind), to: &html)
    }
  }

  private static func lines(_ text: String, to html: inout HTMLWriter) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { html.void("br") }
      html.text(String(line))
    }
  }
}
