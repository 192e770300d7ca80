import CourseModel

/// Writes the one page that tells a trainer what to teach again: the most important topic first, with why, by which law, and how
/// much class time it touches.
enum HTMLTeachingWriter {
  /// How many things are told of a topic, and how many in all, so that the page stays one page.
  private static let itemsPerTopic = 4
  private static let itemsInAll = 14

  static func body(of changes: ModuleChanges) -> [UInt8] {
    var html = HTMLWriter()
    let notes = changes.teachingNotes
    writeLead(of: changes, notes, to: &html)
    guard !notes.isEmpty else { return html.bytes }
    var left = itemsInAll
    html.element("ol", [.class("teach")]) { html in
      for note in notes {
        // Each topic says at least something, whatever those before it took.
        left -= write(note, of: changes, room: max(2, min(itemsPerTopic, left)), to: &html)
        html.newline()
      }
    }
    guard !changes.reasons.isEmpty else { return html.bytes }
    html.element("h2", [.id("ly-do")]) { $0.text("Vì sao sửa") }
    html.element("ol", [.class("reasons")]) { html in
      for reason in changes.reasons { html.element("li") { $0.text(reason.sentence) } }
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
  private static func write(_ note: TeachingNote, of changes: ModuleChanges, room: Int, to html: inout HTMLWriter)
    -> Int
  {
    let isListed = !note.action.isLight && note.action != .prepare
    let items = isListed ? Array(note.items.prefix(room)) : []
    html.element("li", [.class(note.action.isLight ? "light" : "heavy")]) { html in
      html.element("h2") { $0.text(note.topic.name) }
      html.element("p", [.class("todo")]) { html in
        html.element("b") { $0.text(note.action.label[.vietnamese]) }
        html.text(time(note, minutesPerPeriod: changes.minutesPerPeriod) + ".")
        html.text(note.topic.departureTexts.map { " " + $0[.vietnamese] + "." }.joined())
        writeWhy(note, to: &html)
      }
      if !items.isEmpty {
        html.element("ul") { html in for item in items { write(item, to: &html) } }
      }
      let rest = isListed ? note.items.count - items.count : 0
      if rest > 0 { html.element("p", [.class("note")]) { $0.text("và \(rest) chỗ nữa, xem bản đối chiếu từng chữ.") } }
    }
    return items.count
  }

  /// By their numbers in the list below, with the laws behind them.
  private static func writeWhy(_ note: TeachingNote, to html: inout HTMLWriter) {
    guard !note.reasonNumbers.isEmpty else { return }
    let laws = note.laws.isEmpty ? "" : ", văn bản \(note.laws.joined(separator: ", "))"
    html.text(" ")
    html.element("span", [.class("why")]) {
      $0.text("Vì sao: lý do \(note.reasonNumbers.map(String.init).joined(separator: ", "))\(laws).")
    }
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
