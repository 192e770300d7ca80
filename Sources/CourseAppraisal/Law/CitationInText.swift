import CourseModel

/// A citation and the words around it, which are cut out only for who asks.
struct CitationInText {
  private let whole: CitedParagraph
  private let index: Int
  /// What the text says of the document directly behind the citation. Four checks ask for it, so it is read once.
  let details: StatedDetails

  init(_ index: Int, of paragraph: CitedParagraph) {
    whole = paragraph
    self.index = index
    details = StatedDetails(behind: paragraph.text(behindCitation: index))
  }

  var citation: Citation { whole.citations[index].citation }
  var reference: LegalReference { citation.reference }
  var topic: Topic { whole.topic }
  var isWrongAnswer: Bool { whole.isWrongAnswer }
  var speaksOfEffect: Bool { whole.speaksOfEffect }

  /// The whole paragraph.
  var paragraph: String { whole.text }

  /// What the citation itself says: "Điều 5 Nghị định số 178/2024/NĐ-CP".
  var surface: String { String(paragraph[start..<end]) }

  /// The paragraph before it.
  var before: Substring { paragraph[..<start] }

  /// The paragraph behind it, up to the next citation.
  var behind: Substring { whole.text(behindCitation: index) }

  /// The sentence in which it stands.
  var sentence: Substring { paragraph[sentenceStart..<(paragraph[end...].firstSentenceEnd ?? paragraph.endIndex)] }

  /// What the sentence says before it.
  var beforeInSentence: Substring { paragraph[sentenceStart..<start] }

  /// The sentence, and what belongs to the paragraph.
  var context: String {
    whole.surroundings.isNothing ? String(sentence) : sentence + " " + whole.surroundings.text
  }

  /// Whether it is inside “…”: words of others, or an example, for which the text does not answer.
  var isQuoted: Bool { before.leavesQuotationOpen }

  /// Whether the text itself vouches for it.
  var isAsserted: Bool { !isWrongAnswer && !isQuoted }

  private var sentenceStart: String.Index { paragraph[..<start].lastSentenceEnd ?? paragraph.startIndex }
  private var start: String.Index { place(whole.citations[index].range.lowerBound) }
  private var end: String.Index { place(whole.citations[index].range.upperBound) }

  private func place(_ offset: Int) -> String.Index { paragraph.utf8.index(paragraph.startIndex, offsetBy: offset) }
}

extension Module {
  /// Every citation of the module with the words around it, in reading order.
  var citationsInText: [CitationInText] {
    paragraphs().flatMap { paragraph in
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
  /// Whether more “ than ” stand in it.
  var leavesQuotationOpen: Bool {
    var depth = 0
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in utf8 {
      // “ is E2 80 9C, ” is E2 80 9D.
      if previous == (0xE2, 0x80) { depth += byte == 0x9C ? 1 : byte == 0x9D ? -1 : 0 }
      previous = (previous.1, byte)
    }
    return depth > 0
  }

  /// Behind the last sign that ends a sentence.
  fileprivate var lastSentenceEnd: Index? {
    var next = endIndex
    var follower: UInt8 = 0
    while next > startIndex {
      let place = utf8.index(before: next)
      if follower == 0x20, next < endIndex, utf8[place].endsSentence { return next }
      follower = utf8[place]
      next = place
    }
    return nil
  }

  /// Behind the first sign that ends a sentence.
  fileprivate var firstSentenceEnd: Index? {
    var place = startIndex
    while place < endIndex {
      let next = utf8.index(after: place)
      if utf8[place].endsSentence, next == endIndex || utf8[next] == 0x20 { return next }
      place = next
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var endsSentence: Bool {
    self == UInt8(ascii: ".") || self == UInt8(ascii: "!") || self == UInt8(ascii: "?")
  }
}
