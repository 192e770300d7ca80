package import CourseModel
import CourseSealing

extension RecordCheck {
  static let issueNumber = RecordCheck(
    DiagnosticKind(
      "BH-304", "issue-number", .error,
      summary: Phrase("Số, ký hiệu quyết định sai dạng.", "The decision's number is malformed."),
      rationale: Phrase("Tỉnh tra cứu và trích dẫn quyết định theo số này.", "Provinces look the decision up by it."),
      basis: Phrase("Nghị định số 30/2020/NĐ-CP, Phụ lục I (facts.md 3)", "Decree 30/2020, Annex I (facts.md 3)"),
      example: .init(bad: "number: \"QĐ 12\"", good: "number: \"12/QĐ-HVCL-MẪU\""))
  ) { grounds in
    let (issue, withdraw) = (grounds.records.issue, grounds.records.withdraw)
    let numbers = [
      issue.map { ($0.record.number, $0.place(of: "number")) },
      withdraw.map { ($0.record.number, $0.place(of: "number")) },
    ].compactMap { $0 }
    return numbers.flatMap { number, place in
      grounds.faults(ofNumber: number).map { Finding($0.message, at: place, help: $0.help) }
    }
  }

  static let numberUsedTwice = RecordCheck(
    DiagnosticKind(
      "TD-232", "number-used-twice", .error,
      summary: Phrase(
        "Một số quyết định được dùng cho hai việc khác nhau trong một năm.",
        "One decision number stands for two different decisions of a year."),
      rationale: Phrase(
        "Số quyết định là duy nhất trong năm; trùng số thì không biết quyết định nào có thật.",
        "Numbers are unique within a year; of two equal ones nobody knows which is real."),
      basis: Phrase(
        "Nghị định số 30/2020/NĐ-CP, Điều 15 (facts.md 3, 4.1)", "Decree 30/2020, Article 15 (facts.md 3, 4.1)"),
      example: .init(
        bad: """
          # cd01, quyết định thành lập Hội đồng
          decision: "05/QĐ-HVCL-MẪU"   # ngày 2026-03-03
          # cd02, quyết định ban hành
          number: "05/QĐ-HVCL-MẪU"   # ngày 2026-04-06
          """,
        good: """
          # cd01, quyết định thành lập Hội đồng
          decision: "05/QĐ-HVCL-MẪU"   # ngày 2026-03-03
          # cd02, quyết định ban hành
          number: "08/QĐ-HVCL-MẪU"   # ngày 2026-04-06
          """))
  ) { grounds in
    let others =
      grounds.submission.history.filter { $0.version != grounds.records.version }
      .flatMap(\.decisions) + grounds.submission.others
    let own = grounds.records.decisions
    return own.enumerated().compactMap { index, decision in
      // Of two records of one version the later one is wrong.
      guard let other = (others + own[..<index]).first(where: decision.contradicts) else { return nil }
      return Finding(
        Phrase(
          "số `\(decision.number)` năm \(decision.date.year) đã dùng để \(other.act.label.vietnamese) \(other.module) \(other.version) ngày \(other.date.forReaders)",
          "`\(decision.number)` of \(decision.date.year) was used to \(other.act.label.english) \(other.module) \(other.version) on \(other.date)"
        ),
        at: decision.span, help: Phrase("kiểm lại số quyết định", "check the number"),
        notes: [.init(Phrase("dùng lần trước ở đây", "it was used here before"), at: other.span)])
    }
  }
}

/// A decision that a record cites by its number.
package struct NumberedDecision: Sendable {
  /// What was decided.
  package enum Act: Sendable {
    case council, issue, withdrawal

    /// Read after "used to".
    var label: Phrase {
      switch self {
      case .council: Phrase("lập Hội đồng cho", "set up the council of")
      case .issue: Phrase("ban hành", "issue")
      case .withdrawal: Phrase("thu hồi", "withdraw")
      }
    }
  }

  let act: Act
  let module: ModuleID
  let version: Version
  let number: String
  let date: CalendarDate
  let span: SourceSpan

  package init(
    act: Act, module: ModuleID, version: Version, number: String, date: CalendarDate, span: SourceSpan
  ) {
    self.act = act
    self.module = module
    self.version = version
    self.number = number
    self.date = date
    self.span = span
  }

  /// Whether both cannot be true: one number of a year stands for one decision of one day, which does one kind of thing. It may
  /// do that for several modules, but it issues only one version of each.
  func contradicts(_ other: NumberedDecision) -> Bool {
    guard number.foldedKey == other.number.foldedKey, date.year == other.date.year else { return false }
    if act != other.act || date != other.date { return true }
    return act == .issue && module == other.module && version != other.version
  }
}

extension VersionRecords {
  /// The decisions that these records cite.
  package var decisions: [NumberedDecision] {
    var decisions: [NumberedDecision] = []
    func add(_ act: NumberedDecision.Act, _ number: String, _ date: CalendarDate, _ span: SourceSpan) {
      decisions.append(
        NumberedDecision(act: act, module: module, version: version, number: number, date: date, span: span))
    }
    if let file = appraise { add(.council, file.record.decision, file.record.decisionDate, file.place(of: "decision")) }
    if let file = issue { add(.issue, file.record.number, file.record.date, file.place(of: "number")) }
    if let file = withdraw { add(.withdrawal, file.record.number, file.record.date, file.place(of: "number")) }
    return decisions
  }
}

extension RecordGrounds {
  /// What is wrong with the number of a decision, and the cure.
  func faults(ofNumber number: String) -> [(message: Phrase, help: Phrase)] {
    let isSpecimen = submission.frozen.module.imprint.isSpecimen
    guard isDecisionNumber(number) else {
      return [
        (
          Phrase("`\(number)` không đúng dạng số và ký hiệu", "`\(number)` is no number and symbol"),
          Phrase(
            "viết như `12/QĐ-HVCL`: số dưới 10 có số 0 đứng trước, không có dấu cách",
            "write it like `12/QĐ-HVCL`: a leading zero below 10, no blanks")
        )
      ]
    }
    guard isSpecimen != number.hasSuffix("-MẪU") else { return [] }
    return [
      (
        isSpecimen
          ? Phrase(
            "`\(number)` của bản mẫu phải kết thúc bằng `-MẪU`", "the specimen's number `\(number)` must end in `-MẪU`")
          : Phrase(
            "`\(number)` ghi là mẫu, nhưng chương trình không phải bản mẫu",
            "`\(number)` says specimen, the programme does not"),
        Phrase("sửa số, hoặc `specimen` trong programme.yaml", "correct it, or `specimen` in programme.yaml")
      )
    ]
  }
}

/// `12/QĐ-HVCL` or `12/2026/QĐ-UBND`: digits with a leading zero below 10, perhaps a year, then the symbol of a decision:
/// groups of capitals and digits joined by hyphens (facts.md 3, 4.1).
private func isDecisionNumber(_ text: String) -> Bool {
  var parts = text.split(separator: "/", omittingEmptySubsequences: false)
  let number = parts.removeFirst()
  guard (2...5).contains(number.count), number.utf8.allSatisfy(\.isASCIIDigit),
    number.hasPrefix("0") == (number.count == 2 && number < "10"), number != "00"
  else { return false }
  if parts.count == 2, parts[0].utf8.count == 4, parts[0].utf8.allSatisfy(\.isASCIIDigit) { parts.removeFirst() }
  guard parts.count == 1 else { return false }
  let groups = parts[0].split(separator: "-", omittingEmptySubsequences: false)
  return groups.count > 1 && groups[0] == "QĐ"
    && groups.allSatisfy { group in !group.isEmpty && group.allSatisfy { $0.isSymbolLetter || $0.isNumber } }
}

extension Character {
  /// A capital of the Vietnamese alphabet. Ð and Ɖ, which look like Đ, are none (facts.md 4.1).
  fileprivate var isSymbolLetter: Bool { isUppercase && self != "\u{D0}" && self != "\u{189}" }
}
