/// A module as it is put before readers: its content, in what standing it is, and what changed since the version before.
package struct Edition: Sendable {
  /// Whether the text is a draft or was issued. The standing is printed on every page.
  package enum Standing: Sendable {
    /// Being compiled, submitted or appraised; `on` is the day of the build.
    case draft(on: CalendarDate)
    case issued(IssueRecord)
  }

  package let module: Module
  package let standing: Standing
  /// `nil` for a draft and for a first version.
  package let changes: ModuleChanges?

  package init(of module: Module, standing: Standing, changes: ModuleChanges? = nil) {
    self.module = module
    self.standing = standing
    self.changes = changes
  }

  /// `<module>-<version>`: the name of packages and print files.
  package var name: String { "\(module.id)-\(module.metadata.version.value)" }

  /// The day that the edition itself names: of issue, or of the draft.
  package var date: CalendarDate {
    switch standing {
    case .draft(let date): date
    case .issued(let record): record.date
    }
  }
}

/// A kind of output: the same edition gives the same files.
package protocol Renderer: Sendable {
  /// The files of one edition. Content cannot make it fail: what cannot be rendered was a finding before.
  func render(_ edition: Edition) -> OutputTree
}
