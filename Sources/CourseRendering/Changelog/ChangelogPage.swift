package import CourseModel

extension DocumentTemplates {
  /// The changelog of a module or a programme as one page that needs no other file.
  package func page(of changelog: Changelog) -> [UInt8] {
    var html = HTMLWriter()
    for module in changelog.modules {
      if changelog.modules.count > 1 {
        html.element("h2", [.id(module.id.text)]) { $0.text("\(module.id.text.uppercased()). \(module.title)") }
      }
      for entry in module.entries { write(entry, of: module, isOnly: changelog.modules.count == 1, to: &html) }
    }
    return page(
      "Nhật ký thay đổi", eyebrow: changelog.imprint.programme,
      lead: changelog.modules.count == 1
        ? changelog.title : "Các phiên bản đã ban hành của mọi chuyên đề, mới nhất trước.",
      isSpecimen: changelog.imprint.isSpecimen, body: html.bytes, styles: ["changes.css"])
  }

  private func write(_ entry: Changelog.Entry, of module: Changelog.Module, isOnly: Bool, to html: inout HTMLWriter) {
    let title = "Phiên bản \(entry.version)"
    if isOnly { html.element("h2") { $0.text(title) } } else { html.element("h3") { $0.text(title) } }
    html.element("p") { $0.text(entry.standing[.vietnamese]) }
    guard let changes = entry.changes else { return }
    if !changes.reasons.isEmpty {
      html.element("ul") { html in
        for reason in changes.reasons { html.element("li") { $0.text(reason.sentence) } }
      }
    }
    html.element("p") { $0.text(changes.summary[.vietnamese]) }
    HTMLChangesWriter.writeOverview(of: changes, linking: false, to: &html)
  }
}
