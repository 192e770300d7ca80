import CourseComparison
import CourseModel
import CourseTestSupport

/// What changed between two bodies of one topic.
func changes(_ old: String, _ new: String) -> ModuleChanges {
  compare(
    Fixture.module(["01-bai.md": Fixture.topic(old)]),
    Fixture.module(["01-bai.md": Fixture.topic(new)], version: "1.1.0"))
}

extension [Fragment] {
  /// The words with `[-…-]` and `{+…+}`.
  var marked: String {
    map { fragment in
      switch fragment.kind {
      case .kept: fragment.text
      case .removed: "[-\(fragment.text)-]"
      case .added: "{+\(fragment.text)+}"
      }
    }.joined()
  }

  /// The text of one side without its blanks.
  func side(_ kind: Fragment.Kind) -> String {
    filter { $0.kind == .kept || $0.kind == kind }.map(\.text).joined().filter { !$0.isWhitespace }
  }
}

extension ModuleChanges {
  /// A line a part that differs: what happened, which part, its words.
  var partLines: [String] {
    topics.flatMap(\.blocks).flatMap(\.parts).map { "\($0.kind.rawValue) \($0.label.english): \($0.fragments.marked)" }
  }

  /// A line a block: its class and signs.
  var verdicts: [String] {
    topics.flatMap(\.blocks).map { block in
      "\(block.verdict.class.rawValue): \(block.verdict.signs.map(\.rawValue).joined(separator: ", "))"
    }
  }
}
