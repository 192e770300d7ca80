import CourseModel

/// The contents of the module beside every page. Its entries are written once; each page takes them with its own marked.
struct HTMLNavigation {
  private let topics: [(ordinary: [UInt8], current: [UInt8])]
  /// The list on the page that holds all topics.
  let htmlWithinPage: [UInt8]

  init(_ edition: Edition) {
    htmlWithinPage = edition.module.topics.flatMap {
      HTMLNavigation.entry($0, address: "#" + $0.id.text, isCurrent: false)
    }
    topics = edition.module.topics.map { topic in
      (
        HTMLNavigation.entry(topic, address: HTMLPlace.page(of: topic.id), isCurrent: false),
        HTMLNavigation.entry(topic, address: HTMLPlace.page(of: topic.id), isCurrent: true)
      )
    }
  }

  /// The list, with the topic at `index` open at its sections.
  func html(at index: Int?) -> [UInt8] {
    var list: [UInt8] = []
    for (position, entry) in topics.enumerated() { list += position == index ? entry.current : entry.ordinary }
    return list
  }

  private static func entry(_ topic: Topic, address: String, isCurrent: Bool) -> [UInt8] {
    var html = HTMLWriter()
    html.element("li") { html in
      let link: [HTMLAttribute] =
        [.href(address), HTMLAttribute("data-topic", topic.id.text)]
        + (isCurrent ? [HTMLAttribute("aria-current", "page")] : [])
      html.element("a", link) {
        $0.element("span", [.class("number")]) { $0.text(String(topic.ordinal)) }
        $0.element("span") { $0.text(topic.metadata.title.value) }
      }
      let sections = topic.blocks.compactMap { block -> Heading? in
        if case .heading(let heading) = block.content, heading.level == 2 { heading } else { nil }
      }
      guard isCurrent, !sections.isEmpty else { return }
      html.element("ul") { html in
        for section in sections {
          html.element("li") { $0.element("a", [.href("#" + section.anchor.text)]) { $0.text(section.text.plainText) } }
        }
      }
    }
    html.newline()
    return html.bytes
  }
}
