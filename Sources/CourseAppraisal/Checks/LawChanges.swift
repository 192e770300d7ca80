import CourseModel

/// For how many days after a change of law the places that it touches are listed.
private let reviewDays = 90

extension Check {
  static let lawChangedLately = Check(
    DiagnosticKind(
      "BS-199", "law-changed-lately", .information,
      summary: Phrase(
        "Văn bản được dẫn vừa thay đổi, trong 90 ngày tính đến ngày xét.",
        "What is cited changed in the 90 days up to the day."),
      rationale: Phrase(
        "Câu viết trước ngày thay đổi phải được đọc lại, cả khi câu đã báo trước.",
        "What was written before the change has to be read again, even where it announces the change."),
      basis: Phrase(
        "Sổ văn bản `Content/legal/`; thời hạn 90 ngày là quy ước của Học Liệu",
        "The register `Content/legal/`; the 90 days are a house rule of Học Liệu"),
      example: .init(
        bad: "Theo Nghị định số 132/2025/NĐ-CP, …   # xét tại ngày 01/03/2027",
        good: "Theo Nghị định số 30/2020/NĐ-CP, …"))
  ) { module, grounds in
    let today = grounds.day.daysSinceEpoch
    let changes = legalChanges(in: grounds.programme.law, since: .first, until: grounds.day)
      .filter { today - $0.day.daysSinceEpoch <= reviewDays }
    guard !changes.isEmpty else { return [] }
    let cited = CitedPlaces(of: module)
    return changes.flatMap { change -> [Finding] in
      let name = grounds.programme.law[change.document]?.shortCitation ?? change.document
      let causes = change.causes.isEmpty ? "" : ", theo \(change.causes.joined(separator: ", "))"
      let englishCauses = change.causes.isEmpty ? "" : ", by \(change.causes.joined(separator: ", "))"
      let message =
        Phrase(verbatim: "\(name) ") + change.event.words
        + Phrase(" từ ngày \(change.day.forReaders)\(causes)", " on \(change.day)\(englishCauses)")
      return cited.touched(by: change).byTopic.map { touches in
        Finding(
          message, at: touches[0].span,
          help: Phrase(
            "đọc lại những chỗ này, sửa điều không còn đúng và ghi lý do vào `changes`",
            "read these places again, mend what no longer holds, and give the reason under `changes`"),
          notes: touches.dropFirst().map { .init(Phrase("cũng dẫn ở đây", "cited here as well"), at: $0.span) })
      }
    }
  }
}

extension LegalChange.Event {
  /// What is said of the document.
  fileprivate var words: Phrase {
    switch self {
    case .begins: Phrase("có hiệu lực", "came into force")
    case .ends: Phrase("hết hiệu lực", "ended")
    case .isAmended: Phrase("được sửa đổi, bổ sung", "was amended")
    case .isCorrected: Phrase("được đính chính", "was corrected")
    case .partBegins(let part): Phrase("có hiệu lực ở \(part)", "came into force in part (\(part))")
    case .partEnds(let part): Phrase("hết hiệu lực ở \(part)", "ended in part (\(part))")
    }
  }
}

extension [Touch] {
  /// Those of one topic side by side, as they already stand.
  fileprivate var byTopic: [[Touch]] {
    var groups: [[Touch]] = []
    for touch in self {
      if groups.last?.last?.topic == touch.topic {
        groups[groups.count - 1].append(touch)
      } else {
        groups.append([touch])
      }
    }
    return groups
  }
}
