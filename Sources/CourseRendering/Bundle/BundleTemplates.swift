package import CourseModel
import CourseTemplates
import Mustache

/// The look of a province's bundle: `Templates/bundle`, with the stylesheet of the HTML edition and the print edition's setting
/// of blocks.
package struct BundleTemplates: Sendable {
  private let library: MustacheLibrary
  /// The stylesheet that all pages of a bundle share.
  let style: [UInt8]
  /// Typst files by their path below the folder that is set.
  let setting: OutputTree

  private static let frame: Set<String> = [
    "pageTitle", "style", "specimen", "province", "unit", "programme", "authority", "academy", "edition", "date",
    "responsible",
    "code",
  ]
  private static let pages: [String: Set<String>] = [
    "index": frame.union([
      "cover", "preface", "title", "body", "modules", "moduleCode", "version", "number", "decided", "effective",
      "status", "warning", "html", "pdf", "key", "topics", "ordinal", "topicTitle", "href", "topicTexts", "moduleTexts",
      "textTitle", "textHref", "textPrint", "seal", "count", "local", "after", "tag",
    ]),
    "supplement": frame.union([
      "title", "body", "moduleCode", "moduleTitle", "version", "after", "home", "print", "notice", "summary",
    ]),
  ]

  /// Reads the files of `Templates/bundle`, which lie below `folder`.
  package static func read(
    _ files: SourceTree, below folder: SourcePath, html: HTMLTemplates, print: PrintRenderer
  ) -> (BundleTemplates?, [Diagnostic]) {
    var reader = TemplateReader(files: files, folder: folder)
    let library = reader.library(pages: pages, partials: frame)
    guard let library, reader.diagnostics.isEmpty else { return (nil, reader.diagnostics) }
    var style = html.assets.first { $0.path == "style.css" }?.bytes ?? []
    var setting = OutputTree()
    setting.add(print.templateTree, below: "print")
    for asset in reader.assets() {
      if asset.path == "bundle.css" { style += asset.bytes }
      if asset.path.hasSuffix(".typ") { setting.add(asset.bytes, at: "bundle/" + asset.path) }
    }
    return (BundleTemplates(library: library, style: style, setting: setting), [])
  }

  func page(_ name: String, _ names: HTMLNames) -> [UInt8] {
    guard let shape = PageShape(name, of: library, names) else {
      preconditionFailure("the template was there when the templates were read")
    }
    return shape.filled(with: names)
  }
}
