/// The issued versions of one module or of a whole programme, with what changed in each.
package struct Changelog: Sendable {
  package struct Entry: Sendable {
    package let version: Version
    /// The decision that issued it; `nil` for what is not issued yet.
    package let decision: IssueRecord?
    package let isWithdrawn: Bool
    /// What changed since the issued version before; `nil` for a first version.
    package let changes: ModuleChanges?

    package init(version: Version, decision: IssueRecord?, isWithdrawn: Bool, changes: ModuleChanges?) {
      self.version = version
      self.decision = decision
      self.isWithdrawn = isWithdrawn
      self.changes = changes
    }

    /// Since when the version holds, and whether it is the first.
    package var standing: Phrase {
      let issued =
        decision.map {
          Phrase(
            "Ban hành theo Quyết định số \($0.number) ngày \($0.date.forReaders), có hiệu lực từ \($0.effective.forReaders).",
            "Issued by decision \($0.number) of \($0.date), in effect from \($0.effective).")
        } ?? Phrase("Chưa ban hành.", "Not issued yet.")
      let first = changes == nil ? Phrase(" Phiên bản đầu tiên.", " The first version.") : Phrase(verbatim: "")
      return issued + first + (isWithdrawn ? Phrase(" Đã thu hồi.", " Withdrawn.") : Phrase(verbatim: ""))
    }
  }

  package struct Module: Sendable {
    package let id: ModuleID
    package let title: String
    /// Newest first.
    package let entries: [Entry]

    package init(id: ModuleID, title: String, entries: [Entry]) {
      self.id = id
      self.title = title
      self.entries = entries
    }
  }

  package let programme: String
  package let isSpecimen: Bool
  /// In the programme's order; modules without an issued version are left out.
  package let modules: [Module]

  package init(programme: String, isSpecimen: Bool, modules: [Module]) {
    self.programme = programme
    self.isSpecimen = isSpecimen
    self.modules = modules
  }

  /// What it is about: the module where there is only one.
  package var title: String { modules.count == 1 ? modules[0].title : programme }
}
