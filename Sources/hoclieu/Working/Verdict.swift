import CourseModel

/// What was found out about one thing.
struct Verdict: Sendable {
  let name: String
  let diagnostics: [Diagnostic]
  /// What is said where nothing is wrong.
  let praise: Phrase
  /// The bytes of the decision in the package; `nil` for what is no package, or is damaged.
  var issue: [UInt8]?

  func adding(_ remark: Phrase) -> Verdict {
    Verdict(name: name, diagnostics: diagnostics, praise: praise + remark, issue: issue)
  }

  func adding(_ diagnostic: Diagnostic) -> Verdict {
    Verdict(name: name, diagnostics: diagnostics + [diagnostic], praise: praise, issue: issue)
  }

  func print() {
    let console = Console.standardOutput
    if diagnostics.isEmpty {
      console.line(console.styled("✓ ", .green) + name + ": " + praise[Speech.language])
      return
    }
    console.line(console.styled("✗ ", .red) + name + ": " + Speech.say("KHÔNG dùng được", "must NOT be used"))
    for diagnostic in diagnostics {
      let finding = diagnostic.finding
      let head = console.styled(Speech.say("lỗi", "error") + " [\(diagnostic.kind.code)]: ", .red)
      console.line("  " + head + finding.message[Speech.language])
      if let help = finding.help {
        console.line("    " + console.styled(Speech.say("cách sửa: ", "cure: "), .cyan) + help[Speech.language])
      }
    }
  }
}
