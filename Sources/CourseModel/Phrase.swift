/// The languages in which the tool speaks to people.
package enum Language: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// A sentence in every language of the tool. Whoever has something to say says it in both at once, so that no message can
/// be missing in one of them.
package struct Phrase: Hashable, Sendable {
  package let vietnamese: String
  package let english: String

  package init(_ vietnamese: String, _ english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// What is the same in every language: a name, a number, a path.
  package init(verbatim text: String) { self.init(text, text) }

  package subscript(_ language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(left.vietnamese + right.vietnamese, left.english + right.english)
  }
}
