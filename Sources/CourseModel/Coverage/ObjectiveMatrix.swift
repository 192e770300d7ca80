/// Objectives against topics: what each topic takes up, and which questions assess it.
package struct ObjectiveMatrix: Sendable {
  /// What one topic does for one objective.
  package struct Cell: Hashable, Sendable {
    /// Whether the topic says that it takes the objective up.
    package let isTaught: Bool
    /// The numbers of the questions that assess it, for example `2.1`.
    package let questions: [String]
    /// What those questions are worth together.
    package let points: Int

    package init(isTaught: Bool, questions: [String], points: Int) {
      self.isTaught = isTaught
      self.questions = questions
      self.points = points
    }
  }

  package struct Row: Sendable {
    package let objective: Objective
    /// One for each topic, in order.
    package let cells: [Cell]

    package init(_ objective: Objective, cells: [Cell]) {
      self.objective = objective
      self.cells = cells
    }

    package var isTaught: Bool { cells.contains(where: \.isTaught) }
    package var isAssessed: Bool { cells.contains { !$0.questions.isEmpty } }
    package var questions: [String] { cells.flatMap(\.questions) }
    package var points: Int { cells.reduce(0) { $0 + $1.points } }
  }

  package let topics: [Topic]
  package let rows: [Row]
  /// The questions of each topic that name no objective.
  package let unattached: [[String]]

  package init(_ module: Module) {
    topics = module.topics
    let questions = module.topics.map(\.questions)
    rows = module.metadata.objectives.map { objective in
      Row(
        objective,
        cells: module.topics.indices.map { index in
          let assessing = questions[index].filter { $0.objective?.value == objective.id }
          return Cell(
            isTaught: module.topics[index].metadata.objectives.contains { $0.value == objective.id },
            questions: assessing.map(\.number), points: assessing.reduce(0) { $0 + $1.points })
        })
    }
    unattached = questions.map { $0.filter { $0.objective == nil }.map(\.number) }
  }
}
