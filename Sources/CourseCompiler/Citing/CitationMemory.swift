import CourseModel

/// What a topic has named so far, for "Luật này", "Nghị định số 178" and "khoản 3 Điều này". They are resolved only where one
/// document can be meant: the only one of its kind in the same paragraph or, where that names none, in the topic so far.
struct CitationMemory {
  /// The one thing that was named, as long as there is no other.
  private enum Named<Thing: Hashable> {
    case one(Thing)
    case several

    var only: Thing? { if case .one(let thing) = self { thing } else { nil } }

    func with(_ thing: Thing) -> Named { only == thing ? self : .several }
  }

  /// A document as "<label> số 178" names it again.
  private struct ShortName: Hashable {
    let label: String
    let ordinal: Int
  }

  private var inTopic: [String: Named<String>] = [:]
  private var inParagraph: [String: Named<String>] = [:]
  private var shortNames: [ShortName: Named<String>] = [:]
  private var articles: Named<LegalReference>?
  private var clauses: Named<LegalReference>?

  mutating func startParagraph() {
    inParagraph.removeAll(keepingCapacity: true)
    articles = nil
    clauses = nil
  }

  /// `label` is the word under which texts speak of such a document, `nil` where that is not known.
  mutating func note(_ number: String, label: String?, article: String? = nil, clause: String? = nil) {
    if let label {
      inTopic[label] = inTopic[label]?.with(number) ?? .one(number)
      inParagraph[label] = inParagraph[label]?.with(number) ?? .one(number)
      var ordinal = 0
      for digit in number.utf8.prefix(while: \.isASCIIDigit) { ordinal = ordinal * 10 + Int(digit - 0x30) }
      let name = ShortName(label: label, ordinal: ordinal)
      shortNames[name] = shortNames[name]?.with(number) ?? .one(number)
    }
    if let article {
      let reference = LegalReference(document: number, provision: article)
      articles = articles?.with(reference) ?? .one(reference)
    }
    if let clause {
      let reference = LegalReference(document: number, provision: clause)
      clauses = clauses?.with(reference) ?? .one(reference)
    }
  }

  /// The document that "<label> này" means.
  func document(_ label: String) -> String? { (inParagraph[label] ?? inTopic[label])?.only }

  /// The document that "<label> số 178" means: the only one of its kind with this ordinal number that the topic has named.
  func document(_ label: String, _ ordinal: Int) -> String? {
    shortNames[ShortName(label: label, ordinal: ordinal)]?.only
  }

  /// The article that "Điều này" means.
  var article: LegalReference? { articles?.only }

  /// The clause that "khoản này" means.
  var clause: LegalReference? { clauses?.only }
}
