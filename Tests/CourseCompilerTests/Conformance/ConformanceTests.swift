import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("The Markdown reader, by the examples of CommonMark and GFM")
struct ConformanceTests {
  @Test(
    "keeps the meaning of every example that is no deliberate difference",
    .enabled(if: ConformanceExample.isThere, "the examples are fetched by `make setup-test`"))
  func examples() throws {
    let examples = try ConformanceExample.all()
    #expect(examples.count > 700)
    var kept = 0
    var listed: [String: DeliberateDifference] = [:]
    for difference in DeliberateDifference.all {
      for name in difference.examples {
        #expect(listed.updateValue(difference, forKey: name) == nil, "\(name) is listed twice")
      }
    }
    for example in examples {
      let reading = Reading(of: example)
      let difference = listed.removeValue(forKey: example.name)
      if reading.keepsMeaning {
        kept += 1
        #expect(difference == nil, "\(example.name) is listed but no longer differs")
      } else if let difference {
        #expect(
          difference.code.map(reading.codes.contains) ?? true,
          "\(example.name): \(difference.reason), but there is no \(difference.code ?? "")\n\(reading.report)")
      } else {
        Issue.record("\(example.name), \(example.section)\n\(example.markdown)\n\(reading.report)")
      }
    }
    #expect(listed.keys.sorted() == [], "listed, but there is no such example")
    print("CommonMark and GFM: \(kept) examples kept, \(examples.count - kept) different on purpose")
  }

  /// What the compiler made of an example, beside what the example wants.
  private struct Reading {
    let wanted: ExpectedOutline
    let blocks: [Outline]
    let footnotes: [Outline]
    let codes: Set<String>

    init(of example: ConformanceExample) {
      wanted = ExpectedOutline(of: example.html)
      let compilation = Fixture.compile(Fixture.sources(["01-bai.md": "---\ntitle: Ví dụ\n---\n" + example.markdown]))
      let topic = compilation.module?.topics.first
      blocks = TreeOutline.of(topic?.blocks ?? [])
      footnotes = topic?.footnotes.map(TreeOutline.of) ?? []
      codes = Set(compilation.diagnostics.map(\.kind.code))
    }

    var keepsMeaning: Bool {
      blocks == wanted.blocks && footnotes == wanted.footnotes && wanted.required.isSubset(of: codes)
        && codes.isSubset(of: wanted.required.union(wanted.allowed))
    }

    var report: String {
      """
      wanted \(wanted.required.sorted()), perhaps \(wanted.allowed.sorted()):
      \(Outline.render(wanted.blocks + wanted.footnotes))
      got \(codes.sorted()):
      \(Outline.render(blocks + footnotes))
      """
    }
  }
}
