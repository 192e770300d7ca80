import CourseModel

/// What the pages are made from, and the addresses that they have. Every link names a file, so that a bucket or a memory stick
/// serves them too.
struct Site {
  let catalogue: Catalogue
  let files: StoreListing

  static let changesPage = "thay-doi.html"
  static let statusPage = "trang-thai.html"
  static let verifyPage = "kiem-tra.html"
  static let provincesPage = "dia-phuong.html"
  static let feed = "feed.atom"

  static func address(of entry: Catalogue.Entry) -> String { "chuyen-de/\(entry.id).html" }

  static func folder(of release: Release) -> String { "releases/\(release.module)/\(release.version)" }

  /// Where a version stands on its module's page.
  static func anchor(of release: Release) -> String { "v\(release.version)" }

  /// All releases with their modules, in the catalogue's order, newest first.
  var releases: [(entry: Catalogue.Entry, release: Release)] {
    catalogue.modules.flatMap { entry in entry.releases.map { (entry, $0) } }
  }

  /// The names of a page with those that all pages have. `path` is where the page lies.
  func frame(of path: String, titled title: String, _ names: PageNames) -> PageNames {
    let isBelow = path.contains("/")
    var page = PageNames([
      "root": isBelow ? "../" : nil, "pageTitle": title, "programme": catalogue.programme,
      "authority": catalogue.authority, "academy": catalogue.academy,
      "specimen": catalogue.specimen ? "BẢN MẪU – chưa được cơ quan có thẩm quyền thẩm định, ban hành" : nil,
      "feed": releases.isEmpty ? nil : Site.feed,
    ])
    page.set("isHome", isThere: path == "index.html")
    let pages = [
      ("index.html", "Chuyên đề"), (Site.changesPage, "Mới và thay đổi"), (Site.statusPage, "Tình trạng"),
      (Site.verifyPage, "Kiểm tra"), (Site.provincesPage, "Cho địa phương"),
    ]
    page.set(
      "navigation",
      pages.map { address, label in
        var link = PageNames(["href": address, "label": label])
        link.set("isHere", isThere: address == path)
        return link
      })
    page.add(names)
    return page
  }
}

/// What a published version is good for now.
enum VersionState: String {
  case current, superseded, withdrawn, none

  init(of release: Release, in entry: Catalogue.Entry) {
    if entry.withdrawal(of: release.version) != nil {
      self = .withdrawn
    } else {
      self = release.version == entry.current ? .current : .superseded
    }
  }

  /// For people.
  var name: String {
    switch self {
    case .current: "hiện hành"
    case .superseded: "đã được thay thế"
    case .withdrawn: "đã thu hồi"
    case .none: "chưa phát hành"
    }
  }
}

/// A day as people write it.
func readable(_ date: String) -> String { CalendarDate(date)?.forReaders ?? date }

/// "1,4 MB": megabytes of 1,000,000 bytes with a decimal comma, as file managers and slow links count.
func size(_ bytes: Int) -> String {
  guard bytes >= 1_000_000 else { return "\(max(1, (bytes + 500) / 1000)) KB" }
  let tenths = (bytes + 50_000) / 100_000
  return "\(tenths / 10),\(tenths % 10) MB"
}
