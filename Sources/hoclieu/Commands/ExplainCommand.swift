import ArgumentParser
import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseRendering
import CourseTemplates

/// Every kind of finding that the tool can give.
let allKinds: [DiagnosticKind] =
  (compilerKinds + appraisalKinds + releaseKinds + templateKinds + printKinds + sourceKinds).sorted {
    $0.code < $1.code
  }

/// `hoclieu explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: Speech.say("Giải thích một mã lỗi.", "Explains a code."),
    discussion: Speech.say("Không có mã: liệt kê mọi mã.", "Without a code: lists all codes."))

  @Argument(help: ArgumentHelp(Speech.say("Mã, ví dụ BS-014.", "The code, for example BS-014."), valueName: "code"))
  var code: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = Console.standardOutput
    let language = Speech.language
    guard let code else {
      for kind in allKinds {
        console.line(
          "\(console.styled(kind.code, isBold: true))  \(kind.severity.label[language])  \(kind.summary[language])")
      }
      return
    }
    guard let kind = allKinds.first(where: { $0.code == code.uppercased() || $0.id == code.lowercased() }) else {
      throw Failure.usage(
        Phrase("không có mã `\(code)`", "there is no code `\(code)`"),
        help: Phrase("xem các mã: `hoclieu explain`", "list the codes: `hoclieu explain`"))
    }
    console.line(console.styled("\(kind.code) \(kind.id)", isBold: true) + " (\(kind.severity.label[language]))")
    console.line(kind.summary)
    console.line()
    console.line(Phrase("Vì sao: ", "Why: ") + kind.rationale)
    console.line(Phrase("Quy tắc: ", "Rule: ") + kind.basis)
    console.line(Phrase("Giai đoạn: \(kind.stage.name)", "Stage: \(kind.stage.name)"))
    show(kind.example.bad, under: Phrase("Sai:", "Wrong:"), on: console)
    show(kind.example.good, under: Phrase("Đúng:", "Right:"), on: console)
  }

  private func show(_ snippet: String, under head: Phrase, on console: Console) {
    console.line()
    console.line(head)
    for line in snippet.split(separator: "\n", omittingEmptySubsequences: false) {
      console.line(line.isEmpty ? "" : "    " + String(line).visible)
    }
  }
}
