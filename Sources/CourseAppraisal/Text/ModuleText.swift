package import CourseModel

/// A module with its text laid out for reading: made once, and handed to every check.
package struct ModuleText: Sendable {
  package let module: Module
  /// What `module.yaml` says.
  let metadata: [Passage]
  /// The passages of each topic of the module, in its order.
  let topics: [[Passage]]

  /// Every citation with the words around it, in reading order, footnotes behind each topic.
  let citations: [CitationInText]

  package init(_ module: Module) {
    self.module = module
    citations = module.citationsInText
    metadata = PassageReader(module.metadata).passages
    topics = module.topics.map { PassageReader($0).passages }
  }

  /// Calls `body` with every passage, in reading order.
  func forEachPassage(_ body: (Passage) -> Void) {
    for passage in metadata { body(passage) }
    for topic in topics { for passage in topic { body(passage) } }
  }
}
