import CourseModel

extension Check {
  static let repeatedWord = Check(
    DiagnosticKind(
      "BS-175", "repeated-word", .warning,
      summary: Phrase("Một từ viết hai lần liền nhau.", "A word written twice."),
      rationale: Phrase("Lỗi hay gặp khi sửa câu.", "It happens when sentences are edited."),
      basis: .criterion(6),
      example: .init(bad: "trách nhiệm của của Ủy ban nhân dân xã", good: "trách nhiệm của Ủy ban nhân dân xã")),
    eachPassage: { passage, _, findings in
      guard passage.isAuthors else { return }
      var before: UInt64 = 0
      for (index, word) in passage.words.enumerated() {
        let isRepeated = word.hash == before && word.traits.contains(.followsBlank)
        before = word.hash
        guard isRepeated, neverDoubled.contains(word.hash), !word.traits.contains(.quoted) else { continue }
        let text = passage.text(of: word)
        findings.append(
          Finding(
            Phrase("“\(text)” viết hai lần", "“\(text)” is written twice"),
            at: passage.span(passage.range(index - 1...index)), help: Phrase("xóa một lần", "delete one"),
            fix: passage.fix(passage.words[index - 1].end..<word.end, with: "")))
      }
    })

  static let capitalWords = Check(
    DiagnosticKind(
      "BS-159", "words-in-capitals", .information,
      summary: Phrase("Nhiều từ liền nhau viết in hoa trong câu.", "Several words in capitals in running text."),
      rationale: Phrase(
        "Chữ in hoa liền nhau khó đọc, và trình đọc màn hình có thể đánh vần từng chữ.",
        "Capitals are hard to read, and screen readers may spell them."),
      basis: Phrase("WCAG 2.2, 3.1.5; quy ước của Học Liệu", "WCAG 2.2, 3.1.5; house rule"),
      example: .init(bad: "PHẢI ĐỌC KỸ BẢN GỐC trước khi ký.", good: "**Phải đọc kỹ bản gốc** trước khi ký.")),
    eachPassage: { passage, _, findings in
      guard passage.isAuthors, passage.role == .paragraph || passage.role == .cell || passage.role == .heading else {
        return
      }
      var start = 0
      while start < passage.words.count {
        var end = start
        while end < passage.words.count, passage.words[end].isShouted,
          end == start || passage.words[end].traits.contains(.followsBlank)
        {
          end += 1
        }
        // A name such as ỦY BAN NHÂN DÂN is shorter, and a heading, with its number or without, is the whole passage.
        if end - start >= 5, end - start < passage.words.count - 1, !passage.words[start].traits.contains(.quoted) {
          let range = passage.range(start...end - 1)
          findings.append(
            Finding(
              Phrase("“\(passage.text(range))” viết in hoa", "“\(passage.text(range))” is in capitals"),
              at: passage.span(range),
              help: Phrase("viết thường; nhấn mạnh bằng `**…**`", "write it small; stress with `**…**`")
            ))
        }
        start = max(end, start + 1)
      }
    })

  static let vaguePhrase = Check(
    DiagnosticKind(
      "BS-170", "vague-phrase", .information,
      summary: Phrase("Cách nói bỏ lửng hoặc không chính thức.", "A phrase that leaves things open, or is informal."),
      rationale: Phrase(
        "“v.v.” để người đọc tự đoán phần còn lại; Hội đồng không thẩm định được phần không viết ra.",
        "Readers have to guess the rest, and a council cannot appraise what is not written."),
      basis: .criterion(6),
      example: .init(bad: "Chuẩn bị máy tính, máy in, v.v.", good: "Chuẩn bị máy tính, máy in và giấy.")),
    eachPassage: { passage, _, findings in
      guard passage.isAuthors else { return }
      for (index, word) in passage.words.enumerated() where !word.traits.contains(.quoted) {
        let isDouble =
          word.hash == etcetera.0 && index + 1 < passage.words.count && passage.words[index + 1].hash == etcetera.0
          && passage.stands(".", before: index + 1)
        guard isDouble || word.hash == etcetera.1 else { continue }
        let range = passage.range(index...(isDouble ? index + 1 : index))
        findings.append(
          Finding(
            Phrase("“\(passage.text(range))” bỏ lửng", "“\(passage.text(range))” leaves things open"),
            at: passage.span(range),
            help: Phrase(
              "kể hết, hoặc viết “như”, “gồm” trước vài ví dụ", "name them all, or say that these are examples")))
      }
    })

  private static let etcetera = (wordHash("v"), wordHash("vv"))

  /// Words that no reduplication has, unlike those of "song song" and "từ từ", and with which no word ends and the next one
  /// begins, unlike "số", "bị" and "quy" in "Luật Chuyển đổi số số 148/2025/QH15", "thiết bị bị hỏng", "nội quy quy định".
  private static let neverDoubled: Set<UInt64> = Set(
    [
      "của", "và", "các", "những", "với", "này", "để", "đã", "sẽ", "như", "nếu", "thì", "mà", "hoặc", "cũng", "nhưng",
      "vì",
      "cần", "rất", "là", "cho", "bởi",
    ].map(wordHash))
}

extension Word {
  /// Whether it is a word of at least two letters in capitals, or a number between such.
  fileprivate var isShouted: Bool { traits.contains(.capitals) && range.count >= 2 }
}
