/// The right answers to the questions of a learner's edition, so that a page can tell a learner right from wrong. Nothing reads them out of
/// here: they come out as digests only.
///
/// That keeps the key out of sight, not secret: who has the page can try all answers, as the page itself lets them do.
package struct AnswerKey: Sendable {
  private let accepted: [AnchorID: [String]]
  private let module: ModuleID?

  /// For questions that stand outside any module: no page can tell right from wrong there.
  package static let none = AnswerKey()

  private init() {
    accepted = [:]
    module = nil
  }

  init(_ accepted: [AnchorID: [String]], of module: ModuleID) {
    self.accepted = accepted
    self.module = module
  }

  /// A digest of each answer that counts as right, of `<module>/<question>/<answer>` in UTF-8, such that one answer has another
  /// digest under each question. Empty for an essay.
  ///
  /// An answer is written as the page knows it: the places, from 0, of the chosen options in rising order, of the right side
  /// chosen for each left one, or of the steps in their order, with commas between; a short answer is in small letters with
  /// single blanks.
  package func digests(of question: AnchorID, by digest: ([UInt8]) -> String) -> [String] {
    guard let module else { return [] }
    return (accepted[question] ?? []).map { digest(Array("\(module)/\(question)/\($0)".utf8)) }
  }
}

extension Question {
  /// Every answer that counts as right, as `AnswerKey` writes it.
  var acceptedAnswers: [String] {
    func list(_ places: [Int]) -> [String] { [places.map(String.init).joined(separator: ",")] }
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options):
      return list(options.indices.filter { options[$0].isRight })
    case .matching(let matching):
      let shown = shownOrder(of: matching.pairs.count)
      let lefts = matching.pairs.indices.filter { !matching.pairs[$0].left.isEmpty }
      return list(lefts.compactMap { shown.firstIndex(of: $0) })
    case .ordering(let steps):
      let shown = shownOrder(of: steps.count)
      return list(steps.indices.compactMap { shown.firstIndex(of: $0) })
    case .shortAnswer(let answers):
      return answers.map { $0.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    case .essay: return []
    }
  }
}
