/// For whom the programme is: the groups of officers, and the positions (vị trí việc làm) inside them. Each says what it
/// rests on, because no public source lists them (facts.md 1.4, 5).
package struct ProgrammeAudience: Sendable {
  /// A group of officers, for example the leaders of commune-level People's Committees.
  package struct Group: Sendable {
    package let id: AudienceID
    package let name: String
    package let basis: String
    package let span: SourceSpan

    package init(_ id: AudienceID, name: String, basis: String, at span: SourceSpan) {
      self.id = id
      self.name = name
      self.basis = basis
      self.span = span
    }
  }

  /// What an officer of a group does.
  package struct Position: Sendable {
    package let id: AudienceID
    package let name: String
    package let group: AudienceID
    package let basis: String
    package let span: SourceSpan

    package init(_ id: AudienceID, name: String, group: AudienceID, basis: String, at span: SourceSpan) {
      self.id = id
      self.name = name
      self.group = group
      self.basis = basis
      self.span = span
    }
  }

  /// In the programme's order.
  package let groups: [Group]
  package let positions: [Position]

  /// A programme that does not say: also every one that was frozen before these keys existed.
  package static let none = ProgrammeAudience(groups: [], positions: [])

  package init(groups: [Group], positions: [Position]) {
    self.groups = groups
    self.positions = positions
  }

  package var isEmpty: Bool { groups.isEmpty && positions.isEmpty }

  /// Everything that a module can say it serves.
  package var ids: [AudienceID] { groups.map(\.id) + positions.map(\.id) }
}
