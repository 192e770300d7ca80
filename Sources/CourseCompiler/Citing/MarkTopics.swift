import CourseModel

/// Marks what the topics name: every legal document, and the first use of each term of the glossary in a topic. What authors
/// marked themselves is looked up, and filled where they wrote no text. Answers the topics, and the terms and documents that they use.
///
/// What is recognised here is not in the canonical form, so that a longer register or glossary breaks no seal.
func mark(
  _ topics: [Topic], lookingUp tables: ReferenceTables, of glossary: Glossary, reporting diagnostics: inout [Diagnostic]
) -> (topics: [Topic], terms: [Term], law: [LegalDocument]) {
  var marker = Marker(tables, glossary)
  let marked = topics.map { marker.mark($0) }
  diagnostics += marker.diagnostics
  return (marked, marker.used.indices.filter { marker.used[$0] }.map { glossary.terms[$0] }, marker.cited)
}

private struct Marker: TreeRewriter {
  private let glossary: Glossary
  private let finder: TermFinder
  /// Whether there is anything that could be recognised.
  private let isUseful: Bool
  private var scanner: CitationScanner
  private var memory = CitationMemory()
  /// By the place of a term in the glossary: whether the topic, or any topic, has used it so far.
  private var met: [Bool]
  private(set) var used: [Bool]
  /// The documents that were cited so far, in order.
  private(set) var cited: [LegalDocument] = []
  private var citedNumbers: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []
  private var path = Place.programme
  /// No term is marked in headings, and none in questions, where an explanation could give the answer away.
  private var marksTerms = true
  /// The bytes of adjacent runs.
  private var bytes: [UInt8] = []

  init(_ tables: ReferenceTables, _ glossary: Glossary) {
    self.glossary = glossary
    finder = tables.finder
    isUseful = !glossary.terms.isEmpty || !tables.index.register.documents.isEmpty
    met = Array(repeating: false, count: glossary.terms.count)
    used = met
    scanner = CitationScanner(tables.index)
  }

  mutating func mark(_ topic: Topic) -> Topic {
    memory = CitationMemory()
    for index in met.indices { met[index] = false }
    return rewrite(topic)
  }

  mutating func rewrite(_ blocks: [Block]) -> [Block]? {
    replacing(in: blocks) { marker, block in
      marker.path = block.span.path
      marker.memory.startParagraph()
      let before = marker.marksTerms
      defer { marker.marksTerms = before }
      switch block.content {
      case .heading, .question: marker.marksTerms = false
      case .paragraph, .list, .definitions, .table, .figure, .code, .quotation, .callout, .divider: break
      }
      return marker.rewriteInside(block)
    }
  }

  mutating func rewrite(_ inlines: [Inline]) -> [Inline]? {
    var result: [Inline]?
    var start = 0
    while start < inlines.count {
      var end = start + 1
      if case .text = inlines[start] {
        while end < inlines.count, case .text = inlines[end] { end += 1 }
        if let marked = mark(runs: inlines[start..<end]) {
          result = (result ?? Array(inlines[..<start])) + marked
        } else {
          result?.append(contentsOf: inlines[start..<end])
        }
      } else if let changed = change(inlines[start]) {
        result = (result ?? Array(inlines[..<start])) + [changed]
      } else {
        result?.append(inlines[start])
      }
      start = end
    }
    return result
  }

  private mutating func change(_ inline: Inline) -> Inline? {
    switch inline {
    case .citation(let citation): .citation(lookUp(citation))
    case .term(let term): .term(lookUp(term))
    case .emphasis, .strong, .strikethrough: rewriteInside(inline)
    case .text, .code, .link, .reference, .footnote, .image, .lineBreak: nil
    }
  }

  // MARK: What authors marked

  private mutating func lookUp(_ citation: Citation) -> Citation {
    let written = citation.reference
    guard let number = LegalNumber.whole(written.document), let document = scanner.index[number] else {
      diagnostics.append(
        .unknownDocument(
          written.document, among: Set(scanner.index.register.documents.map(\.number)), at: citation.span))
      return citation
    }
    let text = [written.provision, document.shortCitation].compactMap { $0 }.joined(separator: " ")
    memory.note(document.number, label: document.kind.label, article: nil)
    note(document)
    return Citation(
      LegalReference(document: document.number, provision: written.provision), isMarked: true,
      address: document.address,
      text: citation.text.isEmpty ? [.text(text, at: citation.span.range.lowerBound)] : citation.text,
      at: citation.span)
  }

  private mutating func lookUp(_ use: TermUse) -> TermUse {
    guard let index = glossary.place(of: use.id) else {
      let help =
        nearest(to: use.id.text, in: glossary.terms.map(\.id.text)).map {
          Phrase("có phải là `\($0)`?", "did you mean `\($0)`?")
        } ?? Phrase("thêm thuật ngữ vào `Content/glossary.yaml`", "add it to `Content/glossary.yaml`")
      diagnostics.append(
        Diagnostic(
          .unknownTerm,
          Finding(
            Phrase("bảng giải nghĩa không có `\(use.id)`", "the glossary has no `\(use.id)`"), at: use.span, help: help)
        ))
      return use
    }
    let term = glossary.terms[index]
    note(index)
    return TermUse(
      term.id, isMarked: true, meaning: term.meaning,
      text: use.text.isEmpty ? [.text(term.name, at: use.span.range.lowerBound)] : use.text, at: use.span)
  }

  private mutating func note(_ term: Int) {
    met[term] = true
    used[term] = true
  }

  private mutating func note(_ document: LegalDocument) {
    if citedNumbers.insert(document.number).inserted { cited.append(document) }
  }

  // MARK: What is recognised

  /// What becomes of adjacent runs of text; `nil` where nothing is recognised in them.
  private mutating func mark(runs: ArraySlice<Inline>) -> [Inline]? {
    guard isUseful else { return nil }
    bytes.removeAll(keepingCapacity: true)
    for case .text(let text, _) in runs { bytes.append(contentsOf: text.utf8) }
    let (citations, terms) = bytes.withUnsafeBufferPointer { text in
      let citations = scanner.scan(text, remembering: &memory)
      guard marksTerms else { return (citations, [(index: Int, range: Range<Int>)]()) }
      return (citations, finder.terms(in: text, besides: citations) { !met[$0] })
    }
    guard !citations.isEmpty || !terms.isEmpty else { return nil }
    var cutter = RunCutter(runs)
    var inlines: [Inline] = []
    var waiting = terms[...]
    func write(termsBefore offset: Int) {
      while let (index, range) = waiting.first, range.lowerBound < offset {
        waiting.removeFirst()
        inlines += cutter.cut(upTo: range.lowerBound)
        let term = glossary.terms[index]
        note(index)
        let text = cutter.cut(upTo: range.upperBound)
        inlines.append(
          .term(TermUse(term.id, isMarked: false, meaning: term.meaning, text: text, at: span(of: text))))
      }
    }
    for citation in citations {
      write(termsBefore: citation.range.lowerBound)
      inlines += cutter.cut(upTo: citation.range.lowerBound)
      let text = cutter.cut(upTo: citation.range.upperBound)
      let document = scanner.index.register[citation.reference.document]
      if let document { note(document) }
      inlines.append(
        .citation(
          Citation(citation.reference, isMarked: false, address: document?.address, text: text, at: span(of: text))))
    }
    write(termsBefore: bytes.count)
    return inlines + cutter.cut(upTo: bytes.count)
  }

  private func span(of runs: [Inline]) -> SourceSpan {
    guard case .text(_, let start)? = runs.first, case .text(let last, let lastStart)? = runs.last else {
      preconditionFailure("what is recognised is text")
    }
    // A reader's mistake about a place must not cost more than the place.
    return SourceSpan(path, start..<max(start, lastStart.advanced(byColumns: last.utf8.count)))
  }
}
