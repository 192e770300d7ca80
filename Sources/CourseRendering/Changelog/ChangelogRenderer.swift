package import CourseModel

/// The changelog of a version: `thay-doi.md` for people, `changes.json` for machines. The HTML page belongs to the HTML
/// edition, which knows the look.
package struct ChangelogRenderer: Sendable {
  package init() {}

  package func render(_ changes: ModuleChanges) -> OutputTree {
    var tree = OutputTree()
    tree.add(markdown(of: changes), at: "thay-doi.md")
    tree.add(json(of: changes), at: "changes.json")
    return tree
  }

  package func markdown(of changes: ModuleChanges) -> String { ChangesMarkdown().text(of: changes) }

  package func json(of changes: ModuleChanges) -> [UInt8] { ChangesFile(changes).bytes }

  /// The changelogs of several versions, newest first, as one Markdown text.
  package func markdown(of changelog: Changelog) -> String { ChangesMarkdown().text(of: changelog) }

  /// The same for machines.
  package func json(of changelog: Changelog) -> [UInt8] { ChangelogFile(changelog).bytes }
}
