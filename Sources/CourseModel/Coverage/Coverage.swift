/// Which module of the programme serves whom, and what is left over.
package struct Coverage: Sendable {
  /// How far a module serves a group or a position.
  package enum Reach: String, Sendable {
    case none
    /// Some positions of the group.
    case partly
    case wholly
  }

  /// A module of the programme.
  package struct Row: Sendable {
    package let entry: ProgrammeEntry
    /// `nil` while the module has not been written, or does not compile.
    package let objectives: ObjectiveMatrix?
    /// One for each group, in the programme's order.
    package let groups: [Reach]
    /// One for each position.
    package let positions: [Reach]

    package init(entry: ProgrammeEntry, objectives: ObjectiveMatrix?, groups: [Reach], positions: [Reach]) {
      self.entry = entry
      self.objectives = objectives
      self.groups = groups
      self.positions = positions
    }

    /// Whether it serves nobody whom the programme names.
    package var servesNobody: Bool { groups.allSatisfy { $0 == .none } && positions.allSatisfy { $0 == .none } }
  }

  package let audience: ProgrammeAudience
  package let rows: [Row]

  /// `modules` are those that have been written.
  package init(of programme: Programme, _ modules: [Module]) {
    audience = programme.audience
    rows = programme.modules.map { entry in
      let module = modules.first { $0.id == entry.id }
      let served = Set(module?.metadata.serves.map(\.value) ?? [])
      let positions = programme.audience.positions.map { position -> Reach in
        served.contains(position.id) || served.contains(position.group) ? .wholly : .none
      }
      let groups = programme.audience.groups.map { group -> Reach in
        if served.contains(group.id) { return .wholly }
        let own = zip(programme.audience.positions, positions).filter { $0.0.group == group.id }
        guard own.contains(where: { $0.1 == .wholly }) else { return .none }
        return own.allSatisfy { $0.1 == .wholly } ? .wholly : .partly
      }
      return Row(entry: entry, objectives: module.map(ObjectiveMatrix.init), groups: groups, positions: positions)
    }
  }
}
