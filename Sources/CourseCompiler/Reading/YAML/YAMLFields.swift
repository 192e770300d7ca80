import CourseModel

/// The keys of one mapping, read strictly: a key that is not known, is missing or holds the wrong type is a diagnostic. Each
/// reading function gives `nil` (or nothing) exactly when it has reported why, or when an optional key is absent.
struct YAMLFields {
  private let values: [String: YAMLNode]
  let span: SourceSpan

  /// `nil` where `node` is no mapping. `known` lists every key that may stand in it.
  init?(_ node: YAMLNode, known: [String], reporting diagnostics: inout [Diagnostic]) {
    guard case .mapping(let entries) = node.content else {
      diagnostics.append(.wrongType(node, expected: Phrase("một nhóm khóa `khóa: giá trị`", "a mapping `key: value`")))
      return nil
    }
    var values: [String: YAMLNode] = [:]
    for (key, value) in entries {
      if known.contains(key.value) {
        values[key.value] = value
      } else {
        diagnostics.append(.unknownKey(key, known: known, taken: entries.map(\.key.value)))
      }
    }
    self.values = values
    self.span = node.span
  }

  func has(_ key: String) -> Bool { values[key] != nil }

  /// Where each key's value was written.
  var places: [String: SourceSpan] { values.mapValues(\.span) }

  /// The value of `key`; a missing one is reported where it is `required`.
  func node(_ key: String, required: Bool = true, reporting diagnostics: inout [Diagnostic]) -> YAMLNode? {
    if let node = values[key] { return node }
    if required { diagnostics.append(.missingKey(key, in: span)) }
    return nil
  }

  /// A text that is not empty.
  func text(_ key: String, required: Bool = true, reporting diagnostics: inout [Diagnostic]) -> Located<String>? {
    guard let node = node(key, required: required, reporting: &diagnostics) else { return nil }
    return YAMLFields.text(node, reporting: &diagnostics)
  }

  /// The texts of a list.
  func texts(_ key: String, required: Bool = true, reporting diagnostics: inout [Diagnostic]) -> [Located<String>] {
    items(key, required: required, reporting: &diagnostics).compactMap { YAMLFields.text($0, reporting: &diagnostics) }
  }

  /// The values of a list, which must not be empty where it is `required`.
  func items(_ key: String, required: Bool = true, reporting diagnostics: inout [Diagnostic]) -> [YAMLNode] {
    guard let node = node(key, required: required, reporting: &diagnostics) else { return [] }
    guard case .sequence(let items) = node.content else {
      diagnostics.append(.wrongType(node, expected: Phrase("một danh sách", "a list")))
      return []
    }
    if required, items.isEmpty {
      diagnostics.append(.invalidValue(node, expected: Phrase("ít nhất một mục", "at least one item")))
    }
    return items
  }

  func fields(
    _ key: String, known: [String], required: Bool = true, reporting diagnostics: inout [Diagnostic]
  ) -> YAMLFields? {
    guard let node = node(key, required: required, reporting: &diagnostics) else { return nil }
    return YAMLFields(node, known: known, reporting: &diagnostics)
  }

  func integer(
    _ key: String, in range: ClosedRange<Int>, required: Bool = true, reporting diagnostics: inout [Diagnostic]
  ) -> Int? {
    value(
      key, required: required,
      expected: Phrase(
        "một số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
        "a whole number from \(range.lowerBound) to \(range.upperBound)"), reporting: &diagnostics
    ) { text in
      guard text.utf8.count <= 9, text.utf8.allSatisfy(\.isASCIIDigit), let number = Int(text) else { return nil }
      return range.contains(number) ? number : nil
    }?.value
  }

  func boolean(_ key: String, required: Bool = true, reporting diagnostics: inout [Diagnostic]) -> Bool? {
    value(
      key, required: required, expected: Phrase("`true` hoặc `false`", "`true` or `false`"), reporting: &diagnostics
    ) {
      $0 == "true" ? true : $0 == "false" ? false : nil
    }?.value
  }

  func date(_ key: String, required: Bool = true, reporting diagnostics: inout [Diagnostic]) -> CalendarDate? {
    value(
      key, required: required,
      expected: Phrase("một ngày có thật, viết năm-tháng-ngày như 2026-07-15", "a real day, written like 2026-07-15"),
      reporting: &diagnostics
    ) { CalendarDate($0) }?.value
  }

  func version(_ key: String, required: Bool = true, reporting diagnostics: inout [Diagnostic]) -> Located<Version>? {
    value(
      key, required: required, expected: Phrase("số phiên bản như 1.0.0", "a version like 1.0.0"),
      reporting: &diagnostics
    ) { Version($0) }
  }

  func digest(_ key: String, required: Bool = true, reporting diagnostics: inout [Diagnostic]) -> Digest? {
    value(
      key, required: required,
      expected: Phrase("mã SHA-256 gồm 64 chữ số thập lục phân", "a SHA-256 of 64 hexadecimal digits"),
      reporting: &diagnostics
    ) { Digest(hexadecimal: $0) }?.value
  }

  func identifier<Subject>(
    _ key: String, as type: Identifier<Subject>.Type, required: Bool = true, reporting diagnostics: inout [Diagnostic]
  ) -> Located<Identifier<Subject>>? {
    value(key, required: required, expected: YAMLFields.identifierForm, reporting: &diagnostics) { Identifier($0) }
  }

  /// The identifiers of a list, which may be absent.
  func identifiers<Subject>(
    _ key: String, as type: Identifier<Subject>.Type, reporting diagnostics: inout [Diagnostic]
  ) -> [Located<Identifier<Subject>>] {
    items(key, required: false, reporting: &diagnostics).compactMap {
      YAMLFields.value($0, expected: YAMLFields.identifierForm, reporting: &diagnostics) { Identifier($0) }
    }
  }

  /// One of the cases of an enumeration.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, as type: Choice.Type, required: Bool = true, reporting diagnostics: inout [Diagnostic]
  ) -> Choice? {
    let names = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return value(
      key, required: required, expected: Phrase("một trong: \(names)", "one of: \(names)"), reporting: &diagnostics
    ) { Choice(rawValue: $0) }?.value
  }

  /// What `parse` makes of the text of `key`; what it refuses is reported with what was `expected`.
  func value<Value>(
    _ key: String, required: Bool = true, expected: Phrase, reporting diagnostics: inout [Diagnostic],
    parse: (String) -> Value?
  ) -> Located<Value>? {
    guard let node = node(key, required: required, reporting: &diagnostics) else { return nil }
    return YAMLFields.value(node, expected: expected, reporting: &diagnostics, parse: parse)
  }

  static func value<Value>(
    _ node: YAMLNode, expected: Phrase, reporting diagnostics: inout [Diagnostic], parse: (String) -> Value?
  ) -> Located<Value>? {
    guard case .scalar(let text, _) = node.content else {
      diagnostics.append(.wrongType(node, expected: expected))
      return nil
    }
    guard let value = parse(text) else {
      diagnostics.append(.invalidValue(node, expected: expected))
      return nil
    }
    return Located(value, at: node.span)
  }

  /// The text of `node`, which must not be empty.
  static func text(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> Located<String>? {
    value(node, expected: Phrase("một đoạn chữ không rỗng", "a text that is not empty"), reporting: &diagnostics) {
      $0.isEmpty || $0 == "~" || $0 == "null" ? nil : $0
    }
  }

  static let identifierForm = Phrase(
    "một mã chỉ gồm chữ không dấu, chữ số, `.`, `_`, `-`, dài không quá 64 ký tự",
    "an identifier of ASCII letters, digits, `.`, `_`, `-`, at most 64 characters")
}
