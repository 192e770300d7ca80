import ArgumentParser
import CourseCompiler
import CourseModel
import CourseRelease
import CourseStorage

/// `hoclieu law`
struct LawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law",
    abstract: Speech.say("Tra sổ văn bản pháp luật.", "Looks into the register of legal documents."),
    discussion: Speech.say(
      "Không có số hiệu: liệt kê cả sổ. Sổ nằm ở Content/legal/; nó ghi điều các nguồn nói, không thay cho văn bản gốc.",
      "Without a number: lists the register. It lies in Content/legal/ and says what the sources say; it replaces no original."
    ))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp(
      Speech.say("Số hiệu, ví dụ 93/2025/QH15.", "A number, for example 93/2025/QH15."), valueName: "number"))
  var number: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Tình trạng tại ngày nào (mặc định: hôm nay).", "The state on which day (default: today)."),
      valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  @Option(
    help: ArgumentHelp(
      Speech.say("Tìm văn bản được dẫn trong một tệp chữ.", "Finds what a plain text file cites."), valueName: "file"))
  var scan: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Dạng kết quả của --scan: text hoặc json.", "The output of --scan: text or json."),
      valueName: "text|json"))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let law = try Project(common).programme().0.law
    guard format == .text || scan != nil else {
      throw Failure.usage(Phrase("`--format json` chỉ đi với `--scan`", "`--format json` goes only with `--scan`"))
    }
    if let scan {
      guard number == nil else {
        throw Failure.usage(Phrase("số hiệu không đi cùng `--scan`", "a number does not go with `--scan`"))
      }
      return try printScan(of: scan, law)
    }
    let day = asOf ?? today()
    guard let number else { return printList(of: law, on: day) }
    guard let document = document(numbered: number, in: law) else {
      throw Failure(
        Phrase("sổ văn bản không có `\(number)`", "the register has no `\(number)`"),
        help: Phrase("xem cả sổ: `hoclieu law`", "list the register: `hoclieu law`"))
    }
    DocumentPrinter(document: document, law: law, day: day, console: .standardOutput).print()
  }

  private func printList(of law: LegalRegister, on day: CalendarDate) {
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

  private func printScan(of path: String, _ law: LegalRegister) throws {
    let bytes: [UInt8]
    do {
      bytes = try readFile(path, limit: 16 << 20)
    } catch {
      throw Failure(error.message, help: error.help)
    }
    let report = ScanReport(of: String(decoding: bytes, as: UTF8.self), named: path, law)
    switch format {
    case .json: Console.standardOutput.write(String(decoding: json(report), as: UTF8.self))
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
}
