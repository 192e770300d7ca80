import CourseModel

/// What a topic has named so far, for "Luật này" and "khoản 3 Điều này". They are resolved only where one document can be
/// meant: the only one of its kind in the same paragraph or, where that names none, in the topic so far.
struct CitationMemory {
  private struct Mention: Equatable {
    let label: String
    let number: String
  }

  // Each once. Lists, because there are few, and hashing texts takes longer than comparing them.
  private var inTopic: [Mention] = []
  private var inParagraph: [Mention] = []
  private var articles: [LegalReference] = []

  mutating func startParagraph() {
    inParagraph.removeAll(keepingCapacity: true)
    articles.removeAll(keepingCapacity: true)
  }

  /// `label` is the word under which texts speak of such a document, `nil` where that is not known.
  mutating func note(_ number: String, label: String?, article: String?) {
    if let label {
      let mention = Mention(label: label, number: number)
      if !inParagraph.contains(mention) {
        inParagraph.append(mention)
        if !inTopic.contains(mention) { inTopic.append(mention) }
      }
    }
    guard let article else { return }
    let reference = LegalReference(document: number, provision: article)
    if !articles.contains(reference) { articles.append(reference) }
  }

  /// The document that "<label> này" means.
  func document(_ label: String) -> String? {
    let near = inParagraph.filter { $0.label == label }
    let mentions = near.isEmpty ? inTopic.filter { $0.label == label } : near
    return mentions.count == 1 ? mentions.first?.number : nil
  }

  /// The article that "Điều này" means.
  var article: LegalReference? { articles.count == 1 ? articles.first : nil }
}
