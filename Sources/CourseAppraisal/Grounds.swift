package import CourseModel

/// What content is held against: the programme with its register of law, and the day for which the question is asked.
package struct Grounds: Sendable {
  package let programme: Programme
  /// A law that ends later still applies; a name that ended earlier is stale.
  package let day: CalendarDate

  package init(_ programme: Programme, on day: CalendarDate) {
    self.programme = programme
    self.day = day
  }
}
