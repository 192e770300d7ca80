import CourseModel

/// Writes what changed between two versions as HTML: an overview, then every change with its words marked.
enum HTMLChangesWriter {
  static func body(of changes: ModuleChanges) -> [UInt8] {
    var html = HTMLWriter()
    write(changes, to: &html)
    return html.bytes
  }

  private static func write(_ changes: ModuleChanges, to html: inout HTMLWriter) {
    if !changes.reasons.isEmpty {
      html.element("h2", [.id("ly-do")]) { $0.text("Vì sao sửa") }
      html.element("ul") { html in
        for reason in changes.reasons { html.element("li") { $0.text(reason.sentence) } }
      }
    }
    html.element("h2", [.id("tom-tat")]) { $0.text("Tóm tắt") }
    html.element("p") { $0.text(changes.summary[.vietnamese]) }
    if !changes.fields.isEmpty {
      html.element("h2", [.id("chuyen-de")]) { $0.text("Thông tin chuyên đề") }
      write(changes.fields, to: &html)
    }
    for topic in changes.topics {
      html.element("h2", [.id("bai-" + topic.id.text)]) {
        $0.element("span", [.class("tag " + topic.kind.rawValue)]) { $0.text(topic.kind.topicLabel[.vietnamese]) }
        $0.text(" " + topic.title)
      }
      write(topic.fields, to: &html)
      for block in topic.blocks { write(block, to: &html) }
    }
    guard !changes.media.isEmpty else { return }
    html.element("h2", [.id("hinh")]) { $0.text("Hình") }
    html.element("ul") { html in
      for media in changes.media {
        html.element("li") {
          $0.element("span", [.class("tag " + media.kind.rawValue)]) { $0.text(media.kind.label[.vietnamese]) }
          $0.text(" \(media.path.name)")
        }
      }
    }
  }

  private static func write(_ fields: [FieldChange], to html: inout HTMLWriter) {
    for field in fields {
      html.element("div", [.class("change")]) { html in
        html.element("p", [.class("change-title")]) { $0.text(field.field[.vietnamese]) }
        html.element("p") { write(field.fragments, to: &$0) }
      }
    }
  }

  private static func write(_ block: BlockChange, to html: inout HTMLWriter) {
    html.element("div", [.class("change")]) { html in
      html.element("p", [.class("change-title")]) { html in
        html.element("span", [.class("tag " + block.kind.rawValue)]) { $0.text(block.kind.label[.vietnamese]) }
        html.text(" " + block.sort[.vietnamese])
        if !block.section.isEmpty { html.text(" · " + block.section) }
      }
      html.element("p", [.class("redline")]) { write(block.fragments, to: &$0) }
      if block.isInvisible { html.element("p", [.class("note")]) { $0.text(BlockChange.invisibleNote[.vietnamese]) } }
    }
  }

  /// Blanks stand outside the marks: a struck or underlined blank looks like a slip.
  private static func write(_ fragments: [Fragment], to html: inout HTMLWriter) {
    for (index, fragment) in fragments.enumerated() {
      guard fragment.kind != .kept else {
        lines(fragment.text, to: &html)
        continue
      }
      let blank = fragment.text.prefix(while: \.isWhitespace)
      let words = fragment.text.dropFirst(blank.count)
      let core = words.prefix(words.count - words.reversed().prefix(while: \.isWhitespace).count)
      lines(String(blank), to: &html)
      if !core.isEmpty {
        html.element(fragment.kind == .removed ? "del" : "ins") { lines(String(core), to: &$0) }
      }
      let after = words.dropFirst(core.count)
      // The last words of both texts have no blank behind them.
      let touches = after.isEmpty && index + 1 < fragments.count && fragments[index + 1].kind == .added
      lines(touches ? " " : String(after), to: &html)
    }
  }

  private static func lines(_ text: String, to html: inout HTMLWriter) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { html.void("br") }
      html.text(String(line))
    }
  }
}
