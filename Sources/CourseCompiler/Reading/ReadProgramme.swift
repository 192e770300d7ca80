package import CourseModel

/// Reads `programme.yaml`, the register of law, the glossary, the names that end and the keys. The value is `nil` where a required part of the first is
/// missing or wrong; the diagnostics then say which.
package func readProgramme(_ sources: SourceTree) -> (programme: Programme?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  guard
    let fields = readData(
      Place.programme, in: sources,
      known: [
        "specimen", "title", "authority", "academy", "minutesPerPeriod", "policy", "audienceGroups", "positions",
        "letterhead", "modules", "values", "toneMarks", "measures",
      ],
      isAuthored: true, reporting: &diagnostics)
  else { return (nil, diagnostics) }
  let isSpecimen = fields.boolean("specimen", reporting: &diagnostics)
  let title = fields.text("title", reporting: &diagnostics)
  let authority = fields.text("authority", reporting: &diagnostics)
  let academy = fields.text("academy", reporting: &diagnostics)
  let minutes = fields.integer("minutesPerPeriod", in: 1...240, reporting: &diagnostics)
  let policy = readPolicy(fields, reporting: &diagnostics)
  let audience = readAudience(fields, reporting: &diagnostics)
  let letterhead = readLetterhead(fields, reporting: &diagnostics)
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
  let provinces = readProvinces(sources, reporting: &diagnostics)
  let (keys, remarks) = readTrustedKeys(sources)
  diagnostics += remarks
  return (
    Programme(
      path: Place.programme, imprint: imprint, modules: modules, policy: policy, audience: audience,
      letterhead: letterhead, values: values, law: law, glossary: glossary, names: names, provinces: provinces,
      style: style, keys: keys),
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
