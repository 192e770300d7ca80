import CourseModel

/// Writes the one page that tells a trainer what to teach again: the most important topic first, with why, by which law, and how
/// much class time it touches.
enum HTMLTeachingWriter {
  /// How many things are told of a topic, and how many in all, so that the page stays one page.
  private static let itemsPerTopic = 5
  private static let itemsInAll = 16

  static func body(of changes: ModuleChanges) -> [UInt8] {
    var html = HTMLWriter()
    let notes = changes.teachingNotes
    writeLead(of: changes, notes, to: &html)
    guard !notes.isEmpty else { return html.bytes }
    var left = itemsInAll
    html.element("ol", [.class("teach")]) { html in
      for note in notes {
        let room = min(itemsPerTopic, left)
        left -= write(note, of: changes, room: room, to: &html)
        html.newline()
      }
    }
    return html.bytes
  }

  private static func writeLead(of changes: ModuleChanges, _ notes: [TeachingNote], to html: inout HTMLWriter) {
    html.element("p", [.class("lead")]) { html in
      guard !notes.isEmpty else { return html.text("Không có gì phải dạy lại: bản này chỉ đính chính.") }
      let heavy = notes.count { !$0.action.isLight }
      html.text("Dạy khác trước ở ")
      html.element("b") { $0.text("\(heavy) bài, khoảng \(changes.touchedMinutes) phút lên lớp") }
      html.text(heavy < notes.count ? "; \(notes.count - heavy) bài chỉ cần đọc lại." : ".")
    }
    let times = changes.fields.filter { $0.verdict.signs == [.classTime] }
    for field in times {
      html.element("p") { html in
        html.element("b") { $0.text("Số tiết đổi: ") }
        HTMLChangesWriter.write(field.fragments, to: &html)
      }
    }
  }

  /// Gives how many things were told.
  private static func write(_ note: TeachingNote, of changes: ModuleChanges, room: Int, to html: inout HTMLWriter) -> Int {
    let items = note.action.isLight ? [] : Array(note.items.prefix(room))
    html.element("li", [.class(note.action.isLight ? "light" : "heavy")]) { html in
      html.element("h2") { $0.text(note.topic.name) }
      html.element("p", [.class("todo")]) { html in
        html.element("b") { $0.text(note.action.label[.vietnamese]) }
        html.text(time(note, minutesPerPeriod: changes.minutesPerPeriod))
      }
      for text in note.topic.departureTexts { html.element("p", [.class("todo")]) { $0.text(text[.vietnamese] + ".") } }
      if !items.isEmpty {
        html.element("ul") { html in for item in items { write(item, to: &html) } }
      }
      let rest = note.action.isLight ? 0 : note.items.count - items.count
      if rest > 0 { html.element("p", [.class("note")]) { $0.text("và \(rest) chỗ nữa, xem bản đối chiếu từng chữ.") } }
      if !note.reasons.isEmpty {
        html.element("p", [.class("why")]) { html in
          html.element("b") { $0.text("Vì sao: ") }
          html.text(note.reasons.map(\.sentence).joined(separator: " "))
        }
      }
    }
    return items.count
  }

  private static func time(_ note: TeachingNote, minutesPerPeriod: Int) -> String {
    guard let minutes = note.minutes, let periods = note.topic.periods, minutes > 0 else { return "" }
    return ": khoảng \(minutes) trong \(periods.total * minutesPerPeriod) phút (\(periods.total) tiết)"
  }

  private static func write(_ item: TeachingNote.Item, to html: inout HTMLWriter) {
    html.element("li") { html in
      html.element("span", [.class("verdict class " + item.verdict.class.rawValue)]) {
        $0.text(item.verdict.class.label[.vietnamese])
      }
      html.text(" ")
      html.element("span", [.class("what")]) { $0.text(item.what[.vietnamese]) }
      guard !item.excerpt.isEmpty else { return }
      html.text(": ")
      HTMLChangesWriter.write(item.excerpt, to: &html)
    }
  }
}
