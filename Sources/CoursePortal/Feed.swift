import CourseModel

/// The Atom feed (RFC 4287) of all releases and withdrawals, newest first. Its times are the days of the decisions and its
/// identifiers follow from names alone, so an entry stays the same entry for ever. `nil` where nothing was published: a feed
/// must say when it was changed.
func feed(of site: Site) -> String? {
  let catalogue = site.catalogue
  let history = site.history
  guard let newest = history.first else { return nil }
  let place = "\(catalogue.authority)|\(catalogue.programme)"
  var text = """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
    <id>\(uniqueName(place))</id>
    <title>\(escaped(catalogue.programme))</title>
    <subtitle>\(catalogue.specimen ? "BẢN MẪU. " : "")Phiên bản mới ban hành và phiên bản bị thu hồi</subtitle>
    <updated>\(moment(newest.date))</updated>
    <author><name>\(escaped(catalogue.academy))</name></author>
    <generator>Học Liệu</generator>
    <link rel="self" type="application/atom+xml" href="\(Site.feed)"/>
    <link rel="alternate" type="text/html" href="\(Site.changesPage)"/>

    """
  for event in history { text += entry(event, of: site, in: place) }
  return text + "</feed>\n"
}

private func entry(_ event: Event, of site: Site, in place: String) -> String {
  let release = event.release
  let name = "\(release.module.uppercased()) \(release.version)"
  let page = "\(Site.address(of: event.entry))#\(Site.anchor(of: release))"
  var sentences: [String]
  var enclosure = ""
  let title: String
  switch event.kind {
  case .release:
    title = "Ban hành \(name): \(release.title)"
    sentences = [
      "Quyết định số \(release.decision.number) ngày \(readable(release.decision.date)), có hiệu lực từ \(readable(release.decision.effective))."
    ]
    sentences += (release.facts?.reasons ?? []).map { closed($0.text) }
    for file in release.packages {
      enclosure +=
        "<link rel=\"enclosure\" type=\"application/zip\" length=\"\(file.bytes)\" title=\"SHA-256 \(file.sha256)\" href=\"\(escaped("\(Site.folder(of: release))/\(file.name)"))\"/>\n"
    }
  case .withdrawal:
    title = "Thu hồi \(name): \(release.title)"
    let withdrawal = event.entry.withdrawal(of: release.version)
    sentences = ["Quyết định số \(withdrawal?.number ?? "") ngày \(readable(event.date))."]
    sentences += (withdrawal.map { [closed($0.reason)] } ?? [])
    sentences.append(
      withdrawal?.instead.map { "Dùng \($0.module.uppercased()) phiên bản \($0.version) thay thế." }
        ?? "Chưa có bản thay thế; không dùng phiên bản này để giảng dạy.")
  }
  return """
    <entry>
    <id>\(uniqueName("\(place)|\(release.module)|\(release.version)|\(event.kind.rawValue)"))</id>
    <title>\(escaped(title))</title>
    <updated>\(moment(event.date))</updated>
    <published>\(moment(event.date))</published>
    <category term="\(event.kind.rawValue)" label="\(event.kind == .release ? "ban hành" : "thu hồi")"/>
    <category term="\(escaped(release.module))" label="\(escaped(release.module.uppercased()))"/>
    <link rel="alternate" type="text/html" href="\(escaped(page))"/>
    \(enclosure)<summary>\(escaped(sentences.joined(separator: " ")))</summary>
    </entry>

    """
}

/// Midnight in Vietnam, as RFC 3339 writes it.
private func moment(_ date: String) -> String { date + "T00:00:00+07:00" }

/// A UUID of version 8 (RFC 9562) that follows from a text: its 128-bit FNV-1a hash. It names things and proves nothing.
private func uniqueName(_ text: String) -> String {
  var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
  for byte in text.utf8 { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b }
  hash = hash & ~(0xF << 76) | (8 << 76)
  hash = hash & ~(0x3 << 62) | (2 << 62)
  let digits = String(hash, radix: 16)
  let padded = Array(String(repeating: "0", count: 32 - digits.count) + digits)
  let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(padded[$0]) }
  return "urn:uuid:" + parts.joined(separator: "-")
}
