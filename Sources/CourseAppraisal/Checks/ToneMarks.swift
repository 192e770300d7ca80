import CourseModel

extension Check {
  static let toneMarkStyle = Check(
    DiagnosticKind(
      "BS-172", "tone-mark-of-other-style", .warning,
      summary: Phrase(
        "Dấu thanh đặt khác kiểu của chương trình.", "A tone mark that is not placed as the programme has it."),
      rationale: Phrase(
        "“hòa” và “hoà” trong một tài liệu trông như lỗi, và tìm kiếm chính xác bỏ sót một nửa.",
        "Both spellings in one publication look like mistakes, and an exact search misses half of them."),
      basis: Phrase("`toneMarks` của programme.yaml (facts.md 6.4)", "`toneMarks` of programme.yaml (facts.md 6.4)"),
      example: .init(bad: "số hoá hồ sơ   # toneMarks: old", good: "số hóa hồ sơ   # toneMarks: old")),
    eachPassage: { passage, grounds, findings in
      guard let style = grounds.programme.style.toneMarks, passage.isAuthors else { return }
      for (index, word) in passage.words.enumerated() where word.traits.contains(.mayMoveTone) {
        guard let (place, right) = passage.otherTone(of: word, in: style),
          word.traits.isDisjoint(with: [.quoted, .cited]), !passage.isName(index)
        else { continue }
        // Only the end of the word changes, so that its capitals stay.
        let text = passage.text(word.start..<place) + right
        findings.append(
          Finding(
            Phrase(
              "“\(passage.text(of: word))” đặt dấu khác kiểu chung",
              "“\(passage.text(of: word))” has its mark elsewhere"),
            at: passage.span(word.range), help: Phrase("viết “\(text)”", "write “\(text)”"),
            fix: passage.fix(word.range, with: text)))
      }
    })

  /// The last two letters of open syllables whose tone mark may stand on either.
  fileprivate static let tonePlaces: [(old: [UInt8], new: [UInt8], oldText: String, newText: String)] = [
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"),
    ("õe", "oẽ"), ("ọe", "oẹ"), ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8), $0.0, $0.1) }
}

extension Passage {
  /// Where the last two letters of a syllable begin that are written in the other style, and how they are in this one. Never
  /// in "hoàn", which does not end there, nor in "quý", whose u belongs to the consonant.
  fileprivate func otherTone(of word: Word, in style: HouseStyle.ToneMarks) -> (place: Int, right: String)? {
    guard small[word.start] != UInt8(ascii: "q") else { return nil }
    for (old, new, oldText, newText) in Check.tonePlaces {
      let (wrong, right) = style == .old ? (new, oldText) : (old, newText)
      let start = word.end - wrong.count
      guard start >= word.start, small[start..<word.end].elementsEqual(wrong) else { continue }
      let isCapital = !bytes[start..<word.end].elementsEqual(small[start..<word.end])
      guard isCapital else { return (start, right) }
      // HOÀ becomes HÒA, Uỷ becomes Ủy.
      let isAll = word.traits.contains(.capitals)
      return (start, isAll ? right.uppercased() : right.prefix(1).uppercased() + right.dropFirst())
    }
    return nil
  }

  /// Whether a word with a capital is part of a name: names are spelt as their bearers spell them. "Ủy ban" is no name alone.
  fileprivate func isName(_ index: Int) -> Bool {
    let word = words[index]
    guard word.traits.contains(.capital), !word.traits.contains(.opensSentence), !word.traits.contains(.opensClause)
    else {
      return false
    }
    return next(index + 1) != Check.committee
  }
}

extension Check {
  fileprivate static let committee = wordHash("ban")
}
