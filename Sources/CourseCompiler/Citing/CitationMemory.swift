import CourseModel

/// What a topic has named so far, for "Luật này", "Nghị định số 178" and "khoản 3 Điều này". They are resolved only where
/// one document can be meant: the only one of its kind in the same paragraph or, where that names none, in the topic so far.
struct CitationMemory {
  private struct Mention: Equatable {
    let label: String
    let number: String

    /// The 178 of 178/2024/NĐ-CP.
    var ordinal: Int? { Int(number.prefix { $0.isASCII && $0.isNumber }) }
  }

  // Each once. Lists, because there are few, and hashing texts takes longer than comparing them.
  private var inTopic: [Mention] = []
  private var inParagraph: [Mention] = []
  private var articles: [LegalReference] = []
  private var clauses: [LegalReference] = []

  mutating func startParagraph() {
    inParagraph.removeAll(keepingCapacity: true)
    articles.removeAll(keepingCapacity: true)
    clauses.removeAll(keepingCapacity: true)
  }

  /// `label` is the word under which texts speak of such a document, `nil` where that is not known.
  mutating func note(_ number: String, label: String?, article: String? = nil, clause: String? = nil) {
    if let label {
      let mention = Mention(label: label, number: number)
      if !inParagraph.contains(mention) {
        inParagraph.append(mention)
        if !inTopic.contains(mention) { inTopic.append(mention) }
      }
    }
    func add(_ provision: String?, to list: inout [LegalReference]) {
      guard let provision else { return }
      let reference = LegalReference(document: number, provision: provision)
      if !list.contains(reference) { list.append(reference) }
    }
    add(article, to: &articles)
    add(clause, to: &clauses)
  }

  /// The document that "<label> này" means.
  func document(_ label: String) -> String? {
    let near = inParagraph.filter { $0.label == label }
    let mentions = near.isEmpty ? inTopic.filter { $0.label == label } : near
    return mentions.count == 1 ? mentions.first?.number : nil
  }

  /// The document that "<label> số 178" means: the only one of its kind with this ordinal number that the topic has named.
  func document(_ label: String, _ ordinal: Int) -> String? {
    let mentions = inTopic.filter { $0.label == label && $0.ordinal == ordinal }
    return mentions.count == 1 ? mentions.first?.number : nil
  }

  /// The article that "Điều này" means.
  var article: LegalReference? { articles.count == 1 ? articles.first : nil }

  /// The clause that "khoản này" means.
  var clause: LegalReference? { clauses.count == 1 ? clauses.first : nil }
}
