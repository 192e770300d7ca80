package import CourseModel
import Mustache

/// The page from which people download: `index.html`, made from the catalogue alone.
package func portal(of catalogue: Catalogue, _ templates: PortalTemplates) -> OutputTree {
  var tree = OutputTree()
  var names: [String: Any] = [
    "programme": catalogue.programme, "authority": catalogue.authority, "academy": catalogue.academy,
    "count": String(catalogue.modules.count),
    "published": String(catalogue.modules.count { !$0.releases.isEmpty }),
    "waiting": catalogue.modules.filter(\.releases.isEmpty).map { entry -> [String: Any] in
      ["code": entry.id.uppercased(), "title": entry.title, "kind": kind(entry)]
    },
  ]
  let current = catalogue.modules.compactMap { entry in
    (entry.releases.first { $0.version == entry.current } ?? entry.releases.first).map { card(for: entry, $0) }
  }
  if !current.isEmpty { names["current"] = current }
  if catalogue.specimen { names["specimen"] = "BẢN MẪU – chưa được cơ quan có thẩm quyền thẩm định, ban hành" }
  guard let page = templates.library.render(names, withTemplate: "index") else {
    preconditionFailure("the portal's page was there when its template was read")
  }
  tree.add(page, at: "index.html")
  return tree
}

/// The look of the portal.
package struct PortalTemplates: Sendable {
  let library: MustacheLibrary

  /// `nil`, with the reason, where `source`, the file `index.mustache`, is malformed.
  package init(_ source: [UInt8]) throws {
    let template = try MustacheTemplate(string: String(decoding: source, as: UTF8.self))
    library = MustacheLibrary(templates: ["index": template])
  }
}

private func card(for entry: Catalogue.Entry, _ release: Release) -> [String: Any] {
  var card = row(for: release, of: entry)
  card["id"] = entry.id
  card["code"] = entry.id.uppercased()
  card["title"] = release.title
  card["kind"] = kind(entry)
  card["effective"] = readable(release.decision.effective)
  card["sha256"] = release.packages.first?.sha256
  if let changes = release.changes {
    card["changes"] = "releases/\(release.module)/\(release.version)/thay-doi.html"
    card["since"] = changes.since
    card["summary"] = summary(of: changes)
  }
  card["isCurrent"] = release.version == entry.current
  let others = entry.releases.filter { $0.version != release.version }
  if !others.isEmpty {
    card["hasOlder"] = true
    card["older"] = others.map { row(for: $0, of: entry) }
  }
  return card
}

private func row(for release: Release, of entry: Catalogue.Entry) -> [String: Any] {
  var row: [String: Any] = [
    "version": release.version, "number": release.decision.number, "date": readable(release.decision.date),
  ]
  if let package = release.packages.first {
    row["name"] = package.name
    row["package"] = "releases/\(release.module)/\(release.version)/\(package.name)"
    row["size"] = size(package.bytes)
  }
  if let withdrawal = entry.withdrawal(of: release.version) {
    var state = [
      "number": withdrawal.number, "date": readable(withdrawal.date), "reason": withdrawal.reason,
      "record": "withdrawals/\(release.module)-\(release.version).yaml",
    ]
    state["instead"] = withdrawal.instead.map { instead in
      instead.module == entry.id
        ? "phiên bản \(instead.version)" : "\(instead.module.uppercased()) phiên bản \(instead.version)"
    }
    row["withdrawn"] = state
  } else {
    row["state"] = "đã được thay thế"
  }
  return row
}

private func kind(_ entry: Catalogue.Entry) -> String { entry.compulsory ? "bắt buộc" : "tự chọn" }

private func readable(_ date: String) -> String { CalendarDate(date)?.forReaders ?? date }

/// "1,4 MB": megabytes of 1,000,000 bytes with a decimal comma, as file managers and slow links count.
private func size(_ bytes: Int) -> String {
  guard bytes >= 1_000_000 else { return "\(max(1, bytes / 1000)) KB" }
  let tenths = (bytes + 50_000) / 100_000
  return "\(tenths / 10),\(tenths % 10) MB"
}

private func summary(of changes: Release.Changes) -> String {
  let words = [("added", "thêm"), ("removed", "bỏ"), ("revised", "sửa"), ("moved", "chuyển chỗ")]
  let parts = words.compactMap { key, word in changes.blocks[key].flatMap { $0 > 0 ? "\(word) \($0)" : nil } }
  return parts.isEmpty ? "không đổi nội dung" : parts.joined(separator: ", ") + " khối nội dung"
}
