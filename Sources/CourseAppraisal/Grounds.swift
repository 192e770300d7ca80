package import CourseModel

/// What content is held against: the programme with its register of law, and the day for which the question is asked.
package struct Grounds: Sendable {
  package let programme: Programme
  /// A law that ends later still applies; a name that ended earlier is stale.
  package let day: CalendarDate
  /// The names that are not right on the day, by their place in `programme.names`.
  let staleNames: PhraseFinder
  /// Phrases that make a stale name right, by the same place; those of every name have −1.
  let nameExceptions: PhraseFinder
  /// The forms that terms must not have, by the term's place in the glossary.
  let avoidedTerms: PhraseFinder
  /// The telling words of each title of the register, by the document's number.
  let titles: [String: Set<String>]
  /// Who issues documents, longer names first.
  let issuers: [String]

  package init(_ programme: Programme, on day: CalendarDate) {
    self.programme = programme
    self.day = day
    let names = programme.names.names.enumerated()
    staleNames = PhraseFinder(
      names.filter { !$1.holds(on: day) }.flatMap { index, name in ([name.name] + name.aliases).map { ($0, index) } })
    nameExceptions = PhraseFinder(
      programme.names.pastMarks.map { ($0, -1) } + names.flatMap { index, name in name.exceptions.map { ($0, index) } })
    avoidedTerms = PhraseFinder(
      programme.glossary.terms.enumerated().flatMap { index, term in term.avoid.map { ($0, index) } })
    titles = Dictionary(
      programme.law.documents.compactMap { document in document.title.map { (document.number, $0.telling) } },
      uniquingKeysWith: { first, _ in first })
    issuers = Set(programme.law.documents.map(\.issuer) + Grounds.bodies).sorted { ($1.count, $0) < ($0.count, $1) }
  }

  /// Bodies that issue documents, whether the register holds one of theirs or not.
  private static let bodies = [
    "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Bộ Chính trị", "Ban Bí thư",
    "Ban Chấp hành Trung ương",
  ]
}

extension DatedName {
  /// Whether the name is right on a day.
  func holds(on day: CalendarDate) -> Bool { (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true) }
}
