/// A question for the learner.
package struct Question: Sendable {
  /// What the learner is asked to do, and what is right.
  package enum Task: Sendable {
    /// One option is right.
    case single([Option])
    /// Several options may be right.
    case multiple([Option])
    /// Two options, one of which says that the stem is true.
    case trueFalse([Option])
    case matching(Matching)
    /// The steps, in their right order.
    case ordering([Step])
    /// A word or a number; each of these counts as right.
    case shortAnswer([String])
    /// The learner answers in sentences.
    case essay
  }

  package struct Option: Sendable {
    package let isRight: Bool
    package let text: [Block]
    /// Why the option is right or wrong; empty where the author said nothing.
    package let feedback: [Block]
    package let span: SourceSpan

    package init(isRight: Bool, text: [Block], feedback: [Block], at span: SourceSpan) {
      self.isRight = isRight
      self.text = text
      self.feedback = feedback
      self.span = span
    }
  }

  /// Things on the left and what belongs to each on the right.
  package struct Matching: Sendable {
    package struct Pair: Sendable {
      /// Empty where nothing belongs to the right side, which then only distracts.
      package let left: [Block]
      package let right: [Block]
      package let span: SourceSpan

      package init(left: [Block], right: [Block], at span: SourceSpan) {
        self.left = left
        self.right = right
        self.span = span
      }
    }

    /// What the two sides are called; empty where the author did not say.
    package let leftTitle: [Inline]
    package let rightTitle: [Inline]
    package let pairs: [Pair]

    package init(leftTitle: [Inline], rightTitle: [Inline], pairs: [Pair]) {
      self.leftTitle = leftTitle
      self.rightTitle = rightTitle
      self.pairs = pairs
    }
  }

  package struct Step: Sendable {
    package let text: [Block]
    package let span: SourceSpan

    package init(_ text: [Block], at span: SourceSpan) {
      self.text = text
      self.span = span
    }
  }

  /// Unique in the module, and kept when the question moves: results are counted under it.
  package let id: AnchorID
  /// For example `2.1`: the topic's place in the module, and the question's place in the topic.
  package let number: String
  package let objective: Located<ObjectiveID>?
  /// What a right answer is worth; 1 where the author did not say.
  package let points: Int
  package let stem: [Block]
  package let task: Task
  /// What a good answer holds, or why the right one is right; empty where the author said nothing.
  package let guidance: [Block]

  package init(
    id: AnchorID, number: String, objective: Located<ObjectiveID>?, points: Int, stem: [Block], task: Task,
    guidance: [Block]
  ) {
    self.id = id
    self.number = number
    self.objective = objective
    self.points = points
    self.stem = stem
    self.task = task
    self.guidance = guidance
  }
}

extension Question {
  /// The name of what is asked, for authors and machines.
  package enum Kind: String, Sendable, CaseIterable {
    case single, multiple
    case trueFalse = "true-false"
    case matching, ordering
    case shortAnswer = "short-answer"
    /// Named as in the first form of the manifest.
    case essay = "open"
  }

  package var kind: Kind {
    switch task {
    case .single: .single
    case .multiple: .multiple
    case .trueFalse: .trueFalse
    case .matching: .matching
    case .ordering: .ordering
    case .shortAnswer: .shortAnswer
    case .essay: .essay
    }
  }

  /// The options to choose from; empty where nothing is chosen.
  package var options: [Option] {
    switch task {
    case .single(let options), .multiple(let options), .trueFalse(let options): options
    case .matching, .ordering, .shortAnswer, .essay: []
    }
  }
}
