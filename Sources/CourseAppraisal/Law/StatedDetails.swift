import CourseModel

/// What a text says of a document directly behind its number: "ngày 12/06/2025 của Chính phủ quy định về …".
struct StatedDetails {
  /// The day of issue.
  private(set) var day: CalendarDate?
  /// The year, where no day is said: "năm 2024".
  private(set) var year: Int?
  /// Who issued it, with what follows up to a sign.
  private(set) var issuer: Substring?
  /// What it is about.
  private(set) var subject: Substring?

  init(behind text: Substring) {
    var rest = text
    if let date = rest.dropping(" ngày ").flatMap({ readDate($0) }) {
      day = date.date
      rest = date.rest
    } else if let years = rest.dropping(" năm "), let value = Int(years.prefix(4)), (1945...2100).contains(value) {
      year = value
      rest = years.dropFirst(4)
    }
    if let name = rest.dropping(" của ") {
      let clause = name.upTo(",;.():|!?")
      let end = StatedDetails.starts.compactMap { clause.firstPlace(of: $0) }.min()
      let stated = end.map { clause[..<$0] } ?? clause
      issuer = stated
      // "của Chính phủ là nghị định về …" no longer speaks of the document's subject.
      guard !StatedDetails.verbs.contains(where: { stated.firstPlace(of: $0) != nil }) else { return }
      rest = name[stated.endIndex...]
    }
    for start in StatedDetails.starts {
      guard let words = rest.dropping(start) else { continue }
      subject = words.upTo(";.():|!?")
      return
    }
  }

  /// What begins the subject, longer ones first.
  private static let starts = [" quy định về ", " quy định ", " hướng dẫn ", " về "]
  private static let verbs = [" là ", " có ", " được ", " đã ", " còn ", " cũng ", " nêu ", " cho "]
}

/// Reads "12/06/2025", "12 tháng 6 năm 2025", and what follows.
func readDate(_ text: Substring) -> (date: CalendarDate, rest: Substring)? {
  guard let day = text.leadingNumber else { return nil }
  let separators: [(String, String)] = [("/", "/"), (" tháng ", " năm ")]
  for (first, second) in separators {
    guard let month = day.rest.dropping(first)?.leadingNumber, let year = month.rest.dropping(second)?.leadingNumber,
      let date = CalendarDate(year: year.value, month: month.value, day: day.value)
    else { continue }
    return (date, year.rest)
  }
  return nil
}

extension Substring {
  /// What follows `prefix`; `nil` where the text does not start with it. A no-break space is a blank.
  func dropping(_ prefix: String) -> Substring? {
    var rest = self
    for character in prefix {
      guard let first = rest.first, first == character || character == " " && first == "\u{A0}" else { return nil }
      rest.removeFirst()
    }
    return rest
  }

  /// The number that one to four digits at the beginning give, and what follows.
  fileprivate var leadingNumber: (value: Int, rest: Substring)? {
    let digits = prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.count), let value = Int(digits) else { return nil }
    return (value, self[digits.endIndex...])
  }
}
