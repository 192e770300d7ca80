package import CourseModel

/// Reads `provinces.yaml`; a tree without it has no provinces.
package func readProvinces(_ sources: SourceTree, reporting diagnostics: inout [Diagnostic]) -> Provinces {
  guard sources[Place.provinces] != nil,
    let fields = readData(
      Place.provinces, in: sources, known: ["asOf", "sources", "units"], isAuthored: true, reporting: &diagnostics)
  else { return .empty }
  var reader = ProvincesReader()
  let asOf = fields.date("asOf", reporting: &reader.diagnostics)
  reader.readSources(fields)
  let units = fields.items("units", reporting: &reader.diagnostics).compactMap { reader.unit($0) }
  reader.reportRepetitions(in: units)
  diagnostics += reader.diagnostics
  return Provinces(units, asOf: asOf, sources: reader.sources)
}

private struct ProvincesReader {
  var sources: [String: String] = [:]
  var diagnostics: [Diagnostic] = []

  mutating func readSources(_ fields: YAMLFields) {
    for node in fields.items("sources", reporting: &diagnostics) {
      guard let entry = YAMLFields(node, known: ["mark", "title"], reporting: &diagnostics) else { continue }
      let mark = entry.text("mark", reporting: &diagnostics)
      let title = entry.text("title", reporting: &diagnostics)
      if let mark, let title { sources[mark.value] = title.value }
    }
  }

  mutating func unit(_ node: YAMLNode) -> Province? {
    guard let entry = YAMLFields(node, known: ["id", "states", "communes"], reporting: &diagnostics) else { return nil }
    let id = entry.identifier("id", as: ProvinceID.self, reporting: &diagnostics)
    let states = entry.items("states", reporting: &diagnostics).compactMap { state($0) }
    let communes = entry.fields("communes", known: ["count", "mark"], required: false, reporting: &diagnostics)
      .flatMap { self.communes($0) }
    guard let id, !states.isEmpty else { return nil }
    reportBrokenOrder(of: states)
    return Province(id: id.value, states: states, communes: communes, at: id.span)
  }

  private mutating func state(_ node: YAMLNode) -> ProvinceState? {
    guard
      let entry = YAMLFields(
        node, known: ["code", "name", "kind", "from", "until", "marks"], reporting: &diagnostics)
    else { return nil }
    let code = entry.value(
      "code", expected: Phrase("mã gồm hai chữ số, trong ngoặc kép: \"38\"", "a code of two digits, quoted: \"38\""),
      reporting: &diagnostics
    ) { $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isASCIIDigit) ? $0 : nil }
    let name = entry.text("name", reporting: &diagnostics)
    let kind = entry.choice("kind", as: ProvinceKind.self, reporting: &diagnostics)
    let from = entry.date("from", reporting: &diagnostics)
    let until = entry.date("until", required: false, reporting: &diagnostics)
    guard let marks = entry.fields("marks", known: ["unit", "from", "until"], reporting: &diagnostics) else {
      return nil
    }
    let unitMark = mark("unit", of: marks)
    let fromMark = mark("from", of: marks)
    // A day needs its source, and a source its day.
    let untilMark = mark("until", of: marks, required: entry.has("until"))
    guard let code, let name, let kind, let from, let unitMark, let fromMark else { return nil }
    return ProvinceState(
      code: code.value, name: name.value, kind: kind, from: from, until: until,
      marks: .init(unit: unitMark, from: fromMark, until: untilMark), at: code.span)
  }

  private mutating func communes(_ fields: YAMLFields) -> Province.Communes? {
    let count = fields.integer("count", in: 1...999, reporting: &diagnostics)
    let mark = mark("mark", of: fields)
    guard let count, let mark else { return nil }
    return Province.Communes(count: count, mark: mark)
  }

  private mutating func mark(_ key: String, of fields: YAMLFields, required: Bool = true) -> String? {
    guard let mark = fields.text(key, required: required, reporting: &diagnostics) else { return nil }
    if sources[mark.value] == nil {
      diagnostics.append(
        Diagnostic(
          .unknownSourceMark,
          Finding(
            Phrase("danh sách nguồn không có `\(mark.value)`", "the list of sources has no `\(mark.value)`"),
            at: mark.span,
            help: Phrase(
              "các nguồn: \(sources.keys.sorted().joined(separator: ", "))",
              "the sources: \(sources.keys.sorted().joined(separator: ", "))"))))
    }
    return mark.value
  }

  /// Each state has to begin on the day after the one before it ends, and only the last may go on.
  private mutating func reportBrokenOrder(of states: [ProvinceState]) {
    for (index, state) in states.enumerated() {
      if let until = state.until, until < state.from {
        report(
          .brokenStates, Phrase("`until` \(until) trước `from` \(state.from)", "`until` is before `from`"),
          at: state.span)
      }
      guard index > 0 else { continue }
      let before = states[index - 1]
      guard let until = before.until, until.daysSinceEpoch + 1 == state.from.daysSinceEpoch else {
        let end = before.until?.description ?? "…"
        report(
          .brokenStates,
          Phrase(
            "giai đoạn này bắt đầu \(state.from), giai đoạn trước kết thúc \(end)",
            "this state begins on \(state.from), the one before ends on \(end)"),
          at: state.span)
        continue
      }
    }
  }

  /// On no day may two units bear one identifier, code or name.
  mutating func reportRepetitions(in units: [Province]) {
    var places: [String: SourceSpan] = [:]
    var states: [String: [ProvinceState]] = [:]
    for unit in units {
      if places.updateValue(unit.span, forKey: unit.id.text) != nil {
        report(.repeatedUnit, Phrase("`\(unit.id)` có hai lần", "`\(unit.id)` stands twice"), at: unit.span)
      }
      for state in unit.states {
        for key in ["mã \(state.code)", "tên \(state.name)"] {
          if states[key, default: []].contains(where: { overlaps($0, state) }) {
            report(
              .repeatedUnit,
              Phrase("\(key) đã có ở đơn vị khác trong cùng thời gian", "\(key) is another unit's at the same time"),
              at: state.span)
          }
        }
      }
      for state in unit.states {
        for key in ["mã \(state.code)", "tên \(state.name)"] { states[key, default: []].append(state) }
      }
    }
  }

  private func overlaps(_ left: ProvinceState, _ right: ProvinceState) -> Bool {
    (right.until.map { left.from <= $0 } ?? true) && (left.until.map { right.from <= $0 } ?? true)
  }

  private mutating func report(_ kind: DiagnosticKind, _ message: Phrase, at span: SourceSpan) {
    let help =
      kind == .brokenStates
      ? Phrase(
        "giai đoạn sau bắt đầu đúng ngày liền sau ngày kết thúc của giai đoạn trước",
        "a state begins on the very day after the one before ends")
      : Phrase("xóa một lần, hoặc sửa mã, tên, ngày", "delete one, or correct code, name or days")
    diagnostics.append(Diagnostic(kind, Finding(message, at: span, help: help)))
  }
}
