import CourseModel

/// Something that happened to a published version, on the day of its decision.
struct Event {
  enum Kind: String {
    case release, withdrawal
  }

  let kind: Kind
  let entry: Catalogue.Entry
  let release: Release
  /// `YYYY-MM-DD`.
  let date: String
}

extension Site {
  /// All releases and withdrawals, newest first; those of one day in the catalogue's order.
  var history: [Event] {
    let events = releases.flatMap { entry, release in
      let withdrawal = entry.withdrawal(of: release.version).map {
        Event(kind: .withdrawal, entry: entry, release: release, date: $0.date)
      }
      return [withdrawal, Event(kind: .release, entry: entry, release: release, date: release.decision.date)]
        .compactMap { $0 }
    }
    let order = events.enumerated().sorted { left, right in
      left.element.date == right.element.date ? left.offset < right.offset : left.element.date > right.element.date
    }
    return order.map(\.element)
  }

  /// The names by which a template tells of an event.
  func names(of event: Event) -> PageNames {
    let (entry, release) = (event.entry, event.release)
    var names = PageNames([
      "code": entry.id.uppercased(), "title": release.title, "version": release.version, "iso": event.date,
      "href": Site.address(of: entry) + "#" + Site.anchor(of: release), "date": readable(event.date),
    ])
    switch event.kind {
    case .release:
      names.set("isRelease", isThere: true)
      names.set("decision", release.decision.number)
      names.set("effective", readable(release.decision.effective))
      names.add(news(in: release))
    case .withdrawal:
      names.set("isWithdrawal", isThere: true)
      if let withdrawal = entry.withdrawal(of: release.version) { names.add(self.withdrawal(withdrawal, of: release)) }
    }
    return names
  }

  /// The page of everything that happened, day by day.
  var changes: PageNames {
    var days: [PageNames] = []
    var rest = history[...]
    while let first = rest.first {
      let events = rest.prefix { $0.date == first.date }
      rest = rest.dropFirst(events.count)
      var day = PageNames(["day": readable(first.date), "iso": first.date])
      day.set("events", events.map(names))
      days.append(day)
    }
    var page = PageNames()
    page.set("days", days)
    return page
  }
}
