import CourseModel
import CoursePortal
import CourseTestSupport
import Testing

@Suite("The portal's templates")
struct PortalTemplateTests {
  @Test("use only names that are filled")
  func sound() throws {
    #expect(listing(of: PortalTemplates.read(try ExampleStore.templateFiles(), below: folder).1) == "")
  }

  @Test(
    "are refused with file and line",
    arguments: [
      ("home.mustache", "a\n{{> top}}{{titel}}", "home.mustache:2:10", "KM-003"),
      ("event.mustache", "\n{{seal}}", "event.mustache:2:1", "KM-003"),
      ("module.mustache", "a\n{{#card}}", "module.mustache:2", "KM-002"),
      ("status.mustache", nil, "status.mustache:1:1", "KM-001"),
      ("foot.mustache", nil, "foot.mustache:1:1", "KM-001"),
    ] as [(String, String?, String, String)])
  func faults(_ name: String, _ text: String?, _ place: String, _ code: String) throws {
    let (templates, diagnostics) = PortalTemplates.read(try ExampleStore.templateFiles([name: text]), below: folder)
    #expect(templates == nil)
    let shown = listing(of: diagnostics)
    #expect(shown.contains(place) && shown.contains(code), "\(shown)")
  }

  private let folder = Fixture.path("Templates/portal")
}
