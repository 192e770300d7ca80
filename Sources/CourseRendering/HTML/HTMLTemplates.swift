package import CourseModel
import CourseTemplates
import Mustache

/// The look of the HTML edition: Mustache pages, and files that are copied as they are.
package struct HTMLTemplates: Sendable {
  private let library: MustacheLibrary
  private let shapes = PageShapes()
  /// Stylesheets, scripts and fonts by their path below `assets/`.
  let assets: [(path: String, bytes: [UInt8])]

  /// The same as files; the portal uses them too.
  package var assetTree: OutputTree {
    var tree = OutputTree()
    for asset in assets { tree.add(asset.bytes, at: asset.path) }
    return tree
  }

  /// The templates that must be there, and the names that each may use. `top` and `foot` are made once a module and given
  /// to its pages.
  private static let pages: [String: Set<String>] = [
    "top": frame, "foot": frame,
    "topic": frame.union([
      "id", "body", "ordinal", "summary", "previous", "next", "href", "title", "periods", "objectives", "text",
      "changes",
      "since",
    ]),
    "home": frame.union([
      "hasPreface", "preface",
      "topics", "ordinal", "title", "href", "summary", "periods", "objectives", "kind", "text", "audience", "authors",
      "leadUnit", "theory", "discussion", "practice", "total", "minutes", "seal", "changes", "since", "tables",
      "figures",
      "glossary", "id", "points",
    ]),
    "changes": frame.union(["body", "since", "teaching"]),
    "teaching": frame.union(["body", "since"]),
    "whole": frame.union(["body", "title"]),
    "help": frame,
    "programme": frame.union(["modules", "href", "id", "title", "compulsory", "index"]),
  ]
  private static let frame: Set<String> = [
    "pageTitle", "module", "moduleCode", "programme", "authority", "academy", "version", "specimen", "draft", "issued",
    "date", "navigation", "number", "effective", "style", "styleDigest", "top", "foot", "page", "moduleID",
    "effectiveDate", "instructor",
  ]

  /// Reads the files of `Templates/html`; `paths` are below it. A page that is missing, malformed or uses a name that is not
  /// there is a diagnostic, and then there are no templates.
  package static func read(_ files: SourceTree, below folder: SourcePath) -> (HTMLTemplates?, [Diagnostic]) {
    var reader = TemplateReader(files: files, folder: folder)
    let library = reader.library(pages: pages, partials: frame)
    let assets = reader.assets(below: "assets")
    guard let library, reader.diagnostics.isEmpty else { return (nil, reader.diagnostics) }
    return (HTMLTemplates(library: library, assets: assets), [])
  }

  /// A page from its template.
  func page(_ name: String, _ names: HTMLNames) -> [UInt8] {
    let shape = shapes.shape(PageShape.key(name, names)) {
      guard let shape = PageShape(name, of: library, names) else {
        preconditionFailure("the template \(name) was there when the templates were read")
      }
      return shape
    }
    return shape.filled(with: names)
  }
}
