package import CourseModel

/// The pages from which people and machines take the published versions: made from the catalogue and the list of what lies
/// in the store, and from nothing else, so that they can be made anew at any time and are the same on any day. Text files have
/// a compressed twin (`.gz`) for web servers.
package func portal(
  of catalogue: Catalogue, having files: StoreListing, _ templates: PortalTemplates
) -> OutputTree {
  let site = Site(catalogue: catalogue, files: files)
  var tree = OutputTree()
  func add(_ page: Page, _ names: PageNames, at path: String, titled title: String) {
    tree.add(templates.page(page, site.frame(of: path, titled: title, names)), at: path)
  }
  add(.home, site.home, at: "index.html", titled: catalogue.programme)
  for entry in catalogue.modules {
    add(
      .module, site.page(of: entry), at: Site.address(of: entry),
      titled: "\(entry.id.uppercased()) · \(entry.title)")
  }
  add(.changes, site.changes, at: Site.changesPage, titled: "Mới phát hành và thay đổi")
  add(.status, site.status, at: Site.statusPage, titled: "Tình trạng các phiên bản")
  add(.verify, site.verifying, at: Site.verifyPage, titled: "Kiểm tra gói đã tải")
  add(.provinces, site.provinces, at: Site.provincesPage, titled: "Dành cho các tỉnh, thành phố")
  if let feed = feed(of: site) { tree.add(feed, at: Site.feed) }
  tree.add(searchIndex(of: site), at: "assets/tim-kiem.js")
  for asset in templates.assets { tree.add(asset.bytes, at: "assets/" + asset.path) }
  return tree.withCompressedTwins
}
