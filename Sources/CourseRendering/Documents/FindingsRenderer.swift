package import CourseModel

/// What a check found as one page for reviewers. It needs no other file; without a script it shows everything, with one it
/// can be narrowed to a module, a stage, a severity or a word.
package struct FindingsRenderer: Sendable {
  private let templates: DocumentTemplates
  private let language: Language

  package init(_ templates: DocumentTemplates, speaking language: Language) {
    self.templates = templates
    self.language = language
  }

  package func page(of report: FindingsReport) -> [UInt8] {
    var html = HTMLWriter()
    let found = report.parts.filter { !$0.entries.isEmpty }
    writeCounts(of: report, to: &html)
    if found.isEmpty {
      html.element("p") { $0.text(say("Không có phát hiện nào.", "Nothing was found.")) }
    } else {
      writeFilters(for: found, to: &html)
      for part in found { write(part, to: &html) }
    }
    writeQuiet(report.parts.filter { $0.entries.isEmpty && $0.module != nil }, to: &html)
    return templates.page(
      say("Kết quả kiểm tra", "Findings"), eyebrow: report.imprint.programme,
      lead: say(
        "Xét theo ngày \(report.day.forReaders), tới giai đoạn \(report.stage.label[.vietnamese]). Mỗi phát hiện có chỗ trong tệp nguồn, quy tắc và cách sửa.",
        "For \(report.day), up to the stage of \(report.stage.label[.english]). Each finding has its place in the source, its rule and a cure."
      ),
      isSpecimen: report.imprint.isSpecimen, language: language, body: html.bytes,
      script: found.isEmpty ? nil : "findings.js")
  }

  private var waivedWord: String { say("ngoại lệ", "waived") }

  private func say(_ vietnamese: String, _ english: String) -> String { Phrase(vietnamese, english)[language] }

  // MARK: The head

  private func writeCounts(of report: FindingsReport, to html: inout HTMLWriter) {
    html.element("ul", [.class("counts")]) { html in
      for severity in Severity.allCases.reversed() {
        html.element("li", [.class(severity.name)]) { html in
          html.element("b") { $0.text(String(report.count(severity))) }
          html.text(severity.label[language])
        }
      }
      guard report.waived > 0 else { return }
      html.element("li", [.class("waived")]) { html in
        html.element("b") { $0.text(String(report.waived)) }
        html.text(waivedWord)
      }
    }
  }

  /// Shown by the script only: without it they would do nothing.
  private func writeFilters(for parts: [FindingsReport.Part], to html: inout HTMLWriter) {
    html.element("form", [.class("filters"), .id("loc"), HTMLAttribute("hidden")]) { html in
      let modules = parts.map {
        ($0.module?.text ?? "chung", $0.module?.text.uppercased() ?? say("Dùng chung", "Shared"))
      }
      choice("module", say("Chuyên đề", "Module"), modules, in: &html)
      choice("stage", say("Giai đoạn", "Stage"), Stage.allCases.map { ($0.name, $0.label[language]) }, in: &html)
      choice(
        "severity", say("Mức", "Severity"), Severity.allCases.reversed().map { ($0.name, $0.label[language]) },
        in: &html)
      html.element("label") { html in
        html.text(say("Tìm", "Search"))
        html.void(
          "input",
          [
            HTMLAttribute("type", "search"), HTMLAttribute("name", "text"),
            HTMLAttribute("placeholder", say("mã, chữ, tệp", "code, words, file")),
          ])
      }
      html.element("p", [.class("shown"), HTMLAttribute("role", "status")]) { _ in }
    }
    html.newline()
  }

  private func choice(_ name: String, _ label: String, _ options: [(String, String)], in html: inout HTMLWriter) {
    html.element("label") { html in
      html.text(label)
      html.element("select", [HTMLAttribute("name", name)]) { html in
        html.element("option", [HTMLAttribute("value", "")]) { $0.text(say("tất cả", "all")) }
        for (value, text) in options {
          html.element("option", [HTMLAttribute("value", value)]) { $0.text(text) }
        }
      }
    }
  }

  private func writeQuiet(_ parts: [FindingsReport.Part], to html: inout HTMLWriter) {
    guard !parts.isEmpty else { return }
    html.element("h2") { $0.text(say("Không có phát hiện nào", "Nothing found in")) }
    html.element("p") { html in
      html.text(parts.compactMap { $0.module?.text.uppercased() }.joined(separator: ", ") + ".")
    }
  }

  // MARK: Findings

  private func write(_ part: FindingsReport.Part, to html: inout HTMLWriter) {
    let name = part.module?.text ?? "chung"
    html.element("section", [.id(name), .class("part"), HTMLAttribute("aria-labelledby", name + "-ten")]) { html in
      html.element("h2", [.id(name + "-ten")]) { html in
        html.text((part.module.map { $0.text.uppercased() + ". " } ?? "") + part.title[language])
      }
      var start = 0
      while start < part.entries.count {
        let file = part.entries[start].file
        let end = part.entries[start...].firstIndex { $0.file != file } ?? part.entries.count
        html.element("section", [.class("file")]) { html in
          html.element("h3") { $0.element("code") { $0.text(file) } }
          html.element("ul", [.class("findings")]) { html in
            for entry in part.entries[start..<end] { self.write(entry, of: name, to: &html) }
          }
        }
        start = end
      }
    }
  }

  private func write(_ entry: FindingsReport.Entry, of part: String, to html: inout HTMLWriter) {
    let (kind, finding) = (entry.diagnostic.kind, entry.diagnostic.finding)
    let severity = entry.waiver == nil ? kind.severity.name : "waived"
    html.element(
      "li",
      [
        .class("finding \(severity)"), HTMLAttribute("data-module", part),
        HTMLAttribute("data-stage", kind.stage.name), HTMLAttribute("data-severity", severity),
      ]
    ) { html in
      html.element("p", [.class("what")]) { html in
        html.element("b", [.class("severity")]) {
          $0.text(entry.waiver == nil ? kind.severity.label[language] : waivedWord)
        }
        html.text(" ")
        html.element("span", [.class("code")]) { $0.text(kind.code) }
        html.text(" ")
        words(finding.message[language], in: &html)
      }
      if let frame = entry.frame { self.write(frame, to: &html) }
      if let waiver = entry.waiver {
        line(
          say("Người chấp nhận: ", "Answered for by: "),
          "\(waiver.by), \(say("đến hết ngày \(waiver.until.forReaders)", "until \(waiver.until)")): \(waiver.reason)",
          in: &html)
      }
      if let help = finding.help { line(say("Cách sửa: ", "Cure: "), help[language], in: &html) }
      if finding.fix != nil {
        line(say("Sửa được bằng lệnh: ", "Can be fixed by: "), "`hoclieu check --fix`", in: &html)
      }
      for note in finding.notes {
        line(
          say("Xem thêm: ", "See also: "),
          "`\(note.span.path):\(note.span.range.lowerBound.line)`: \(note.message[language])", in: &html)
      }
      line(say("Quy tắc: ", "Rule: "), kind.basis[language], in: &html)
      html.element("p", [.class("ways")]) { html in
        let start = finding.span.range.lowerBound
        html.element("code") { $0.text("\(entry.file):\(start.line):\(start.column)") }
        if let page = entry.page {
          html.text(" ")
          html.element("a", [.href(page)]) { $0.text(say("Xem trong bản dựng", "See the built page")) }
        }
      }
      html.element("details") { html in
        html.element("summary") { $0.text(say("Vì sao", "Why")) }
        html.element("p") { $0.text(kind.summary[language] + " " + kind.rationale[language]) }
      }
    }
    html.newline()
  }

  private func line(_ label: String, _ text: String, in html: inout HTMLWriter) {
    html.element("p", [.class("line")]) { html in
      html.element("b") { $0.text(label) }
      words(text, in: &html)
    }
  }

  /// A message: what stands between grave accents is what one types.
  private func words(_ text: String, in html: inout HTMLWriter) {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard !parts.count.isMultiple(of: 2) else { return html.text(text) }
    for (index, part) in parts.enumerated() {
      if index.isMultiple(of: 2) { html.text(String(part)) } else { html.element("code") { $0.text(String(part)) } }
    }
  }

  private func write(_ frame: SourceFrame, to html: inout HTMLWriter) {
    html.element("pre", [HTMLAttribute("tabindex", "0")]) { html in
      html.element("span", [.class("number")]) { $0.text("\(frame.line) ") }
      html.text(frame.before.suffix(90) != frame.before[...] ? "…" + frame.before.suffix(90) : frame.before)
      html.element("mark") { $0.text(frame.marked.isEmpty ? " " : String(frame.marked.prefix(200))) }
      html.text(frame.marked.count > 200 ? "…" : String(frame.after.prefix(120)))
    }
  }
}
