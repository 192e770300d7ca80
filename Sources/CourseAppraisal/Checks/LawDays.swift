import CourseModel

extension Check {
  static let issueDayDisagrees = Check(
    DiagnosticKind(
      "BS-192", "issue-day-disagrees", .warning,
      summary: Phrase(
        "Ngày ban hành trong câu khác ngày trong sổ văn bản.", "The text gives another day of issue than the register."),
      rationale: Phrase(
        "Sai ngày là sai viện dẫn; với quyết định không có năm trong số, sai ngày là sai văn bản.",
        "With a wrong day the citation is wrong, and for decisions without a year it is another document."),
      basis: days,
      example: .init(
        bad: "Nghị định số 132/2025/NĐ-CP ngày 12/07/2025", good: "Nghị định số 132/2025/NĐ-CP ngày 12/06/2025")),
    eachRegistered: { citation, document, grounds in
      guard case .known(let day, let evidence) = document.issued,
        let stated = citation.details.day, stated != day
      else { return nil }
      let doubt = evidence == .unconfirmed ? Phrase(" (mức K)", " (level K)") : Phrase("", "")
      return (
        Phrase(
          "\(document.shortCitation) ban hành ngày \(day.forReaders)",
          "\(document.shortCitation) was issued on \(day)") + doubt
          + Phrase(", câu ghi \(stated.forReaders)", ", the text says \(stated)"),
        document.help(
          Phrase("đối chiếu bản gốc rồi sửa câu hoặc sửa sổ", "consult the original and mend text or register"))
      )
    })

  static let effectDayDisagrees = Check(
    DiagnosticKind(
      "BS-193", "effect-day-disagrees", .warning,
      summary: Phrase(
        "Ngày có hiệu lực hoặc hết hiệu lực trong câu khác ngày trong sổ.",
        "The text gives another day of effect or end than the register."),
      rationale: Phrase(
        "Người học sẽ áp dụng văn bản sớm hoặc muộn hơn luật định.",
        "Learners would apply the document earlier or later than the law says."),
      basis: days,
      example: .init(
        bad: "Luật số 148/2025/QH15 có hiệu lực từ ngày 01/01/2026",
        good: "Luật số 148/2025/QH15 có hiệu lực từ ngày 01/07/2026")),
    eachRegistered: { citation, document, grounds in
      guard citation.speaksOfEffect else { return nil }
      if let stated = citation.statedDay(["có hiệu lực từ ngày ", "có hiệu lực từ ", "có hiệu lực ngày "]),
        let day = document.inForce.date, stated != day, !document.provisions.contains(where: { $0.inForce == stated })
      {
        return document.disagreement(
          Phrase("có hiệu lực từ ngày \(day.forReaders)", "began on \(day)"), stated)
      }
      if let stated = citation.statedDay(["hết hiệu lực từ ngày ", "hết hiệu lực từ ", "hết hiệu lực ngày "]),
        let day = document.ended?.date, stated != day, !document.provisions.contains(where: { $0.ended == stated })
      {
        return document.disagreement(
          Phrase("hết hiệu lực từ ngày \(day.forReaders)", "ended on \(day)"), stated)
      }
      return nil
    })

  static let staleClaim = Check(
    DiagnosticKind(
      "BS-198", "claim-of-validity-is-stale", .warning,
      summary: Phrase(
        "Câu nói về hiệu lực của văn bản không còn đúng vào ngày xét.",
        "What a sentence says of a document's validity no longer holds on the day."),
      rationale: Phrase(
        "“Chưa có hiệu lực” và “còn hiệu lực” chỉ đúng đến một ngày; không ghi ngày thì câu sẽ sai.",
        "“Not yet” and “still in force” hold up to a day only; without that day the sentence becomes wrong."),
      basis: days,
      example: .init(
        bad: "Luật số 148/2025/QH15 chưa có hiệu lực.   # xét tại ngày 22/11/2026",
        good: "Tính đến ngày 01/06/2026, Luật số 148/2025/QH15 chưa có hiệu lực.")),
    eachRegistered: { citation, document, grounds in
      let state = document.state(on: grounds.day)
      guard citation.speaksOfEffect, let (says, holds) = citation.claim.map({ ($0.words, $0.allows(state)) }) else {
        return nil
      }
      guard !holds, !citation.isObject, !citation.context.namesAnyDay else { return nil }
      return (
        Phrase(
          "câu nói \(document.shortCitation) “\(says.vietnamese)”; theo sổ, ngày \(grounds.day.forReaders) văn bản này \(state.words.vietnamese)",
          "the text says of \(document.shortCitation) “\(says.english)”; on \(grounds.day) it is \(state.words.english)"
        ),
        Phrase("sửa câu, hoặc ghi rõ câu đúng đến ngày nào", "mend the sentence, or say up to which day it holds")
      )
    })

  private static let days = Phrase(
    "So ngày với sổ văn bản `Content/legal/` (facts.md 4.1, 4.5)",
    "Days compared with the register `Content/legal/` (facts.md 4.1, 4.5)")
}

/// What a sentence says of a document's validity.
private enum ValidityClaim {
  case notYet, inForce, ended

  var words: Phrase {
    switch self {
    case .notYet: Phrase("chưa có hiệu lực", "not yet in force")
    case .inForce: Phrase("còn hiệu lực", "in force")
    case .ended: Phrase("hết hiệu lực", "ended")
    }
  }

  /// Whether it may be true; of a state that nobody knows, anything may.
  func allows(_ state: LegalState) -> Bool {
    switch (self, state) {
    case (_, .unknown), (_, .disputed), (.notYet, .notYetInForce), (.inForce, .inForce), (.ended, .ended): true
    case (.notYet, .inForce), (.notYet, .ended), (.inForce, .notYetInForce), (.inForce, .ended),
      (.ended, .notYetInForce), (.ended, .inForce):
      false
    }
  }
}

extension CitationInText {
  /// What is said directly behind it: "Luật số 148/2025/QH15 hiện chưa có hiệu lực".
  fileprivate var claim: ValidityClaim? {
    var rest = behind
    while let next = [" hiện", " nay", " vẫn", " đã", " đang", " cũng", " đều", " thì"].lazy.compactMap({
      rest.dropping($0)
    }).first {
      rest = next
    }
    for (claim, phrases) in [
      (ValidityClaim.notYet, [" chưa có hiệu lực"]), (.inForce, [" còn hiệu lực"]),
      (.ended, [" hết hiệu lực", " không còn hiệu lực"]),
    ] where phrases.contains(where: { rest.hasPrefix($0) }) {
      return claim
    }
    return nil
  }
}

extension LegalState {
  fileprivate var words: Phrase {
    switch self {
    case .notYetInForce: Phrase("chưa có hiệu lực", "not yet in force")
    case .inForce: Phrase("còn hiệu lực", "in force")
    case .ended: Phrase("đã hết hiệu lực", "no longer in force")
    case .disputed: Phrase("được các nguồn nói khác nhau", "disputed")
    case .unknown: Phrase("chưa rõ tình trạng", "of unknown state")
    }
  }
}

extension LegalDocument {
  fileprivate func disagreement(_ says: Phrase, _ stated: CalendarDate) -> (message: Phrase, help: Phrase) {
    (
      Phrase(verbatim: "\(shortCitation) ") + says
        + Phrase(", câu ghi \(stated.forReaders)", ", the text says \(stated)"),
      help(Phrase("đối chiếu bản gốc rồi sửa câu hoặc sửa sổ", "consult the original and mend text or register"))
    )
  }

  /// With what the register says of sources that differ.
  fileprivate func help(_ words: Phrase) -> Phrase {
    guard !disputes.isEmpty else { return words }
    let list = disputes.joined(separator: " ")
    return words + Phrase(". Các nguồn nói khác nhau: \(list)", ". Sources differ: \(list)")
  }
}

extension CitationInText {
  /// Whether something is done to what is cited, so that what follows speaks of who does it: "Luật A sửa Luật B, có hiệu lực
  /// từ …".
  fileprivate var isObject: Bool {
    ["sửa ", "sửa đổi ", "bổ sung ", "thay ", "thay thế ", "bãi bỏ ", "thực hiện ", "hướng dẫn ", "chi tiết ", "của "]
      .contains {
        before.hasSuffix($0)
      }
  }

  /// The day that follows one of these phrases, shortly behind the citation; `nil` where none does.
  fileprivate func statedDay(_ phrases: [String]) -> CalendarDate? {
    let clause = behind.prefix(60).upTo(";.(")
    for phrase in phrases {
      guard let found = clause.firstPlace(of: phrase), !isObject else { continue }
      return behind[found...].dropping(phrase).flatMap { readDate($0) }?.date
    }
    return nil
  }
}

extension String {
  /// Whether it names a day, a year or a time for which it speaks.
  fileprivate var namesAnyDay: Bool {
    if says([
      " khi ", " lúc ", "ngày này", "cùng ngày", "tại ngày", "đến ngày", "vào ngày", "tính đến", "ngày biên soạn",
      "trước ngày",
      "từ ngày", "ngày ấy", "từ năm", " năm 20",
    ]) {
      return true
    }
    return utf8.indices.contains { index in
      utf8[index].isASCIIDigit && (index == startIndex || !utf8[utf8.index(before: index)].isASCIIDigit)
        && readDate(self[index...]) != nil
    }
  }
}
