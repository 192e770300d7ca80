package import CourseModel

/// What compiling a single topic file gives.
package struct TopicCompilation: Sendable {
  /// `nil` where the file cannot be read.
  package let topic: Topic?
  package let diagnostics: [Diagnostic]
}

/// Compiles one topic by itself, as the first of a module of which nothing else is known: its references to other topics and
/// its pictures stay as the author wrote them. `sources` holds what it may include. With a programme the values that the topic
/// names are filled in and, where `isMarked`, documents and terms are looked up and recognised.
package func compileTopic(
  _ id: TopicID, at path: SourcePath, from sources: SourceTree, of programme: Programme? = nil, isMarked: Bool = false
) -> TopicCompilation {
  let reading = readTopic(
    sources[path] ?? [], id: id, path: path, ordinal: 1, values: programme?.values ?? [:], sources: sources)
  var diagnostics = reading.diagnostics
  var topics = resolve(reading.topic.map { [$0] } ?? [], listed: nil, of: sources, reporting: &diagnostics)
  if isMarked, let programme {
    topics =
      mark(topics, lookingUp: ReferenceTables(programme), of: programme.glossary, reporting: &diagnostics).topics
  }
  return TopicCompilation(topic: topics.first, diagnostics: diagnostics.sorted(by: Diagnostic.precedes))
}
