package import CourseModel

/// A topic made from a Word file.
package struct ImportedTopic: Sendable {
  /// The block at index n stands, until it is written, in line n + 1.
  package let topic: Topic
  /// The pictures that the topic names: where pandoc put them, and their paths.
  package let pictures: [(file: String, path: SourcePath)]
  /// What remains for the author.
  package let remarks: [Remark]

  /// Something that was lost or has to be looked at.
  package struct Remark: Sendable, Hashable {
    /// The index of the topic's block; `nil` for the topic as a whole.
    package let block: Int?
    package let message: Phrase
  }
}

/// Makes a topic of a Word file. `title` is used where the file has none of its own.
package func importTopic(_ id: TopicID, at path: SourcePath, from document: WordDocument, title: String)
  -> ImportedTopic
{
  var importer = Importer(path: path, name: id.text)
  return importer.topic(id, from: document.root, title: title)
}

/// The title that the file gives itself; empty where it has none.
package func title(of document: WordDocument) -> String {
  var importer = Importer(path: SourcePath("modules/topic/topic.md").unsafelyUnwrapped, name: "")
  return importer.title(of: document.root)
}
