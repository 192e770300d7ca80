import CourseModel

/// Reads the files of the folder `legal`, in the order of their names: `sources.yaml`, and lists of documents. A tree
/// without such files gives an empty register.
func readLegalRegister(_ sources: SourceTree, reporting diagnostics: inout [Diagnostic]) -> LegalRegister {
  let paths = sources.paths.filter { $0.folder == Place.law && $0.fileExtension == "yaml" }
  guard !paths.isEmpty else { return .empty }
  var reader = LegalRegisterReader(sources: sources)
  if paths.contains(Place.legalSources) { reader.readSources() }
  for path in paths where path != Place.legalSources { reader.readDocuments(path) }
  reader.reportUnknownDocuments()
  diagnostics += reader.diagnostics
  return LegalRegister(reader.documents, addresses: reader.addresses)
}

/// What has been read of the register so far.
struct LegalRegisterReader {
  let sources: SourceTree
  var documents: [LegalDocument] = []
  var addresses: [String: String] = [:]
  var diagnostics: [Diagnostic] = []
  var marks: Set<String> = []
  var places: [String: SourceSpan] = [:]
  /// Every number that an entry bears, also where the rest of the entry cannot be read.
  var numbers: Set<String> = []
  /// The numbers that relations name, where they name them.
  var related: [Located<String>] = []

  init(sources: SourceTree) { self.sources = sources }

  // MARK: Sources

  mutating func readSources() {
    guard let fields = readData(Place.legalSources, in: sources, known: ["sources"], reporting: &diagnostics) else {
      return
    }
    for node in fields.items("sources", reporting: &diagnostics) {
      guard let entry = YAMLFields(node, known: ["mark", "address"], reporting: &diagnostics),
        let mark = entry.text("mark", reporting: &diagnostics)
      else { continue }
      marks.insert(mark.value)
      addresses[mark.value] = address(in: entry)
    }
  }

  mutating func address(in fields: YAMLFields) -> String? {
    fields.value(
      "address", required: false,
      expected: Phrase("một địa chỉ http:// hoặc https://", "an address that starts with http:// or https://"),
      reporting: &diagnostics
    ) { text in
      if case .outside = LinkTarget(text), text.hasPrefix("http") { return text }
      return nil
    }?.value
  }

  // MARK: Documents

  mutating func readDocuments(_ path: SourcePath) {
    guard
      let fields = readData(path, in: sources, known: ["asOf", "documents"], isAuthored: true, reporting: &diagnostics)
    else {
      return
    }
    let asOf = fields.date("asOf", reporting: &diagnostics)
    for node in fields.items("documents", reporting: &diagnostics) {
      guard
        let entry = YAMLFields(
          node,
          known: [
            "number", "kind", "issuer", "title", "aliases", "issued", "inForce", "ended", "evidence", "sources",
            "address", "provisions", "transitions", "disputes", "notes",
          ] + LegalRelation.Kind.allCases.map(\.rawValue), reporting: &diagnostics)
      else { continue }
      if let document = document(entry, asOf: asOf) { documents.append(document) }
    }
  }

  private mutating func document(_ fields: YAMLFields, asOf: CalendarDate?) -> LegalDocument? {
    let number = self.number(in: fields)
    let kind = fields.choice("kind", as: LegalDocument.Kind.self, reporting: &diagnostics)
    let issuer = fields.text("issuer", reporting: &diagnostics)
    let title = fields.text("title", reporting: &diagnostics)
    let aliases = self.aliases(in: fields)
    let evidence = fields.choice("evidence", as: LegalEvidence.self, reporting: &diagnostics)
    let address = self.address(in: fields)
    let disputes = fields.texts("disputes", required: false, reporting: &diagnostics).map(\.value)
    let transitions = fields.texts("transitions", required: false, reporting: &diagnostics).map(\.value)
    let notes = fields.texts("notes", required: false, reporting: &diagnostics).map(\.value)
    let marks = sourceMarks(in: fields)
    let provisions = self.provisions(in: fields)
    let relations = LegalRelation.Kind.allCases.flatMap { self.relations($0, in: fields) }
    let issued = day("issued", in: fields, evidence, isDisputed: !disputes.isEmpty)
    let inForce = day("inForce", in: fields, evidence, isDisputed: !disputes.isEmpty)
    let ended = fields.has("ended") ? day("ended", in: fields, evidence, isDisputed: !disputes.isEmpty) : nil
    guard let number, let kind, let issuer, let title, let evidence, let issued, let inForce, let asOf else {
      return nil
    }
    if let start = inForce.date ?? issued.date, let end = ended?.date, end < start {
      diagnostics.append(
        Diagnostic(
          .contradictoryDates,
          Finding(
            Phrase(
              "`\(number.value)` hết hiệu lực ngày \(end.forReaders), trước khi bắt đầu (\(start.forReaders))",
              "`\(number.value)` ended on \(end), before it began (\(start))"),
            at: fields.places["ended"] ?? fields.span,
            help: Phrase(
              "đối chiếu lại nguồn; nếu các nguồn nói khác nhau, ghi `disputed` và nêu rõ trong `disputes`",
              "look at the sources again; where they differ, write `disputed` and say how under `disputes`"))))
    }
    return LegalDocument(
      number: number.value, kind: kind, issuer: issuer.value,
      title: title.value == LegalRegisterReader.unknown ? nil : title.value, aliases: aliases, issued: issued,
      inForce: inForce, ended: ended, asOf: asOf, relations: relations, provisions: provisions,
      transitions: transitions, disputes: disputes, notes: notes, evidence: evidence, sources: marks, address: address,
      at: number.span)
  }

  mutating func reportUnknownDocuments() {
    for number in related where !numbers.contains(number.value) {
      diagnostics.append(.unknownDocument(number.value, among: numbers, at: number.span))
    }
  }
}

extension Diagnostic {
  static func unknownDocument(_ number: String, among known: Set<String>, at span: SourceSpan) -> Diagnostic {
    // A slip in the number itself leads to any other number; only one in the symbol can be told.
    func head(_ number: String) -> String { String(number.prefix { !$0.isLetter }) }
    let alike = known.filter { head($0) == head(number) }.sorted()
    let help =
      nearest(to: number, in: alike).map { Phrase("có phải là `\($0)`?", "did you mean `\($0)`?") }
      ?? Phrase(
        "đối chiếu lại số hiệu; nếu đúng, ghi văn bản này vào một tệp của `Content/legal/`",
        "check the number; if it is right, enter the document in a file of `Content/legal/`")
    return Diagnostic(
      .unknownDocument,
      Finding(
        Phrase("sổ văn bản không có `\(number)`", "the register has no `\(number)`"), at: span, help: help))
  }
}
