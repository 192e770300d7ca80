import CourseModel

extension Check {
  static let decimalPoint = Check(
    DiagnosticKind(
      "BS-163", "decimal-point", .warning,
      summary: Phrase("Số thập phân dùng dấu chấm.", "A decimal point instead of a comma."),
      rationale: Phrase(
        "Tiếng Việt dùng dấu phẩy cho phần thập phân, dấu chấm để tách hàng nghìn: “1.500 ha” là một nghìn năm trăm.",
        "Vietnamese has a comma for decimals and a point for thousands."),
      basis: Phrase("Cách viết số (facts.md 6.9)", "Writing of numbers (facts.md 6.9)"),
      example: .init(bad: "Tỷ lệ đạt 85.5%.", good: "Tỷ lệ đạt 85,5%.")),
    eachPassage: { passage, _, findings in
      guard passage.signs.contains("."), passage.signs.hasDigit, passage.isAuthors else { return }
      for word in passage.words.indices.dropFirst() where passage.words[word].traits.contains(.number) {
        // Only what a unit or a percent sign follows is surely a quantity: not 2.1 of a table, nor a version.
        let (whole, part) = (passage.words[word - 1], passage.words[word])
        guard whole.traits.contains(.number), passage.stands(".", before: word), part.range.count != 3,
          !(word > 1 && passage.stands(".", before: word - 1)), !part.traits.contains(.quoted),
          !part.traits.contains(.cited), passage.isQuantity(endingWith: word)
        else { continue }
        let range = whole.start..<part.end
        let right = "\(passage.text(of: whole)),\(passage.text(of: part))"
        findings.append(
          Finding(
            Phrase("`\(passage.text(range))` dùng dấu chấm thập phân", "`\(passage.text(range))` has a decimal point"),
            at: passage.span(range), help: Phrase("viết `\(right)`", "write `\(right)`"),
            fix: passage.fix(range, with: right)))
      }
    })

  static let thousandsSeparator = Check(
    DiagnosticKind(
      "BS-164", "thousands-separator", .warning,
      summary: Phrase(
        "Số lớn không tách hàng nghìn bằng dấu chấm.", "A large number without points between thousands."),
      rationale: Phrase(
        "“1,000 đồng” đọc thành một đồng; “2000000” khó đếm chữ số 0.",
        "“1,000” reads as one, and the zeros of “2000000” are hard to count."),
      basis: Phrase("Cách viết số (facts.md 6.9)", "Writing of numbers (facts.md 6.9)"),
      example: .init(bad: "Mức hỗ trợ 2000000 đồng.", good: "Mức hỗ trợ 2.000.000 đồng.")),
    eachPassage: { passage, _, findings in
      guard passage.signs.hasDigit, passage.isAuthors else { return }
      for word in passage.words.indices where passage.words[word].traits.contains(.number) {
        let last = passage.words[word]
        guard !last.traits.contains(.quoted), !last.traits.contains(.cited), passage.isCounted(word) else { continue }
        var first = word
        // 1,000 or 1,000,000: groups of three, as in English.
        while first > 0, passage.words[first].range.count == 3, passage.words[first - 1].traits.contains(.number),
          passage.stands(",", before: first)
        {
          first -= 1
        }
        let isEnglish = first < word && passage.words[first].range.count <= 3
        let isUnbroken =
          first == word && last.range.count >= 5 && last.range.count <= 15 && passage.standsAlone(last)
          && passage.bytes[last.start] != UInt8(ascii: "0")
        guard isEnglish || isUnbroken else { continue }
        let range = passage.words[first].start..<last.end
        let digits = Array(passage.text(range).filter { $0 != "," })
        var right = ""
        for (index, digit) in digits.enumerated() {
          if index > 0, (digits.count - index) % 3 == 0 { right.append(".") }
          right.append(digit)
        }
        findings.append(
          Finding(
            Phrase(
              "`\(passage.text(range))` không tách hàng nghìn bằng dấu chấm",
              "`\(passage.text(range))` has no points between its thousands"),
            at: passage.span(range), help: Phrase("viết `\(right)`", "write `\(right)`"),
            fix: passage.fix(range, with: right)))
      }
    })

  static let unitWithoutBlank = Check(
    DiagnosticKind(
      "BS-165", "unit-without-blank", .information,
      summary: Phrase("Đơn vị đo dính liền với số.", "A unit that clings to its number."),
      rationale: Phrase(
        "Số và ký hiệu đơn vị viết cách nhau: “5 km”, “14 pt”.", "A blank stands between a number and its unit."),
      basis: Phrase("Cách viết số và đơn vị (facts.md 6.7, 6.9)", "Numbers and units (facts.md 6.7, 6.9)"),
      example: .init(bad: "Bán kính 5km.", good: "Bán kính 5 km.")),
    eachPassage: { passage, _, findings in
      guard passage.signs.hasDigit, passage.isAuthors else { return }
      for word in passage.words
      where word.traits.contains(.hasDigit) && !word.traits.contains(.number) && !word.traits.contains(.cited) {
        guard passage.bytes[word.start].isASCIIDigit,
          let unit = passage.bytes[word.range].firstIndex(where: { !$0.isASCIIDigit }),
          units.contains(passage.text(unit..<word.end)), !word.traits.contains(.quoted)
        else { continue }
        let right = "\(passage.text(word.start..<unit)) \(passage.text(unit..<word.end))"
        findings.append(
          Finding(
            Phrase(
              "`\(passage.text(of: word))`: đơn vị dính liền với số",
              "`\(passage.text(of: word))`: no blank before the unit"),
            at: passage.span(word.range), help: Phrase("viết `\(right)`", "write `\(right)`"),
            fix: passage.fix(word.range, with: right)))
      }
    })

  /// Units that are nothing else behind a number, unlike the m of "5m" and the G of "4G".
  fileprivate static let units: Set<String> = [
    "km", "cm", "mm", "kg", "mg", "ha", "ml", "km2", "m2", "m3", "KB", "MB", "GB", "TB", "kb", "Mbps", "Gbps", "kW",
    "kWh",
    "MW", "Hz", "kHz", "MHz", "GHz", "pt", "px",
  ]
  /// Words behind which a number counts or measures.
  fileprivate static let counted: Set<UInt64> = Set(
    [
      "đồng", "người", "hộ", "hồ", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "lượt", "tài", "văn", "km", "m", "cm", "mm",
      "kg", "g", "tấn", "ha", "lít", "ml", "mb", "gb", "tb", "kb", "giờ", "phút", "giây", "ngày", "tháng", "năm",
      "điểm", "lần", "xã", "trường", "thủ", "dân",
    ].map(wordHash))
}

extension Passage {
  /// Whether a percent sign or a unit or measure follows a number.
  fileprivate func isQuantity(endingWith word: Int) -> Bool {
    let end = words[word].end
    if byte(at: end) == UInt8(ascii: "%") { return true }
    if byte(at: end) == 0x20, byte(at: end + 1) == UInt8(ascii: "%") { return true }
    return isCounted(word)
  }

  /// Whether a word follows that a number counts or measures.
  fileprivate func isCounted(_ word: Int) -> Bool { next(word + 1).map { Check.counted.contains($0) } ?? false }

  /// Whether neither a letter's companion nor another number clings to a number: no 12/2025, 0912-345, +84, 1.000.
  fileprivate func standsAlone(_ word: Word) -> Bool {
    for byte in [byte(before: word.start), byte(at: word.end)] {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "+"),
        UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "#"):
        return false
      default: continue
      }
    }
    return true
  }
}
