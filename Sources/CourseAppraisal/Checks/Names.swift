import CourseModel

extension Check {
  static let staleName = Check(
    DiagnosticKind(
      "BS-171", "stale-name", .warning,
      summary: Phrase("Tên gọi không đúng vào ngày xét.", "A name that is not right on the day."),
      rationale: Phrase(
        "Người học gửi hồ sơ tới cơ quan, cấp hành chính không còn; văn bản ghi tên cũ bị trả lại.",
        "Learners would write to bodies and levels of government that are gone."),
      basis: Phrase("Content/terms.yaml, mỗi tên kèm nguồn", "Content/terms.yaml, each name with its source"),
      example: .init(
        bad: "Gửi báo cáo về Sở Thông tin và Truyền thông.",
        good: "Gửi báo cáo về Sở Khoa học và Công nghệ.")),
    eachPassage: { passage, grounds, findings in
      guard !grounds.staleNames.isEmpty, passage.isAuthors else { return }
      var word = 0
      var sentence = SentenceMarks()
      while word < passage.words.count {
        guard let (index, last) = grounds.staleNames.phrase(at: word, in: passage.words) else {
          word += 1
          continue
        }
        let (first, range) = (word, passage.range(word...last))
        word = last + 1
        let isNamed = passage.words[first].traits.isDisjoint(with: [.quoted, .cited])
        if !sentence.words.contains(first) { sentence = SentenceMarks(around: first, of: passage, on: grounds) }
        let name = grounds.programme.names.names[index]
        guard isNamed, !sentence.excepts(name, index, on: grounds.day) else { continue }
        let text = passage.text(range)
        let why =
          if let until = name.until, until < grounds.day {
            Phrase("chỉ đúng đến \(until.forReaders)", "was right until \(until.forReaders)")
          } else {
            Phrase(
              "chỉ đúng từ \(name.from?.forReaders ?? "")", "is right from \(name.from?.forReaders ?? "") on")
          }
        findings.append(
          Finding(
            Phrase("“\(text)” ", "“\(text)” ") + why, at: passage.span(range),
            help: Phrase(
              "viết “\(name.replacement)” (\(name.source)); nếu nói về trước đây thì nói rõ",
              "write “\(name.replacement)” (\(name.source)); of the past, say so"),
            notes: [.init(Phrase("tên gọi khai ở đây", "the name is declared here"), at: name.span)]))
      }
    })

  static let avoidedTerm = Check(
    DiagnosticKind(
      "BS-154", "avoided-term", .warning,
      summary: Phrase(
        "Thuật ngữ viết theo cách bảng giải nghĩa không dùng.", "A form of a term that the glossary avoids."),
      rationale: Phrase(
        "Một khái niệm hai tên thì người học tưởng là hai việc.", "Two names for one thing read like two things."),
      basis: Phrase("Content/glossary.yaml, khóa `avoid`", "Content/glossary.yaml, the key `avoid`"),
      example: .init(bad: "Chuyển đổi kỹ thuật số ở cấp xã.", good: "Chuyển đổi số ở cấp xã.")),
    eachPassage: { passage, grounds, findings in
      guard !grounds.avoidedTerms.isEmpty, passage.isAuthors else { return }
      for word in passage.words.indices {
        guard let (index, last) = grounds.avoidedTerms.phrase(at: word, in: passage.words),
          passage.words[word].traits.isDisjoint(with: [.quoted, .cited])
        else { continue }
        let term = grounds.programme.glossary.terms[index]
        let range = passage.range(word...last)
        let isCapital = passage.words[word].traits.contains(.capital)
        let right = isCapital ? term.name.prefix(1).uppercased() + term.name.dropFirst() : term.name
        findings.append(
          Finding(
            Phrase(
              "“\(passage.text(range))”: tài liệu dùng “\(term.name)”",
              "“\(passage.text(range))”: the material says “\(term.name)”"),
            at: passage.span(range), help: Phrase("viết “\(right)”", "write “\(right)”"),
            notes: [.init(Phrase("thuật ngữ khai ở đây", "the term is declared here"), at: term.span)],
            fix: passage.fix(range, with: right)))
      }
    })

  static let termExplainedDifferently = Check(
    DiagnosticKind(
      "BS-155", "term-explained-differently", .information,
      summary: Phrase(
        "Danh sách giải nghĩa giải thích một thuật ngữ khác với bảng giải nghĩa chung.",
        "A definition list explains a term otherwise than the glossary."),
      rationale: Phrase(
        "Người học gặp hai lời giải nghĩa trên cùng một trang.", "Readers meet two meanings on one page."),
      basis: Phrase("Content/glossary.yaml", "Content/glossary.yaml"),
      example: .init(
        bad: """
          chữ ký số
          : Ảnh chụp chữ ký.
          """,
        good: """
          [](term:chu-ky-so)
          : Xem bảng giải nghĩa.
          """)),
    text: { text, grounds in
      let lists = text.topics.lazy.flatMap(\.blocks).compactMap {
        if case .definitions(let definitions) = $0.content { definitions } else { nil }
      }
      guard !lists.isEmpty else { return [] }
      let terms = Dictionary(
        grounds.programme.glossary.terms.flatMap { term in ([term.name] + term.aliases).map { ($0.lowercased(), term) }
        },
        uniquingKeysWith: { first, _ in first })
      var findings: [Finding] = []
      for definitions in lists {
        for definition in definitions {
          for written in definition.terms where !written.isMarkedTerm {
            guard let term = terms[written.plainText.lowercased()],
              !definition.meanings.contains(where: { $0.plainText.lowercased() == term.meaning.lowercased() })
            else { continue }
            findings.append(
              Finding(
                Phrase(
                  "“\(term.name)” đã có lời giải nghĩa chung, ở đây giải thích khác",
                  "“\(term.name)” has a meaning in the glossary, and another one here"),
                at: definition.span,
                help: Phrase(
                  "dùng lời chung: “\(term.meaning)”, hoặc sửa bảng giải nghĩa",
                  "use the common one: “\(term.meaning)”, or correct the glossary"),
                notes: [.init(Phrase("lời giải nghĩa chung ở đây", "the glossary's is here"), at: term.span)]))
          }
        }
      }
      return findings
    })
}

extension [Inline] {
  /// Whether it is a use of a term that its author marked, to whose meaning a list only adds.
  fileprivate var isMarkedTerm: Bool {
    if case .term(let use)? = first { use.isMarked } else { false }
  }
}

/// What a sentence has that can make a stale name right; found once, for all names in it.
private struct SentenceMarks {
  private(set) var words = 0..<0
  /// The names that phrases of it except; −1 for all.
  private var exceptions: Set<Int> = []
  private var years: Set<Int> = []

  init() {}

  init(around word: Int, of passage: Passage, on grounds: Grounds) {
    words = passage.sentence(around: word)
    for word in words {
      if let (index, last) = grounds.nameExceptions.phrase(at: word, in: passage.words), last < words.upperBound {
        exceptions.insert(index)
      }
      if let year = passage.number(word), (1900...2999).contains(year) { years.insert(year) }
    }
  }

  /// Whether the sentence speaks of the past, or of a year in which the name was still right and that is gone.
  func excepts(_ name: DatedName, _ index: Int, on day: CalendarDate) -> Bool {
    if exceptions.contains(-1) || exceptions.contains(index) { return true }
    guard let until = name.until, until < day else { return false }
    return years.contains { $0 <= until.year && ($0 < day.year || until.year < day.year) }
  }
}
