import CourseModel

/// The names that every page of an edition shares.
struct HTMLFrame {
  private var shared = HTMLNames()

  /// `style` is a stylesheet to put into the page itself; with `nil` the page links to `assets/style.css`.
  init(_ edition: Edition, style: [UInt8]?, _ templates: HTMLTemplates) {
    let imprint = edition.module.imprint
    shared.set("module", edition.module.metadata.title.value)
    shared.set("moduleCode", edition.module.id.text.uppercased())
    shared.set("programme", imprint.programme)
    shared.set("authority", imprint.authority)
    shared.set("academy", imprint.academy)
    shared.set("moduleID", edition.module.id.text)
    shared.set("instructor", edition.reader == .instructor ? "Bản dành cho giảng viên" : nil)
    shared.set("version", edition.module.metadata.version.value.description)
    shared.set("date", edition.date.forReaders)
    shared.set("specimen", imprint.isSpecimen ? Standing.specimen : nil)
    switch edition.standing {
    case .draft(let date): shared.set("draft", Standing.draft(on: date))
    case .issued(let record):
      var issued = HTMLNames()
      issued.set("number", record.number)
      issued.set("date", record.date.forReaders)
      issued.set("effective", record.effective.forReaders)
      issued.set("effectiveDate", record.effective.description)
      shared.set("issued", issued)
    }
    shared.set("style", html: style)
    shared.set("styleDigest", style.map { SHA256.base64(of: $0) })
    shared.set("top", html: templates.page("top", shared))
    shared.set("foot", html: templates.page("foot", shared))
  }

  /// `kind` is the page's kind for stylesheets and scripts.
  func names(_ kind: String, title: String, navigation: [UInt8]) -> HTMLNames {
    var names = shared
    names.set("page", kind)
    names.set("pageTitle", title)
    names.set("navigation", html: navigation)
    return names
  }
}
