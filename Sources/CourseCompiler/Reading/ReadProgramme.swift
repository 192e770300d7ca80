package import CourseModel

/// Reads `programme.yaml`, the register of law, the glossary and the names that end. The value is `nil` where a required part of the first is
/// missing or wrong; the diagnostics then say which.
package func readProgramme(_ sources: SourceTree) -> (programme: Programme?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  guard
    let fields = readData(
      Place.programme, in: sources,
      known: [
        "specimen", "title", "authority", "academy", "minutesPerPeriod", "policy", "modules", "values", "toneMarks",
        "measures",
      ],
      isAuthored: true, reporting: &diagnostics)
  else { return (nil, diagnostics) }
  let isSpecimen = fields.boolean("specimen", reporting: &diagnostics)
  let title = fields.text("title", reporting: &diagnostics)
  let authority = fields.text("authority", reporting: &diagnostics)
  let academy = fields.text("academy", reporting: &diagnostics)
  let minutes = fields.integer("minutesPerPeriod", in: 1...240, reporting: &diagnostics)
  let policy = readPolicy(fields, reporting: &diagnostics)
  let modules = readEntries(fields, reporting: &diagnostics)
  let values = readValues(fields, reporting: &diagnostics)
  let style = readHouseStyle(fields, reporting: &diagnostics)
  guard let isSpecimen, let title, let authority, let academy, let minutes, let policy else {
    return (nil, diagnostics)
  }
  let imprint = Imprint(
    programme: title.value, authority: authority.value, academy: academy.value, isSpecimen: isSpecimen,
    minutesPerPeriod: minutes)
  let law = readLegalRegister(sources, reporting: &diagnostics)
  let glossary = readGlossary(sources, reporting: &diagnostics)
  let names = readDatedNames(sources, reporting: &diagnostics)
  return (
    Programme(
      path: Place.programme, imprint: imprint, modules: modules, policy: policy, values: values, law: law,
      glossary: glossary, names: names, style: style),
    diagnostics
  )
}

/// The keys of a YAML file of data; `nil`, and diagnostics, where it is missing or no mapping. In a file that an author writes,
/// the letters are looked at too; what the tool itself wrote is as it is.
func readData(
  _ path: SourcePath, in sources: SourceTree, known: [String], isAuthored: Bool = false,
  reporting diagnostics: inout [Diagnostic]
) -> YAMLFields? {
  guard let bytes = sources[path] else {
    diagnostics.append(
      Diagnostic(
        .missingFile,
        Finding(
          Phrase("không có tệp `\(path)`", "there is no file `\(path)`"), at: SourceSpan(path),
          help: Phrase("tạo tệp này", "create it"))))
    return nil
  }
  guard TextCheck.passes(bytes, of: path, limit: TextCheck.dataLimit, reporting: &diagnostics) else { return nil }
  if isAuthored { checkHygiene(bytes, of: path, reporting: &diagnostics) }
  let before = diagnostics.count
  let node = bytes.withUnsafeBufferPointer { YAMLReader.read($0, of: path, reporting: &diagnostics) }
  guard let node else {
    if diagnostics.count == before {
      diagnostics.append(
        Diagnostic(.yamlSyntax, Finding(Phrase("tệp trống", "the file is empty"), at: SourceSpan(path))))
    }
    return nil
  }
  return YAMLFields(node, known: known, reporting: &diagnostics)
}

/// The key `values`: a list, because its names are the programme's own.
private func readValues(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> [String: String] {
  var values: [String: String] = [:]
  for node in fields.items("values", required: false, reporting: &diagnostics) {
    guard let entry = YAMLFields(node, known: ["id", "text"], reporting: &diagnostics) else { continue }
    let id = entry.identifier("id", as: AnchorID.self, reporting: &diagnostics)
    let text = entry.text("text", reporting: &diagnostics)
    guard let id, let text else { continue }
    if values.updateValue(text.value, forKey: id.value.text) != nil {
      diagnostics.append(
        Diagnostic(
          .duplicateAnchor,
          Finding(
            Phrase("giá trị `\(id.value)` được khai hai lần", "the value `\(id.value)` is declared twice"), at: id.span,
            help: Phrase("xóa một lần", "delete one"))))
    }
  }
  return values
}

private func readEntries(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> [ProgrammeEntry] {
  var entries: [ProgrammeEntry] = []
  for node in fields.items("modules", reporting: &diagnostics) {
    guard
      let entry = YAMLFields(node, known: ["id", "title", "compulsory", "assumed"], reporting: &diagnostics)
    else { continue }
    let id = entry.identifier("id", as: ModuleID.self, reporting: &diagnostics)
    let title = entry.text("title", reporting: &diagnostics)
    let isCompulsory = entry.boolean("compulsory", reporting: &diagnostics)
    let isAssumed = entry.boolean("assumed", required: false, reporting: &diagnostics) ?? false
    guard let id, let title, let isCompulsory else { continue }
    if let first = entries.first(where: { $0.id == id.value }) {
      diagnostics.append(
        Diagnostic(
          .duplicateAnchor,
          Finding(
            Phrase("chuyên đề `\(id.value)` được liệt kê hai lần", "the module `\(id.value)` is listed twice"),
            at: id.span,
            help: Phrase("xóa một lần", "delete one"),
            notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first.span)])))
      continue
    }
    entries.append(
      ProgrammeEntry(id: id.value, title: title.value, isCompulsory: isCompulsory, isAssumed: isAssumed, at: id.span))
  }
  return entries
}

private func readPolicy(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> AppraisalPolicy? {
  guard
    let policy = fields.fields(
      "policy", known: ["size", "oddSize", "roles", "quorum", "majority", "authorsMaySit"], reporting: &diagnostics)
  else { return nil }

  func rule<Value: Sendable>(
    _ key: String, known: [String], read: (YAMLFields, inout [Diagnostic]) -> Value?
  ) -> AppraisalPolicy.Rule<Value>? {
    guard let rule = policy.fields(key, known: known + ["basis"], reporting: &diagnostics) else { return nil }
    let basis = rule.text("basis", reporting: &diagnostics)
    guard let value = read(rule, &diagnostics), let basis else { return nil }
    return AppraisalPolicy.Rule(value, basis: basis.value)
  }
  func flag(_ key: String) -> AppraisalPolicy.Rule<Bool>? {
    rule(key, known: ["value"]) { $0.boolean("value", reporting: &$1) }
  }
  func fraction(_ key: String) -> AppraisalPolicy.Rule<AppraisalPolicy.Fraction>? {
    rule(key, known: ["value"]) { fields, diagnostics in
      fields.value("value", expected: Phrase("một phân số như 2/3", "a fraction like 2/3"), reporting: &diagnostics) {
        text in
        let parts = text.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2, parts[0] >= 0, parts[1] > 0, parts[0] <= parts[1], parts[1] <= 100 else { return nil }
        return AppraisalPolicy.Fraction(parts[0], parts[1])
      }?.value
    }
  }

  let size = rule("size", known: ["minimum", "maximum"]) { fields, diagnostics -> ClosedRange<Int>? in
    let minimum = fields.integer("minimum", in: 1...99, reporting: &diagnostics)
    let maximum = fields.integer("maximum", in: 1...99, reporting: &diagnostics)
    guard let minimum, let maximum else { return nil }
    guard minimum <= maximum else {
      diagnostics.append(
        Diagnostic(
          .invalidValue,
          Finding(
            Phrase(
              "số tối thiểu \(minimum) lớn hơn số tối đa \(maximum)",
              "the minimum \(minimum) exceeds the maximum \(maximum)"),
            at: fields.span)))
      return nil
    }
    return minimum...maximum
  }
  let roles = rule("roles", known: CouncilRole.allCases.map(\.rawValue)) { fields, diagnostics -> [CouncilRole: Int]? in
    var counts: [CouncilRole: Int] = [:]
    for role in CouncilRole.allCases where fields.has(role.rawValue) {
      counts[role] = fields.integer(role.rawValue, in: 0...99, reporting: &diagnostics)
    }
    return counts
  }
  let (oddSize, authorsMaySit) = (flag("oddSize"), flag("authorsMaySit"))
  let (quorum, majority) = (fraction("quorum"), fraction("majority"))
  guard let size, let oddSize, let roles, let quorum, let majority, let authorsMaySit else { return nil }
  return AppraisalPolicy(
    size: size, oddSize: oddSize, roles: roles, quorum: quorum, majority: majority, authorsMaySit: authorsMaySit)
}
