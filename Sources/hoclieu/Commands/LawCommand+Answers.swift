import CourseCompiler
import CourseModel
import CourseRelease
import CourseStorage

/// What `hoclieu law` answers.
extension LawCommand {
  func printDocument(_ text: String, of law: LegalRegister) throws {
    let day = asOf ?? today()
    let found = documents(named: text, in: law)
    guard found.count == 1, let document = found.first else {
      throw Failure(
        found.isEmpty
          ? Phrase("sổ văn bản không có `\(text)`", "the register has no `\(text)`")
          : Phrase("nhiều văn bản mang tên `\(text)`", "several documents bear the name `\(text)`"),
        help: help(for: text, found, in: law))
    }
    switch format {
    case .json: writeJSON(DocumentReport(of: document, law, on: day))
    case .text:
      DocumentPrinter(life: DocumentLife(document: document, law: law, day: day), console: .standardOutput).print()
    }
  }

  private func help(for text: String, _ found: [LegalDocument], in law: LegalRegister) -> Phrase {
    let near = found.isEmpty ? documents(like: text, in: law) : found
    guard !near.isEmpty else { return Phrase("xem cả sổ: `hoclieu law`", "list the register: `hoclieu law`") }
    let names = near.map { [$0.number, $0.title].compactMap { $0 }.joined(separator: " – ") }
    return Phrase("có phải \(names.joined(separator: "; "))?", "did you mean \(names.joined(separator: "; "))?")
  }

  func printList(of law: LegalRegister) {
    let day = asOf ?? today()
    guard format == .text else { return writeJSON(RegisterReport(of: law, on: day)) }
    let language = Speech.language
    let numberWidth = law.documents.map(\.number.count).max() ?? 0
    let states = law.documents.map { $0.state(on: day).label[language] }
    let stateWidth = states.map(\.count).max() ?? 0
    func padded(_ text: String, to width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    for (document, state) in zip(law.documents, states) {
      Console.standardOutput.line(
        "\(padded(document.number, to: numberWidth))  \(padded(state, to: stateWidth))  \(document.name[language])")
    }
    Console.standardOutput.line()
    Console.standardOutput.line(
      Phrase(
        "\(law.documents.count) văn bản; tình trạng tại ngày \(day.forReaders).",
        "\(law.documents.count) documents; their state on \(day)."))
  }

  func printChanges(
    in law: LegalRegister, since: CalendarDate, until: CalendarDate?, _ versions: [CitingVersion], _ project: Project
  ) {
    let changes = legalChanges(in: law, since: since, until: until)
    switch format {
    case .json:
      writeJSON(ChangesReport(of: changes, since: since, until: until, law, in: versions, naming: project.name))
    case .text:
      ChangesPrinter(law: law, versions: versions, console: .standardOutput, name: project.name)
        .print(changes, since: since, until: until)
    }
  }

  private func text(of path: String) throws -> String {
    do {
      return String(decoding: try readFile(path, limit: 16 << 20), as: UTF8.self)
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }

  func printMeasure(of files: [String], _ law: LegalRegister) throws {
    let measures = try files.map { file in
      do {
        return (file: file, measure: CitationMeasure(of: try MarkedText(text(of: file)), against: law))
      } catch let malformed as MarkedText.Malformed {
        throw Failure(
          Phrase("\(file):\(malformed.line): dấu viết sai", "\(file):\(malformed.line): a malformed mark"),
          help: Phrase(
            "viết `[[chữ trong câu => số hiệu | điều khoản]]`", "write `[[words of the text => number | provision]]`"))
      }
    }
    let report = MeasureReport(measures)
    switch format {
    case .json: writeJSON(report)
    case .text: report.print(on: .standardOutput)
    }
  }

  func printScan(of path: String, _ law: LegalRegister) throws {
    let report = ScanReport(of: try text(of: path), named: path, law)
    switch format {
    case .json: writeJSON(report)
    case .text:
      for citation in report.citations {
        let place = "\(citation.place.file):\(citation.place.line):\(citation.place.column)"
        let reference = [citation.provision, citation.document].compactMap { $0 }.joined(separator: ", ")
        Console.standardOutput.line(
          "\(place): \(citation.text) → \(reference)"
            + (citation.isRegistered ? "" : Speech.say(" (không có trong sổ)", " (not in the register)")))
      }
    }
  }

  private func writeJSON(_ report: some Encodable) {
    Console.standardOutput.write(String(decoding: json(report), as: UTF8.self))
  }
}
