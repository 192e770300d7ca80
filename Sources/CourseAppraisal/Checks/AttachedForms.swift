import CourseModel

extension Check {
  static let formHeading = Check(
    DiagnosticKind(
      "BS-173", "heading-of-form", .warning,
      summary: Phrase("Quốc hiệu hoặc Tiêu ngữ viết sai thể thức.", "The national name or motto is not in its form."),
      rationale: Phrase(
        "Biểu mẫu kèm theo được chép nguyên vào văn bản.", "Forms are copied into documents as they stand."),
      basis: .decree30,
      example: .init(bad: "Độc lập – Tự do – Hạnh phúc", good: "Độc lập - Tự do - Hạnh phúc")),
    eachPassage: { passage, _, findings in
      guard let first = passage.words.first?.hash, first == independence || first == republic else { return }
      if let range = passage.firstRange(of: "độc lập"),
        let end = passage.firstRange(of: "hạnh phúc", from: range.upperBound),
        end.lowerBound - range.upperBound <= "   Tự do   ".utf8.count + 8,
        let middle = passage.firstRange(of: "tự do", from: range.upperBound), middle.upperBound <= end.lowerBound
      {
        let whole = range.lowerBound..<end.upperBound
        let written = passage.text(whole)
        let isMotto = !passage.holds(",", between: range.upperBound, and: middle.lowerBound)
        if isMotto, written != motto, passage.words.first?.start == whole.lowerBound {
          findings.append(
            Finding(
              Phrase("Tiêu ngữ viết “\(written)”", "the motto is written “\(written)”"), at: passage.span(whole),
              help: Phrase(
                "viết “\(motto)”: gạch nối, có dấu cách hai bên", "write “\(motto)”: hyphens between blanks"),
              fix: passage.fix(whole, with: motto)))
        }
      }
      // In running text the state's name is no heading.
      guard passage.role == .preformatted || passage.words.count <= nation.words else { return }
      for written in [
        passage.firstRange(of: "cộng hòa xã hội chủ nghĩa việt nam"),
        passage.firstRange(of: "cộng hoà xã hội chủ nghĩa việt nam"),
      ].compactMap({ $0 })
      where written.lowerBound == passage.words.first?.start && written.upperBound == passage.words.last?.end {
        let text = passage.text(written)
        guard text != nation.old, text != nation.new else { continue }
        findings.append(
          Finding(
            Phrase("Quốc hiệu viết “\(text)”", "the national name is written “\(text)”"), at: passage.span(written),
            help: Phrase("viết in hoa: “\(nation.old)”", "write it in capitals: “\(nation.old)”"),
            fix: passage.fix(written, with: nation.old)))
      }
    })

  static let appendixNumber = Check(
    DiagnosticKind(
      "BS-174", "appendix-in-arabic", .information,
      summary: Phrase("Phụ lục đánh số bằng chữ số Ả Rập.", "An appendix numbered in Arabic numerals."),
      rationale: Phrase(
        "Văn bản có từ hai phụ lục đánh số phụ lục bằng chữ số La Mã.",
        "The appendices of a document, where it has two or more, are numbered in Roman numerals."),
      basis: .decree30,
      example: .init(bad: "Phụ lục 01: Danh mục", good: "Phụ lục I: Danh mục")),
    eachPassage: { passage, _, findings in
      guard passage.signs.hasDigit, passage.isAuthors, !passage.isQuestion else { return }
      for word in passage.words.indices.dropLast(2)
      where passage.words[word].hash == appendix.0 && passage.next(word + 1) == appendix.1 {
        guard passage.next(word + 2) != nil, let number = passage.number(word + 2), (1...39).contains(number),
          passage.words[word].traits.isDisjoint(with: [.quoted, .cited])
        else { continue }
        let range = passage.range(word...word + 2)
        let right = passage.text(passage.range(word...word + 1)) + " " + roman(number)
        findings.append(
          Finding(
            Phrase("“\(passage.text(range))” đánh số Ả Rập", "“\(passage.text(range))” has an Arabic number"),
            at: passage.span(range),
            help: Phrase(
              "viết “\(right)”, trừ khi văn bản được dẫn ghi đúng như vậy; ví dụ sai thì đặt trong ngoặc kép",
              "write “\(right)”, unless the document that is cited has it so")))
      }
    })

  /// The first words of the motto and of the state's name.
  private static let independence = wordHash("độc")
  private static let republic = wordHash("cộng")
  private static let motto = "Độc lập - Tự do - Hạnh phúc"
  private static let nation = (
    old: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", new: "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", words: 8
  )
  private static let appendix = (wordHash("phụ"), wordHash("lục"))

  private static func roman(_ number: Int) -> String {
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return String(repeating: "X", count: number / 10) + units[number % 10]
  }
}

extension Passage {
  /// Whether a sign stands anywhere between two offsets.
  fileprivate func holds(_ sign: Unicode.Scalar, between start: Int, and end: Int) -> Bool {
    bytes[start..<end].contains(UInt8(ascii: sign))
  }
}
