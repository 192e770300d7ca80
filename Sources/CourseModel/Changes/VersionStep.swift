/// Which of a version's three numbers grows.
package enum VersionStep: Int, Sendable, Comparable, CaseIterable {
  /// Đính chính.
  case patch
  /// Sửa đổi, bổ sung.
  case minor
  /// Thay thế.
  case major

  package var name: String {
    switch self {
    case .patch: "patch"
    case .minor: "minor"
    case .major: "major"
    }
  }

  package var label: Phrase {
    switch self {
    case .patch: Phrase("đính chính", "a correction")
    case .minor: Phrase("sửa đổi, bổ sung", "an amendment")
    case .major: Phrase("thay thế", "a replacement")
    }
  }

  package static func < (left: VersionStep, right: VersionStep) -> Bool { left.rawValue < right.rawValue }
}

extension Version {
  /// Which number grew since an older version.
  package func step(from old: Version) -> VersionStep {
    if major != old.major { return .major }
    return minor != old.minor ? .minor : .patch
  }

  /// The next version of a step.
  package func next(_ step: VersionStep) -> Version {
    switch step {
    case .patch: Version(major: major, minor: minor, patch: patch + 1)
    case .minor: Version(major: major, minor: minor + 1, patch: 0)
    case .major: Version(major: major + 1, minor: 0, patch: 0)
    }
  }
}

extension ChangeExtent {
  /// Whether the newer version replaces the older one: more than half of its blocks, or of its objectives, are gone or were
  /// written anew.
  package var isReplacement: Bool { replacedBlocks * 2 > blocks || replacedObjectives * 2 > objectives }
}

extension ModuleChanges {
  /// The class of the gravest change; `nil` where nothing changed.
  package var gravest: ChangeClass? {
    let found = Set(fields.map(\.verdict.class) + topics.flatMap(\.classes) + media.map(\.verdict.class))
    return ChangeClass.allCases.first(where: found.contains)
  }

  /// The smallest step that covers the changes: a correction for what is editorial, a replacement where most is new, else an
  /// amendment.
  package var neededStep: VersionStep {
    guard let gravest, gravest != .editorial else { return .patch }
    return extent.isReplacement ? .major : .minor
  }

  /// The reasons that speak of a topic: those that name it, and those about the module as a whole.
  package func reasons(for topic: TopicID) -> [DeclaredChange] {
    reasons.filter { $0.topics.isEmpty || $0.topics.contains(topic) }
  }

  /// The topics that say something else than before although no reason speaks of them.
  package var unexplained: [TopicChange] { topics.filter { $0.isSubstantive && reasons(for: $0.id).isEmpty } }
}
