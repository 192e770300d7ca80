/// A day of the Gregorian calendar, without a time or a zone. Written `2026-07-15` in files (ISO 8601) and `15/07/2026` for
/// people (facts.md 6.9).
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// `nil` for a day that does not exist, or a year outside 1900 to 2999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month), (1...31).contains(day),
      day <= CalendarDate.length(ofMonth: month, in: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The first day there is.
  package static let first = CalendarDate(1900, 1, 1)

  private init(_ year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte.isASCIIDigit else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `YYYY-MM-DD`.
  package var description: String { "\(year)-\(CalendarDate.padded(month))-\(CalendarDate.padded(day))" }

  /// `dd/mm/yyyy`.
  package var forReaders: String { "\(CalendarDate.padded(day))/\(CalendarDate.padded(month))/\(year)" }

  /// "ngày 05 tháng 3 năm 2020": the day is padded below 10, the month only for 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I).
  package var forDocuments: String {
    "ngày \(CalendarDate.padded(day)) tháng \(month < 3 ? CalendarDate.padded(month) : String(month)) năm \(year)"
  }

  /// Days since 01/01/1970, by the civil-from-days arithmetic of the proleptic Gregorian calendar.
  package var daysSinceEpoch: Int {
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
