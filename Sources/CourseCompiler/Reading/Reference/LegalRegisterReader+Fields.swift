import CourseModel

/// What an entry of the register is made of.
extension LegalRegisterReader {
  /// The document's number, which must be written properly and stand only once in the register.
  mutating func number(in fields: YAMLFields) -> Located<String>? {
    let number = fields.value(
      "number", expected: Phrase("một số hiệu như 178/2024/NĐ-CP", "a number like 178/2024/NĐ-CP"),
      reporting: &diagnostics
    ) { LegalNumber.whole($0) == nil ? nil : $0 }
    guard let number, let key = LegalNumber.whole(number.value)?.key else { return nil }
    numbers.insert(number.value)
    guard let first = places[key] else {
      places[key] = number.span
      return number
    }
    diagnostics.append(
      Diagnostic(
        .duplicateDocument,
        Finding(
          Phrase("`\(number.value)` đã có trong sổ", "`\(number.value)` is in the register already"), at: number.span,
          help: Phrase("gộp hai mục làm một", "make one entry of the two"),
          notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first)])))
    return nil
  }

  /// What is written where no source says it.
  static let unknown = "unknown"
  /// Texts are searched for aliases only where one of these words stands.
  private static let aliasStarts = ["Luật ", "Bộ luật ", "Nghị quyết ", "Nghị định ", "Quyết định ", "Thông tư "]

  mutating func aliases(in fields: YAMLFields) -> [String] {
    let starts = LegalRegisterReader.aliasStarts
    return fields.items("aliases", required: false, reporting: &diagnostics).compactMap { node in
      YAMLFields.value(
        node,
        expected: Phrase(
          "một tên gọi bắt đầu bằng Luật, Bộ luật, Nghị quyết, Nghị định, Quyết định hoặc Thông tư",
          "a name that starts with Luật, Bộ luật, Nghị quyết, Nghị định, Quyết định or Thông tư"),
        reporting: &diagnostics
      ) { text in starts.contains { text.hasPrefix($0) } ? text : nil }?.value
    }
  }

  /// A day: a date, `unknown`, `disputed`, or a date with its own evidence.
  mutating func day(
    _ key: String, in fields: YAMLFields, _ evidence: LegalEvidence?, isDisputed: Bool
  ) -> LegalDay? {
    guard let node = fields.node(key, reporting: &diagnostics) else { return nil }
    if case .mapping = node.content {
      guard let entry = YAMLFields(node, known: ["date", "evidence"], reporting: &diagnostics) else { return nil }
      let date = entry.date("date", reporting: &diagnostics)
      let own = entry.choice("evidence", as: LegalEvidence.self, reporting: &diagnostics)
      guard let date, let own else { return nil }
      return .known(date, own)
    }
    return YAMLFields.value(
      node,
      expected: isDisputed
        ? Phrase("một ngày như 2026-07-15, `unknown` hoặc `disputed`", "a day like 2026-07-15, `unknown` or `disputed`")
        : Phrase(
          "một ngày như 2026-07-15 hoặc `unknown`; `disputed` chỉ khi `disputes` nêu các nguồn nói gì",
          "a day like 2026-07-15 or `unknown`; `disputed` only where `disputes` tells what the sources say"),
      reporting: &diagnostics
    ) { text in
      switch text {
      case LegalRegisterReader.unknown: .unknown
      case "disputed": isDisputed ? .disputed : nil
      default: CalendarDate(text).map { .known($0, evidence ?? .unconfirmed) }
      }
    }?.value
  }

  mutating func sourceMarks(in fields: YAMLFields) -> [String] {
    let found = fields.texts("sources", required: false, reporting: &diagnostics)
    for mark in found where !marks.contains(mark.value) {
      let help =
        nearest(to: mark.value, in: marks.sorted()).map { Phrase("có phải là `\($0)`?", "did you mean `\($0)`?") }
        ?? Phrase("thêm nguồn này vào `legal/sources.yaml`", "add the source to `legal/sources.yaml`")
      diagnostics.append(
        Diagnostic(
          .unknownSourceMark,
          Finding(
            Phrase("không có nguồn `\(mark.value)`", "there is no source `\(mark.value)`"), at: mark.span, help: help)))
    }
    return found.map(\.value)
  }

  mutating func provisions(in fields: YAMLFields) -> [LegalProvision] {
    fields.items("provisions", required: false, reporting: &diagnostics).compactMap { node in
      guard let entry = YAMLFields(node, known: ["part", "inForce", "ended"], reporting: &diagnostics) else {
        return nil
      }
      let part = entry.text("part", reporting: &diagnostics)
      let inForce = entry.date("inForce", required: false, reporting: &diagnostics)
      let ended = entry.date("ended", required: false, reporting: &diagnostics)
      return part.map { LegalProvision($0.value, inForce: inForce, ended: ended) }
    }
  }

  /// Numbers, or numbers each with the day from which on.
  mutating func relations(_ kind: LegalRelation.Kind, in fields: YAMLFields) -> [LegalRelation] {
    fields.items(kind.rawValue, required: false, reporting: &diagnostics).compactMap { node in
      guard case .mapping = node.content else {
        guard let number = YAMLFields.text(node, reporting: &diagnostics) else { return nil }
        related.append(number)
        return LegalRelation(kind, number.value, from: nil)
      }
      guard let entry = YAMLFields(node, known: ["number", "from"], reporting: &diagnostics) else { return nil }
      let number = entry.text("number", reporting: &diagnostics)
      let from = entry.date("from", reporting: &diagnostics)
      guard let number, let from else { return nil }
      related.append(number)
      return LegalRelation(kind, number.value, from: from)
    }
  }
}
