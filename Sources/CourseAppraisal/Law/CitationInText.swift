import CourseModel

/// A citation and the words around it.
struct CitationInText {
  let citation: Citation
  let topic: Topic
  /// What the citation itself says: "Điều 5 Nghị định số 178/2024/NĐ-CP".
  let surface: String
  /// The paragraph before it.
  let before: Substring
  /// The paragraph behind it, up to the next citation.
  let behind: Substring
  /// The whole paragraph.
  let paragraph: String
  /// The sentence in which it stands.
  let sentence: String
  /// The sentence, and what belongs to the paragraph.
  let context: String
  /// Whether it is inside “…”: words of others, or an example, for which the text does not answer.
  let isQuoted: Bool
  let isWrongAnswer: Bool

  var reference: LegalReference { citation.reference }

  /// Whether the text itself vouches for it.
  var isAsserted: Bool { !isQuoted && !isWrongAnswer }

  init(_ index: Int, of paragraph: CitedParagraph) {
    let (citation, range) = paragraph.citations[index]
    let text = paragraph.text
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
    let next =
      index + 1 < paragraph.citations.count
      ? text.utf8.index(text.startIndex, offsetBy: paragraph.citations[index + 1].range.lowerBound) : text.endIndex
    self.citation = citation
    self.paragraph = text
    topic = paragraph.topic
    surface = String(text[start..<end])
    before = text[..<start]
    behind = text[end..<next]
    let first = text[..<start].lastSentenceEnd ?? text.startIndex
    let last = text[end...].firstSentenceEnd ?? text.endIndex
    let words = String(text[first..<last])
    sentence = words
    context = paragraph.context.map { words + " " + $0 } ?? words
    let quotes = text[..<start].unicodeScalars
    isQuoted = quotes.count { $0 == "“" } > quotes.count { $0 == "”" }
    isWrongAnswer = paragraph.isWrongAnswer
  }
}

extension Module {
  /// Every citation of the module with the words around it, in reading order.
  var citationsInText: [CitationInText] {
    paragraphs(citingOnly: true).flatMap { paragraph in
      paragraph.citations.indices.map { CitationInText($0, of: paragraph) }
    }
  }
}

extension [CitationInText] {
  /// Those that cite one document in one topic, or in the whole module, side by side; in the order of the first of each.
  func byDocument(inModule: Bool) -> [[CitationInText]] {
    var groups: [[CitationInText]] = []
    var places: [String: Int] = [:]
    for citation in self {
      let key = (inModule ? "" : "\(citation.topic.id) ") + citation.reference.document
      if let place = places[key] {
        groups[place].append(citation)
      } else {
        places[key] = groups.count
        groups.append([citation])
      }
    }
    return groups
  }
}

extension Substring {
  /// Behind the last sign that ends a sentence.
  fileprivate var lastSentenceEnd: Index? {
    var place = endIndex
    while let sign = self[..<place].lastIndex(where: \.endsSentence) {
      let next = index(after: sign)
      if next < endIndex, self[next] == " " { return next }
      place = sign
    }
    return nil
  }

  /// Behind the first sign that ends a sentence.
  fileprivate var firstSentenceEnd: Index? {
    var rest = self
    while let sign = rest.firstIndex(where: \.endsSentence) {
      let next = index(after: sign)
      if next == endIndex || self[next] == " " { return next }
      rest = self[next...]
    }
    return nil
  }
}

extension Character {
  fileprivate var endsSentence: Bool { self == "." || self == "!" || self == "?" || self == "…" }
}
