package import CourseModel
import CourseTemplates
import Mustache

/// A sort of page; the name is that of its template.
enum Page: String, CaseIterable {
  case home, module, changes, status, verify, provinces

  /// The names that its template may use, besides those of the frame.
  var names: Set<String> {
    switch self {
    case .home: Page.card.union(["published", "count", "latest", "news", "modules"])
    case .module:
      Page.card.union(Page.version).union([
        "card", "facts", "leadUnit", "audience", "periods", "total", "theory", "discussion", "practice", "minutes",
        "objectives", "knowledge", "skills", "attitudes", "text", "topics", "ordinal", "summary", "terms", "law",
        "versions",
      ])
    case .changes: ["days", "day", "iso", "events"]
    case .status: Page.version.union(["hasRows", "rows", "current", "superseded", "withdrawnCount", "waiting"])
    case .verify: Page.download.union(["verifier", "keys", "signatures", "example"])
    case .provinces: Page.download.union(["sizeOfAll", "countOfAll", "seconds"])
    }
  }

  private static let card: Set<String> = [
    "id", "code", "title", "compulsory", "optional", "href", "version", "stateClass", "stateName", "download", "size",
    "effective", "decision", "date", "delta", "since", "sha256", "withdrawn", "reason", "instead", "record",
    "hasRelease",
    "noCurrent",
  ]
  private static let download: Set<String> = [
    "hasPackages", "packages", "name", "href", "size", "sha256", "version", "code",
  ]
  private static let version: Set<String> = [
    "version", "code", "title", "href", "anchor", "stateClass", "stateName", "decision", "date", "effective", "signer",
    "capacity", "files", "name", "label", "size", "sha256", "more", "changes", "changesPDF", "teaching", "since",
    "summary", "hasReasons", "reasons", "text", "source", "withdrawn", "reason", "instead", "record", "replacedBy",
    "seal",
  ]
}

/// The look of the portal: a Mustache page for each sort of page, and files that are copied as they are.
package struct PortalTemplates: Sendable {
  private let library: MustacheLibrary
  /// Stylesheets, scripts and pictures by their path below `assets/`.
  let assets: [(path: String, bytes: [UInt8])]

  /// What every page and the partials `top` and `foot` may name.
  private static let frame: Set<String> = [
    "root", "pageTitle", "programme", "authority", "academy", "specimen", "navigation", "href", "label", "isHere",
    "feed", "isHome",
  ]

  /// What the partial `event` may name: one release or withdrawal.
  private static let event: Set<String> = [
    "code", "title", "href", "version", "isRelease", "isWithdrawal", "decision", "date", "iso", "effective", "summary",
    "hasReasons", "reasons", "text", "source", "since", "changes", "teaching", "reason", "instead", "record",
  ]

  /// Reads the files of `Templates/portal`, which lie below `folder`. A page that is missing, malformed or uses a name that is
  /// not there is a diagnostic, and then there are no templates.
  package static func read(_ files: SourceTree, below folder: SourcePath) -> (PortalTemplates?, [Diagnostic]) {
    var reader = TemplateReader(files: files, folder: folder)
    var pages = Dictionary(uniqueKeysWithValues: Page.allCases.map { ($0.rawValue, $0.names.union(frame)) })
    pages["top"] = frame
    pages["foot"] = frame
    pages["event"] = event
    let library = reader.library(pages: pages, partials: frame)
    guard let library, reader.diagnostics.isEmpty else { return (nil, reader.diagnostics) }
    return (PortalTemplates(library: library, assets: reader.assets(below: "assets")), [])
  }

  func page(_ page: Page, _ names: PageNames) -> String {
    guard let text = library.render(names.values, withTemplate: page.rawValue) else {
      preconditionFailure("the template \(page.rawValue) was there when the templates were read")
    }
    return text
  }
}
