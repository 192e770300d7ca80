import CourseModel
import Foundation
import Testing

@Suite("The feed")
struct FeedTests {
  @Test("is newest first, with times of decisions and one entry a release and a withdrawal")
  func order() throws {
    let feed = try ExampleStore.portal().text("feed.atom")
    let days = feed.matches(of: #/<updated>(.*?)</#).map { String($0.1) }
    #expect(days.first == days.dropFirst().first)
    #expect(days == days.sorted(by: >))
    #expect(days.count == 1 + 6 + 2)
  }

  @Test("gives every entry an identifier of its own, which stays when others come")
  func identifiers() throws {
    let catalogue = try ExampleStore.catalogue()
    func entries(_ modules: [Catalogue.Entry]) throws -> [String] {
      let part = Catalogue(
        programme: catalogue.programme, authority: catalogue.authority, academy: catalogue.academy, specimen: true,
        modules: modules)
      return try ExampleStore.portal(of: part).text("feed.atom").matches(of: #/<id>(.*?)</#).map { String($0.1) }
    }
    let all = try entries(catalogue.modules)
    #expect(Set(all).count == all.count)
    for id in all {
      #expect(
        id.wholeMatch(of: #/urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#) != nil,
        "\(id)")
    }
    // Without the withdrawals and without the newest version, the rest are the same entries.
    let first = catalogue.modules[0]
    let fewer = try entries([
      Catalogue.Entry(id: "cd01", title: first.title, compulsory: true, releases: Array(first.releases.suffix(1)))
    ])
    #expect(fewer.count == 2 && Set(fewer).isSubset(of: all))
  }
}
