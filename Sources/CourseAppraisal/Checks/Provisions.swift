import CourseModel

extension Check {
  static let pointLetter = Check(
    DiagnosticKind(
      "BS-166", "letter-of-no-point", .warning,
      summary: Phrase(
        "Viện dẫn một điểm mang chữ cái không dùng đặt tên điểm.", "A point with a letter that no point has."),
      rationale: Phrase(
        "Điểm đặt tên theo a, b, c, d, đ, e, g, h, i, k, l, m, n, o …; không có f, j, w, z và ă, â, ê, ô, ơ, ư.",
        "Points are named a, b, c, d, đ, e, g, h, i …; there is no f, j, w, z, ă, â, ê, ô, ơ or ư."),
      basis: .decree30,
      example: .init(bad: "điểm f khoản 2 Điều 5", good: "điểm g khoản 2 Điều 5")),
    eachPassage: { passage, _, findings in
      let (point, clause, article) = (Syllable.point, Syllable.clause, Syllable.article)
      for word in passage.words.indices.dropLast(2) where passage.words[word].hash == point {
        let letter = passage.words[word + 1]
        guard noPoints.contains(letter.hash), passage.next(word + 1) != nil,
          passage.next(word + 2) == clause || passage.next(word + 2) == article, !letter.traits.contains(.quoted)
        else { continue }
        findings.append(
          Finding(
            Phrase(
              "không có “điểm \(passage.text(of: letter))”: chữ này không dùng đặt tên điểm",
              "there is no “điểm \(passage.text(of: letter))”: no point has that letter"),
            at: passage.span(passage.range(word...word + 1)),
            help: Phrase("mở văn bản và ghi đúng điểm cần dẫn", "open the document and name the right point")))
      }
    })

  static let provisionCapitals = Check(
    DiagnosticKind(
      "BS-167", "capital-of-provision", .warning,
      summary: Phrase(
        "Viết hoa sai khi viện dẫn điểm, khoản, Điều.", "A capital too few or too many in a provision."),
      rationale: Phrase(
        "Điều, Mục, Chương viết hoa khi có số; điểm, khoản viết thường.",
        "Điều, Mục and Chương with a number have a capital; điểm and khoản have none."),
      basis: .decree30,
      example: .init(bad: "theo Khoản 2 điều 5 của Luật", good: "theo khoản 2 Điều 5 của Luật")),
    eachPassage: { passage, _, findings in
      guard passage.signs.hasDigit, passage.isAuthors else { return }
      for word in passage.words.indices
      where passage.words[word].hash == Syllable.article
        || passage.words[word].hash == Syllable.clause
      {
        guard let right = passage.rightCase(ofProvision: word) else { continue }
        let range = passage.words[word].range
        findings.append(
          Finding(
            Phrase(
              "“\(passage.text(of: passage.words[word]))” trong “\(passage.text(passage.range(word...word + 1)))” viết hoa chưa đúng",
              "“\(passage.text(of: passage.words[word]))” in “\(passage.text(passage.range(word...word + 1)))” has the wrong case"
            ),
            at: passage.span(range), help: Phrase("viết “\(right)”", "write “\(right)”"),
            fix: passage.fix(range, with: right)))
      }
    })

  static let commaBetweenProvisions = Check(
    DiagnosticKind(
      "BS-168", "comma-between-provisions", .warning,
      summary: Phrase("Dấu phẩy giữa điểm, khoản, Điều của một viện dẫn.", "A comma between the parts of a provision."),
      rationale: Phrase(
        "Có dấu phẩy thì “khoản 3, Điều 16” đọc thành hai chỗ khác nhau.",
        "With the comma it reads as two different places."),
      basis: .decree30,
      example: .init(bad: "khoản 3, Điều 16 Nghị định", good: "khoản 3 Điều 16 Nghị định")),
    eachPassage: { passage, _, findings in
      guard passage.signs.contains(","), passage.isAuthors else { return }
      for word in passage.words.indices.dropFirst(2) where passage.stands(", ", before: word) {
        let parent = passage.words[word].hash
        let child = passage.words[word - 2].hash
        let isPair =
          parent == Syllable.article && child == Syllable.clause
          || parent == Syllable.clause && child == Syllable.point
        guard isPair, passage.isProvisionNumber(word - 1), passage.isProvisionNumber(word + 1),
          !passage.words[word].traits.contains(.quoted)
        else { continue }
        let comma = passage.words[word - 1].end..<passage.words[word].start
        let range = passage.range(word - 2...word + 1)
        findings.append(
          Finding(
            Phrase("“\(passage.text(range))” có dấu phẩy ở giữa", "“\(passage.text(range))” has a comma inside"),
            at: passage.span(range),
            help: Phrase(
              "bỏ dấu phẩy: điểm, khoản, Điều của một viện dẫn viết liền nhau", "take the comma away"),
            fix: passage.fix(comma, with: " ")))
      }
    })

  /// Letters that name no point.
  private static let noPoints: Set<UInt64> = Set(["f", "j", "w", "z", "ă", "â", "ê", "ô", "ơ", "ư"].map(wordHash))
  /// What may follow the number of an article that is cited.
  fileprivate static let behindArticle: Set<UInt64> = [
    Syllable.of, Syllable.this, Syllable.law, Syllable.decree, Syllable.circular, Syllable.decision, Syllable.chapter,
    Syllable.section,
  ]
}

extension Passage {
  /// How điều or khoản has to be written here; `nil` where it is right, or no provision.
  fileprivate func rightCase(ofProvision word: Int) -> String? {
    let provision = words[word]
    guard !provision.traits.contains(.quoted), next(word + 1) != nil, isProvisionNumber(word + 1) else { return nil }
    if provision.hash == Syllable.article {
      guard !provision.traits.contains(.capital) else { return nil }
      // “ba điều 5 người …” is no provision: something of a citation has to stand around it.
      let isBehindClause = word > 1 && words[word - 2].hash == Syllable.clause
      let isBeforeName = next(word + 2).map { Check.behindArticle.contains($0) } ?? false
      return isBehindClause || isBeforeName ? "Điều" : nil
    }
    // A capital is right where something begins: a sentence, an item, a cell, a quotation.
    guard provision.traits.contains(.capital), !provision.traits.contains(.capitals),
      provision.traits.contains(.followsBlank), !provision.traits.contains(.opensSentence), role != .heading,
      next(word + 2) == Syllable.article
    else { return nil }
    return "khoản"
  }

  /// Whether a word can be the number of a provision: 5, 6a, or the letter of a point.
  fileprivate func isProvisionNumber(_ word: Int) -> Bool {
    guard words.indices.contains(word) else { return false }
    return words[word].traits.contains(.hasDigit) || words[word].range.count == 1
      || bytes[words[word].range].elementsEqual("đ".utf8)
  }
}
