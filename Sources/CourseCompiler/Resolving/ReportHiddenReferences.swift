import CourseModel

/// Reports what learners read and cannot follow: a reference to a place that stands only in the instructor's edition.
func reportHiddenReferences(in module: Module, reporting diagnostics: inout [Diagnostic]) {
  guard module.topics.contains(where: \.holdsInstructorsParts) else { return }
  let shown = module.part(for: .learner).topics
  let visible = Dictionary(shown.map { ($0.id, $0.visibleAnchors) }, uniquingKeysWith: { first, _ in first })
  for topic in shown {
    topic.forEachBlock { block in
      block.forEachInline { inline in
        guard case .reference(let reference) = inline, let destination = reference.destination,
          let anchor = destination.anchor, visible[destination.topic]?.contains(anchor) == false
        else { return }
        diagnostics.append(
          Diagnostic(
            .hiddenReference,
            Finding(
              Phrase("người học không có `\(reference.target)`", "learners do not have `\(reference.target)`"),
              at: reference.span,
              help: Phrase(
                "đưa tham chiếu vào phần dành cho giảng viên, hoặc bỏ `audience` ở chỗ được trỏ tới",
                "move the reference into a part for instructors, or take `audience` off the place it names"))))
      }
    }
  }
}

extension Topic {
  fileprivate var holdsInstructorsParts: Bool {
    var found = false
    forEachBlock { block in
      if block.traits.audience == .instructor { found = true }
      if case .callout(let callout) = block.content, callout.kind == .instructor { found = true }
    }
    return found
  }

  /// The anchors of the blocks that are there; `anchors` also has those that were left out.
  fileprivate var visibleAnchors: Set<AnchorID> {
    var anchors: Set<AnchorID> = []
    forEachBlock { block in
      switch block.content {
      case .heading(let heading): anchors.insert(heading.anchor)
      case .table(let table): if let anchor = table.caption?.anchor { anchors.insert(anchor) }
      case .figure(let figure): if let anchor = figure.caption?.anchor { anchors.insert(anchor) }
      case .callout(let callout): if let anchor = callout.anchor { anchors.insert(anchor) }
      case .question(let question): anchors.insert(question.id)
      case .paragraph, .list, .definitions, .code, .quotation, .divider: break
      }
    }
    return anchors
  }
}
