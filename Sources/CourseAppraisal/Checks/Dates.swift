import CourseModel

extension Check {
  static let dateZeros = Check(
    DiagnosticKind(
      "BS-160", "date-with-wrong-zeros", .warning,
      summary: Phrase(
        "Ngày tháng viết sai quy tắc chữ số 0.", "A date with a zero too few or too many."),
      rationale: Phrase(
        "Người đọc chép ngày tháng từ tài liệu vào văn bản; văn thư trả lại văn bản ghi sai thể thức.",
        "Readers copy dates into documents, and records offices return documents with wrong ones."),
      basis: .decree30,
      example: .init(bad: "ngày 5 tháng 03 năm 2020", good: "ngày 05 tháng 3 năm 2020")),
    eachPassage: { passage, _, findings in
      guard passage.isAuthors, !passage.isQuestion else { return }
      for date in passage.writtenDates where !passage.words[date.first].traits.contains(.quoted) {
        guard (1...31).contains(date.day), (1...12).contains(date.month) else { continue }
        for (word, right) in [
          (date.first + 1, padded(date.day, below: 10)), (date.first + 3, padded(date.month, below: 3)),
        ]
        where passage.text(of: passage.words[word]) != right {
          let written = passage.text(of: passage.words[word])
          findings.append(
            Finding(
              Phrase(
                "`\(written)` trong “\(passage.text(date.range))”: ngày dưới 10 và tháng 1, 2 thêm số 0, tháng 3 đến 9 thì không",
                "`\(written)` in “\(passage.text(date.range))”: days below 10 and months 1 and 2 get a zero, months 3 to 9 do not"
              ),
              at: passage.span(passage.words[word].range), help: Phrase("viết `\(right)`", "write `\(right)`"),
              fix: passage.fix(passage.words[word].range, with: right)))
        }
      }
    })

  static let impossibleDate = Check(
    DiagnosticKind(
      "BS-161", "impossible-date", .warning,
      summary: Phrase("Ngày không có trong lịch.", "A day that no calendar has."),
      rationale: Phrase("Hạn, hiệu lực ghi theo ngày ấy không ai thực hiện được.", "Nobody can keep such a day."),
      basis: .textFacts,
      example: .init(bad: "Hạn nộp: 31/02/2026.", good: "Hạn nộp: 28/02/2026.")),
    eachPassage: { passage, _, findings in
      guard passage.signs.hasDigit, passage.isAuthors, !passage.isQuestion else { return }
      for date in passage.writtenDates + passage.slashedDates where date.year >= 1000 {
        // What stands in quotation marks may show a mistake.
        guard (1900...2999).contains(date.year), !passage.words[date.first].traits.contains(.quoted),
          CalendarDate(year: date.year, month: date.month, day: date.day) == nil
        else { continue }
        let text = passage.text(date.range)
        findings.append(
          Finding(
            Phrase("không có ngày “\(text)”", "there is no day “\(text)”"), at: passage.span(date.range),
            help: Phrase(
              "viết ngày, tháng, năm theo thứ tự ấy; nếu cố ý nêu ví dụ sai thì đặt trong ngoặc kép “ ”",
              "write day, month, year; a mistake that is shown on purpose stands in quotation marks")))
      }
    })

  static let twoDigitYear = Check(
    DiagnosticKind(
      "BS-162", "two-digit-year", .warning,
      summary: Phrase("Năm chỉ ghi hai chữ số.", "A year of two digits."),
      rationale: Phrase(
        "“01/02/03” đọc được nhiều cách; tài liệu dùng qua nhiều năm.",
        "“01/02/03” can be read in several ways, and the material is used for years."),
      basis: .textFacts,
      example: .init(bad: "Từ ngày 01/07/25.", good: "Từ ngày 01/07/2025.")),
    eachPassage: { passage, _, findings in
      guard passage.signs.contains("/") else { return }
      for date in passage.slashedDates where date.year < 100 {
        guard date.first > 0, dayWords.contains(passage.words[date.first - 1].hash), (1...31).contains(date.day),
          (1...12).contains(date.month)
        else { continue }
        let text = passage.text(date.range)
        findings.append(
          Finding(
            Phrase("“\(text)” ghi năm hai chữ số", "“\(text)” has a year of two digits"), at: passage.span(date.range),
            help: Phrase("ghi đủ bốn chữ số của năm", "write the year with four digits")))
      }
    })

  /// What stands before a day.
  private static let dayWords: Set<UInt64> = Set(["ngày", "từ", "đến", "trước", "sau", "hạn"].map(wordHash))

  private static func padded(_ number: Int, below limit: Int) -> String { number < limit ? "0\(number)" : "\(number)" }
}

/// A date in a passage.
struct DateMention {
  let day: Int
  let month: Int
  let year: Int
  /// Its first word.
  let first: Int
  let range: Range<Int>
}

extension Passage {
  /// The dates that are written "ngày … tháng … năm …".
  var writtenDates: [DateMention] {
    guard signs.hasDigit, words.count >= 6 else { return [] }
    let (dayWord, monthWord, yearWord) = (Syllable.day, Syllable.month, Syllable.year)
    var dates: [DateMention] = []
    for first in 0...(words.count - 6) where words[first].hash == dayWord {
      guard next(first + 2) == monthWord, next(first + 4) == yearWord, let day = number(first + 1),
        let month = number(first + 3), let year = number(first + 5), next(first + 1) != nil, next(first + 3) != nil,
        next(first + 5) != nil
      else { continue }
      dates.append(
        DateMention(day: day, month: month, year: year, first: first, range: range(first...first + 5)))
    }
    return dates
  }

  /// The dates that are written with strokes, `01/07/2026`; the year may have two digits.
  var slashedDates: [DateMention] {
    guard signs.contains("/"), signs.hasDigit, words.count >= 3 else { return [] }
    var dates: [DateMention] = []
    for first in 0...(words.count - 3) where words[first].traits.contains(.number) && words[first].range.count <= 2 {
      guard stands("/", before: first + 1), stands("/", before: first + 2), words[first + 1].range.count <= 2,
        let day = number(first), let month = number(first + 1), let year = number(first + 2),
        [2, 4].contains(words[first + 2].range.count), byte(at: words[first + 2].end) != UInt8(ascii: "/"),
        byte(at: words[first + 2].end) != UInt8(ascii: "-"), byte(before: words[first].start) != UInt8(ascii: "/"),
        byte(before: words[first].start) != UInt8(ascii: ".")
      else { continue }
      dates.append(DateMention(day: day, month: month, year: year, first: first, range: range(first...first + 2)))
    }
    return dates
  }
}
