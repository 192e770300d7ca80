package import CourseModel
import Mustache

/// The look of the HTML edition: Mustache pages, and files that are copied as they are.
package struct HTMLTemplates: Sendable {
  let library: MustacheLibrary
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
      "body", "ordinal", "summary", "previous", "next", "href", "title", "periods", "objectives", "text",
    ]),
    "home": frame.union([
      "topics", "ordinal", "title", "href", "summary", "periods", "objectives", "kind", "text", "audience", "authors",
      "leadUnit", "theory", "discussion", "practice", "total", "minutes", "decision", "seal", "changes", "since",
      "tables",
      "figures", "number",
    ]),
    "changes": frame.union(["body", "since"]),
  ]
  private static let frame: Set<String> = [
    "pageTitle", "module", "moduleCode", "programme", "authority", "academy", "version", "specimen", "draft", "issued",
    "date", "navigation", "number", "effective", "style", "top", "foot",
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

  /// A page from its template. The body, which is most of the page and already HTML, is put in as bytes where the template
  /// says `{{{body}}}`: Mustache would copy it several times.
  func page(_ name: String, _ names: HTMLNames, body: [UInt8] = []) -> [UInt8] {
    var names = names
    names.set("body", html: String(Unicode.Scalar(HTMLTemplates.bodyMark)))
    guard let rendered = library.render(names, withTemplate: name) else {
      preconditionFailure("the template \(name) was there when the templates were read")
    }
    var shell = rendered
    return shell.withUTF8 { shell in
      guard let mark = shell.firstIndex(of: HTMLTemplates.bodyMark) else { return Array(shell) }
      var page: [UInt8] = []
      page.reserveCapacity(shell.count + body.count)
      page.append(contentsOf: UnsafeBufferPointer(rebasing: shell[..<mark]))
      page.append(contentsOf: body)
      page.append(contentsOf: UnsafeBufferPointer(rebasing: shell[(mark + 1)...]))
      return page
    }
  }

  /// Stands for the body while Mustache works. A control character, which no source may hold.
  private static let bodyMark: UInt8 = 2
}
