import CourseModel

/// The day or the year that a text gives behind a document's number or name.
struct StatedDay {
  let year: Int
  private let month: Int?
  private let day: Int?
  /// Behind "năm 2023", which belongs to the name; `nil` where the day follows some other way.
  let nameEnd: Int?

  /// "ngày 24 tháng 6 năm 2025", "ngày 24/6/2025", "năm 2023" or "2023", also in parentheses.
  static func read(_ small: TextBytes, behind offset: Int) -> StatedDay? {
    var place = small.behindBlank(offset)
    guard place > offset, place < small.count else { return nil }
    let isOpen = small[place] == UInt8(ascii: "(")
    if isOpen { place += 1 }
    if let start = small.behind(word: "ngày", place) { return day(small, at: start) }
    let start = small.behind(word: "năm", place) ?? place
    guard let year = year(small, at: start) else { return nil }
    return StatedDay(year: year.value, month: nil, day: nil, nameEnd: isOpen ? nil : year.end)
  }

  /// Whether a document of that day cannot be meant.
  func contradicts(_ date: CalendarDate) -> Bool {
    year != date.year || month.map { $0 != date.month } ?? false || day.map { $0 != date.day } ?? false
  }

  private static func day(_ small: TextBytes, at offset: Int) -> StatedDay? {
    guard let day = small.digits(offset, limit: 2) else { return nil }
    let month: (value: Int, end: Int)
    let yearStart: Int
    if day.end < small.count, small[day.end] == UInt8(ascii: "/") {
      guard let digits = small.digits(day.end + 1, limit: 2), digits.end < small.count,
        small[digits.end] == UInt8(ascii: "/")
      else { return nil }
      month = digits
      yearStart = digits.end + 1
    } else {
      guard let start = small.behind(word: "tháng", small.behindBlank(day.end)),
        let digits = small.digits(start, limit: 2),
        let behind = small.behind(word: "năm", small.behindBlank(digits.end))
      else { return nil }
      month = digits
      yearStart = behind
    }
    return year(small, at: yearStart).map {
      StatedDay(year: $0.value, month: month.value, day: day.value, nameEnd: nil)
    }
  }

  private static func year(_ small: TextBytes, at offset: Int) -> (value: Int, end: Int)? {
    guard let digits = small.digits(offset, limit: 4), digits.end - offset == 4, (1945...2100).contains(digits.value),
      small.isWordEnd(digits.end), digits.end == small.count || small[digits.end] != UInt8(ascii: "/")
    else { return nil }
    return digits
  }
}
