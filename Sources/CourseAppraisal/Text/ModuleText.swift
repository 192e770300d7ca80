package import CourseModel

/// A module with its text laid out for reading: made once, and handed to every check.
package struct ModuleText: Sendable {
  package let module: Module
  /// What `module.yaml` says: the title, then each objective.
  let metadata: [Passage]
  /// The topics of the module, in its order.
  let topics: [TopicText]
  /// What is kept of it to be compared, also with other modules.
  package let fingerprints: Fingerprints

  /// Every citation with the words around it, in reading order, footnotes behind each topic.
  let citations: [CitationInText]

  package init(_ module: Module) {
    self.module = module
    citations = module.citationsInText
    metadata = PassageReader(module.metadata).passages
    topics = module.topics.map(TopicText.init)
    fingerprints = Fingerprints(of: module.id, topics.lazy.flatMap(\.passages))
  }

  /// Every question of the module, in reading order.
  var questions: [Question] { topics.flatMap(\.questions) }

  /// Calls `body` with every passage, in reading order.
  func forEachPassage(_ body: (Passage) -> Void) {
    for passage in metadata { body(passage) }
    for topic in topics { for passage in topic.passages { body(passage) } }
  }
}

/// A topic with its text laid out, and what several checks count in it.
struct TopicText: Sendable {
  let topic: Topic
  let passages: [Passage]
  /// Every block, nested ones and those of footnotes included, in reading order; and what stands in them.
  let blocks: [Block]
  let questions: [Question]
  let links: [Link]
  let references: [CrossReference]
  let pictures: [Picture]
  /// How many syllables (tiếng) each of its blocks has, footnotes left aside.
  let syllablesOfBlocks: [Int]
  let syllables: Int

  init(_ topic: Topic) {
    let reader = PassageReader(topic)
    self.topic = topic
    passages = reader.passages
    blocks = reader.blocks
    questions = reader.blocks.compactMap { if case .question(let question) = $0.content { question } else { nil } }
    (links, references, pictures) = (reader.links, reader.references, reader.pictures)
    syllablesOfBlocks = reader.syllables
    syllables = reader.syllables.reduce(0, +)
  }
}
