/// Something that the programme promises to nobody, or promises and does not do.
package enum CoverageGap: Sendable {
  /// A group that no compulsory module serves, not even in part.
  case groupWithoutCompulsoryModule(ProgrammeAudience.Group)
  case positionWithoutModule(ProgrammeAudience.Position)
  /// A module that has been written and serves nobody whom the programme names.
  case moduleServesNobody(ProgrammeEntry)
  case objectiveWithoutTopic(ProgrammeEntry, Objective)
  case objectiveWithoutQuestion(ProgrammeEntry, Objective)

  /// What the gap is, in one sentence.
  package var text: Phrase {
    switch self {
    case .groupWithoutCompulsoryModule(let group):
      Phrase(
        "Nhóm “\(group.name)” chưa có chuyên đề bắt buộc nào đã biên soạn phục vụ.",
        "No compulsory module that has been written serves the group “\(group.name)”.")
    case .positionWithoutModule(let position):
      Phrase(
        "Vị trí “\(position.name)” chưa có chuyên đề nào đã biên soạn phục vụ.",
        "No module that has been written serves the position “\(position.name)”.")
    case .moduleServesNobody(let entry):
      Phrase(
        "Chuyên đề \(entry.id) chưa ghi phục vụ nhóm hay vị trí nào (`serves`).",
        "The module \(entry.id) names no group or position that it serves (`serves`).")
    case .objectiveWithoutTopic(let entry, let objective):
      Phrase(
        "Mục tiêu `\(objective.id)` của \(entry.id) không bài nào nhận: \(objective.text)",
        "No topic takes up the objective `\(objective.id)` of \(entry.id): \(objective.text)")
    case .objectiveWithoutQuestion(let entry, let objective):
      Phrase(
        "Mục tiêu `\(objective.id)` của \(entry.id) không có câu hỏi nào đánh giá: \(objective.text)",
        "No question assesses the objective `\(objective.id)` of \(entry.id): \(objective.text)")
    }
  }
}

extension Coverage {
  /// What is left over: groups and positions first, then modules, in the programme's order.
  package var gaps: [CoverageGap] {
    var gaps: [CoverageGap] = []
    let compulsory = rows.filter(\.entry.isCompulsory)
    for (index, group) in audience.groups.enumerated() where compulsory.allSatisfy({ $0.groups[index] == .none }) {
      gaps.append(.groupWithoutCompulsoryModule(group))
    }
    for (index, position) in audience.positions.enumerated() where rows.allSatisfy({ $0.positions[index] == .none }) {
      gaps.append(.positionWithoutModule(position))
    }
    for row in rows {
      guard let matrix = row.objectives else { continue }
      if row.servesNobody, !audience.isEmpty { gaps.append(.moduleServesNobody(row.entry)) }
      for objective in matrix.rows {
        if !objective.isTaught { gaps.append(.objectiveWithoutTopic(row.entry, objective.objective)) }
        if !objective.isAssessed { gaps.append(.objectiveWithoutQuestion(row.entry, objective.objective)) }
      }
    }
    return gaps
  }
}
