import CourseModel
import CoursePortal
import CourseTestSupport
import Foundation
import Testing

@Suite("The portal")
struct PortalTests {
  @Test(
    "is made from the catalogue and the store's files alone",
    arguments: [
      "index.html", "chuyen-de/cd01.html", "chuyen-de/cd04.html", "thay-doi.html", "feed.atom", "assets/tim-kiem.js",
    ])
  func golden(_ page: String) throws {
    let name = String(page.split(separator: "/").last ?? "")
    CourseTestSupport.golden(try ExampleStore.portal().text(page), at: ExampleStore.folder.file(name))
  }

  @Test("links to files that are there, and never to a folder or another server")
  func links() throws {
    let tree = try ExampleStore.portal()
    let listing = String(decoding: try ExampleStore.folder.bytes("files.txt"), as: UTF8.self)
    let stored = listing.split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) }
    let there = Set(tree.paths.map(\.text) + stored)
    for page in tree.pages {
      let text = tree.text(page.text)
      let anchors = Set(text.matches(of: #/ id="([^"]+)"/#).map { String($0.1) })
      for link in text.matches(of: #/ (?:href|src)="([^"]+)"/#).map({ String($0.1) }) {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        if parts[0].isEmpty {
          #expect(anchors.contains(parts[1]), "\(page): \(link)")
          continue
        }
        let target = page.sibling(parts[0])?.text ?? "outside"
        #expect(there.contains(target), "\(page): \(link)")
        if parts.count > 1 { #expect(tree.text(target).contains(" id=\"\(parts[1])\""), "\(page): \(link)") }
      }
    }
  }

  @Test(
    "does not speak of what the store lacks",
    arguments: [
      ("verify.html", "kiem-tra.html"), ("keys/", "kiem-tra.html"), ("SHA256SUMS.sig", "chuyen-de/cd01.html"),
      ("status.txt", "trang-thai.html"), ("log.txt", "trang-thai.html"),
      ("countersigned", "chuyen-de/cd01.html"), ("thay-doi.pdf", "chuyen-de/cd01.html"),
      ("day-lai.html", "chuyen-de/cd01.html"), ("withdrawals/cd03", "chuyen-de/cd03.html"),
    ])
  func absent(_ file: String, _ page: String) throws {
    #expect(try ExampleStore.portal().text(page).contains(file))
    #expect(try !ExampleStore.portal(having: ExampleStore.listing(leaving: file)).text(page).contains(file))
  }

  @Test("escapes what authors wrote, once, on every page")
  func escaping() throws {
    let tree = try ExampleStore.portal()
    for page in tree.paths where ["html", "atom"].contains(page.fileExtension) {
      let text = tree.text(page.text)
      for raw in ["<văn", "<hồ", "<mẫu", "& nhận", "&amp;amp;", "&amp;lt;", "\"điện tử\""] {
        #expect(!text.contains(raw), "\(page)")
      }
    }
    #expect(tree.text("index.html").contains("Gửi &amp; nhận &lt;văn bản&gt; &quot;điện tử&quot;"))
    #expect(!tree.text("assets/tim-kiem.js").contains("<"))
  }

  @Test("says on every page that it is a specimen, and says nothing where the material is official")
  func specimen() throws {
    let official = try ExampleStore.portal(
      of: ExampleStore.catalogue {
        $0.replacing("\"specimen\": true,\n \"modules\"", with: "\"specimen\": false,\n \"modules\"")
      })
    let tree = try ExampleStore.portal()
    #expect(tree.pages.count == 9)
    for page in tree.pages {
      #expect(tree.text(page.text).contains("BẢN MẪU"), "\(page)")
      #expect(!official.text(page.text).contains("BẢN MẪU"), "\(page)")
    }
  }

  @Test("allows no page to load or send anything but its own files")
  func policy() throws {
    let tree = try ExampleStore.portal()
    for page in tree.pages {
      let text = tree.text(page.text)
      #expect(
        text.contains("content=\"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"), "\(page)")
      #expect(!text.contains("style=\"") && !text.contains("<style") && !text.contains("onclick"), "\(page)")
      #expect(text.matches(of: #/<script/#).count == text.matches(of: #/<script src="assets\//#).count, "\(page)")
    }
  }

  @Test("offers no withdrawn version for use, and tells an older version nothing of a newer one's withdrawal")
  func withdrawn() throws {
    let tree = try ExampleStore.portal()
    let page = tree.text("chuyen-de/cd03.html")
    #expect(!page.contains("class=\"button\"") && page.contains("Chưa có bản thay thế"))
    let older = page.split(separator: "id=\"v1.0.0\"").last ?? ""
    #expect(older.contains("Đã được thay bằng phiên bản 2.0.0") && !older.contains("Thu hồi theo"))
    #expect(!tree.text("index.html").contains("cd03-2.0.0.zip") && !tree.text("kiem-tra.html").contains("cd03"))
    #expect(tree.text("kiem-tra.html").contains("cd04-1.0.0.zip"))
  }

  @Test("shows releases that were published before their facts were")
  func olderReleases() throws {
    let catalogue = try ExampleStore.catalogue { $0.replacing("\"facts\":", with: "\"unknown\":") }
    let page = try ExampleStore.portal(of: catalogue).text("chuyen-de/cd01.html")
    #expect(page.contains("cd01-1.1.0.zip") && !page.contains("Mục tiêu"))
  }

  @Test("of an empty store has every page and no feed")
  func empty() throws {
    let catalogue = Catalogue(
      programme: "Chương trình", authority: "Bộ", academy: "Học viện", specimen: true,
      modules: [Catalogue.Entry(id: "cd01", title: "Một", compulsory: true, releases: [])])
    let tree = try ExampleStore.portal(of: catalogue, having: StoreListing([:]))
    #expect(tree.pages.count == 6)
    #expect(tree[Fixture.path("feed.atom")] == nil)
    for page in tree.pages { #expect(!tree.text(page.text).contains("feed.atom"), "\(page)") }
    #expect(tree.text("index.html").contains("Chưa có chuyên đề nào được phát hành."))
  }

  @Test("has a compressed twin beside every text file, of the same bytes each time")
  func twins() throws {
    let (tree, again) = (try ExampleStore.portal(), try ExampleStore.portal())
    #expect(tree.files == again.files)
    let texts = tree.paths.filter { $0.fileExtension != "gz" }
    #expect(tree.paths.count == 2 * texts.count)
    for path in texts {
      let twin = tree[Fixture.path(path.text + ".gz")] ?? []
      #expect(unzipped(twin) == tree[path], "\(path)")
      // No name, no time (RFC 1952, 2.3.1).
      #expect(Array(twin.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "\(path)")
    }
  }
}
