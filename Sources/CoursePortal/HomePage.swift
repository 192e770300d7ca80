import CourseModel

extension Site {
  /// The page that lists all modules.
  var home: PageNames {
    let history = history
    var page = PageNames([
      "count": String(catalogue.modules.count),
      "published": String(catalogue.modules.count { !$0.releases.isEmpty }),
      "latest": history.first.map { readable($0.date) },
    ])
    page.set(
      "news",
      history.prefix(4).map { event in
        var news = names(of: event)
        news.set("hasReasons", isThere: false)
        return news
      })
    page.set("modules", catalogue.modules.map(card))
    return page
  }

  /// A module with the version to use.
  func card(for entry: Catalogue.Entry) -> PageNames {
    let shown = entry.releases.first { $0.version == entry.current } ?? entry.releases.first
    let state = shown.map { VersionState(of: $0, in: entry) } ?? .none
    var card = PageNames([
      "id": entry.id, "code": entry.id.uppercased(), "title": shown?.title ?? entry.title,
      "href": Site.address(of: entry), "stateClass": state.rawValue, "stateName": state.name,
    ])
    card.set("compulsory", isThere: entry.compulsory)
    card.set("optional", isThere: !entry.compulsory)
    guard let release = shown else { return card }
    card.set("hasRelease", isThere: true)
    card.set("noCurrent", isThere: entry.current == nil)
    card.set("version", release.version)
    card.set("decision", release.decision.number)
    card.set("date", readable(release.decision.date))
    card.set("effective", readable(release.decision.effective))
    card.set("withdrawn", entry.withdrawal(of: release.version).map { withdrawal($0, of: release) })
    if let package = release.packages.first {
      card.set("download", "\(Site.folder(of: release))/\(package.name)")
      card.set("size", size(package.bytes))
      card.set("sha256", package.sha256)
    }
    card.set(
      "delta",
      delta(to: release).map {
        PageNames(["href": "\(Site.folder(of: release))/\($0.name)", "size": size($0.bytes), "since": $0.since])
      })
    return card
  }
}
