/// The issued versions of one module or of a whole programme, with what changed in each.
package struct Changelog: Sendable {
  package struct Entry: Sendable {
    package let version: Version
    /// The decision that issued it.
    package let decision: IssueRecord
    package let isWithdrawn: Bool
    /// What changed since the issued version before; `nil` for a first version.
    package let changes: ModuleChanges?

    package init(version: Version, decision: IssueRecord, isWithdrawn: Bool, changes: ModuleChanges?) {
      self.version = version
      self.decision = decision
      self.isWithdrawn = isWithdrawn
      self.changes = changes
    }

    /// Since when the version holds, and whether it is the first.
    package var standing: Phrase {
      let issued = Phrase(
        "Ban hành theo Quyết định số \(decision.number) ngày \(decision.date.forReaders), có hiệu lực từ \(decision.effective.forReaders).",
        "Issued by decision \(decision.number) of \(decision.date), in effect from \(decision.effective).")
      let first = changes == nil ? Phrase(" Phiên bản đầu tiên.", " The first version.") : Phrase(verbatim: "")
      return issued + first + (isWithdrawn ? Phrase(" Đã thu hồi.", " Withdrawn.") : Phrase(verbatim: ""))
    }
  }

  package struct Module: Sendable {
    package let id: ModuleID
    package let title: String
    /// Newest first; at least one.
    package let entries: [Entry]

    package init(id: ModuleID, title: String, entries: [Entry]) {
      self.id = id
      self.title = title
      self.entries = entries
    }
  }

  package let imprint: Imprint
  /// In the programme's order; modules without an issued version are left out.
  package let modules: [Module]
  /// The day of the newest decision.
  package let day: CalendarDate

  /// `nil` where no version was issued.
  package init?(imprint: Imprint, modules: [Module]) {
    guard let day = modules.flatMap(\.entries).map(\.decision.date).max() else { return nil }
    self.imprint = imprint
    self.modules = modules
    self.day = day
  }

  /// What it is about: the module where there is only one.
  package var title: String { modules.count == 1 ? modules[0].title : imprint.programme }
}
