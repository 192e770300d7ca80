import CourseModel

extension Site {
  /// The page of one module: what it is about, which version to use, and all versions there are.
  func page(of entry: Catalogue.Entry) -> PageNames {
    var page = PageNames(["id": entry.id, "code": entry.id.uppercased(), "title": entry.title])
    page.set("compulsory", isThere: entry.compulsory)
    page.set("optional", isThere: !entry.compulsory)
    page.set("hasRelease", isThere: !entry.releases.isEmpty)
    // Below a name of its own: what a version lacks must not be taken from the one that is shown first.
    page.set("card", entry.releases.isEmpty ? nil : card(for: entry))
    page.set("versions", entry.releases.map { version($0, of: entry) })
    let shown = entry.releases.first { $0.version == entry.current } ?? entry.releases.first
    page.set("facts", shown?.facts.map(facts))
    return page
  }

  private func facts(_ facts: Release.Facts) -> PageNames {
    var names = PageNames(["leadUnit": facts.leadUnit])
    let periods = facts.periods
    names.set(
      "periods",
      PageNames([
        "total": String(periods.total), "theory": String(periods.theory), "discussion": String(periods.discussion),
        "practice": String(periods.practice), "minutes": String(periods.minutesPerPeriod),
      ]))
    names.set("audience", facts.audience)
    names.set("objectives", isThere: !facts.objectives.isEmpty)
    for (name, kind) in [
      ("knowledge", Objective.Kind.knowledge), ("skills", .skill), ("attitudes", .attitude),
    ] {
      let texts = facts.objectives.filter { $0.kind == kind.rawValue }.map { PageNames(["text": $0.text]) }
      var group = PageNames()
      group.set("objectives", texts)
      names.set(name, texts.isEmpty ? nil : group)
    }
    names.set(
      "topics",
      facts.topics.enumerated().map { index, topic in
        PageNames(["ordinal": String(index + 1), "title": topic.title, "summary": topic.summary])
      })
    names.set("terms", facts.terms.isEmpty ? nil : facts.terms.joined(separator: " · "))
    names.set("law", facts.law.isEmpty ? nil : facts.law.joined(separator: " · "))
    return names
  }
}
