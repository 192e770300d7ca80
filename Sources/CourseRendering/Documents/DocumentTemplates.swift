package import CourseModel
import CourseTemplates
import Mustache

/// The look of what is made for a council and the programme's office: `Templates/documents`, with the stylesheet of the HTML
/// edition and the print edition's setting of blocks.
package struct DocumentTemplates: Sendable {
  private let library: MustacheLibrary
  /// The stylesheet that every page carries in itself, so that each is one file.
  private let style: [UInt8]
  /// The scripts of pages that can be worked with, by their file's name.
  private let scripts: [String: [UInt8]]
  /// Typst files by their path below the folder that is set.
  let setting: OutputTree

  private static let names: Set<String> = [
    "language", "pageTitle", "style", "specimen", "draft", "eyebrow", "title", "lead", "body", "script",
  ]

  /// Reads the files of `Templates/documents`, which lie below `folder`.
  package static func read(
    _ files: SourceTree, below folder: SourcePath, html: HTMLTemplates, print: PrintRenderer
  ) -> (DocumentTemplates?, [Diagnostic]) {
    var reader = TemplateReader(files: files, folder: folder)
    let library = reader.library(pages: ["page": names], partials: names)
    guard let library, reader.diagnostics.isEmpty else { return (nil, reader.diagnostics) }
    var style = html.assets.first { $0.path == "style.css" }?.bytes ?? []
    var scripts: [String: [UInt8]] = [:]
    var setting = OutputTree()
    setting.add(print.templateTree, below: "print")
    for asset in reader.assets() {
      if asset.path == "page.css" { style += asset.bytes }
      if asset.path.hasSuffix(".js") { scripts[asset.path] = asset.bytes }
      if asset.path.hasSuffix(".typ") { setting.add(asset.bytes, at: "documents/" + asset.path) }
    }
    return (DocumentTemplates(library: library, style: style, scripts: scripts, setting: setting), [])
  }

  /// A page that needs no other file. `script` names one of `Templates/documents`, which the page carries in itself.
  func page(
    _ title: String, eyebrow: String, lead: String?, isSpecimen: Bool, draft: String? = nil,
    language: Language = .vietnamese,
    body: [UInt8], script: String? = nil
  ) -> [UInt8] {
    var names = HTMLNames()
    names.set("language", language.rawValue)
    names.set("pageTitle", title)
    names.set("style", html: style)
    names.set("specimen", isSpecimen ? Standing.specimen : nil)
    names.set("draft", draft)
    names.set("eyebrow", eyebrow)
    names.set("title", title)
    names.set("lead", lead)
    names.set("body", html: body)
    names.set("script", html: script.flatMap { scripts[$0] })
    guard let shape = PageShape("page", of: library, names) else {
      preconditionFailure("the template was there when the templates were read")
    }
    return shape.filled(with: names)
  }
}
