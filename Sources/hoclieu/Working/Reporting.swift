import CourseAppraisal
import CourseModel
import CourseRendering
import CourseStorage

extension Project {
  /// The findings as reviewers read them. `place` is the file that the report will be, from which its links lead; `modules`
  /// are those that were checked, `compiled` what could be compiled of them.
  func findingsReport(
    of diagnostics: [Diagnostic], waived: [WaivedFinding], in modules: [ModuleID], compiled: [ModuleID: Module],
    of programme: Programme,
    on day: CalendarDate, upTo stage: Stage, at place: String
  ) -> FindingsReport {
    let all =
      (diagnostics.map { ($0, Waiver?.none) } + waived.map { ($0.diagnostic, Optional($0.waiver)) })
      .sorted { Diagnostic.precedes($0.0, $1.0) }
    var files = ShownFiles(self)
    func entries(_ belongs: (Diagnostic) -> Bool, in module: Module?) -> [FindingsReport.Entry] {
      all.filter { belongs($0.0) }.map { diagnostic, waiver in
        let span = diagnostic.finding.span
        let (name, lines) = files[span.path]
        let page = module.flatMap { builtPage(of: span, in: $0) }.map { Project.way(to: $0, from: place) }
        return FindingsReport.Entry(
          diagnostic, waivedBy: waiver, file: name, frame: SourceFrame(span, in: lines), page: page)
      }
    }
    func folder(of module: ModuleID) -> String { Place.folder(of: module).text + "/" }
    let titles = Dictionary(programme.modules.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let shared = FindingsReport.Part(
      module: nil, title: Phrase("Tệp dùng chung", "Shared files"),
      entries: entries(
        { found in !modules.contains { found.finding.span.path.text.hasPrefix(folder(of: $0)) } }, in: nil))
    let parts = modules.map { id in
      FindingsReport.Part(
        module: id, title: Phrase(verbatim: titles[id] ?? id.text),
        entries: entries({ $0.finding.span.path.text.hasPrefix(folder(of: id)) }, in: compiled[id]))
    }
    return FindingsReport([shared] + parts, on: day, upTo: stage, for: programme.imprint)
  }

  /// The built draft's page that shows a place of a topic, where it has been built.
  private func builtPage(of span: SourceSpan, in module: Module) -> String? {
    guard let address = pageAddress(of: span, in: module) else { return nil }
    let folder = "\(root)/build/\(module.id)/html/"
    let fragment = address.anchor.map { "#\($0)" } ?? ""
    return exists(folder + address.page) ? folder + address.page + fragment : nil
  }

  /// The relative way from one file to another.
  private static func way(to target: String, from place: String) -> String {
    func parts(_ path: String) -> [Substring] {
      (path.hasPrefix("/") ? path : currentFolder + "/" + path).split(separator: "/").filter { $0 != "." }
    }
    let (from, to) = (parts(place).dropLast(), parts(target))
    let common = zip(from, to).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)).joined(separator: "/")
  }
}
