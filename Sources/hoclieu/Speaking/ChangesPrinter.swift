import CourseModel

/// Shows people what the law changes in a span of days, and where the modules cite it.
struct ChangesPrinter {
  let law: LegalRegister
  let versions: [CitingVersion]
  let console: Console
  /// How a file is shown.
  let name: (SourcePath) -> String

  func print(_ changes: [LegalChange], since: CalendarDate, until: CalendarDate?) {
    for change in changes {
      print(change)
      console.line()
    }
    let undated = undatedChanges(in: law)
    if !undated.isEmpty {
      console.line(
        Phrase(
          "Chưa rõ từ ngày nào nên không xếp được vào lịch:", "Without a known day, so that no calendar can hold it:"))
      for (document, relations) in undated {
        for relation in relations {
          let object = law[relation.number]?.shortCitation ?? relation.number
          console.line("  \(document.shortCitation): \(relation.kind.active[Speech.language]) \(object)")
        }
      }
      console.line()
    }
    let touched = Set(changes.flatMap { change in versions.flatMap { $0.cited.touched(by: change) } })
    let (places, modules) = (touched.count, Set(touched.map(\.module)).count)
    let span =
      until.map { Phrase("từ \(since.forReaders) đến \($0.forReaders)", "from \(since) to \($0)") }
      ?? Phrase("từ \(since.forReaders) trở đi", "from \(since) on")
    console.line(
      Phrase("\(changes.count) thay đổi ", "Changes ") + span
        + Phrase(
          "; \(places) chỗ trong \(modules) chuyên đề dẫn văn bản bị tác động.",
          ": \(changes.count). Places that cite what changes: \(places), in \(modules) modules."))
  }

  private func print(_ change: LegalChange) {
    let document = law[change.document]
    let name = document?.shortCitation ?? change.document
    let day = Phrase(change.day.forReaders, change.day.description)[Speech.language]
    console.line(console.styled("\(day)  \(name) ", isBold: true) + change.event.label[Speech.language])
    if let title = document?.title { console.line("  " + title) }
    if !change.causes.isEmpty {
      let causes = change.causes.map { law[$0]?.shortCitation ?? $0 }.joined(separator: ", ")
      console.line(Phrase("  bởi \(causes)", "  by \(causes)"))
    }
    if let doubt = change.certainty.doubt { console.line("  " + console.styled(doubt[Speech.language], .yellow)) }
    let touched = versions.map { ($0, $0.cited.touched(by: change)) }.filter { !$0.1.isEmpty }
    if touched.isEmpty {
      console.line(console.styled(Speech.say("  không chuyên đề nào dẫn", "  no module cites it"), .grey))
    }
    for (version, touches) in touched { print(touches, of: version) }
  }

  /// Topic by topic, with the line of each place.
  private func print(_ touches: [Touch], of version: CitingVersion) {
    console.line("  \(version.module) \(version.version), \(version.standing.label[Speech.language])")
    if let archive = version.archive {
      console.line(
        Phrase(
          "    (dòng của các tệp trong \(name(archive)))",
          "    (lines of the files in \(name(archive)))"))
    }
    var topic: TopicID?
    for touch in touches {
      if touch.topic != topic { console.line("    \(touch.topic): \(touch.topicTitle)") }
      topic = touch.topic
      let file = version.archive == nil ? name(touch.span.path) : touch.span.path.text
      let start = touch.span.range.lowerBound
      console.line("      \(file):\(start.line):\(start.column): \(touch.surface)")
    }
  }
}

extension LegalChange.Event {
  /// What is said of the document: "hết hiệu lực".
  var label: Phrase {
    switch self {
    case .begins: Phrase("có hiệu lực", "begins")
    case .ends: Phrase("hết hiệu lực", "ends")
    case .isAmended: Phrase("được sửa đổi, bổ sung", "is amended")
    case .isCorrected: Phrase("được đính chính", "is corrected")
    case .partBegins(let part): Phrase("có hiệu lực ở \(part)", "begins in part: \(part)")
    case .partEnds(let part): Phrase("hết hiệu lực ở \(part)", "ends in part: \(part)")
    }
  }
}

extension LegalChange.Certainty {
  /// Why one should not rely on the day; `nil` where a source gives it.
  fileprivate var doubt: Phrase? {
    switch self {
    case .known(.official), .known(.secondary), .known(.plan): nil
    case .known(.unconfirmed):
      Phrase("ngày chưa nguồn nào xác nhận (mức K)", "no source confirms the day (level K)")
    case .disputed: Phrase("các nguồn nói khác nhau về việc này", "sources differ about it")
    }
  }
}

extension CitingVersion.Standing {
  fileprivate var label: Phrase {
    switch self {
    case .draft: Phrase("chưa ban hành", "not issued")
    case .live: Phrase("đã ban hành", "issued")
    case .issued: Phrase("đã ban hành, đang soạn bản mới", "issued, a newer version is in work")
    case .superseded(let version): Phrase("đã ban hành, \(version) thay thế", "issued, superseded by \(version)")
    }
  }
}
